import { expect, test } from 'vitest'
import { extract } from '../../src/extract/index.ts'
import { documentFrom } from '../../src/io/answer.ts'
import type { SourceFile } from '../../src/model/document.ts'

const bytes = new TextEncoder().encode('Ada Lovelace\n\nExperience\n2019 – 2021 Engineer, Lab\nI wrote Python.\n')
const source: SourceFile = { path: 'ada.txt', container: null, mediaType: null, size: bytes.length, sha256: '0' }
const document = await extract(source, bytes)

test('a document is taken as it is', () => {
  expect(documentFrom(document, source)).toEqual(document)
})

test('where it came from is what was asked, whatever the process says', () => {
  const lie = { ...document, source: { ...document.source, path: '/etc/passwd', sha256: 'f' } }
  expect(documentFrom(lie, source)?.source).toEqual(document.source)
})

const ring: Record<string, unknown> = {}
ring.ring = ring
const withoutText: Partial<typeof document> = { ...document }
delete (withoutText as Record<string, unknown>).text

test.each([
  ['nothing', null],
  ['a text', 'Ada'],
  ['a list', [document]],
  ['no text', withoutText],
  ['a text that is a number', { ...document, text: 7 }],
  ['pages that are no list', { ...document, pages: { length: 1 } }],
  ['contact without parts', { ...document, contact: {} }],
  ['a range that is behind the text', { ...document, blocks: [{ kind: 'item', range: { start: 0, end: 1e6 } }] }],
  ['a range that is no range', { ...document, blocks: [{ kind: 'item', range: { start: 'a' } }] }],
  [
    'a range of no whole numbers',
    { ...document, sections: [{ kind: 'work', range: { start: 0.5, end: Number.NaN } }] },
  ],
  ['a ring', { ...document, blocks: [ring] }],
])('%s is no document', (_, answer) => {
  expect(documentFrom(answer, source)).toBeNull()
})
