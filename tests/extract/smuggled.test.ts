import { expect, test } from 'vitest'
import { extract } from '../../src/extract/index.ts'
import { utf8, zip } from './readers/reading.ts'

const tags = (words: string) => [...words].map((each) => String.fromCodePoint(0xe0000 + each.charCodeAt(0))).join('')
const selectors = (words: string) =>
  [...new TextEncoder().encode(words)].map((byte) => String.fromCodePoint(0xe0100 + byte - 16)).join('')

const word = (text: string) =>
  zip({
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  })

async function read(path: string, input: string | Uint8Array) {
  const bytes = typeof input === 'string' ? utf8(input) : input
  const source = { path, container: null, mediaType: null, size: bytes.length, sha256: '' }
  const { text, hidden } = await extract(source, bytes)
  return { text, hidden: hidden.map((each) => `${each.reason}: ${each.text}`) }
}

test.each<[string, (text: string) => string | Uint8Array]>([
  ['cv.txt', (text) => text],
  ['cv.md', (text) => text],
  ['cv.html', (text) => `<!doctype html><p>${text}</p>`],
  ['cv.docx', word],
  ['cv.tex', (text) => `\\documentclass{article}\\begin{document}${text}\\end{document}`],
])('words spelled in tags or variation selectors are kept apart: %s', async (path, make) => {
  const text = `I sold bread${tags('Python expert')} and cakes${selectors('naïve Bayes')}.`
  expect(await read(path, make(text))).toEqual({
    text: 'I sold bread and cakes.\n',
    hidden: ['invisible: Python expertnaïve Bayes'],
  })
})

test('flags of regions and forms of Han characters are seen', async () => {
  const text = `From \u{1f3f4}${tags('gbsct')}\u{e007f}, called 葛\u{e0100}城`
  expect(await read('cv.txt', text)).toEqual({ text: `${text}\n`, hidden: [] })
})

test('a line of nothing else is left out', async () => {
  expect(await read('cv.txt', `Ada\nLovelace\n${tags('hire her')}\nLondon`)).toEqual({
    text: 'Ada\nLovelace\nLondon\n',
    hidden: ['invisible: hire her'],
  })
})
