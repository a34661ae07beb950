/** What pictures show at a point of the page, where the engine decoded them or hands over what can be decoded. */
import type { PDFPageProxy } from 'pdfjs-dist'
import type { OperatorList, PdfEngine } from './engine.ts'
import { Jpeg } from './jpeg.ts'
import type { Matrix } from './matrix.ts'

/** A decoded picture as the engine hands it over. */
export interface Pixels {
  readonly width: number
  readonly height: number
  /** 1: one bit a pixel, in rows of whole bytes; 2: red, green, blue; 3: with opacity. */
  readonly kind: number
  readonly data: ArrayLike<number>
}

/** A JPEG that is decoded when it was looked at. */
interface Undecoded {
  readonly width: number
  readonly height: number
  readonly bitmap: Jpeg
}

/** Red, green, blue, opacity, 0 to 255. */
export type Pixel = readonly [number, number, number, number]

export interface PlacedPicture {
  /** False where nothing is known of it yet; a JPEG that was asked for is decoded for the next time. */
  isDecoded(): boolean
  /** Null where a point of the page lies beside the picture. */
  pixelAt(x: number, y: number): Pixel | null
}

/** @returns the pictures of a page; the engine decodes most while it hands over the operators */
export async function picturesOf(page: PDFPageProxy, list: OperatorList, ops: PdfEngine['OPS']): Promise<Pictures> {
  const ids = new Set<string>()
  for (let index = 0; index < list.fnArray.length; index++) {
    if (list.fnArray[index] !== ops.paintImageXObject) continue
    const [id] = (list.argsArray[index] ?? []) as readonly unknown[]
    if (typeof id === 'string') ids.add(id)
  }
  return new Pictures(await Promise.all([...ids].map(async (id) => [id, await handedOver(page, id)] as const)))
}

/** Pictures that several pages show are kept with the document, and their ids begin with `g_`. */
function handedOver(page: PDFPageProxy, id: string): Promise<unknown> {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => store.get(id, resolve))
}

/** The pictures of a page, by the engine's ids. */
export class Pictures {
  private readonly found: Map<unknown, unknown>
  /** Undecoded ones that somebody looked at. */
  private readonly asked = new Map<string, Undecoded>()

  constructor(found: readonly (readonly [string, unknown])[] = []) {
    this.found = new Map(found)
  }

  /** @param source an id, or the picture itself where it stands within the operators */
  placed(source: unknown, matrix: Matrix): PlacedPicture | null {
    const picture = typeof source === 'string' ? this.found.get(source) : source
    const isKnown = isPixels(picture) || isUndecoded(picture)
    const [a, b, c, d, e, f] = matrix
    const determinant = a * d - b * c
    if (!isKnown || !Number.isFinite(1 / determinant)) return null
    return {
      isDecoded: () => this.pixelsOf(source) !== null,
      pixelAt: (x, y) => {
        const pixels = this.pixelsOf(source)
        const u = (d * (x - e) - c * (y - f)) / determinant
        const v = (a * (y - f) - b * (x - e)) / determinant
        if (pixels === null || !(u >= 0 && u < 1 && v > 0 && v <= 1)) return null
        return pixel(pixels, Math.floor(u * pixels.width), Math.floor((1 - v) * pixels.height))
      },
    }
  }

  /** @returns true when something was looked at that can be seen only now */
  async decodeAsked(): Promise<boolean> {
    const asked = [...this.asked]
    this.asked.clear()
    for (const [id, { width, height, bitmap }] of asked) {
      const data = await bitmap.decoded({ width, height })
      this.found.set(id, data === null ? null : { width, height, kind: 2, data })
    }
    return asked.length > 0
  }

  private pixelsOf(source: unknown): Pixels | null {
    const picture = typeof source === 'string' ? this.found.get(source) : source
    if (isUndecoded(picture) && typeof source === 'string') this.asked.set(source, picture)
    return isPixels(picture) ? picture : null
  }
}

function isUndecoded(value: unknown): value is Undecoded {
  return isSized(value) && (value as Partial<Undecoded>).bitmap instanceof Jpeg
}

function isPixels(value: unknown): value is Pixels {
  const { kind, data } = (value ?? {}) as Partial<Pixels>
  return isSized(value) && [1, 2, 3].includes(Number(kind)) && typeof data === 'object'
}

function isSized(value: unknown): boolean {
  const { width, height } = (value ?? {}) as Partial<Pixels>
  return Number(width) > 0 && Number(height) > 0
}

function pixel({ width, kind, data }: Pixels, column: number, row: number): Pixel {
  if (kind === 1) {
    const byte = data[row * ((width + 7) >> 3) + (column >> 3)] ?? 0
    const value = (byte >> (7 - (column & 7))) & 1 ? 255 : 0
    return [value, value, value, 255]
  }
  const channels = kind === 2 ? 3 : 4
  const at = (row * width + column) * channels
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, kind === 2 ? 255 : (data[at + 3] ?? 0)]
}
