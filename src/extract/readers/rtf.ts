/** Reads RTF with a text-only state machine: objects, pictures and unknown destinations are skipped, never opened. */
import type { Reader } from '../contract.ts'
import { orRefusal } from './refusal.ts'

export const rtf: Reader = {
  name: 'rtf',
  version: 5,
  summary: 'Rich Text Format: paragraphs, list items, tables and outline headings; hidden text is kept apart',
  extensions: ['rtf'],
  mediaTypes: ['application/rtf', 'text/rtf'],
  sniff: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '{\\rtf',
  read: (bytes) =>
    orRefusal('RTF', async () => {
      const { RtfReader } = await import('./rtf/rtf-reader.ts')
      return new RtfReader(bytes).read()
    }),
}
