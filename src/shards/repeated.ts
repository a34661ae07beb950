/** Which of many keys stand more than once, in eight bytes a key. */
import { createHash } from 'node:crypto'

export interface RepeatedKeys {
  add(owner: number, key: string): void
  /** Owners of a key that others have too, and now and then of one that only seems so. */
  owners(): ReadonlySet<number>
}

export function openRepeatedKeys(): RepeatedKeys {
  const digests: number[] = []
  const holders: number[] = []
  return {
    add: (owner, key) => {
      digests.push(digestOf(key))
      holders.push(owner)
    },
    owners: () => {
      const sorted = Float64Array.from(digests).sort()
      const repeated = new Set(sorted.filter((each, index) => index > 0 && each === sorted[index - 1]))
      return new Set(holders.filter((_, index) => repeated.has(digests[index] ?? 0)))
    },
  }
}

/** As many bits as a number holds. */
function digestOf(key: string): number {
  return createHash('sha256').update(key).digest().readUIntBE(0, 6)
}
