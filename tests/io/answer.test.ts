import { expect, test } from 'vitest'
import { extract } from '../../src/extract/index.ts'
import { documentFrom, drawnFrom } from '../../src/io/answer.ts'
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

const page = { number: 2, width: 2, height: 1, palette: new Uint8Array(6), pixels: Uint8Array.of(1, 0) }
const why = { message: 'damaged', code: 'anything', severity: 'error' }

test('pages are taken as they were asked for, and what is missing must have a reason', () => {
  expect(drawnFrom({ pages: [page], diagnostic: null }, [2])).toEqual({ pages: [page], diagnostic: null })
  const some = drawnFrom({ pages: [page], diagnostic: why }, [1, 2])
  expect([some?.pages, some?.diagnostic]).toMatchObject([[page], { message: 'damaged', code: 'pages/not-drawn' }])
  expect(drawnFrom({ pages: [page], diagnostic: null }, [1, 2])).toBeNull()
})

test.each([
  ['nothing', null],
  ['no list', { pages: { length: 1 } }],
  ['a page that nobody asked for', { pages: [page, { ...page, number: 3 }] }],
  ['a page twice', { pages: [page, page] }],
  ['a file in place of pixels', { pages: [{ ...page, pixels: '<svg onload=alert(1)>' }] }],
  ['too few pixels', { pages: [{ ...page, width: 3 }] }],
  ['a color that is not there', { pages: [{ ...page, pixels: Uint8Array.of(2, 0) }] }],
  ['more colors than a byte counts', { pages: [{ ...page, palette: new Uint8Array(771) }] }],
  ['more pixels than a page has', { pages: [{ ...page, width: 4_000_000, pixels: new Uint8Array(4_000_000) }] }],
])('%s is no page', (_, answer) => {
  expect(drawnFrom(answer, [2])).toBeNull()
})
