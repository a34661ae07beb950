import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { Rubric } from '../../src/model/rubric.ts'
import { loadRubric } from '../../src/rubric/load.ts'
import { rubricJsonSchema } from '../../src/rubric/schema.ts'

const root = new URL('../../', import.meta.url)
const source = { path: 'rubric.yaml', sha256: '0'.repeat(64) }

/** `line:column severity code: message`, and the hint under it. */
const show = ({ position, severity, code, message, hint }: Diagnostic): string =>
  [
    `${position === null ? '–' : `${position.start.line}:${position.start.column}`} ${severity} ${code}: ${message}`,
    ...(hint === null ? [] : [`  ${hint}`]),
  ].join('\n')

/** What is said about a rubric that has an error. */
function mistakes(text: string): string {
  const { rubric, diagnostics } = loadRubric(text, source)
  expect(rubric).toBeNull()
  return diagnostics.map(show).join('\n')
}

/** A rubric about which nothing is said. */
function load(text: string): Rubric {
  const { rubric, diagnostics } = loadRubric(text, source)
  expect(diagnostics.map(show)).toEqual([])
  return rubric!
}

/** A valid rubric with `extra` lines in its criterion and its facet. */
const withExtra = ({
  criterion = '',
  facet = 'terms: [Python]',
}: {
  criterion?: string
  facet?: string
} = {}): string =>
  [
    'id: ops',
    'title: Operations',
    'criteria:',
    '  - id: programming',
    '    label: Programming',
    '    importance: required',
    '    posting: proficiency in Python',
    ...criterion.split('\n').map((line) => `    ${line}`),
    '    facets:',
    '      - id: python',
    '        label: Python',
    ...facet.split('\n').map((line) => `        ${line}`),
    '',
  ].join('\n')

test('every mistake is reported at once, at its line and column, with the way out', () => {
  const text = `id: Ten Mistakes
title: Ten mistakes
bands: { strong: 30, possible: 40 }
criteria:
  - id: programming
    label: Programming
    importance: importent
    posting: proficiency in Python
    weight: high
    facets:
      - id: python
        label: Python
        wieght: 2
        terms:
          - Python
          - term: R
            need: ['/(?=package)/', statistics]
      - id: python
        label: Python again
        terms: [Python, Python]
  - id: imaging
    label: Imaging
    importance: favorable
    posting: brain data
    gate: { level: 1, cap: weak }
    combine: { at-least: 3 }
    facets:
      - id: mri
        label: MRI
        keywords: [MRI]
      - label: MEG
        terms: []
`
  expect(mistakes(text)).toMatchInlineSnapshot(`
    "1:5 error rubric/bad-value: an id is written in lower case with hyphens, such as machine-learning, found "Ten Mistakes"
    3:8 error rubric/cut-scores: the cut score of strong must be above that of possible, found 30 and 40
      for example { strong: 60, possible: 35 }
    7:17 error rubric/bad-value: importance is \`required\` or \`favorable\`, found "importent"
      a favorable criterion can only add; a required one caps the band where nothing is found
    9:13 error rubric/bad-weight: weight must be a number above 0, found "high"
      weights are relative; \`weight: 3\` counts three times as much as \`weight: 1\`
    13:9 error rubric/unknown-key: no key is called "wieght" in a facet
      did you mean \`weight\`?
    17:20 error rubric/bad-value: the pattern cannot run in linear time: error parsing regexp: invalid or unsupported Perl syntax: \`(?=\`, found "/(?=package)/"
      patterns are of RE2 syntax: say with \`need:\`, \`deny:\` or \`not:\` what stands around, instead of (?=…) or \\1
    18:13 error rubric/duplicate-id: facet "python" is defined twice, first as number 1
      give one of them another id
    20:25 error rubric/duplicate-term: the term "Python" stands twice in this facet
      a concept counts once: keep one
    25:11 error rubric/favorable-gate: a favorable criterion cannot have a gate: it can only add
      remove \`gate\`, or make the criterion required
    26:26 error rubric/unreachable: at-least: 3 can never be met: the criterion has 2 facets
    28:9 error rubric/no-evidence: facet "mri" looks for nothing
      give it \`terms:\` or \`like:\` or \`entries:\`
    30:9 error rubric/unknown-key: no key is called "keywords" in a facet
      known here: id, label, posting, weight, supporting, enough, months, recency, terms, like, entries
    31:9 error rubric/missing: id is missing
      add \`id:\` here
    32:16 error rubric/bad-value: terms needs at least one entry, found []"
  `)
})

test('a term implies other facets of its own criterion only', () => {
  const withTerm = (implies: string) => `id: a
title: A
criteria:
  - id: b
    label: B
    importance: required
    posting: c
    facets:
      - { id: tools, label: Tools, terms: [{ term: FreeSurfer, implies: [${implies}] }] }
      - { id: mri, label: MRI, terms: [MRI] }
`
  expect(loadRubric(withTerm('mri'), { path: 'r.yaml', sha256: '' }).diagnostics).toEqual([])
  for (const wrong of ['mir', 'tools']) {
    const [found] = loadRubric(withTerm(wrong), { path: 'r.yaml', sha256: '' }).diagnostics
    expect(found).toMatchObject({
      code: 'rubric/unknown-facet',
      hint: 'there are mri',
      position: { start: { line: 9 } },
    })
  }
})

test('a rubric of ten lines is enough', () => {
  const rubric = load(withExtra())
  expect(rubric).toMatchInlineSnapshot(`
    {
      "asOf": null,
      "bands": {
        "possible": 35,
        "strong": 60,
      },
      "criteria": [
        {
          "anchors": [
            "no evidence found",
            "named in a list, a course or a claim",
            "used in a described role, project or study",
            "a named output: publication, software, thesis, award, talk",
          ],
          "combine": {
            "how": "together",
          },
          "enough": [
            1,
            1,
            1,
          ],
          "facets": [
            {
              "enough": [
                1,
                1,
                1,
              ],
              "id": "python",
              "label": "Python",
              "posting": [],
              "sources": [
                {
                  "kind": "keyword",
                  "options": [
                    "Python",
                  ],
                },
              ],
              "supporting": false,
              "time": null,
              "weight": 1,
            },
          ],
          "id": "programming",
          "importance": "required",
          "label": "Programming",
          "posting": [
            "proficiency in Python",
          ],
          "rationale": null,
          "time": null,
          "weight": 1,
        },
      ],
      "gates": [
        {
          "cap": "possible",
          "criterionId": "programming",
          "level": 1,
        },
      ],
      "id": "ops",
      "path": "rubric.yaml",
      "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
      "title": "Operations",
    }
  `)
})

test('combine, enough, anchors, weights and bands come through', () => {
  const text = withExtra({
    criterion: [
      'weight: 3',
      'rationale: it is named first',
      'combine: { at-least: 1 }',
      'enough: { used: 2 }',
      'anchors: { used: writes programs }',
      'gate: { level: 2, cap: weak }',
    ].join('\n'),
    facet: 'weight: 0.5\nposting: [one, two]\nlike: [wrote programs for data analysis]',
  })
  const { criteria, gates } = load(text)
  expect(criteria[0]).toMatchObject({
    weight: 3,
    rationale: 'it is named first',
    combine: { how: 'at-least', count: 1 },
    enough: [1, 2, 1],
    posting: ['proficiency in Python'],
  })
  expect(criteria[0]!.anchors[2]).toBe('writes programs')
  expect(criteria[0]!.facets[0]).toMatchObject({ weight: 0.5, posting: ['one', 'two'], sources: [{ kind: 'tfidf' }] })
  expect(gates).toEqual([{ criterionId: 'programming', level: 2, cap: 'weak' }])
})

describe('time', () => {
  test('months and recency stand in a criterion or a facet, and recency counts from as-of', () => {
    const text = withExtra({ criterion: 'recency: 3', facet: 'months: 24\nterms: [Python]' })
    const { asOf, criteria } = load(`as-of: 2026-11-01\n${text}`)
    expect(asOf).toEqual({ year: 2026, month: 11 })
    expect(criteria[0]?.time).toEqual({ months: null, recency: { years: 3, asOf: 2026 } })
    expect(criteria[0]?.facets[0]?.time).toEqual({ months: 24, recency: null })
  })

  test('recency without a date to count from is an error: points never depend on the day of the run', () => {
    const text = withExtra({ criterion: 'recency: 3', facet: 'recency: 5\nterms: [Python]' })
    expect(mistakes(text)).toMatchInlineSnapshot(`
      "8:14 error rubric/no-date: recency needs the date it is counted from
        add a line such as \`as-of: 2026-11-01\`, the day of the posting, beside \`id:\` and \`title:\`
      12:18 error rubric/no-date: recency needs the date it is counted from
        add a line such as \`as-of: 2026-11-01\`, the day of the posting, beside \`id:\` and \`title:\`"
    `)
  })

  test('values that are no months, years or date', () => {
    const text = withExtra({ criterion: 'recency: soon', facet: 'months: 0\nrecency: 2.5\nterms: [Python]' })
    expect(mistakes(`as-of: 2026-13-01\n${text}`)).toMatchInlineSnapshot(`
      "1:8 error rubric/bad-value: as-of is a date such as 2026-11-01 or 2026-11, found "2026-13-01"
      9:14 error rubric/bad-value: recency must be a whole number of years from 1 to 50, found "soon"
      13:17 error rubric/bad-value: months must be a whole number from 1 to 600, found 0
      14:18 error rubric/bad-value: recency must be a whole number of years from 1 to 50, found 2.5"
    `)
    expect(
      mistakes(`as-of: 2026\n${withExtra({ facet: 'months: { at-least: 24 }\nterms: [Python]' })}`),
    ).toMatchInlineSnapshot(`
      "1:8 error rubric/bad-value: as-of is a date such as 2026-11-01 or 2026-11, found 2026
      13:17 error rubric/bad-value: months must be a whole number from 1 to 600, found {"at-least":24}"
    `)
  })
})

test('a required criterion has a gate of its own accord, a favorable one never', () => {
  expect(load(withExtra()).gates).toEqual([{ criterionId: 'programming', level: 1, cap: 'possible' }])
  expect(load(withExtra().replace('required', 'favorable')).gates).toEqual([])
})

test('a favorable criterion with a gate is refused', () => {
  const text = withExtra({ criterion: 'gate: { level: 1, cap: weak }' }).replace('required', 'favorable')
  expect(mistakes(text)).toMatchInlineSnapshot(`
    "8:11 error rubric/favorable-gate: a favorable criterion cannot have a gate: it can only add
      remove \`gate\`, or make the criterion required"
  `)
})

test('a weight that differs asks for its reason, and the rubric still loads', () => {
  const { rubric, diagnostics } = loadRubric(withExtra({ criterion: 'weight: 2' }), source)
  expect(rubric).not.toBeNull()
  expect(diagnostics.map(show).join('\n')).toMatchInlineSnapshot(`
    "8:13 warning rubric/no-rationale: weight 2 has no rationale
      say in \`rationale:\` which words of the posting make it weigh more or less than the others"
  `)
})

test.each(['0', '-1', 'high', '[1]', '.nan', '.inf'])('a criterion cannot have the weight %s', (weight) => {
  expect(mistakes(withExtra({ criterion: `weight: ${weight}` }))).toMatch(
    /^8:13 error rubric\/bad-weight: weight must be a number above 0, found /,
  )
})

test('an unknown key is shown at the key, with the one that was meant', () => {
  expect(mistakes(withExtra({ facet: 'terms: [Python]\nlabell: x' }))).toMatchInlineSnapshot(`
    "13:9 error rubric/unknown-key: no key is called "labell" in a facet
      did you mean \`label\`?"
  `)
  expect(mistakes(withExtra({ facet: 'terms: [{ term: R, aliass: [GNU R] }]' }))).toMatchInlineSnapshot(`
    "12:28 error rubric/unknown-key: no key is called "aliass" in a term
      did you mean \`aliases\`?"
  `)
})

test('an unknown key that is near none is shown with those that are known', () => {
  expect(mistakes(withExtra({ facet: 'terms: [Python]\nregex: x' }))).toMatchInlineSnapshot(`
    "13:9 error rubric/unknown-key: no key is called "regex" in a facet
      known here: id, label, posting, weight, supporting, enough, months, recency, terms, like, entries"
  `)
})

test('a facet that looks for nothing is refused', () => {
  expect(mistakes(withExtra({ facet: 'weight: 1' }))).toMatchInlineSnapshot(`
    "10:9 error rubric/no-evidence: facet "python" looks for nothing
      give it \`terms:\` or \`like:\` or \`entries:\`"
  `)
})

test.each([
  ['look-ahead', '/R(?!&D)/'],
  ['look-behind', '/(?<=G)R/'],
  ['a back-reference', '/(a)\\1/'],
  ['an open bracket', '/[a/'],
])('a pattern with %s cannot run in linear time, and is refused where it stands', (_, pattern) => {
  for (const key of ['not', 'need', 'patterns']) {
    const text = withExtra({
      facet: `terms:\n  - term: R\n    ${key}: [x, '${pattern}']`.replace('x, ', key === 'patterns' ? '' : 'x, '),
    })
    const column = text.split('\n')[13]!.indexOf("'/") + 1
    const [place, hint] = mistakes(text).split('\n')
    expect(place).toMatch(new RegExp(`^14:${column} error rubric/bad-value: the pattern cannot run in linear time: `))
    expect(hint).toContain('patterns are of RE2 syntax')
  }
})

test('a pattern that would take other engines exponential time is harmless', () => {
  load(withExtra({ facet: "terms:\n  - term: R\n    patterns: ['/(a+)+$/']" }))
})

test('an alias bomb is refused before it grows', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [index, name] of [...'bcdefghij'].entries()) {
    const above = 'abcdefghij'[index]
    bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${above}`).join(', ')}]`)
  }
  const startedAt = performance.now()
  const text = mistakes(bomb.join('\n'))
  expect(performance.now() - startedAt).toBeLessThan(1000)
  expect(text.split('\n').slice(0, 2).join('\n')).toMatchInlineSnapshot(`
    "1:7 error rubric/alias: anchors and aliases (& and *) are not allowed in a rubric
      write the value out in each place"
  `)
})

test('an anchor is refused as well, and a merge key is a key like any other', () => {
  expect(mistakes(`${withExtra()}x: &x 1\n`)).toContain('rubric/alias')
  expect(mistakes(`${withExtra()}<<: { title: Other }\n`)).toContain(
    '13:1 error rubric/unknown-key: no key is called "<<"',
  )
})

test('a key given twice is refused at the second', () => {
  expect(mistakes(`${withExtra()}title: Other\n`)).toMatchInlineSnapshot(
    `"13:1 error rubric/duplicate-key: this key stands twice in one mapping"`,
  )
})

test('YAML that cannot be read is refused where it breaks off', () => {
  expect(mistakes('id: ops\ncriteria: [1, 2\ntitle: x\n')).toMatch(/^3:1 error rubric\/yaml: /)
  expect(mistakes('id: ops\n\ttitle: x')).toMatchInlineSnapshot(
    `"2:1 error rubric/yaml: Tabs are not allowed as indentation"`,
  )
  expect(mistakes('id: ops\n---\nid: more')).toMatchInlineSnapshot(
    `"2:1 error rubric/yaml: a rubric is one YAML document, and \`---\` begins a second"`,
  )
})

test('a tag that asks for code is refused', () => {
  expect(mistakes(withExtra({ facet: 'terms: [!!js/function "x"]' }))).toMatch(
    /^12:17 error rubric\/yaml: Unresolved tag/,
  )
})

test.each([
  ['', 'null'],
  ['hello', '"hello"'],
  ['- a', '["a"]'],
])('%j is no rubric', (text, found) => {
  expect(mistakes(text)).toContain(`error rubric/bad-value: the file must be a mapping, found ${found}`)
})

test('keys that name properties of every object are unknown keys, and change nothing', () => {
  const text = `${withExtra({ facet: 'terms: [Python]\n__proto__: { terms: [x] }' })}constructor: { prototype: 1 }\n`
  expect(mistakes(text)).toMatchInlineSnapshot(`
    "13:9 error rubric/unknown-key: no key is called "__proto__" in a facet
      known here: id, label, posting, weight, supporting, enough, months, recency, terms, like, entries
    14:1 error rubric/unknown-key: no key is called "constructor" in the file
      known here: id, title, bands, as-of, criteria"
  `)
  expect('terms' in {}).toBe(false)
})

test('terms may be called __proto__ and constructor', () => {
  const [criterion] = load(withExtra({ facet: 'terms: [__proto__, constructor, toString]' })).criteria
  expect(criterion!.facets[0]!.sources).toEqual([
    { kind: 'keyword', options: ['__proto__', 'constructor', 'toString'] },
  ])
})

test('a file of 2 MB is refused without being parsed', () => {
  const startedAt = performance.now()
  expect(mistakes(`# ${'x'.repeat(2_000_000)}`)).toMatchInlineSnapshot(
    `"– error rubric/too-large: a rubric has at most 1000000 bytes"`,
  )
  expect(performance.now() - startedAt).toBeLessThan(100)
})

test.each([
  ['keys that are not known', Array.from({ length: 60_000 }, (_, at) => `k${at}: 1`).join('\n')],
  ['keys that stand twice', 'a: 1\n'.repeat(100_000)],
  ['anchors', Array.from({ length: 30_000 }, (_, at) => `k${at}: &a${at} 1`).join('\n')],
])(
  'a file of nothing but %s is refused in time, with a hundred mistakes and a count',
  (_, text) => {
    const { rubric, diagnostics } = loadRubric(text, source)
    expect(rubric).toBeNull()
    expect(diagnostics.length).toBeLessThanOrEqual(101)
  },
  20_000,
)

test('any text at all gives a rubric or an error, never an exception', () => {
  const lines = withExtra().split('\n')
  const edited = fc
    .array(
      fc.tuple(
        fc.nat({ max: lines.length - 1 }),
        fc.constantFrom('', '- x', ': ', '[', '{', '&a *a', '? x', '!!x', 'weight: .nan', '"'),
      ),
      { maxLength: 4 },
    )
    .map((edits) => {
      const text = [...lines]
      for (const [at, line] of edits) text[at] = line
      return text.join('\n')
    })
  fc.assert(
    fc.property(fc.oneof(edited, fc.string({ unit: 'binary' })), (text) => {
      const { rubric, diagnostics } = loadRubric(text, source)
      expect(rubric === null).toBe(diagnostics.some((each) => each.severity === 'error'))
    }),
    { numRuns: 300 },
  )
})

const shippedPath = 'rubric/nimh-ml-research-scientist/rubric.yaml'

test('the shipped rubric loads, and nothing is said about it', async () => {
  const bytes = await readFile(new URL(shippedPath, root))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(loadRubric(bytes.toString('utf8'), { path: shippedPath, sha256 }).diagnostics.map(show)).toEqual([])
})

test('the shipped rubric has the criteria and facets that others rely on', async () => {
  const rubric = load(await readFile(new URL(shippedPath, root), 'utf8'))
  expect(rubric.criteria.map(({ id }) => id)).toEqual([
    'machine-learning',
    'optimization-statistics',
    'neuroimaging',
    'programming',
    'research',
  ])
  const facetsOf = (id: string) => rubric.criteria.find((each) => each.id === id)!.facets.map((each) => each.id)
  expect(facetsOf('programming')).toEqual(expect.arrayContaining(['python', 'matlab', 'r']))
  expect(facetsOf('neuroimaging')).toEqual(expect.arrayContaining(['mri', 'meg', 'eeg']))
  expect(facetsOf('research')).toContain('phd')
})

test('rubric/schema.json is the schema, and the shipped rubric is valid by it', async () => {
  const written = await readFile(new URL('rubric/schema.json', root), 'utf8')
  expect(written, 'run: npm run build && node rubric/build-schemas.mjs').toBe(
    `${JSON.stringify(rubricJsonSchema(), null, 2)}\n`,
  )
  const schema = z.fromJSONSchema(JSON.parse(written) as Parameters<typeof z.fromJSONSchema>[0])
  const shipped = parse(await readFile(new URL(shippedPath, root), 'utf8'))
  expect(schema.safeParse(shipped).error).toBeUndefined()
  expect(schema.safeParse({ ...shipped, extra: 1 }).success).toBe(false)
})
