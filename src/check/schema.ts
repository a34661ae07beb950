/** What a `*.test.yaml` may say. */
import { z } from 'zod'

const levelRange = 'a level is a whole number from 0 to 3'
const level = z.int(levelRange).min(0, levelRange).max(3, levelRange)

const levelWanted = z
  .union([level, z.strictObject({ 'at-least': level.optional(), 'at-most': level.optional() })])
  .describe('0 none found, 1 mentioned, 2 used, 3 demonstrated; or bounds: { at-least: 2 }.')

const band = z.enum(['strong', 'possible', 'weak', 'unread'])

const polarity = z.enum(['affirmed', 'negated', 'hoped', 'other', 'rejected'])

const piece = z
  .strictObject({
    criterion: z.string().optional(),
    facet: z.string().optional().describe('The id of the facet.'),
    term: z.string().optional().describe('The concept, as the rubric calls it.'),
    quote: z.string().min(1).optional().describe('Words that the evidence holds or is part of, in any case.'),
    page: z.int().min(1).optional(),
    level: level.optional(),
    polarity: polarity.optional().describe('affirmed by default: it counts.'),
  })
  .describe('A piece of evidence; what is left out may be anything.')

export const expectationsSchema = z
  .strictObject({
    band: z
      .union([band, z.array(band).min(1)])
      .optional()
      .describe('The band, or those that are right.'),
    points: z
      .strictObject({ 'at-least': z.number().optional(), 'at-most': z.number().optional() })
      .optional()
      .describe('Bounds of the points, 0 to 100.'),
    gates: z
      .record(z.string(), z.enum(['met', 'not met']))
      .optional()
      .describe('By id of a required criterion.'),
    levels: z.record(z.string(), levelWanted).optional().describe('By id of a criterion.'),
    facets: z.record(z.string(), levelWanted).optional().describe('By criterion/facet.'),
    evidence: z.array(piece).optional().describe('Each must be there.'),
    'no-evidence': z.array(piece).optional().describe('None may be there.'),
    flags: z.array(z.string()).optional().describe('Codes of flags that must be raised.'),
  })
  .describe('What must be so.')

const todo = z.string().min(1).optional().describe('Why it fails today. It must be removed when it passes.')

const caseSchema = z.strictObject({
  name: z.string().min(1).optional().describe('A sentence; the application’s path by default.'),
  application: z.string().min(1).optional().describe('A file or folder of one person, relative to this file.'),
  text: z.string().min(1).optional().describe('A CV in Markdown, instead of a file.'),
  expect: expectationsSchema,
  todo,
})

const lines = z
  .strictObject({
    facet: z.string().describe('criterion/facet'),
    term: z.string().optional().describe('The concept that must count, or must not; any of the facet by default.'),
    section: z.string().min(1).optional().describe('The heading under which they stand; EXPERIENCE by default.'),
    counts: z.array(z.string().min(1)).optional().describe('Lines that are evidence.'),
    'does-not-count': z.array(z.string().min(1)).optional().describe('Lines that are none.'),
    todo,
  })
  .describe(
    'Lines that are evidence for a facet, and lines that are none; each is read as a paragraph of a role, or of the section.',
  )

export const testFileSchema = z
  .strictObject({
    rubric: z.string().min(1).optional().describe('The rubric, relative to this file; rubric.yaml by default.'),
    cases: z.array(caseSchema).optional(),
    order: z
      .array(z.array(z.string().min(1)).min(2))
      .optional()
      .describe('Lists of cases (by name or application), each with more points than the next.'),
    lines: z.array(lines).optional(),
    marked: z
      .array(z.string().min(1))
      .optional()
      .describe('Text files with marks at line ends: <!-- expect: FACET --> and <!-- forbid: FACET -->.'),
  })
  .describe('Tests of a cvsift rubric.')

export type TestFile = z.infer<typeof testFileSchema>
export type Expectations = z.infer<typeof expectationsSchema>
export type LevelWanted = z.infer<typeof levelWanted>
export type PieceWanted = z.infer<typeof piece>

/** JSON Schema (draft 2020-12) of a test file, for editors. */
export function testJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(testFileSchema, { io: 'input' }), title: 'cvsift rubric tests' }
}
