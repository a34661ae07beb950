/** A text too long for one string: made piece by piece while it is written, and as often as it is asked for. */
import type { DeflatedRun } from './deflated.ts'
import { bytesOfRun } from './inflated.ts'

/** What is written of one person: texts, and runs of bytes that stand deflated. */
export type Mixed = readonly (string | Uint8Array | DeflatedRun)[]

export class Chunks implements Iterable<string | Uint8Array> {
  readonly #make: () => Iterable<string | Uint8Array | Mixed>

  /** @param make gives the pieces in order, from the first again at every call */
  constructor(make: () => Iterable<string | Uint8Array | Mixed>) {
    this.#make = make
  }

  *[Symbol.iterator](): Iterator<string | Uint8Array> {
    for (const chunk of this.#make())
      yield typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : joined(chunk)
  }

  /** For a writer that inflates in a thread of its own. */
  mixed(): Iterable<string | Uint8Array | Mixed> {
    return this.#make()
  }

  /** All of it as one string; throws where that is too long. */
  toString(): string {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    return [...this].map((chunk) => (typeof chunk === 'string' ? chunk : decoder.decode(chunk))).join('')
  }
}

/** Texts and bytes one behind the other: what is written of one person is one chunk. */
export function joined(parts: Mixed): Uint8Array {
  return Buffer.concat(parts.map(bytesOf))
}

function bytesOf(part: Mixed[number]): Uint8Array {
  if (typeof part === 'string') return Buffer.from(part, 'utf8')
  return part instanceof Uint8Array ? part : bytesOfRun(part)
}
