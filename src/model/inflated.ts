/** What stands deflated, as it is read. */
import { inflateRawSync } from 'node:zlib'
import type { Deflated, DeflatedRun } from './deflated.ts'
import { bytesHeld } from './put-aside.ts'
import { Recent } from './recent.ts'

export function bytesOfRun({ of, start, end }: DeflatedRun): Uint8Array {
  return inflated.of(of).subarray(start, end)
}

/** Several reports go through the same people, some steps apart. */
const inflated = new Recent<Deflated, Uint8Array>(128, ({ bytes, inflatedLength }) =>
  inflateRawSync(bytesHeld(bytes), { chunkSize: Math.max(64, inflatedLength) }),
)
