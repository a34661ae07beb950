import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { toIndexed } from '../../../src/extract/raster/indexed.ts'
import { encodeIndexedPng, type Raster } from '../../../src/extract/raster/png.ts'

/** One row of so many pixels. */
function row(colors: readonly (readonly [number, number, number])[]): Raster {
  return { width: colors.length, height: 1, channels: 3, pixels: Uint8Array.from(colors.flat()) }
}

/** The colors of a picture again, pixel by pixel. */
function colorsOf({ palette, pixels }: { palette: Uint8Array; pixels: Uint8Array }): number[][] {
  return [...pixels].map((color) => [...palette.subarray(3 * color, 3 * color + 3)])
}

test('the commonest color comes first, and shades nobody tells apart are one', () => {
  const black = [0, 0, 0] as const
  const white = [255, 255, 255] as const
  const indexed = toIndexed(row([white, black, white, [253, 254, 255], [1, 2, 3]]))
  expect(colorsOf(indexed)).toEqual([white, black, white, white, black].map((each) => [...each]))
  expect([...indexed.palette]).toEqual([...white, ...black])
})

test('of more than 256 colors the rare ones become their nearest neighbors', () => {
  const all = Array.from({ length: 4096 }, (_, code) => [17 * (code >> 8), 17 * ((code >> 4) & 15), 17 * (code & 15)])
  const indexed = toIndexed(row(all as unknown as [number, number, number][]))
  expect(indexed.palette).toHaveLength(3 * 256)
  // The kept ones are all without red: a color keeps its green and its blue.
  expect(colorsOf(indexed).map(([, green, blue]) => [green, blue])).toEqual(all.map(([, green, blue]) => [green, blue]))
})

test.each([
  [2, 1],
  [4, 2],
  [16, 4],
  [17, 8],
  [256, 8],
])('a picture of %i colors takes %i bits a pixel, and each comes back', async (colorCount, bits) => {
  const palette = Uint8Array.from({ length: 3 * colorCount }, (_, index) => index % 256)
  const [width, height] = [37, 15]
  const pixels = Uint8Array.from({ length: width * height }, (_, index) => index % colorCount)
  const png = Buffer.from(await encodeIndexedPng({ number: 1, width, height, palette, pixels }))
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  expect([...(chunks.get('IHDR') ?? [])].slice(8)).toEqual([bits, 3, 0, 0, 0])
  expect(new Uint8Array(chunks.get('PLTE') ?? [])).toEqual(palette)
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const rowLength = Math.ceil((width * bits) / 8) + 1
  const back = Array.from({ length: width * height }, (_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)]
    const byte = rows[y * rowLength + 1 + ((x * bits) >> 3)] ?? 0
    return (byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1)
  })
  expect(back).toEqual([...pixels])
})
