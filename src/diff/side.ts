/** What a comparison needs of a run, from a run or from a report.json. */
import { z } from 'zod'
import type { Band } from '../model/assessment.ts'
import type { Evidence, Polarity } from '../model/evidence.ts'
import type { RunReport } from '../model/report.ts'

export interface SideEvidence {
  readonly kind: string
  readonly facetId: string
  readonly termId: string | null
  readonly level: number
  readonly polarity: Polarity
  readonly strength: number
  readonly path: string
  readonly start: number
  readonly exact: string
}

export interface SideCriterion {
  readonly id: string
  readonly label: string
  readonly level: number
  readonly points: number
  readonly evidence: readonly SideEvidence[]
}

export interface SideApplication {
  readonly id: string
  readonly name: string
  readonly rank: number | null
  readonly points: number | null
  readonly band: Band
  readonly criteria: readonly SideCriterion[]
}

export interface Side {
  readonly rubric: { readonly id: string; readonly path: string; readonly sha256: string }
  readonly applications: readonly SideApplication[]
}

const evidence = z
  .object({
    kind: z.string(),
    facetId: z.string(),
    termId: z.string().nullable(),
    level: z.number(),
    polarity: z.enum(['affirmed', 'negated', 'hoped', 'other', 'rejected']),
    strength: z.number(),
    location: z.object({ path: z.string(), range: z.object({ start: z.number() }) }),
    quote: z.object({ exact: z.string() }),
  })
  .transform(
    ({ location, quote, ...rest }): SideEvidence => ({
      ...rest,
      path: location.path,
      start: location.range.start,
      exact: quote.exact,
    }),
  )

/** Of report.json only what is compared; a newer report with more keys is read, too. */
const report = z.object({
  schemaVersion: z.literal(1, 'this report is of another version'),
  rubric: z.object({ id: z.string(), path: z.string(), sha256: z.string() }),
  applications: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rank: z.number().nullable(),
      points: z.number().nullable(),
      band: z.enum(['strong', 'possible', 'weak', 'unread']),
      criteria: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          level: z.number(),
          points: z.number(),
          evidence: z.array(evidence),
        }),
      ),
    }),
  ),
})

/** Of a parsed report.json, or what is wrong with it. */
export function sideOfJson(value: unknown): { readonly side: Side } | { readonly mistake: string } {
  const parsed = report.safeParse(value)
  if (parsed.success) return { side: parsed.data }
  const [issue] = parsed.error.issues
  return { mistake: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown shape'}` }
}

/** Of a run: the same values as its report.json would give. */
export function sideOf({ rubric, applications }: RunReport): Side {
  return {
    rubric: { id: rubric.id, path: rubric.path, sha256: rubric.sha256 },
    applications: applications.map(({ id, name, rank, points, band, criteria }) => ({
      id,
      name,
      rank,
      points,
      band,
      criteria: criteria.map((criterion) => ({
        id: criterion.id,
        label: criterion.label,
        level: criterion.level,
        points: criterion.points,
        // Only those who moved are asked, and in a large run evidence is packed.
        get evidence() {
          return criterion.evidence.map(sideEvidence)
        },
      })),
    })),
  }
}

function sideEvidence({ location, quote, kind, facetId, termId, level, polarity, strength }: Evidence): SideEvidence {
  const { path, range } = location
  return { kind, facetId, termId, level, polarity, strength, path, start: range.start, exact: quote.exact }
}
