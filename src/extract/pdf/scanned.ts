/** Pages of a PDF that are pictures → their words, by drawing each page and reading the drawing. */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { RawPage } from '../contract.ts'
import { layOut, type OcrPage } from '../ocr/lines.ts'
import { openRecognizer, type Recognizer } from '../ocr/recognize.ts'
import { ocrDiagnostic, pagesText } from '../ocr/report.ts'
import { encodePng } from '../raster/png.ts'
import { openRasters, type PageRasters, toGray } from './raster.ts'

/** Of the words 0.93 are right at 150, 0.95 at 200 and 0.96 at 300 (measured on one page). */
const dotsPerInch = 200

/** Pages of a document that are read by OCR at most, at about 2 s each. */
const ocrPageLimit = 20

/**
 * The pages with the words of those that are pictures.
 *
 * @param numbers the pages to read, from 1
 * @throws Refusal when the optional packages are not installed
 */
export async function readScanned(
  bytes: Uint8Array,
  pages: readonly RawPage[],
  numbers: readonly number[],
): Promise<{ readonly pages: RawPage[]; readonly diagnostics: Diagnostic[] }> {
  const chosen = numbers.slice(0, ocrPageLimit)
  const found = new Map<number, OcrPage>()
  const rasters = await openRasters(bytes)
  const recognizer = await openRecognizer().catch((error: unknown) => {
    rasters?.close()
    throw error
  })
  try {
    for (const number of chosen) {
      const page = await readOne({ rasters, recognizer, number, width: pages[number - 1]?.width ?? null })
      if (page !== null) found.set(number, page)
    }
  } finally {
    rasters?.close()
    await recognizer.close()
  }
  return {
    pages: pages.map((page, index) => ({ ...page, lines: found.get(index + 1)?.lines ?? page.lines })),
    diagnostics: [...readByOcr(found), ...notRead(numbers, found)],
  }
}

async function readOne(work: {
  readonly rasters: PageRasters | null
  readonly recognizer: Recognizer
  readonly number: number
  readonly width: number | null
}): Promise<OcrPage | null> {
  const raster = work.rasters?.draw(work.number, dotsPerInch) ?? null
  if (raster === null || work.width === null) return null
  const words = await work.recognizer.read(encodePng(toGray(raster), dotsPerInch)).catch(() => null)
  return words === null ? null : layOut(words, work.width / raster.width)
}

function readByOcr(found: ReadonlyMap<number, OcrPage>): Diagnostic[] {
  if (found.size === 0) return []
  return [ocrDiagnostic([...found.values()], pagesText([...found.keys()]))]
}

function notRead(numbers: readonly number[], found: ReadonlyMap<number, OcrPage>): Diagnostic[] {
  const left = numbers.filter((number) => !found.has(number))
  if (left.length === 0) return []
  const beyondLimit = numbers.length > ocrPageLimit
  return [
    diagnostic({
      code: 'extract/ocr-limit',
      severity: 'warning',
      message: `${pagesText(left)} not read${beyondLimit ? `: at most ${ocrPageLimit} pages of a document are read by OCR` : ' by OCR: the page cannot be drawn'}`,
      hint: 'look at those pages yourself, or ask for a text PDF or DOCX',
    }),
  ]
}
