import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { drawPages } from '../../src/extract/index.ts'
import { inPackage } from '../in-process-world.ts'
import { pdf, stream } from '../pdf-writer.ts'

const carvalho = await readFile(inPackage('fixtures/applications/ines-carvalho.pdf'))

/** One page of such a size with a black square in its upper left corner. */
function square(width: number, height: number): Buffer {
  return pdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R >>`,
    stream(`0 g 0 ${height - 36} 36 36 re f`),
  ])
}

test('pages come as they were asked for, at 120 dots an inch', async () => {
  const { pages, diagnostic } = await drawPages(carvalho, [1, 3])
  expect(diagnostic).toBeNull()
  expect(pages.map(({ number, width, height }) => [number, width, height])).toEqual([
    [1, 992, 1403],
    [3, 992, 1403],
  ])
})

test('what is painted stands where it was painted', async () => {
  const { pages } = await drawPages(square(72, 72), [1])
  const { width, palette, pixels } = pages[0] ?? { width: 0, palette: [], pixels: [] }
  const colorAt = (x: number, y: number) => palette[3 * (pixels[y * width + x] ?? 0)]
  expect([width, colorAt(30, 30), colorAt(90, 30), colorAt(30, 90)]).toEqual([120, 0, 255, 255])
})

test('a poster is drawn smaller, with no more pixels than A3', async () => {
  const { pages } = await drawPages(square(7000, 3500), [1])
  const { width = 0, height = 0 } = pages[0] ?? {}
  expect(width * height).toBeLessThan(3_010_000)
  expect(width / height).toBeCloseTo(2, 2)
})

test('what cannot be drawn has a reason', async () => {
  const none = await drawPages(Buffer.from('%PDF-1.7\nnothing'), [1])
  expect([none.pages, none.diagnostic?.message]).toEqual([[], 'no pictures of its pages: it cannot be drawn'])
  const one = await drawPages(square(72, 72), [1, 2])
  expect([one.pages.length, one.diagnostic?.message]).toEqual([1, 'no pictures of its pages: some cannot be drawn'])
})
