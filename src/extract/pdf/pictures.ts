/** What pictures show at a point of the page, where the engine decoded them. */
import type { PDFPageProxy } from 'pdfjs-dist'
import type { OperatorList, PdfEngine } from './engine.ts'
import type { Matrix } from './matrix.ts'

/** A decoded picture as the engine hands it over. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** 1: one bit a pixel, in rows of whole bytes; 2: red, green, blue; 3: with opacity. */
  readonly kind: number
  readonly data: ArrayLike<number>
}

export type Pictures = ReadonlyMap<string, Picture>

/** Red, green, blue, opacity, 0 to 255. */
export type Pixel = readonly [number, number, number, number]

export interface PlacedPicture {
  /** Null where a point of the page lies beside the picture. */
  pixelAt(x: number, y: number): Pixel | null
}

/** @returns the pictures of a page by the engine's ids; the engine decodes them while it hands over the operators */
export async function picturesOf(page: PDFPageProxy, list: OperatorList, ops: PdfEngine['OPS']): Promise<Pictures> {
  const ids = new Set<string>()
  for (const [index, operator] of list.fnArray.entries()) {
    const [id] = (list.argsArray[index] ?? []) as readonly unknown[]
    if (operator === ops.paintImageXObject && typeof id === 'string') ids.add(id)
  }
  const found = await Promise.all([...ids].map(async (id) => [id, await decoded(page, id)] as const))
  return new Map(found.flatMap(([id, picture]) => (isPicture(picture) ? [[id, picture] as const] : [])))
}

/** Pictures that several pages show are kept with the document, and their ids begin with `g_`. */
function decoded(page: PDFPageProxy, id: string): Promise<unknown> {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => store.get(id, resolve))
}

/** @param source an id, or the picture itself where it stands within the operators */
export function placed(pictures: Pictures, source: unknown, matrix: Matrix): PlacedPicture | null {
  const picture = typeof source === 'string' ? pictures.get(source) : source
  const [a, b, c, d, e, f] = matrix
  const determinant = a * d - b * c
  if (!isPicture(picture) || !Number.isFinite(1 / determinant)) return null
  return {
    pixelAt: (x, y) => {
      const u = (d * (x - e) - c * (y - f)) / determinant
      const v = (a * (y - f) - b * (x - e)) / determinant
      if (!(u >= 0 && u < 1 && v > 0 && v <= 1)) return null
      return pixel(picture, Math.floor(u * picture.width), Math.floor((1 - v) * picture.height))
    },
  }
}

function isPicture(value: unknown): value is Picture {
  const { width, height, kind, data } = (value ?? {}) as Partial<Picture>
  return Number(width) > 0 && Number(height) > 0 && [1, 2, 3].includes(Number(kind)) && typeof data === 'object'
}

function pixel({ width, kind, data }: Picture, column: number, row: number): Pixel {
  if (kind === 1) {
    const byte = data[row * ((width + 7) >> 3) + (column >> 3)] ?? 0
    const value = (byte >> (7 - (column & 7))) & 1 ? 255 : 0
    return [value, value, value, 255]
  }
  const channels = kind === 2 ? 3 : 4
  const at = (row * width + column) * channels
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, kind === 2 ? 255 : (data[at + 3] ?? 0)]
}
