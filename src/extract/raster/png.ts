/** Pixels → a PNG file, by zlib alone. */
import { promisify } from 'node:util'
import { crc32, deflate, deflateSync } from 'node:zlib'
import type { PagePixels } from '../../model/picture.ts'

/** A picture in memory: rows from the top, `channels` bytes a pixel without padding. */
export interface Raster {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** 1 is gray, 3 is red, green and blue. */
  readonly channels: 1 | 3
  readonly pixels: Uint8Array
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Color types as PNG numbers them. */
const COLOR_TYPES = { 1: 0, 3: 2 } as const

/**
 * The bytes of a PNG file, 8 bits a channel, rows unfiltered: quick to write, and the pictures are read at once.
 *
 * @param dotsPerInch said in the file (chunk pHYs)
 * @see W3C, Portable Network Graphics Specification, third edition
 */
export function encodePng({ width, height, channels, pixels }: Raster, dotsPerInch: number): Uint8Array {
  const rowLength = width * channels
  const rows = new Uint8Array(height * (rowLength + 1))
  for (let y = 0; y < height; y++) {
    rows.set(pixels.subarray(y * rowLength, (y + 1) * rowLength), y * (rowLength + 1) + 1)
  }
  return concat([
    new Uint8Array(SIGNATURE),
    header({ width, height }, 8, COLOR_TYPES[channels]),
    density(dotsPerInch),
    chunk('IDAT', deflateSync(rows, { level: 3 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** PNG's number for a picture with a palette. */
const indexedType = 3

/** A picture of few colors in as few bits a pixel as they take, deflated as far as can be, on another thread. */
export async function encodeIndexedPng(page: PagePixels): Promise<Uint8Array> {
  const { width, height, palette, pixels } = page
  const colorCount = palette.length / 3
  const bits = [1, 2, 4].find((each) => 2 ** each >= colorCount) ?? 8
  const rowLength = Math.ceil((width * bits) / 8)
  const rows = new Uint8Array(height * (rowLength + 1))
  for (let y = 0; y < height; y++) {
    const row = y * (rowLength + 1) + 1
    for (let x = 0; x < width; x++) {
      const at = row + ((x * bits) >> 3)
      rows[at] = (rows[at] ?? 0) | ((pixels[y * width + x] ?? 0) << (8 - bits - ((x * bits) & 7)))
    }
  }
  return concat([
    new Uint8Array(SIGNATURE),
    header(page, bits, indexedType),
    chunk('PLTE', palette),
    chunk('IDAT', await promisify(deflate)(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

function header({ width, height }: Pick<Raster, 'width' | 'height'>, bits: number, colorType: number): Uint8Array {
  const content = new DataView(new ArrayBuffer(13))
  content.setUint32(0, width)
  content.setUint32(4, height)
  content.setUint8(8, bits)
  content.setUint8(9, colorType)
  return chunk('IHDR', new Uint8Array(content.buffer))
}

function density(dotsPerInch: number): Uint8Array {
  const content = new DataView(new ArrayBuffer(9))
  const dotsPerMeter = Math.round(dotsPerInch / 0.0254)
  content.setUint32(0, dotsPerMeter)
  content.setUint32(4, dotsPerMeter)
  content.setUint8(8, 1)
  return chunk('pHYs', new Uint8Array(content.buffer))
}

/** Length, name, content, and a checksum over name and content. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, content.length)
  bytes.set(new TextEncoder().encode(name), 4)
  bytes.set(content, 8)
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)))
  return bytes
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
