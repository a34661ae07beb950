/** A reviewer's decisions from the JSON that a packet exported. */
import { z } from 'zod'
import { RECOMMENDATIONS, type Review } from '../model/review.ts'

const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

const review: z.ZodType<Review> = z.object({
  kind: z.literal('cvsift-review', 'it holds no decisions of a packet'),
  schemaVersion: z.literal(1, 'these decisions are of another version'),
  run: z.string().min(1),
  rubric: z.object({ id: z.string(), title: z.string(), sha256: z.string() }),
  reviewer: z.string(),
  criteria: z.array(z.object({ id: z.string(), label: z.string() })),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      recommendation: z.enum(RECOMMENDATIONS).nullable(),
      grades: z.record(z.string(), level),
      levels: z.record(z.string(), level),
      note: z.string(),
    }),
  ),
})

/** Of a parsed file, or what is wrong with it. */
export function reviewOfJson(value: unknown): { readonly review: Review } | { readonly mistake: string } {
  const parsed = review.safeParse(value)
  if (parsed.success) return { review: parsed.data }
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') ?? ''
  return { mistake: `${place === '' ? '' : `${place}: `}${issue?.message ?? 'unknown shape'}` }
}
