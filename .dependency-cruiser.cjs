/** The floors of the house: a folder imports only from floors below it. See src/README.md. */
const stages = ['intake', 'extract', 'match', 'score', 'report']

/** A floor may import nothing but itself and `allowed`. */
const floor = (name, path, allowed) => ({
  name,
  severity: 'error',
  from: { path },
  to: { path: '^src/', pathNot: [path, ...allowed] },
})

/** Containers and zipped documents are taken apart by the same code. */
const below = (stage) => (['intake', 'extract'].includes(stage) ? ['^src/archive/'] : [])

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/index\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
    floor('model-imports-nothing', '^src/model/', []),
    floor('text-imports-model', '^src/text/', ['^src/model/']),
    floor('archive-imports-model', '^src/archive/', ['^src/model/']),
    ...stages.map((stage) => floor(`${stage}-stands-alone`, `^src/${stage}/`, ['^src/(model|text)/', ...below(stage)])),
    floor('diff-reads-reports', '^src/diff/', ['^src/(model|text|report)/']),
    floor('blind-reads-who-applies', '^src/blind/', ['^src/(model|text)/', '^src/intake/candidate/']),
    floor('review-reads-decisions', '^src/review/', [
      '^src/(model|text)/',
      '^src/report/escape\\.ts$',
      '^src/score/random\\.ts$',
    ]),
    floor('rubric-below-pipeline', '^src/rubric/', ['^src/(model|text)/', '^src/match/']),
    floor('io-is-an-edge', '^src/io/', [
      '^src/(model|text)/',
      '^src/extract/index\\.ts$',
      '^src/extract/registry\\.ts$',
      '^src/assess/index\\.ts$',
      '^src/intake/(open|registry)\\.ts$',
      '^src/(mark|paper)/index\\.ts$',
    ]),
    floor('paper-imports-model', '^src/paper/', ['^src/model/']),
    floor('mark-stands-alone', '^src/mark/', ['^src/(model|paper)/']),
    floor('kept-below-assess', '^src/kept/', ['^src/(model|intake|match|score|report)/']),
    floor('assess-runs-two-stages', '^src/assess/', ['^src/(model|intake|match|score|kept)/']),
    floor('pipeline-runs-the-stages', '^src/pipeline\\.ts$', [
      '^src/(model|text|intake|extract|match|score|kept)/',
      '^src/assess/index\\.ts$',
    ]),
    floor('check-assesses', '^src/check/', [
      '^src/(model|text|match|score|report|rubric)/',
      '^src/intake/(index|content-role)\\.ts$',
      '^src/extract/index\\.ts$',
      '^src/assess/index\\.ts$',
    ]),
    floor('shards-run-the-pipeline', '^src/shards/', [
      '^src/(model|text|intake|match|kept|score)/',
      '^src/(extract|assess)/index\\.ts$',
      '^src/pipeline\\.ts$',
    ]),
    floor('index-is-the-face', '^src/index\\.ts$', ['^src/(model|pipeline|rubric|report|io)']),
    {
      name: 'stages-do-not-touch-the-world',
      severity: 'error',
      comment: 'ask World instead',
      from: {
        path: `^src/(model|text|archive|paper|mark|pipeline|assess|rubric|diff|check|kept|shards|review|blind|${stages.join('|')})`,
      },
      to: { path: '^(node:)?(fs|fs/promises|process|child_process|net|http|https|os|worker_threads)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types'],
    },
  },
}
