import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { missing, needsOcr } from '../extract/ocr.ts'
import { cvsift, temporaryPath } from './cvsift.ts'

function target(name: string): string {
  const path = temporaryPath(name)
  mkdirSync(dirname(path), { recursive: true })
  return path
}

/** Width, height and rows of an RGB picture as cvsift writes it. */
function pixelsOf(path: string) {
  const file = readFileSync(path)
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const at = file.indexOf('IDAT')
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)))
  const colorAt = (x: number, y: number) => [...rows.subarray(y * (width * 3 + 1) + 1 + x * 3).subarray(0, 3)].join(' ')
  return { width, height, colorAt }
}

describe.skipIf(missing.length > 0)(`--render${needsOcr}`, () => {
  test('draws the boxes of what was read onto the page', async () => {
    const path = target('page.png')
    const { code, stdout, stderr } = await cvsift([
      'extract',
      'fixtures/adversarial/curtis-malley.pdf',
      '--render',
      path,
    ])
    expect([code, stdout, stderr]).toEqual([0, '', `wrote ${path}\n`])
    const { width, height, colorAt } = pixelsOf(path)
    expect([width, height]).toEqual([1224, 1584])
    const colors = new Set(
      Array.from({ length: height * 2 }, (_, index) => colorAt(index % 2 === 0 ? 120 : 400, index >> 1)),
    )
    // Headings, paragraphs and hidden text.
    for (const color of ['200 30 30', '30 90 210', '230 0 160']) expect(colors).toContain(color)
    expect(readdirSync(dirname(path))).toEqual(['page.png'])
  })

  test('takes any page', async () => {
    const path = target('page.png')
    const { code } = await cvsift(`extract fixtures/applications/ines-carvalho.pdf --render ${path} --page 3`)
    expect([code, existsSync(path)]).toEqual([0, true])
  })

  test('draws the words that OCR read', async () => {
    const path = target('page.png')
    const { code, stderr } = await cvsift(`extract fixtures/unreadable/scanned.pdf --ocr --render ${path}`)
    expect([code, existsSync(path)]).toEqual([0, true])
    expect(stderr).toContain('[extract/ocr]')
  }, 120_000)

  test.each([
    ['a page that is not there', 'fixtures/adversarial/curtis-malley.pdf --page 9', 'there is no page 9'],
    ['a format without pages', 'fixtures/applications/hugo-castellan.md', 'only pages of a PDF can be drawn'],
    ['a PDF that is locked', 'fixtures/unreadable/encrypted.pdf', 'protected by a password'],
    ['what is not there', 'fixtures/none.pdf', 'it cannot be opened'],
    ['a folder', 'fixtures/adversarial', 'it is a folder'],
    ['two files', 'fixtures/adversarial/curtis-malley.pdf README.md', 'one file'],
  ])('refuses %s, and writes nothing', async (_, argv, message) => {
    const path = target('page.png')
    const { code, stderr } = await cvsift(`extract ${argv} --render ${path}`)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(readdirSync(dirname(path))).toEqual([])
  })
})

test('a picture is a PNG, and --page belongs to it', async () => {
  expect((await cvsift('extract README.md --render page.pdf')).stderr).toContain('[extract/render-usage]')
  expect((await cvsift('extract README.md --page 2')).stderr).toContain('[extract/render-usage]')
})
