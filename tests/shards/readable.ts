/** All that somebody finds in a part who looks hard: its bytes, and what inflates to more. */
import { inflateRawSync } from 'node:zlib'
import { fromRecord } from '../../src/kept/record.ts'
import { bytesHeld } from '../../src/model/put-aside.ts'
import { recordsIn } from '../../src/shards/part.ts'
import { partFile } from './in-process.ts'

export function readable(part: Buffer, fingerprint: string): string {
  const texts = [...recordsIn(partFile(part).chunks(), fingerprint)].map(({ record }) => {
    const { packed } = fromRecord(record)
    return `${Buffer.from(record)}\n${inflateRawSync(bytesHeld(packed.bytes))}`
  })
  return `${part}\n${texts.join('\n')}`
}
