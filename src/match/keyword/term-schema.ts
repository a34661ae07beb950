/** What a rubric may say about one term. */
import { z } from 'zod'
import { isPattern, patternMistake } from './pattern.ts'

/** A word or phrase, or `/a pattern/` of RE2 syntax. */
const linear = (clue: string, context: z.RefinementCtx) => {
  const mistake = isPattern(clue) ? patternMistake(clue) : null
  if (mistake !== null) context.addIssue(`the pattern cannot run in linear time: ${mistake}`)
}

const clue = z
  .string()
  .min(1)
  .superRefine(linear)
  .describe(
    'A word or phrase; a trailing * matches any ending; /…/ is a pattern of RE2 syntax (no look-around, no back-references).',
  )

const clues = z.array(clue).min(1)

export const termObjectSchema = z
  .strictObject({
    term: z.string().min(1).describe('The concept, as reviewers call it; also looked for.'),
    aliases: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('Other names of the same concept, in any language. A concept counts once, whatever it is called.'),
    patterns: z
      .array(
        z
          .string()
          .regex(/^\/.+\/$/, 'a pattern stands between slashes, as in /\\bT[12]w?\\b/')
          .superRefine(linear),
      )
      .min(1)
      .optional()
      .describe('Patterns of RE2 syntax for names that no list of words can give.'),
    case: z
      .enum(['any', 'exact'])
      .optional()
      .describe('Default: `exact` for acronyms and one-letter names (all capitals, up to 5 letters), else `any`.'),
    weight: z
      .number()
      .min(0.1, 'weight must be from 0.1 to 1')
      .max(1, 'weight must be from 0.1 to 1')
      .optional()
      .describe('What one piece of evidence counts, 0.1 to 1; 1 by default. Give vague words less.'),
    'at-most': z
      .int()
      .min(1)
      .max(2)
      .optional()
      .describe(
        'The highest level this term can prove: 1 for what only implies the facet, 2 for what is never an output.',
      ),
    'at-least': z
      .int()
      .min(2)
      .max(3)
      .optional()
      .describe('The lowest level this term proves wherever it is affirmed, such as 3 for a degree.'),
    implies: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .describe('Facets of the same criterion in which this term is a mention as well: FreeSurfer implies mri.'),
    not: clues.optional().describe('The hit does not count when it overlaps one of these: R&D for R.'),
    need: clues.optional().describe('One of these must stand nearby: Python or package for R.'),
    deny: clues.optional().describe('None of these may stand nearby.'),
    unfinished: clues
      .optional()
      .describe('Nearby, these say that it is only planned or under way: expected, candidate.'),
    'contradicted-by': clues
      .optional()
      .describe('Beside the name or in the summary, these say that it is not so yet: PhD student.'),
    ended: z.boolean().optional().describe('Counts only in an entry whose dates are over: PhD student, 2015–2019.'),
    within: z.int().min(5).max(400).optional().describe('How many characters away is nearby; 120 by default.'),
    sections: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('Only hits in these kinds of section count, such as education.'),
  })
  .describe('A term with its rules.')

export const termsSchema = z
  .array(z.union([z.string().min(1), termObjectSchema]))
  .min(1)
  .describe('Words and phrases that are evidence for this facet. Plain words, or a term with aliases and rules.')

export type TermObject = z.infer<typeof termObjectSchema>
export type TermsOptions = z.infer<typeof termsSchema>
