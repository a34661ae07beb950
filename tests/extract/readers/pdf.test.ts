/** The PDF reader's door: what it takes for a PDF, and what it says when it cannot read one. Pages are tested in ../pdf. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pdf } from '../../../src/extract/readers/pdf.ts'

const bytesOf = (name: string) => new Uint8Array(readFileSync(`fixtures/unreadable/${name}`))
const complaintsOf = async (bytes: Uint8Array) =>
  (await pdf.read(bytes, { ocr: false })).diagnostics.map(({ code, severity }) => `${severity} ${code}`)

test('a PDF is known by its signature within the first 1024 bytes', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  expect(pdf.sniff(text('%PDF-1.7\n'))).toBe(true)
  expect(pdf.sniff(text(`${'x'.repeat(900)}%PDF-1.4`))).toBe(true)
  expect(pdf.sniff(text(`${'x'.repeat(1100)}%PDF-1.4`))).toBe(false)
  expect(pdf.sniff(text('PK'))).toBe(false)
})

test('an encrypted, a torn and a scanned PDF each say what is wrong, and none throws', async () => {
  expect(await complaintsOf(bytesOf('encrypted.pdf'))).toEqual(['error extract/encrypted'])
  expect(await complaintsOf(bytesOf('truncated.pdf'))).toEqual(['error extract/damaged'])
  expect(await complaintsOf(bytesOf('scanned.pdf'))).toEqual(['error extract/no-text'])
})
