/** What a rubric may say about passages that speak of the same thing in other words. */
import { z } from 'zod'

export const likeSchema = z
  .array(z.string().min(12, 'a `like` text is a sentence or phrase of at least 12 characters'))
  .min(1)
  .describe(
    'Sentences such as an applicant might write. Passages whose words are near them (TF-IDF, cosine) support a level, never above 2.',
  )

export type LikeOptions = z.infer<typeof likeSchema>
