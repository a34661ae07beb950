/** Pages of a PDF as they look, for a report that shows the words where they stand. */
import { Refusal } from '../archive/refusal.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { PagePixels } from '../model/picture.ts'
import { toIndexed } from './raster/indexed.ts'

/** A page of A4 is 992 pixels wide, which small print needs, and takes about 64 KB as a file. */
const pictureDotsPerInch = 120

/** Pixels of a page at most: A3. A poster is drawn smaller. */
export const picturePixelLimit = 3_000_000

export interface PixelPages {
  readonly pages: readonly PagePixels[]
  /** Why some are missing, or all; null where none is. */
  readonly diagnostic: Diagnostic | null
}

/**
 * Never rejects for what is in the file.
 *
 * @param numbers from 1
 */
export async function drawPages(bytes: Uint8Array, numbers: readonly number[]): Promise<PixelPages> {
  try {
    const { openRasters } = await import('./pdf/raster.ts')
    const rasters = await openRasters(bytes)
    if (rasters === null) return { pages: [], diagnostic: notDrawn('it cannot be drawn') }
    const pages = numbers.flatMap((number) => {
      const raster = rasters.draw(number, pictureDotsPerInch, picturePixelLimit)
      if (raster === null) return []
      return [{ number, width: raster.width, height: raster.height, ...toIndexed(raster) }]
    })
    rasters.close()
    return { pages, diagnostic: pages.length === numbers.length ? null : notDrawn('some cannot be drawn') }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { pages: [], diagnostic: notDrawn(error.diagnostic.message) }
  }
}

/** Why there is no picture, in the words of every cause of it. */
export function notDrawn(reason: string): Diagnostic {
  return diagnostic({
    code: 'pages/not-drawn',
    severity: 'warning',
    message: `no pictures of its pages: ${reason}`,
    hint: 'the packet shows its text, with the same marks',
  })
}
