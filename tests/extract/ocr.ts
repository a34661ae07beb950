/** What tests of OCR need: whether it is installed, and pictures of pages. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { openRasters, toGray } from '../../src/extract/pdf/raster.ts'
import { encodePng } from '../../src/extract/raster/png.ts'
import { inPackage } from '../in-process-world.ts'

const require = createRequire(import.meta.url)

/** The optional packages that are not installed, for the names of skipped tests. */
export const missing: readonly string[] = [
  'tesseract.js/package.json',
  '@tesseract.js-data/eng/package.json',
  '@embedpdf/pdfium/pdfium.wasm',
].filter((path) => {
  try {
    require.resolve(path)
    return false
  } catch {
    return true
  }
})

export const needsOcr = missing.length === 0 ? '' : ` (skipped: ${missing.join(', ')} not installed)`

export function bytesOf(fixture: string): Uint8Array {
  return new Uint8Array(readFileSync(inPackage(fixture)))
}

/** A page of a fixture as a PNG at 200 dots per inch. */
export async function pictureOf(fixture: string, page = 1): Promise<Uint8Array> {
  const rasters = await openRasters(bytesOf(fixture))
  const raster = rasters?.draw(page, 200) ?? null
  rasters?.close()
  if (raster === null) throw new Error(`${fixture} cannot be drawn`)
  return encodePng(toGray(raster), 200)
}

/** Share of the words that are somewhere in the text. */
export function recall(words: string, text: string): number {
  const found = new Set(text.split(/\s+/))
  const wanted = words.split(/\s+/).filter((word) => word !== '')
  return wanted.filter((word) => found.has(word)).length / wanted.length
}
