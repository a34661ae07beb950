/** Under which rubrics records were made, and what has been edited since. */
import { type Change, changeOf, type Sought } from '../match/index.ts'
import type { Memory } from '../model/ports.ts'
import type { RubricKeys } from './keys.ts'

/** By criterion, in the order of this run's rubric: what was edited; null where all is to be matched anew. */
export type Edits = readonly (Change | null)[]

export interface History {
  /** Since the rubric of this key; null when it is not known any more, or has other criteria. */
  editsSince(key: string): Promise<Edits | null>
  /** Keeps what this run's rubric looks for, once, for records that name it. */
  keepRubric(): Promise<void>
}

export function openHistory({ sought }: RubricKeys, memory: Memory | null): History {
  const edits = new Map<string, Promise<Edits | null>>()
  const nameOf = (key: string) => `rubric ${key}`
  let kept: Promise<void> | null = null
  return {
    editsSince: (key) => {
      const known = edits.get(key) ?? readEdits(memory, nameOf(key), sought.criteria)
      edits.set(key, known)
      return known
    },
    keepRubric: () => {
      kept ??=
        memory?.keep(nameOf(sought.key), Buffer.from(JSON.stringify(sought.criteria), 'utf8')) ?? Promise.resolve()
      return kept
    },
  }
}

async function readEdits(memory: Memory | null, name: string, now: readonly Sought[]): Promise<Edits | null> {
  const parse = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly Sought[]
  const before = (await memory?.recall(name, parse)) ?? null
  if (before === null) return null
  // Which names are bare depends on the evidence of all criteria.
  if (before.length !== now.length || before.some(({ id }, index) => id !== now[index]?.id)) return null
  return now.map((criterion, index) => {
    const was = before[index]
    return was === undefined ? null : changeOf(was, criterion)
  })
}
