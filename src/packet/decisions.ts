/** Grades, notes and recommendations of the reviewer, kept in the browser where it lets a page keep something. */
import { RECOMMENDATIONS, type Recommendation, type Review, type ReviewOfPerson } from '../model/review.ts'
import type { Level } from '../model/rubric.ts'
import type { PacketData } from '../report/renderers/html/data.ts'

export interface Decision {
  readonly recommendation: Recommendation | null
  /** By criterion id. */
  readonly grades: Readonly<Record<string, Level>>
  readonly note: string
}

const nothing: Decision = { recommendation: null, grades: {}, note: '' }

/** What of `localStorage` is used; reading it may throw. */
export interface Storage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export class Decisions {
  readonly #run: PacketData
  readonly #storage: Storage | null
  readonly #people = new Map<string, Decision>()
  reviewer = ''
  /** False where the browser keeps nothing: then the reviewer exports before closing. */
  isKept: boolean

  constructor(run: PacketData, storage: Storage | null) {
    this.#run = run
    this.#storage = storage
    this.isKept = storage !== null
    this.#load()
  }

  of(id: string): Decision {
    return this.#people.get(id) ?? nothing
  }

  set(id: string, change: Partial<Decision>): void {
    const next = { ...this.of(id), ...change }
    if (isNothing(next)) this.#people.delete(id)
    else this.#people.set(id, next)
    this.#keep()
  }

  /** The same grade again takes it back. */
  grade(id: string, criterionId: string, level: Level): void {
    const { [criterionId]: before, ...others } = this.of(id).grades
    this.set(id, { grades: before === level ? others : { ...others, [criterionId]: level } })
  }

  callReviewer(name: string): void {
    this.reviewer = name
    this.#keep()
  }

  clear(): void {
    this.#people.clear()
    this.#keep()
  }

  get decidedCount(): number {
    return this.#people.size
  }

  toReview(): Review {
    const { run, rubric, criteria, people } = this.#run
    return {
      kind: 'cvsift-review',
      schemaVersion: 1,
      run,
      rubric,
      reviewer: this.reviewer.trim(),
      criteria: criteria.map(({ id, label }) => ({ id, label })),
      people: people.flatMap(({ id, name, levels }): readonly ReviewOfPerson[] => {
        const decision = this.#people.get(id)
        if (decision === undefined) return []
        const found = criteria.flatMap((each, index) => {
          const level = levels[index] ?? null
          return level === null ? [] : [[each.id, level] as const]
        })
        return [{ id, name, ...decision, levels: Object.fromEntries(found) }]
      }),
    }
  }

  /** Takes the decisions of a file over; null when it was taken, else what is wrong with it. */
  takeOver(text: string): string | null {
    const review = parsed(text)
    if (review === null) return 'this file holds no decisions of a packet'
    if (review.run !== this.#run.run) return 'these decisions are of another run: other applications or another rubric'
    const ids = new Set(this.#run.people.map(({ id }) => id))
    const criteria = new Set(this.#run.criteria.map(({ id }) => id))
    for (const each of listOf(review.people)) {
      if (typeof each.id === 'string' && ids.has(each.id)) this.#people.set(each.id, decisionOf(each, criteria))
    }
    if (this.reviewer === '' && typeof review.reviewer === 'string') this.reviewer = review.reviewer
    this.#keep()
    return null
  }

  get #key(): string {
    return `cvsift ${this.#run.run}`
  }

  #load(): void {
    try {
      const text = this.#storage?.getItem(this.#key) ?? null
      if (text !== null) this.takeOver(text)
    } catch {
      this.isKept = false
    }
  }

  #keep(): void {
    if (this.#storage === null) return
    try {
      this.#storage.setItem(this.#key, JSON.stringify(this.toReview()))
      this.isKept = true
    } catch {
      this.isKept = false
    }
  }
}

/** The browser's storage, or null where a page may not use it. */
export function storageOf(window: { readonly localStorage: Storage }): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

type Unknown = Readonly<Record<string, unknown>>

function parsed(text: string): Unknown | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    return (value as Unknown).kind === 'cvsift-review' ? (value as Unknown) : null
  } catch {
    return null
  }
}

function listOf(value: unknown): readonly Unknown[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}

/** Characters of a note that is taken over. */
const longestNote = 20_000

function decisionOf({ recommendation, grades, note }: Unknown, criteria: ReadonlySet<string>): Decision {
  const known = RECOMMENDATIONS.find((each) => each === recommendation) ?? null
  const given = typeof grades === 'object' && grades !== null ? Object.entries(grades) : []
  const valid = given.filter(([id, level]) => criteria.has(id) && [0, 1, 2, 3].includes(level as number))
  return {
    recommendation: known,
    grades: Object.fromEntries(valid) as Record<string, Level>,
    note: typeof note === 'string' ? note.slice(0, longestNote) : '',
  }
}

function isNothing({ recommendation, grades, note }: Decision): boolean {
  return recommendation === null && note.trim() === '' && Object.keys(grades).length === 0
}
