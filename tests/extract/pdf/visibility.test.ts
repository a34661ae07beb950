/** What is in a PDF and not on its page: each way of hiding words in a file of its own. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../../src/extract/index.ts'
import type { Document } from '../../../src/model/document.ts'
import { onePage } from '../../hostile/pdfs.ts'
import { stream } from '../../pdf-writer.ts'
import { darkJpeg, whiteJpeg } from './jpegs.ts'

type PageOptions = NonNullable<Parameters<typeof onePage>[1]>

async function read(content: string, options: PageOptions = {}): Promise<Document> {
  const bytes = new Uint8Array(onePage(content, options))
  return extract({ path: 'a.pdf', container: null, mediaType: null, size: bytes.length, sha256: '' }, bytes)
}

const shown = 'Ada Example builds models of speech in Python and has taught statistics since long ago'
const text = (words: string, { x = 72, y = 600, size = 12 } = {}) => `BT /F1 ${size} Tf ${x} ${y} Td (${words}) Tj ET\n`
const plain = text(shown, { y: 700 })

/** `reason: words` of what is hidden, after asserting that the rest of the page is read as it is. */
async function hiddenIn(content: string, options: PageOptions = {}): Promise<string[]> {
  const document = await read(plain + content, options)
  expect(document.text.trim()).toBe(shown)
  return document.hidden.map(({ reason, page, text }) => `${reason}, page ${page}: ${text}`)
}

/** A gray or colored picture, 20 pixels wide and high, as object `/Im`. */
function picture(pixelAt: (x: number, y: number) => number, extra = ''): Buffer {
  const bytes = Buffer.from(Array.from({ length: 400 }, (_, at) => pixelAt(at % 20, Math.floor(at / 20))))
  return stream(
    bytes,
    `/Type /XObject /Subtype /Image /Width 20 /Height 20 /ColorSpace /DeviceGray /BitsPerComponent 8 ${extra}`,
  )
}

const pictured = (image: Buffer): PageOptions => ({ resources: '/XObject << /Im 6 0 R >>', more: [image] })
const paintPicture = (matrix: string) => `q ${matrix} cm /Im Do Q\n`
const overWords = paintPicture('400 0 0 40 60 590')
const overPage = paintPicture('612 0 0 792 0 0')

const gState = (entries: string): PageOptions => ({ resources: `/ExtGState << /G << ${entries} >> >>` })
const inGState = `q /G gs ${text('secret words')} Q`

test('on a ground of thousands of tiles white letters are seen', async () => {
  const tiles = Array.from(
    { length: 4000 },
    (_, at) => `${60 + 4 * (at % 80)} ${560 + 4 * Math.floor(at / 80)} 4 4 re f`,
  )
  expect((await read(`0.1 g ${tiles.join('\n')}\n 1 g ${text('white words', { y: 740 })}`)).text).toContain(
    'white words',
  )
})

describe('text is hidden', () => {
  test.each<[string, string, PageOptions?]>([
    ['transparent', inGState, gState('/ca 0')],
    ['transparent', inGState, gState('/ca 0.02')],
    ['no-contrast', inGState, gState('/BM /Screen')],
    ['no-contrast', `q 1 0 0 rg /G gs ${text('secret words')} Q`, gState('/BM /Lighten')],
    ['no-contrast', `q 0.7 g /G gs ${text('secret words')} Q`, gState('/ca 0.2')],
    ['no-contrast', `q 1 g ${text('secret words')} Q`],
    ['no-contrast', `q 0.95 0.98 0.95 rg ${text('secret words')} Q`],
    ['no-contrast', `q 0.2 0.3 0.4 rg 60 590 200 30 re f ${text('secret words')} Q`],
    ['no-contrast', `q 1 Tr 1 G ${text('secret words')} Q`],
    ['no-contrast', `q 2 Tr 1 g 1 G ${text('secret words')} Q`],
    ['transparent', `q 1 Tr /G gs ${text('secret words')} Q`, gState('/CA 0')],
    ['invisible', `q 3 Tr ${text('secret words')} Q`],
    ['tiny', text('secret words', { size: 2 })],
    ['tiny', `q 0.1 0 0 0.1 0 0 cm ${text('secret words', { x: 720, y: 6000 })} Q`],
    ['covered', `${text('secret words')} 0.9 g 60 590 200 30 re f`],
    ['covered', `${text('secret words')} 20 w 0.9 G 60 605 m 260 605 l S`],
    ['covered', `${text('secret words')} q /G gs 0 0 0.1 rg 60 590 200 30 re f Q`, gState('/BM /Multiply')],
    ['clipped', `q 0 0 10 10 re W n ${text('secret words')} Q`],
    ['clipped', `q 0 0 1 1 re 610 790 1 1 re W n ${text('secret words')} Q`],
    ['clipped', `q 300 300 0 0 re W* n ${text('secret words')} Q`],
    ['off-page', text('secret words', { x: 700 })],
    ['off-page', text('secret words', { x: 450, y: 60 }), { extra: '/CropBox [0 100 612 792]' }],
  ])('%s: %s', async (reason, content, options) => {
    expect(await hiddenIn(content, options)).toEqual([`${reason}, page 1: secret words`])
  })

  test('from where a line is cut off', async () => {
    const line = text('seen and then words that nobody sees')
    const cut = await read(`${plain} q 0 0 142 792 re W n ${line} Q`)
    expect(cut.text).toBe(`${shown}\nseen and the\n`)
    expect(cut.hidden.map((each) => `${each.reason}: ${each.text}`)).toEqual(['clipped: n words that nobody sees'])
    const beside = await read(plain + text('seen and then words that nobody sees', { x: 540 }))
    expect(beside.text).toBe(`${shown}\nseen and the\n`)
    expect(beside.hidden.map((each) => `${each.reason}: ${each.text}`)).toEqual(['off-page: n words that nobody sees'])
  })

  test('where a form ends', async () => {
    const form = stream(text('secret words'), `/Type /XObject /Subtype /Form /BBox [0 0 50 50] ${fonts}`)
    expect(await hiddenIn('/Fm Do', { resources: '/XObject << /Fm 6 0 R >>', more: [form] })).toEqual([
      'clipped, page 1: secret words',
    ])
  })
})

const fonts = '/Resources << /Font << /F1 5 0 R >> >>'

describe('text in a layer that is switched off', () => {
  const layers = (properties: string, extra: readonly (string | Buffer)[] = []): PageOptions => ({
    catalogExtra: '/OCProperties << /OCGs [6 0 R 7 0 R] /D << /OFF [6 0 R] /Order [6 0 R 7 0 R] >> >>',
    resources: `/Properties << /L ${properties} >> /XObject << /Fm 8 0 R >>`,
    more: ['<< /Type /OCG /Name (Off) >>', '<< /Type /OCG /Name (On) >>', ...extra],
  })
  const inLayer = `/OC /L BDC ${text('secret words')} EMC`

  test.each([
    ['by itself', '6 0 R'],
    ['as one of those that must all be on', '<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOn >>'],
    ['by an expression', '<< /Type /OCMD /VE [/Not 7 0 R] >>'],
  ])('%s', async (_, properties) => {
    expect(await hiddenIn(inLayer, layers(properties))).toEqual(['layer-off, page 1: secret words'])
  })
  test('through a form', async () => {
    const form = stream(text('secret words'), `/Type /XObject /Subtype /Form /BBox [0 0 612 792] /OC 6 0 R ${fonts}`)
    expect(await hiddenIn('/Fm Do', layers('7 0 R', [form]))).toEqual(['layer-off, page 1: secret words'])
  })
  test('a highlighter laid over words hides none of them', async () => {
    const marked = `${text('marked words')} q /G gs 1 1 0 rg 60 590 200 30 re f Q`
    const document = await read(plain + marked, gState('/BM /Multiply'))
    expect([document.text, document.hidden]).toEqual([`${shown}\nmarked words\n`, []])
  })
  test('a layer that is on is read, and one that is off covers nothing', async () => {
    const covered = `${text('visible words')} /OC /L BDC 0.9 g 60 590 200 30 re f EMC`
    const inOther = await read(`${plain} /OC /L BDC ${text('visible words')} EMC`, layers('7 0 R'))
    expect(inOther.text).toBe(`${shown}\nvisible words\n`)
    expect((await read(plain + covered, layers('6 0 R'))).text).toBe(`${shown}\nvisible words\n`)
  })
})

describe('pictures', () => {
  const gray = (value: number) => picture(() => value)
  const checked = picture((x, y) => ((x + y) % 2) * 255)
  const jpeg = (bytes: Buffer) =>
    stream(
      bytes,
      '/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
    )

  test.each<[string, string, Buffer]>([
    ['no-contrast', `${overWords} q 1 g ${text('secret words')} Q`, gray(255)],
    ['no-contrast', `${overWords} ${text('secret words')}`, gray(10)],
    ['no-contrast', `${overWords} ${text('secret words')}`, jpeg(darkJpeg)],
    ['covered', text('secret words') + overWords, gray(200)],
    ['covered', text('secret words') + overWords, jpeg(whiteJpeg)],
    ['invisible', `${overPage} q 3 Tr ${text('secret words')} Q ${plain}`, gray(255)],
  ])('hide: %s: %s', async (reason, content, image) => {
    expect(await hiddenIn(content, pictured(image))).toEqual([`${reason}, page 1: secret words`])
  })

  test.each<[string, string, Buffer]>([
    ['white words on a dark one', `${overWords} q 1 g ${text('visible words')} Q`, gray(10)],
    ['white words on a dark JPEG', `${overWords} q 1 g ${text('visible words')} Q`, jpeg(darkJpeg)],
    ['a layer of words over a scan with something there', `${overPage} q 3 Tr ${text('visible words')} Q`, checked],
    ['a layer of words under such a scan', `${text('visible words')} ${overPage}`, checked],
    ['words under a see-through one', text('visible words') + overWords, picture(() => 200, '/Mask [190 210]')],
  ])('leave visible: %s', async (_, content, image) => {
    const document = await read(content, pictured(image))
    expect(document.text).toBe('visible words\n')
    expect(document.hidden).toEqual([])
  })
})

test.each<[string, string, PageOptions?]>([
  ['white letters with a dark edge', `q 2 Tr 1 g 0 G ${text('visible words')} Q`],
  ['white letters on white with the color turned', `q 1 g /G gs ${text('visible words')} Q`, gState('/BM /Difference')],
  ['a watermark', `q 0.85 g ${text('visible words')} Q`],
  ['words within their clip', `q 60 590 200 30 re W n ${text('visible words')} Q`],
  ['an area that is clipped away covers nothing', `${text('visible words')} q 0 0 5 5 re W n 0.9 g 0 0 612 792 re f Q`],
  ['a clip without a path', `q W n ${text('visible words')} Q`],
])('%s: visible', async (_, content, options) => {
  const document = await read(plain + content, options)
  expect(document.text).toBe(`${shown}\nvisible words\n`)
  expect(document.hidden).toEqual([])
})

describe('fields of a form and notes', () => {
  const appearance = stream(
    'BT /F1 12 Tf 2 4 Td (Python and MATLAB) Tj ET',
    `/Type /XObject /Subtype /Form /BBox [0 0 200 20] ${fonts}`,
  )
  const field = (entries: string) =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (skills) /V (Python and MATLAB) /Rect [72 590 272 610] ${entries} >>`
  const form = (annotation: string, needAppearances = false): PageOptions => ({
    catalogExtra: `/AcroForm << /Fields [7 0 R] /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 5 0 R >> >> /NeedAppearances ${needAppearances} >>`,
    extra: '/Annots [7 0 R]',
    more: [appearance, annotation],
  })

  test.each<[string, PageOptions]>([
    ['a field', form(field('/AP << /N 6 0 R >> /F 4'))],
    ['a field that the viewer draws', form(field('/DA (/F1 12 Tf 0 g) /F 4'), true)],
    [
      'a note',
      form('<< /Type /Annot /Subtype /FreeText /Contents (Python) /Rect [72 590 272 610] /AP << /N 6 0 R >> >>'),
    ],
  ])('%s is read where it stands, and said to be one', async (_, options) => {
    const document = await read(plain + text('Below', { y: 500 }), options)
    expect(document.text).toBe(`${shown}\nPython and MATLAB\nBelow\n`)
    expect(document.diagnostics.map((each) => `${each.severity} ${each.code}`)).toEqual(['info extract/form'])
  })

  test.each([
    ['hidden', field('/AP << /N 6 0 R >> /F 2')],
    ['not for viewing', field('/AP << /N 6 0 R >> /F 32')],
    ['a value that is not drawn', '<< /Type /Annot /Subtype /Text /Contents (Python) /Rect [72 590 90 610] >>'],
  ])('%s: not read', async (_, annotation) => {
    expect(await hiddenIn('', form(annotation))).toEqual([])
  })

  test('a field may hide words as the page may', async () => {
    const white = stream(
      'BT 1 g /F1 12 Tf 2 4 Td (secret words) Tj ET',
      `/Type /XObject /Subtype /Form /BBox [0 0 200 20] ${fonts}`,
    )
    const options = form(field('/AP << /N 6 0 R >> /F 4'))
    expect(await hiddenIn('', { ...options, more: [white, field('/AP << /N 6 0 R >> /F 4')] })).toEqual([
      'no-contrast, page 1: secret words',
    ])
  })
})
