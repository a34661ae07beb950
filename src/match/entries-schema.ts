/** What a rubric may say about counting the entries of a section. */
import { z } from 'zod'

export const entriesSchema = z
  .array(
    z.strictObject({
      sections: z.array(z.string()).min(1).describe('Kinds of section, such as publications, talks, awards, grants.'),
      weight: z.number().min(0.05).max(1).optional().describe('What one entry counts; 0.25 by default.'),
      most: z
        .int()
        .min(1)
        .max(50)
        .optional()
        .describe('How many entries count at most; 8 by default. More are shown, and add nothing.'),
      'at-most': z.int().min(1).max(3).optional().describe('The highest level an entry can prove.'),
    }),
  )
  .min(1)
  .describe('Entries of sections that are evidence by being there: publications, talks, awards.')

/** What one entry counts and how many do, when a rubric does not say. */
export const entryDefaults = { weight: 0.25, most: 8 } as const

export type EntriesOptions = z.infer<typeof entriesSchema>
