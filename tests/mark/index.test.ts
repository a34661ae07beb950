import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadEngine } from '../../src/extract/pdf/engine.ts'
import { markPdf } from '../../src/mark/index.ts'
import type { BBox } from '../../src/model/document.ts'
import type { Mark } from '../../src/model/marking.ts'
import { onePage } from '../hostile/pdfs.ts'
import { inPackage, read } from '../in-process-world.ts'
import { pdf } from '../pdf-writer.ts'
import { fonts, plainMarking } from './fonts.ts'

const sentence = 'I built models in Python'

/** What a viewer finds on the first page behind the cover, in points of the page as it is shown. */
async function annotationsOf(bytes: Uint8Array) {
  const { getDocument } = await loadEngine()
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false }).promise
  const page = await document.getPage(2)
  const view = page.getViewport({ scale: 1 })
  const list = (await page.getAnnotations()) as readonly {
    readonly subtype: string
    readonly rect: number[]
    readonly contentsObj?: { readonly str: string }
    readonly titleObj?: { readonly str: string }
  }[]
  return list.map(({ subtype, rect, contentsObj, titleObj }) => {
    const [a = 0, b = 0, c = 0, d = 0] = view.convertToViewportRectangle(rect) as number[]
    const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)].map(
      (each) => Math.round(each * 10) / 10,
    )
    return { subtype, box, note: contentsObj?.str ?? '', title: titleObj?.str ?? '' }
  })
}

function mark(boxes: readonly BBox[], more: Partial<Mark> = {}): Mark {
  return {
    page: 1,
    boxes,
    color: [255, 224, 102],
    look: 'words',
    title: 'Programming',
    note: 'Python, level 2 used',
    ...more,
  }
}

const turns = ['', '/Rotate 90', '/Rotate 180', '/Rotate 270']
const boxes = ['', '/CropBox [50 60 500 750]']
const odd = ['/Rotate -90', '/Rotate 45', '/Rotate 90 /UserUnit 2', '/CropBox [-100 -100 900 900]']

test.each([...turns.flatMap((turn) => boxes.map((box) => `${turn} ${box}`.trim())), ...odd])(
  'a highlight lies on the words that the reader found on a page with "%s"',
  async (extra) => {
    const original = onePage(`BT /F1 12 Tf 72 700 Td (${sentence}) Tj ET`, { extra })
    const [page] = (await read('a.pdf', original)).pages
    const box = page?.lines[0]?.bbox
    if (box === null || box === undefined) throw new Error('no line')
    const { bytes } = await markPdf(original, { ...plainMarking, marks: [mark([box])] }, fonts)
    const unmarked = await markPdf(original, plainMarking, fonts)
    const copied = (await read('copy.pdf', unmarked.bytes ?? new Uint8Array())).pages[1]
    expect([copied?.width, copied?.height]).toEqual([page?.width, page?.height])
    expect(copied?.lines[0]?.bbox).toEqual(box)
    const [highlight] = await annotationsOf(bytes ?? new Uint8Array())
    const expected = [box.x0, box.top, box.x1, box.bottom]
    for (const [index, value] of (highlight?.box ?? []).entries())
      expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 0)
  },
)

test('each look is an annotation that viewers know, with its note', async () => {
  const box = { x0: 72, top: 82, x1: 180, bottom: 94 }
  const marks = [
    mark([box]),
    mark([box], { look: 'passage', note: 'a passage' }),
    mark([box], { look: 'dim', note: 'hoped for: <b>\u{202e}' }),
  ]
  const { bytes, coverPages } = await markPdf(
    onePage(`BT /F1 12 Tf 72 700 Td (${sentence}) Tj ET`),
    { ...plainMarking, marks },
    fonts,
  )
  expect(coverPages).toBe(1)
  const found = (await annotationsOf(bytes ?? new Uint8Array())).filter(({ subtype }) => subtype !== 'Popup')
  expect(found.map(({ subtype, note, title }) => [subtype, note, title])).toEqual([
    ['Highlight', 'Python, level 2 used', 'Programming'],
    ['Underline', 'a passage', 'Programming'],
    ['Highlight', 'hoped for: <b>\u{202e}', 'Programming'],
  ])
})

test('the same document gives the same bytes', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map(() => markPdf(onePage('BT /F1 12 Tf 72 700 Td (x) Tj ET'), plainMarking, fonts)),
  )
  expect(Buffer.from(one?.bytes ?? []).equals(Buffer.from(two?.bytes ?? [1]))).toBe(true)
})

test.each([
  ['an encrypted one', () => readFile(inPackage('fixtures/unreadable/encrypted.pdf')), 'it is encrypted'],
  ['a torn one', () => readFile(inPackage('fixtures/unreadable/truncated.pdf')), 'it is damaged'],
  ['none at all', async () => Buffer.from('PK\u{3}\u{4}'), 'it is damaged'],
  ['one without pages', async () => pdf(['<< /Type /Catalog >>']), 'it is damaged'],
])('of %s there is no copy, and a reason', async (_, bytes, reason) => {
  const { bytes: copy, diagnostic } = await markPdf(await bytes(), plainMarking, fonts)
  expect(copy).toBeNull()
  expect(diagnostic).toMatchObject({
    code: 'mark/no-copy',
    severity: 'warning',
    message: `no marked-up copy of this PDF: ${reason}`,
  })
})

test('a PDF that shows the reader other pages than it shows the copier is not marked', async () => {
  const { diagnostic } = await markPdf(onePage('BT ET'), { ...plainMarking, pageCount: 3 }, fonts)
  expect(diagnostic?.message).toBe('no marked-up copy of this PDF: it was read as 3 pages, and is copied as 1')
})
