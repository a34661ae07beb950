/** One example for each key of a rubric, for people who point at it in an editor. Data only. */

type Json = Record<string, unknown>

/** By key; where a key means two things, by the key above it and itself. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  id: 'machine-learning',
  title: 'Imaging scientist',
  label: 'Machine learning',
  bands: { strong: 60, possible: 35 },
  strong: 60,
  possible: 35,
  'as-of': '2026-11-01',
  criteria: [
    {
      ...{ id: 'programming', label: 'Programming', importance: 'required', posting: 'experience coding in Python' },
      facets: [{ id: 'python', label: 'Python', terms: ['Python'] }],
    },
  ],
  importance: 'required',
  weight: 0.5,
  rationale: '"very favorably, but is not required"',
  posting: 'demonstrable experience coding in Python, MATLAB or R',
  anchors: { mentioned: 'in a list or a course', used: 'in a described role', demonstrated: 'published or released' },
  'anchors.none': 'nothing was found; ask',
  'anchors.mentioned': 'in a list or a course',
  'anchors.used': 'in a described role',
  'anchors.demonstrated': 'published or released',
  combine: 'any',
  'at-least': 2,
  enough: { used: 1.5, demonstrated: 2 },
  'enough.mentioned': 0.5,
  'enough.used': 1.5,
  'enough.demonstrated': 2,
  gate: { level: 2, cap: 'possible' },
  level: 2,
  cap: 'possible',
  months: 24,
  recency: 5,
  facets: [{ id: 'python', label: 'Python', terms: ['Python'] }],
  supporting: true,
  terms: ['random forest', { term: 'fMRI', aliases: ['functional MRI', 'IRMf'] }],
  term: 'fMRI',
  aliases: ['functional MRI', 'IRMf'],
  patterns: ['/\\bT[12]w?\\b/'],
  case: 'exact',
  'at-most': 2,
  implies: ['mri'],
  not: ['R&D', '/\\bR\\. [A-Z]/'],
  need: ['Python', 'package*'],
  deny: ['coolant'],
  unfinished: ['expected', 'candidate'],
  'contradicted-by': ['PhD student'],
  ended: true,
  within: 120,
  sections: ['education'],
  like: ['trained and validated models that classify brain images'],
  entries: [{ sections: ['publications'], weight: 0.25, most: 8 }],
  most: 8,
}

/** The JSON Schema with `examples` at each key that has one, at any depth. */
export function withExamples(schema: Json, above = ''): Json {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'properties') return [key, withEach(value as Json, above)]
      if (Array.isArray(value)) return [key, value.map((each) => (isJson(each) ? withExamples(each, above) : each))]
      return [key, isJson(value) ? withExamples(value, above) : value]
    }),
  )
}

function withEach(properties: Json, above: string): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      const example = EXAMPLES[`${above}.${key}`] ?? EXAMPLES[key]
      const inner = withExamples(property as Json, key)
      return [key, example === undefined ? inner : { ...inner, examples: [example] }]
    }),
  )
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
