/** The shape of a rubric file. The JSON Schema for editors is derived from it. */
import { z } from 'zod'
import { matchers } from '../match/registry.ts'
import { withExamples } from './schema-examples.ts'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is written in lower case with hyphens, such as machine-learning')
  .describe('Used in reports and tests; lower case with hyphens.')

const posting = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .describe('The words of the posting that this comes from.')

const weight = z
  .number('weight must be a number above 0')
  .positive('weight must be a number above 0')
  .describe('Relative: 3 counts three times as much as 1. 1 by default.')

const enough = z
  .strictObject({
    mentioned: z.number().min(0.1).optional(),
    used: z.number().min(0.1).optional(),
    demonstrated: z.number().min(0.1).optional(),
  })
  .describe(
    'How much evidence makes each level: the sum over concepts of their weights, where further passages of a concept add ever less. 1 each by default.',
  )

const anchors = z
  .strictObject({
    none: z.string().min(1),
    mentioned: z.string().min(1),
    used: z.string().min(1),
    demonstrated: z.string().min(1),
  })
  .partial()
  .describe('What each level means here, for the people who read the report.')

const months = z
  .int('months must be a whole number from 1 to 600')
  .min(1, 'months must be a whole number from 1 to 600')
  .max(600, 'months must be a whole number from 1 to 600')
  .describe(
    'Months of use in dated roles that are asked for. Dated use of fewer months proves a mention; what has no dates is not lowered, and is listed under "ask first".',
  )

const recency = z
  .int('recency must be a whole number of years from 1 to 50')
  .min(1, 'recency must be a whole number of years from 1 to 50')
  .max(50, 'recency must be a whole number of years from 1 to 50')
  .describe(
    'Years before `as-of` in which it must have been used last. Dated use that ended earlier proves a mention; what has no dates is not lowered, and is listed under "ask first".',
  )

/** `terms`, `like` and every other key under which a matcher finds its options. */
const sources = Object.fromEntries(matchers.map((matcher) => [matcher.key, matcher.schema.optional()]))

const facet = z
  .strictObject({
    id,
    label: z.string().min(1).describe('For people.'),
    posting: posting.optional(),
    weight: weight.optional(),
    supporting: z
      .boolean()
      .optional()
      .describe('Counts only beside evidence of a facet of this criterion that is not supporting. false by default.'),
    enough: enough.optional(),
    months: months.optional(),
    recency: recency.optional(),
    ...sources,
  })
  .describe('One thing a criterion is made of, taken from the posting’s own words.')

const combine = z
  .union([z.enum(['any', 'all', 'mean', 'together']), z.strictObject({ 'at-least': z.int().min(1) })])
  .describe(
    'How facets make the criterion. any: the best facet; all: the weakest; {at-least: 2}: the second best; together (default): all evidence counts toward one level; mean: weighted mean of the facets’ scores.',
  )

const gate = z
  .strictObject({
    level: z.int().min(1).max(3).describe('The level that must be reached.'),
    cap: z.enum(['possible', 'weak']).describe('The best band for a person who does not reach it.'),
  })
  .describe(
    'For required criteria. Default: level 1, else at most `possible`. Nobody is rejected; the person is listed under "ask first".',
  )

const criterion = z.strictObject({
  id,
  label: z.string().min(1).describe('For people.'),
  importance: z
    .enum(['required', 'favorable'], 'importance is `required` or `favorable`')
    .describe('required: its absence caps the band. favorable: it can only add.'),
  weight: weight.optional(),
  rationale: z.string().min(1).optional().describe('Why the weight differs from the others.'),
  posting,
  anchors: anchors.optional(),
  combine: combine.optional(),
  enough: enough.optional(),
  gate: gate.optional(),
  months: months.optional(),
  recency: recency.optional(),
  facets: z.array(facet).min(1),
})

const cut = z.number().min(0, 'a cut score is from 0 to 100').max(100, 'a cut score is from 0 to 100')

const notADate = 'as-of is a date such as 2026-11-01 or 2026-11'

export const rubricSchema = z
  .strictObject({
    id,
    title: z.string().min(1).describe('The posting, for people.'),
    bands: z
      .strictObject({ strong: cut, possible: cut })
      .optional()
      .describe('Points from which a band begins: strong 60, possible 35 by default.'),
    'as-of': z
      .string(notADate)
      .regex(/^(?:19[5-9]|20[0-7])\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/, notADate)
      .optional()
      .describe(
        'The day that stands for now, such as that of the posting: points never depend on the day of the run. Needed by `recency`; roles that go on are counted to it.',
      ),
    criteria: z.array(criterion).min(1),
  })
  .describe('A cvsift rubric: criteria built from one job posting.')

export type RubricFile = z.infer<typeof rubricSchema>

/** JSON Schema (draft 2020-12) of a rubric file, for editors. */
export function rubricJsonSchema(): Record<string, unknown> {
  return withExamples({ ...z.toJSONSchema(rubricSchema, { io: 'input' }), title: 'cvsift rubric' })
}
