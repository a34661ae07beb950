/** Who has a key in common with some of many, without all keys in memory. */
import { createHash } from 'node:crypto'
import { Rows, type Scratch } from '../model/put-aside.ts'

export interface SharedKeys {
  add(owner: number, key: string): void
  /**
   * Everybody who has a key that one of `some` has too, those included, and now and then somebody who only seems to; nobody who
   * shares with none.
   */
  ownersBeside(some: ReadonlySet<number>): number[]
}

export function openSharedKeys(scratch: Scratch): SharedKeys {
  const keys = new Rows(Float64Array, 2, scratch)
  const forEach = (visit: (digest: number, owner: number) => void) => {
    for (const { numbers } of keys.blocks())
      for (let at = 0; at < numbers.length; at += 2) visit(numbers[at] ?? 0, numbers[at + 1] ?? 0)
  }
  return {
    add: (owner, key) => keys.add([digestOf(key), owner]),
    ownersBeside: (some) => {
      const holders = new Map<number, Set<number>>()
      forEach((digest, owner) => {
        if (some.has(owner)) holders.set(digest, new Set())
      })
      forEach((digest, owner) => holders.get(digest)?.add(owner))
      const shared = [...holders.values()].filter(({ size }) => size > 1)
      return [...new Set(shared.flatMap((owners) => [...owners]))]
    },
  }
}

/** As many bits as a number holds. */
function digestOf(key: string): number {
  return createHash('sha256').update(key).digest().readUIntBE(0, 6)
}
