/** Several reviewers of one run: how far they agree, and where they do not. */
import type { BlindKey, KnownPerson } from '../model/blind-key.ts'
import type { Recommendation, Review, ReviewOfPerson } from '../model/review.ts'
import type { Level } from '../model/rubric.ts'
import { seededRandom } from '../score/random.ts'
import { alphaInterval, type Interval, ordinalAlpha, type Unit, weightedKappa } from './agreement.ts'

export interface Agreement {
  /** Grades that at least two reviewers gave. */
  readonly unitCount: number
  /** The mean of Cohen's weighted kappa over all pairs of reviewers (Light 1971); null where nothing can be told. */
  readonly kappa: number | null
  readonly alpha: number | null
  readonly alphaInterval: Interval | null
  /** Weighted kappa of all grades with the levels of the run. */
  readonly kappaWithRun: number | null
}

/** Whom a code stands for. */
export type Known = Pick<KnownPerson, 'application' | 'name'>

export interface Disagreement {
  readonly id: string
  readonly name: string
  /** Of a blind run whose key was given; else null. */
  readonly who: Known | null
  readonly criterionId: string
  readonly label: string
  /** By reviewer; null where one gave none. */
  readonly grades: readonly (Level | null)[]
  /** The level of the run; null where it has none. */
  readonly level: Level | null
  /** Highest less lowest grade, at least 1. */
  readonly spread: number
}

export interface PersonMerged {
  readonly id: string
  readonly name: string
  /** Of a blind run whose key was given; else null. */
  readonly who: Known | null
  /** By reviewer. */
  readonly recommendations: readonly (Recommendation | null)[]
  readonly notes: readonly string[]
  /** Whether those who recommend something recommend the same. */
  readonly isAgreed: boolean
}

export interface Merged {
  readonly run: string
  readonly rubric: Review['rubric']
  readonly reviewers: readonly string[]
  readonly overall: Agreement
  readonly criteria: readonly (Agreement & { readonly id: string; readonly label: string })[]
  /** The widest apart first. */
  readonly disagreements: readonly Disagreement[]
  /** Those on whom reviewers disagree first. */
  readonly people: readonly PersonMerged[]
}

const seed = 20_260

/**
 * @param reviews of one run, two or more; `name` is what the reviewer is called here
 * @param key of the same run, where it was blind and names are to be told
 */
export function merge(
  reviews: readonly { readonly name: string; readonly review: Review }[],
  key: BlindKey | null = null,
): Merged {
  const [first] = reviews
  if (first === undefined) throw new RangeError('there is no review')
  const { run, rubric, criteria } = first.review
  const people = peopleOf(
    reviews.map(({ review }) => review),
    key,
  )
  const units = people.map((person) => criteria.map(({ id }) => unitOf(person, id)))
  return {
    run,
    rubric,
    reviewers: reviews.map(({ name }) => name),
    overall: agreementOf(
      units,
      people,
      criteria.map(({ id }) => id),
    ),
    criteria: criteria.map(({ id, label }, index) => ({
      ...{ id, label },
      ...agreementOf(
        units.map((each) => [each[index] ?? []]),
        people,
        [id],
      ),
    })),
    disagreements: people
      .flatMap((person) => criteria.flatMap((criterion) => disagreementOf(person, criterion)))
      .toSorted((a, b) => b.spread - a.spread),
    people: people.map(personMerged).toSorted((a, b) => Number(a.isAgreed) - Number(b.isAgreed)),
  }
}

/** One application as each reviewer saw it. */
interface Person {
  readonly id: string
  readonly name: string
  readonly who: Known | null
  readonly reviews: readonly (ReviewOfPerson | null)[]
}

function peopleOf(reviews: readonly Review[], key: BlindKey | null): readonly Person[] {
  const names = new Map(reviews.flatMap(({ people }) => people.map(({ id, name }) => [id, name] as const)))
  const known = new Map(key?.people.map(({ id, application, name }) => [id, { application, name }]))
  const byId = reviews.map(({ people }) => new Map(people.map((each) => [each.id, each])))
  return [...names]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]) => {
      return { id, name, who: known.get(id) ?? null, reviews: byId.map((each) => each.get(id) ?? null) }
    })
}

function gradeOf(review: ReviewOfPerson | null, criterionId: string): Level | null {
  return review !== null && Object.hasOwn(review.grades, criterionId) ? (review.grades[criterionId] ?? null) : null
}

function levelOf({ reviews }: Person, criterionId: string): Level | null {
  const levels = reviews.map((review) => review?.levels ?? {}).find((each) => Object.hasOwn(each, criterionId))
  return levels?.[criterionId] ?? null
}

function unitOf({ reviews }: Person, criterionId: string): Unit {
  return reviews.map((review) => gradeOf(review, criterionId))
}

/** @param units by person, then by criterion */
function agreementOf(
  units: readonly (readonly Unit[])[],
  people: readonly Person[],
  criterionIds: readonly string[],
): Agreement {
  const all = units.flat()
  const withRun = people.flatMap((person) =>
    criterionIds.flatMap((id) => {
      const level = levelOf(person, id)
      return unitOf(person, id).flatMap((grade) => (grade === null || level === null ? [] : [[grade, level] as const]))
    }),
  )
  return {
    unitCount: all.filter((unit) => unit.filter((grade) => grade !== null).length > 1).length,
    kappa: meanKappa(all),
    alpha: ordinalAlpha(all),
    alphaInterval: alphaInterval(units, seededRandom(seed)),
    kappaWithRun: weightedKappa(withRun),
  }
}

function meanKappa(units: readonly Unit[]): number | null {
  const count = units[0]?.length ?? 0
  const kappas: number[] = []
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const pairs = units.flatMap((unit) => {
        const [left = null, right = null] = [unit[a], unit[b]]
        return left === null || right === null ? [] : [[left, right] as const]
      })
      const kappa = weightedKappa(pairs)
      if (kappa !== null) kappas.push(kappa)
    }
  }
  return kappas.length === 0 ? null : kappas.reduce((sum, each) => sum + each, 0) / kappas.length
}

function disagreementOf(person: Person, criterion: { readonly id: string; readonly label: string }): Disagreement[] {
  const grades = person.reviews.map((review) => gradeOf(review, criterion.id))
  const given = grades.filter((grade) => grade !== null)
  const spread = given.length < 2 ? 0 : Math.max(...given) - Math.min(...given)
  if (spread === 0) return []
  const { id, name, who } = person
  const level = levelOf(person, criterion.id)
  return [{ id, name, who, criterionId: criterion.id, label: criterion.label, grades, level, spread }]
}

function personMerged({ id, name, who, reviews }: Person): PersonMerged {
  const recommendations = reviews.map((review) => review?.recommendation ?? null)
  const given = new Set(recommendations.filter((each) => each !== null))
  return {
    id,
    name,
    who,
    recommendations,
    notes: reviews.map((review) => review?.note ?? ''),
    isAgreed: given.size < 2,
  }
}
