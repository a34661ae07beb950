import { describe, expect, test } from 'vitest'
import { encodePng } from '../../../src/extract/raster/png.ts'
import { image } from '../../../src/extract/readers/image.ts'
import { imageHeader, withOrientation } from '../../../src/extract/readers/image-header.ts'
import { damage, randomOf } from '../../hostile/mutate.ts'
import { missing, needsOcr, pictureOf } from '../ocr.ts'
import { show, withoutOcr } from './reading.ts'

/** White, at so many dots an inch. */
function blank(width: number, height: number, dotsPerInch: number): Uint8Array {
  const pixels = new Uint8Array(width * height).fill(255)
  return encodePng({ width, height, channels: 1, pixels }, dotsPerInch)
}

/** What a camera writes: Exif in its own byte order, and a frame header; no pixels. */
function jpeg(orientation: number, isLittle: boolean): Uint8Array {
  const order = isLittle ? 'II' : 'MM'
  const number = (value: number, bytes: number) => {
    const digits = Array.from({ length: bytes }, (_, index) => (value >> (8 * index)) & 255)
    return isLittle ? digits : digits.toReversed()
  }
  const tiff = [...Buffer.from(order), ...number(42, 2), ...number(8, 4), ...number(1, 2)]
  const entry = [...number(0x0112, 2), ...number(3, 2), ...number(1, 4), ...number(orientation, 2), 0, 0, 0, 0, 0, 0]
  const exif = [...Buffer.from('Exif\0\0', 'latin1'), ...tiff, ...entry]
  const frame = [0xff, 0xc0, 0, 17, 8, 0, 100, 0, 200, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif, ...frame])
}

test('without OCR a picture is an error that says how to read it', async () => {
  const document = await image.read(blank(10, 10, 200), withoutOcr)
  expect(document.pages).toEqual([])
  expect(document.diagnostics).toMatchObject([{ code: 'extract/needs-ocr', severity: 'error' }])
  expect(document.diagnostics[0]?.hint).toContain('--ocr')
})

test('pictures are known by their first bytes', () => {
  expect([blank(1, 1, 200), jpeg(1, true), new Uint8Array([0x47, 0x49])].map(image.sniff)).toEqual([true, true, false])
})

describe('the header says', () => {
  test('how large a PNG is, and its resolution where that makes a sheet of paper', () => {
    expect(imageHeader(blank(1654, 2339, 200))).toMatchObject({ width: 1654, height: 2339, orientation: 1 })
    expect(Math.round(imageHeader(blank(1240, 1754, 150))?.dotsPerInch ?? 0)).toBe(150)
    expect(imageHeader(blank(1654, 2339, 72))?.dotsPerInch).toBe(200)
  })

  test.each([true, false])('which way a photograph is up, low byte first: %s', (isLittle) => {
    expect(imageHeader(jpeg(1, isLittle))).toMatchObject({ width: 200, height: 100, orientation: 1 })
    expect(imageHeader(jpeg(6, isLittle))).toMatchObject({ width: 100, height: 200, orientation: 6 })
  })

  test('whole numbers above 0 or nothing, however it is damaged', () => {
    for (const [index, bytes] of [blank(40, 30, 200), jpeg(3, true), jpeg(6, false)].entries()) {
      for (let seed = 0; seed < 200; seed++) {
        const damaged = new Uint8Array(damage(bytes, randomOf(index * 1000 + seed)))
        const header = imageHeader(damaged)
        if (header !== null) expect(Math.min(header.width, header.height)).toBeGreaterThan(0)
        expect(() => withOrientation(damaged, header?.orientation ?? 1)).not.toThrow()
      }
    }
  })
  test('nothing when it is broken', () => {
    expect(imageHeader(blank(10, 10, 200).subarray(0, 18))).toBeNull()
    expect(imageHeader(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 0]))).toBeNull()
  })

  test('an orientation that the engine finds', () => {
    const turned = withOrientation(jpeg(8, true), 8)
    expect([...turned.subarray(20, 34)].join(' ')).toContain('1 18 0 3 0 0 0 1 0 8')
    expect(imageHeader(turned)?.orientation).toBe(8)
  })
})

describe.skipIf(missing.length > 0)(`with OCR${needsOcr}`, () => {
  test('words are read with their places, on a page in points', async () => {
    const document = await image.read(await pictureOf('fixtures/adversarial/curtis-malley.pdf'), { ocr: true })
    expect(show(document)).toMatch(/^heading1\|Curtis Malley\n/)
    expect(document.pages[0]?.width).toBeCloseTo(612, 0)
    expect(document.pages[0]?.lines[0]?.bbox?.x0).toBeCloseTo(51, -1)
    expect(document.diagnostics.map((each) => each.code)).toEqual(['extract/ocr'])
  }, 120_000)

  test('what nobody sees in it is not read', async () => {
    const document = await image.read(await pictureOf('fixtures/adversarial/curtis-malley.pdf'), { ocr: true })
    expect(show(document)).not.toMatch(/neural|PyTorch|fMRI/i)
  }, 120_000)

  test.each([
    ['a torn picture', blank(40, 40, 200).subarray(0, 60)],
    ['no header', new Uint8Array([0xff, 0xd8, 0xff, 0xff])],
    ['more pixels than can be held', withSize(blank(10, 10, 200), 30_000)],
  ])('%s is one error', async (_, bytes) => {
    const { pages, diagnostics } = await image.read(bytes, { ocr: true })
    expect([pages, diagnostics.map((each) => each.severity)]).toEqual([[], ['error']])
  })
})

function withSize(png: Uint8Array, side: number): Uint8Array {
  const lying = png.slice()
  new DataView(lying.buffer).setUint32(16, side)
  new DataView(lying.buffer).setUint32(20, side)
  return lying
}

test('a WebP tells its size in one of three ways', () => {
  const lossy = Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=', 'base64')
  const lossless = Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAvAkAAAAfQ//73v/+BiOh/AAA=', 'base64')
  const extended = Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x63\0\0\xc7\0\0', 'latin1')
  expect([lossy, lossless, extended].map((bytes) => image.sniff(bytes))).toEqual([true, true, true])
  expect(imageHeader(lossy)).toMatchObject({ width: 1, height: 1 })
  expect(imageHeader(lossless)).toMatchObject({ width: 3, height: 2 })
  expect(imageHeader(extended)).toMatchObject({ width: 100, height: 200 })
  expect(imageHeader(extended.subarray(0, 20))).toBeNull()
})

test.each([
  ['TIFF', 'II*\0'],
  ['GIF', 'GIF89a'],
  ['HEIC or AVIF', '\0\0\0\x18ftypheic'],
])('a picture in %s is named, and what to save it as', async (format, start) => {
  const bytes = Buffer.from(start, 'latin1')
  expect(image.sniff(bytes)).toBe(true)
  const { diagnostics } = await image.read(bytes, withoutOcr)
  expect(diagnostics.map(({ message }) => message)).toEqual([`it is a picture in a format that is not read: ${format}`])
})
