/** Pictures at their place: what they show, and when they are decoded. */
import { expect, test } from 'vitest'
import { Jpeg } from '../../../src/extract/pdf/jpeg.ts'
import { IDENTITY } from '../../../src/extract/pdf/matrix.ts'
import { Pictures } from '../../../src/extract/pdf/pictures.ts'
import { darkJpeg } from './jpegs.ts'

/** A page with one JPEG on the unit square. */
function pageWith(bytes: Uint8Array) {
  const pictures = new Pictures([['img_1', { width: 16, height: 16, data: null, bitmap: new Jpeg(bytes) }]])
  return { pictures, placed: pictures.placed('img_1', IDENTITY) }
}

test('a JPEG is decoded when somebody has asked what it shows', async () => {
  const { pictures, placed } = pageWith(darkJpeg)
  expect(await pictures.decodeAsked()).toBe(false)
  expect([placed?.isDecoded(), placed?.pixelAt(0.5, 0.5)]).toEqual([false, null])
  expect(await pictures.decodeAsked()).toBe(true)
  expect([placed?.isDecoded(), placed?.pixelAt(0.5, 0.5)]).toEqual([true, [9, 9, 9, 255]])
  expect(placed?.pixelAt(1.5, 0.5)).toBeNull()
  expect(await pictures.decodeAsked()).toBe(false)
})

test('of a damaged JPEG nothing is known, and it is tried once', async () => {
  const { pictures, placed } = pageWith(darkJpeg.subarray(0, 100))
  expect(placed?.isDecoded()).toBe(false)
  expect(await pictures.decodeAsked()).toBe(true)
  expect([placed?.isDecoded(), placed?.pixelAt(0.5, 0.5)]).toEqual([false, null])
  expect(await pictures.decodeAsked()).toBe(false)
})
