import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/extract/index.ts'
import { layOut } from '../../src/extract/ocr/lines.ts'
import type { RecognizedWord } from '../../src/extract/ocr/recognize.ts'
import { pagesText } from '../../src/extract/ocr/report.ts'
import type { Document } from '../../src/model/document.ts'
import { show } from './lines.ts'
import { bytesOf, missing, needsOcr, pictureOf, recall } from './ocr.ts'
import { ocrLayer, withoutUnicodeMap, withScan } from './scans.ts'

/** As in fixtures/sources/unreadable/scan.tex. */
const SCANNED = `Edith Vandersloot Leiden, The Netherlands, edith.vandersloot@example.org, 555-0176 Education Ph.D., Experimental
  Psychology, Universiteit Rijnmond M.A., Psychology, Employment Senior Lecturer, Hogeschool Duinzicht. Statistics for
  psychologists; analysis of functional MRI data in MATLAB; classification of task states with linear discriminant analysis.
  Postdoctoral fellow, Universiteit Rijnmond. EEG studies of reading. Publications Vandersloot, E. (2019). Task states and
  how to tell them apart. Annals of Predictive Psychiatry, (2008). Reading in noise. Psychophysiology Reports,`

function read(path: string, bytes: Uint8Array, ocr: boolean): Promise<Document> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return extract({ path, container: null, mediaType: null, size: bytes.length, sha256 }, bytes, { ocr })
}

const codes = ({ diagnostics }: Document) => diagnostics.map((each) => `${each.severity} ${each.code}`)

const scanned = bytesOf('fixtures/unreadable/scanned.pdf')

test('a scan without OCR has no text, and says how to read it', async () => {
  const document = await read('scanned.pdf', scanned, false)
  expect(codes(document)).toEqual(['error extract/no-text'])
  expect(document.diagnostics[0]?.hint).toContain('--ocr')
})

test('words that an OCR program laid over a scan are visible text', async () => {
  const document = await read('layer.pdf', ocrLayer(scanned, 'Edith Vandersloot, Leiden, words of the layer'), false)
  expect(document.text).toBe('Edith Vandersloot, Leiden, words of the layer\n')
  expect(document.hidden).toEqual([])
  expect(codes(document)).toEqual(['info extract/ocr-layer'])
})

test('a PDF whose fonts do not say which letters they show is flagged', async () => {
  const garbled = withoutUnicodeMap(bytesOf('fixtures/adversarial/viktor-salonen.pdf'))
  const document = await read('garbled.pdf', garbled, false)
  expect(codes(document)).toEqual(['warning extract/garbled'])
})

test('a page that is a picture in a PDF with text is named', async () => {
  const document = await read(
    'mixed.pdf',
    withScan(scanned, 'Ada Lund wrote this page as text, with words enough to be one.'),
    false,
  )
  expect(codes(document)).toContain('warning extract/needs-ocr')
  expect(document.diagnostics[0]?.message).toBe('page 2 was not read: pictures without text')
  expect(document.text).toContain('Ada Lund')
})

describe.skipIf(missing.length > 0)(`with OCR${needsOcr}`, () => {
  test('a scan is read, and its boxes lie on its page', async () => {
    const document = await read('scanned.pdf', scanned, true)
    expect(recall(SCANNED, document.text)).toBeGreaterThan(0.9)
    expect(document.reader?.name).toBe('pdf')
    expect(codes(document)).toEqual(['warning extract/ocr'])
    expect(document.sections.map((each) => each.kind)).toEqual(['basics', 'education', 'work', 'publications'])
    const [page] = document.pages
    const name = page?.lines[0]
    expect(name?.bbox?.x0).toBeCloseTo(71, -1)
    expect(name?.bbox?.top).toBeCloseTo(71, -1)
    for (const line of page?.lines ?? []) {
      expect(line.bbox?.x1).toBeLessThan(page?.width ?? 0)
      expect(line.spans.every((span) => span.bbox !== null)).toBe(true)
    }
  }, 120_000)

  test('only the pages without text are read by it', async () => {
    const text = 'Ada Lund wrote this page as text, with words enough to be one.'
    const document = await read('mixed.pdf', withScan(scanned, text), true)
    expect(document.diagnostics[0]?.message).toMatch(/^page 2 was read by OCR: \d\d words, mean confidence \d\d of 100/)
    expect(document.pages[0]?.lines).toHaveLength(1)
    expect(document.text.startsWith(`${text}\nEdith Vandersloot\n`)).toBe(true)
  }, 120_000)

  test('garbled text is replaced by what the page shows', async () => {
    const garbled = withoutUnicodeMap(bytesOf('fixtures/adversarial/viktor-salonen.pdf'))
    const document = await read('garbled.pdf', garbled, true)
    expect(document.text).toContain('Viktor Salonen')
    expect(codes(document)).toContain('warning extract/ocr')
  }, 120_000)

  test('columns of a picture are read one after the other', async () => {
    const { text } = await read('cv.png', await pictureOf('fixtures/applications/priya-raghunathan.pdf'), true)
    expect(text.indexOf('Postdoctoral Fellow')).toBeLessThan(text.indexOf('EDUCATION'))
    expect(text).toMatch(/hierarchical Bayesian models\n/)
  }, 120_000)
})

/** A word of 10 by 10 pixels; 20 pixels to the next line. */
function word(text: string, parts: Partial<RecognizedWord> = {}): RecognizedWord {
  const bbox = { x0: 0, top: 0, x1: 10, bottom: 10 }
  return { text, confidence: 90, bbox, baseline: 8, rowHeight: 12, line: 0, ...parts }
}

test('words below 40 are left out and counted, those below 60 are counted as unsure', () => {
  const words = [word('sure'), word('unsure', { confidence: 59, line: 1 }), word('~', { confidence: 39, line: 2 })]
  const { lines: _, ...counts } = layOut(words, 1)
  expect(counts).toEqual({ wordCount: 2, unsureCount: 1, illegibleCount: 1, confidence: 75 })
})

test('words are joined by a space, and placed in points', () => {
  const second = word('two', { bbox: { x0: 13, top: 0, x1: 23, bottom: 10 } })
  const { lines } = layOut([word('one'), second], 0.5)
  expect(show([{ width: 100, height: 100, lines }])).toBe('|one two')
  expect(lines[0]?.bbox).toEqual({ x0: 0, top: 0, x1: 11.5, bottom: 5 })
  expect(lines[0]?.spans.map((span) => span.bbox?.x0)).toEqual([0, 6.5])
})

test('a page of no words is no page of print', () => {
  expect(layOut([], 1)).toEqual({ lines: [], wordCount: 0, unsureCount: 0, illegibleCount: 0, confidence: null })
})

test('pages are counted as a sentence has them', () => {
  expect([[3], [1, 2], [1, 2, 5]].map(pagesText)).toEqual(['page 3 was', 'pages 1 and 2 were', 'pages 1, 2 and 5 were'])
})
