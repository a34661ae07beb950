/** Under which rubrics records were made, and what has been edited since. */
import { type Change, changeOf, type Sought } from '../match/index.ts'
import type { Memory } from '../model/ports.ts'
import type { RubricKeys } from './keys.ts'

/** By criterion, in the order of this run's rubric: what was edited; null where all is to be matched anew. */
export type Edits = readonly (Change | null)[]

export interface History {
  /** What the rubric of this key looked for; null when that is not known any more, or what this run's looks for. */
  soughtBy(key: string): Promise<Uint8Array | null>
  /** Keeps what this run's rubric looks for, once, for records that name it. */
  keepRubric(): Promise<void>
}

export function openHistory({ sought }: RubricKeys, memory: Memory | null): History {
  const known = new Map<string, Promise<Uint8Array | null>>([[sought.key, Promise.resolve(null)]])
  const nameOf = (key: string) => `rubric ${key}`
  const read = async (key: string) => (await memory?.recall(nameOf(key), (bytes) => new Uint8Array(bytes))) ?? null
  let kept: Promise<void> | null = null
  return {
    soughtBy: (key) => {
      const bytes = known.get(key) ?? read(key)
      known.set(key, bytes)
      return bytes
    },
    keepRubric: () => {
      kept ??=
        memory?.keep(nameOf(sought.key), Buffer.from(JSON.stringify(sought.criteria), 'utf8')) ?? Promise.resolve()
      return kept
    },
  }
}

/** The edits since rubrics that looked for something else, each compared once. */
export class EditsSince {
  readonly #now: readonly Sought[]
  readonly #known = new Map<string, Edits | null>()

  constructor({ sought }: RubricKeys) {
    this.#now = sought.criteria
  }

  /**
   * @param sought what `History.soughtBy` gave for the key
   * @returns null where it is not known, or is of other criteria
   */
  of(key: string, sought: Uint8Array | null): Edits | null {
    const known = this.#known.get(key)
    if (known !== undefined || sought === null) return known ?? null
    const edits = editsBetween(JSON.parse(Buffer.from(sought).toString('utf8')), this.#now)
    this.#known.set(key, edits)
    return edits
  }
}

function editsBetween(before: readonly Sought[], now: readonly Sought[]): Edits | null {
  // Which names are bare depends on the evidence of all criteria.
  if (before.length !== now.length || before.some(({ id }, index) => id !== now[index]?.id)) return null
  return now.map((criterion, index) => {
    const was = before[index]
    return was === undefined ? null : changeOf(was, criterion)
  })
}
