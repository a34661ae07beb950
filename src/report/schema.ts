/** What report.json holds, as a zod schema with descriptions and as the JSON Schema that ships with the package. */
import { z } from 'zod'
import type { SectionKind } from '../model/document.ts'

const count = z.int().min(0)
const unit = z.number().min(0).max(1)
const level = z.literal([0, 1, 2, 3]).describe('0 none found (not: lacks it), 1 mentioned, 2 used, 3 demonstrated')
const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('hex digest of the bytes that were read')
const path = z.string().describe('as the user named it, with / between folders')

const point = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1),
  offset: count.describe('UTF-16 units from the start of the file'),
})

const diagnostic = z
  .strictObject({
    code: z.string().describe('area/what, never renamed'),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    hint: z.string().nullable().describe('the way out, or null where the message holds it'),
    path: path.nullable(),
    position: z.strictObject({ start: point, end: point }).nullable(),
  })
  .meta({ id: 'diagnostic' })

const box = z
  .strictObject({ x0: z.number(), top: z.number(), x1: z.number(), bottom: z.number() })
  .describe('points (1/72 inch) from the top left corner of the page')

/** A record, so that a kind added to the model does not compile until it stands here. */
const sections: Readonly<Record<SectionKind, true>> = {
  basics: true,
  summary: true,
  interests: true,
  work: true,
  research: true,
  education: true,
  thesis: true,
  skills: true,
  languages: true,
  projects: true,
  publications: true,
  software: true,
  talks: true,
  awards: true,
  grants: true,
  teaching: true,
  service: true,
  memberships: true,
  certificates: true,
  volunteer: true,
  references: true,
  letter: true,
  statement: true,
  other: true,
}

const location = z
  .strictObject({
    path,
    page: z.int().min(1).nullable().describe('from 1; null in formats without pages'),
    line: z.int().min(1).nullable().describe('from 1 within its page, or the line of the source file'),
    section: z.enum(Object.keys(sections)).nullable(),
    range: z.strictObject({ start: count, end: count }).describe("UTF-16 offsets into the document's text, half-open"),
    boxes: z.array(box).describe('one per line touched; empty where the format has no positions'),
  })
  .meta({ id: 'location' })

const quote = z
  .strictObject({ exact: z.string(), prefix: z.string(), suffix: z.string() })
  .describe('W3C Web Annotation, TextQuoteSelector')

const evidence = z.strictObject({
  kind: z.string().describe('kind of evidence, as in the rubric'),
  facetId: z.string(),
  termId: z.string().nullable().describe('the concept, or null where the kind has none'),
  level: level.describe('what the words prove if they are affirmed'),
  polarity: z.enum(['affirmed', 'negated', 'hoped', 'other', 'rejected']).describe('only affirmed evidence counts'),
  strength: unit,
  note: z.string().describe('why this level, this polarity, and which rule let it in'),
  location,
  quote,
})

const explanation = z
  .strictObject({
    value: z.number(),
    description: z.string(),
    get details() {
      return z.array(explanation)
    },
  })
  .meta({ id: 'explanation', description: 'a value and the values it was made of' })

const time = z
  .strictObject({
    asked: z.strictObject({
      months: z.int().min(1).nullable(),
      recency: z
        .strictObject({ years: z.int().min(1), asOf: z.int() })
        .nullable()
        .describe('used last in one of so many years before this year, or later'),
    }),
    verdict: z.enum(['meets', 'short', 'unknown']).describe('unknown: something was found and no use is dated; ask'),
    months: z.int().min(1).nullable().describe('of dated use; null without any'),
    lastYear: z.int().nullable(),
  })
  .optional()
  .describe('what the dates say; only where the rubric asks for months or recency and something was found')

const facet = z.strictObject({ id: z.string(), label: z.string(), level, score: unit, time })

const criterion = z.strictObject({
  id: z.string(),
  label: z.string(),
  importance: z.enum(['required', 'favorable']),
  weight: z.number().positive(),
  level,
  score: unit,
  points: z.number().describe("its part of the application's points"),
  time,
  facets: z.array(facet),
  evidence: z.array(evidence),
  explanation,
})

const search = z.strictObject({
  criterionId: z.string(),
  facetId: z.string(),
  documents: count.describe('documents that could be read'),
  terms: z.array(z.string()).describe('concepts that were looked for, aliases not told'),
  texts: z.array(z.string()).describe('texts with which passages were compared'),
  sections: z.array(z.string()).describe('kinds of section whose entries count'),
  nearMisses: z
    .array(
      z.strictObject({
        kind: z.enum(['wrong-case', 'looks-like', 'less-alike', 'hidden']),
        termId: z.string().nullable(),
        note: z.string().describe('why it did not count'),
        location,
        quote,
      }),
    )
    .describe('what almost counted and is no evidence; evidence that did not count stands with the rest'),
})

const readDocument = z.strictObject({
  path,
  container: z.string().nullable().describe('the mail or archive it came in'),
  role: z.enum(['cv', 'cover-letter', 'research-statement', 'publications', 'other']),
  mediaType: z.string().nullable(),
  sha256,
  reader: z.strictObject({ name: z.string(), version: z.number() }).nullable(),
  language: z.string().nullable().describe('ISO 639-1, or null when too little text tells'),
  pages: count.nullable().describe('null in formats without pages'),
  characters: count.describe('UTF-16 units of text'),
})

const rankInterval = z
  .strictObject({ low: z.int().min(1), high: z.int().min(1), confidence: unit })
  .describe('ranks that cannot be told from this one')

const application = z.strictObject({
  id: z.string().describe('unique in a run and the same on every machine'),
  name: z.string(),
  rank: z.int().min(1).nullable().describe('1 is best; null when unread'),
  rankInterval: rankInterval.nullable(),
  topK: z.record(z.string(), unit).nullable().describe('k → probability to be among the first k'),
  points: z.number().min(0).max(100).nullable().describe('null when unread, never zero'),
  band: z.enum(['strong', 'possible', 'weak', 'unread']).describe('reading order, not a verdict'),
  documents: z.array(readDocument),
  gates: z.array(z.strictObject({ criterionId: z.string(), met: z.boolean() })),
  criteria: z.array(criterion),
  flags: z
    .array(z.strictObject({ code: z.string(), message: z.string(), location: location.nullable() }))
    .describe('something a person should look at; it never moves a score'),
  searches: z.array(search).optional().describe('what was looked for and what almost counted; only from explain'),
  diagnostics: z.array(diagnostic),
})

const termPlace = { criterionId: z.string(), facetId: z.string(), termId: z.string() }

const gapExample = z
  .strictObject({ id: z.string().describe('the application'), location, quote })
  .describe('one place where it stands')

const gaps = z
  .strictObject({
    people: count.describe('applications that could be read'),
    documents: count,
    unmet: z
      .array(z.strictObject({ criterionId: z.string(), facetId: z.string().nullable(), label: z.string() }))
      .describe('criteria (facetId is null) and facets for which nothing counted in anybody'),
    neverFound: z.array(z.strictObject(termPlace)).describe('terms in nobody, counted or not'),
    ofEverybody: z.array(z.strictObject({ ...termPlace, people: count })).describe('terms that tell nobody apart'),
    refused: z
      .array(
        z.strictObject({
          ...termPlace,
          hits: count.describe('passages in which it stands'),
          rejected: count.describe('of these, by its rules or as stuffing'),
          negated: count,
          hoped: count,
          other: count.describe('about somebody else'),
          note: z.string().describe('why the example did not count'),
          example: gapExample,
        }),
      )
      .describe('terms of which most hits did not count'),
    misspelled: z
      .array(z.strictObject({ ...termPlace, words: z.string(), meant: z.string(), people: count, example: gapExample }))
      .describe('words one letter away from a term'),
    uncovered: z
      .array(
        z.strictObject({
          words: z.string(),
          people: count,
          documents: count,
          passages: count,
          nearness: z.enum(['passage', 'list', 'brackets']),
          beside: z.strictObject(termPlace).describe('the term beside which it stands most'),
          together: count.describe('people who write it there'),
          logLikelihood: z.number().describe("Dunning's ratio of standing beside evidence of that facet"),
          example: gapExample,
        }),
      )
      .describe('frequent words near evidence that no term covers, the most telling first'),
  })
  .describe('what the batch says about the rubric; only with --gaps')

const whole = z
  .strictObject({
    applications: count,
    bands: z.strictObject({ strong: count, possible: count, weak: count, unread: count }),
    points: z.array(count).describe('applications by points, in steps of 5 from 0'),
    criteria: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        levels: z.strictObject({ 0: count, 1: count, 2: count, 3: count }).describe('applications by level'),
      }),
    ),
  })
  .describe('counts of all applications; only where the report holds the first of them alone')

export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    tool: z.strictObject({ name: z.string(), version: z.string() }),
    generatedAt: z.string().optional().describe('ISO 8601; absent under --reproducible'),
    rubric: z.strictObject({ id: z.string(), title: z.string(), path, sha256 }),
    background: z
      .strictObject({ id: z.string(), documents: z.int().min(1), sha256 })
      .describe('the frozen corpus that says how common each term is'),
    settings: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .describe('everything that could change a figure'),
    applications: z.array(application).describe('by rank, then the unread ones by id'),
    diagnostics: z.array(diagnostic),
    gaps: gaps.optional(),
    whole: whole.optional(),
  })
  .meta({ title: 'cvsift report', description: 'One run of cvsift rank, as in report.json' })

/** The JSON Schema (draft 2020-12) of report.json; `rubric/report.schema.json` is this value. */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema, { target: 'draft-2020-12' })
}
