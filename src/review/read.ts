/** A reviewer's decisions from the JSON that a packet exported, and the key of a blind run. */
import { z } from 'zod'
import type { BlindKey } from '../model/blind-key.ts'
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

const key: z.ZodType<BlindKey> = z.object({
  kind: z.literal('cvsift-blind-key', 'it tells of nobody who they are'),
  schemaVersion: z.literal(1, 'this key is of another version'),
  run: z.string().min(1),
  people: z.array(
    z.object({
      id: z.string(),
      application: z.string(),
      name: z.string(),
      documents: z.array(z.object({ path: z.string(), original: z.string() })),
    }),
  ),
})

export interface Mistake {
  readonly mistake: string
}

/** Of a parsed file, or what is wrong with it. */
export function reviewOfJson(value: unknown): { readonly review: Review } | Mistake {
  const parsed = review.safeParse(value)
  return parsed.success ? { review: parsed.data } : mistakeOf(parsed.error)
}

/** Of a parsed file, or what is wrong with it. */
export function keyOfJson(value: unknown): { readonly key: BlindKey } | Mistake {
  const parsed = key.safeParse(value)
  return parsed.success ? { key: parsed.data } : mistakeOf(parsed.error)
}

function mistakeOf({ issues: [issue] }: z.ZodError): Mistake {
  const place = issue?.path.join('.') ?? ''
  return { mistake: `${place === '' ? '' : `${place}: `}${issue?.message ?? 'unknown shape'}` }
}
