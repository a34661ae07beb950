/** What a reader makes of an input, written so that a test can show it whole. */

import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect } from 'vitest'
import type { RawDocument, Reader, ReadOptions } from '../../../src/extract/contract.ts'

/** As without `--ocr`. */
export const withoutOcr: ReadOptions = { ocr: false }

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A zip archive of text parts. */
export const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )

/** One line each: the block it starts with its heading level, `|`, its text; `3: ` before it where it has a source line. */
export const show = (document: RawDocument): string =>
  document.pages
    .flatMap((page) => page.lines)
    .map((line) => {
      const number = line.number === null ? '' : `${line.number}: `
      return `${number}${line.starts ?? ''}${line.headingLevel ?? ''}|${line.spans.map((span) => span.text).join('')}`
    })
    .join('\n')

/** The lines of an input that is read without any complaint. */
export async function lines(reader: Reader, input: string | Uint8Array): Promise<string> {
  const document = await reader.read(typeof input === 'string' ? utf8(input) : input, withoutOcr)
  expect(document.diagnostics).toEqual([])
  return show(document)
}

/** The hidden pieces, as `reason: text`. */
export async function hidden(reader: Reader, input: string | Uint8Array): Promise<string> {
  const document = await reader.read(typeof input === 'string' ? utf8(input) : input, withoutOcr)
  return document.hidden.map((each) => `${each.reason}: ${each.text}`).join('\n')
}

/** `severity code` of each diagnostic. */
export async function complaints(reader: Reader, input: string | Uint8Array): Promise<readonly string[]> {
  const document = await reader.read(typeof input === 'string' ? utf8(input) : input, withoutOcr)
  return document.diagnostics.map((each) => `${each.severity} ${each.code}`)
}

/** Mutates `sample` at random and asks that `read` answers each time, within a second, with lines that are well formed. */
export async function survivesMutation(reader: Reader, sample: Uint8Array): Promise<void> {
  const position = fc.nat({ max: Math.max(0, sample.length - 1) })
  const mutation = fc.array(fc.tuple(position, fc.uint8Array({ minLength: 1, maxLength: 6 })), {
    minLength: 1,
    maxLength: 8,
  })
  const cut = fc.option(position, { nil: sample.length })
  const mutated = fc.tuple(mutation, cut).map(([changes, length]) => {
    const bytes = sample.slice()
    for (const [at, patch] of changes) bytes.set(patch.subarray(0, bytes.length - at), at)
    return bytes.slice(0, length)
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, fc.uint8Array({ maxLength: 500 })), async (bytes) => {
      const start = performance.now()
      reader.sniff(bytes)
      const document = await reader.read(bytes, withoutOcr)
      expect(performance.now() - start).toBeLessThan(1000)
      for (const line of document.pages.flatMap((page) => page.lines)) {
        expect(line.spans.map((span) => span.text).join('')).toMatch(/^\S(.*\S)?$/su)
      }
    }),
    { numRuns: 150 },
  )
}
