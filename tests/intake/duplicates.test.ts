import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../src/intake/duplicates.ts'
import type { Application } from '../../src/model/application.ts'
import type { Document } from '../../src/model/document.ts'
import { documentOf } from '../match/reading-of.ts'

const application: Application = {
  id: 'ada',
  sender: null,
  documents: [{ file: { path: 'ada.txt', container: null }, role: 'cv' }],
}
const nobody = { name: null, email: null, phone: null, links: [] }

const sketchesOf = (document: Document): number[][] =>
  fingerprint(application, [document], nobody).sketches.map((sketch) => [...sketch])

/** FNV-1a of every five words with spaces between them, as the definition has it. */
function sketchByDefinition(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const phrases = words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '))
  const hashes = phrases.map((phrase) =>
    phrase.split('').reduce((hash, unit) => Math.imul(hash ^ unit.charCodeAt(0), 0x01000193), 0x811c9dc5 | 0),
  )
  return [...new Set(hashes)].toSorted((a, b) => a - b).slice(0, 64)
}

test('a sketch is the 64 smallest hashes of all phrases, in whatever letters; a short text has none', async () => {
  const document = await documentOf('Ada Lovelace', 'ada.txt')
  const words = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('İ', 'ΟΔΟΣ', '𝒜𝒷', '\ud835', '王小明', '٣', 'e\u0301')),
    {
      minLength: 20,
      maxLength: 200,
    },
  )
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '\n', ', ', ' 🙂 ', ''), (parts, between) => {
      const text = parts.join(between)
      const expected = sketchByDefinition(text)
      expect(sketchesOf({ ...document, text })).toEqual(expected.length === 64 ? [expected] : [])
    }),
  )
})
