/** One run of the built tool over a folder, with the documents it read. */
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const packageRoot = new URL('../../', import.meta.url)

/** The rubric whose criteria and facets the labels' columns stand for. */
const defaultRubric = fileURLToPath(new URL('rubric/nimh-ml-research-scientist/rubric.yaml', packageRoot))

/** What the bench takes from the build. */
const modules = [
  'pipeline.js',
  'io/world.js',
  'io/background.js',
  'io/rubric-file.js',
  'rubric/load.js',
  'text/tokenize.js',
  'text/stem.js',
  'text/stopwords.js',
]

/**
 * @typedef {object} Result what the tool said of one document
 * @property {string} id
 * @property {number} points 0 to 100; -1 when it was not read
 * @property {boolean} read
 * @property {Map<string, import('../../src/model/assessment.ts').CriterionScore>} criteria
 * @property {import('../../src/model/assessment.ts').Assessment} assessment
 * @property {import('../../src/model/document.ts').Document} document
 */

/**
 * Ranks every document of the folder as an application of its own, without cache.
 *
 * @param {string} folder
 * @param {{ rubric?: string, dist?: string }} options the rubric's path, and where the build is
 */
export async function runTool(folder, { rubric: rubricPath = defaultRubric, dist }) {
  const build = dist === undefined ? new URL('dist/', packageRoot) : pathToFileURL(`${resolve(dist)}/`)
  const { sift, realWorld, loadBackground, loadTool, loadRubricFile, loadRubric, ...words } = await importBuild(build)
  const { tokenize, stem, isStopword } = words
  const file = await loadRubricFile(rubricPath)
  const { rubric, diagnostics } = loadRubric(file.text, file)
  if (rubric === null) throw new Error(diagnostics.map((each) => `${each.code}: ${each.message}`).join('\n'))
  const world = realWorld({ cacheFolder: null, jobs: null, reproducible: true, onProgress: () => {} })
  const documents = new Map()
  const recording = {
    ...world,
    async *extract(files) {
      for await (const document of world.extract(files)) {
        documents.set(document.source.path, document)
        yield document
      }
    },
  }
  const [background, tool] = await Promise.all([loadBackground(), loadTool()])
  const report = await sift([folder], rubric, recording, background, { tool, grouping: 'file' })
  const results = new Map(
    report.applications.map((assessment) => {
      const path = assessment.documents[0]?.path ?? ''
      return [idOf(path), toResult(assessment, documents.get(path))]
    }),
  )
  return { report, rubric, results, language: { tokenize, stem, isStopword } }
}

/**
 * @param {import('../../src/model/assessment.ts').Assessment} assessment
 * @param {import('../../src/model/document.ts').Document} document
 */
function toResult(assessment, document) {
  return {
    id: idOf(document.source.path),
    points: assessment.points ?? -1,
    read: assessment.points !== null,
    criteria: new Map(assessment.criteria.map((each) => [each.id, each])),
    assessment,
    document,
  }
}

/** @param {string} path */
function idOf(path) {
  return basename(path).replace(/\.[^.]+$/, '')
}

/** @param {URL} build */
async function importBuild(build) {
  await stat(new URL('pipeline.js', build)).catch(() => {
    throw new Error(`there is no build in ${fileURLToPath(build)}: run \`npm run build\` first`)
  })
  const loaded = await Promise.all(modules.map((path) => import(new URL(path, build).href)))
  return Object.assign({}, ...loaded)
}
