import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assemble } from '../../src/extract/assemble.ts'
import type { RawPage } from '../../src/extract/contract.ts'
import type { BlockKind } from '../../src/model/document.ts'
import { page, printed, written } from './lines.ts'

/** `kind: text` of each block. */
function blocks(pages: readonly RawPage[]): string[] {
  const { text, blocks: assembled } = assemble(pages)
  return assembled.map(({ kind, range }) => `${kind}: ${text.slice(range.start, range.end)}`)
}

const anyKind = fc.constantFrom<BlockKind | null>(null, null, 'heading', 'paragraph', 'item', 'cell', 'header')
const anyPages = fc.array(
  fc
    .array(
      fc.tuple(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        anyKind,
      ),
      { maxLength: 6 },
    )
    .map((lines) =>
      page(
        lines.map(([texts, starts]) => ({
          ...written('', starts),
          spans: texts.map((text) => ({ text, bbox: null, font: null })),
        })),
        false,
      ),
    ),
  { maxLength: 4 },
)

test('each line ends in a line feed, and every span is found at its range', () => {
  const line = {
    ...written('', 'paragraph'),
    spans: ['Ada ', 'Lund'].map((text) => ({ text, bbox: null, font: null })),
  }
  const { text, pages } = assemble([page([line, written('Python')], false)])
  expect(text).toBe('Ada Lund\nPython\n')
  expect(pages[0]!.lines[0]!.spans.map(({ range }) => text.slice(range.start, range.end))).toEqual(['Ada ', 'Lund'])
})

test('a block goes on until a line starts another', () => {
  const lines = [
    written('Skills', 'heading', 1),
    written('I write', 'paragraph'),
    written('Python.'),
    written('R', 'item'),
  ]
  expect(blocks([page(lines, false)])).toEqual(['heading: Skills', 'paragraph: I write\nPython.', 'item: R'])
})

test('a text whose first line starts nothing begins with a paragraph', () => {
  expect(blocks([page([written('Ada')], false)])).toEqual(['paragraph: Ada'])
})

test('a paragraph that a page break cuts goes on', () => {
  expect(blocks([page([written('I write', 'paragraph')]), page([written('Python.')])])).toEqual([
    'paragraph: I write\nPython.',
  ])
})

test('a heading ends with its page, and a running header with itself', () => {
  expect(blocks([page([written('Skills', 'heading')]), page([written('Python')])])).toEqual([
    'heading: Skills',
    'paragraph: Python',
  ])
  expect(blocks([page([written('Page 1', 'header'), written('Python')])])).toEqual([
    'header: Page 1',
    'paragraph: Python',
  ])
})

test('lines count within their page, or have the number of their source line', () => {
  const numbered = { ...written('c'), number: 12 }
  const { pages } = assemble([page([written('a'), written('b')]), page([numbered, written('d')])])
  expect(pages.map(({ number, lines }) => [number, lines.map((line) => line.number)])).toEqual([
    [1, [1, 2]],
    [2, [12, 2]],
  ])
})

test('a block knows the type of its first line', () => {
  const [block] = assemble([
    page([printed({ text: 'Skills', sizePt: 14, bold: true, starts: 'heading', headingLevel: 1 })]),
  ]).blocks
  expect(block).toMatchObject({ kind: 'heading', headingLevel: 1, sizePt: 14, bold: true, page: 1 })
  expect(assemble([page([written('Skills', 'heading', 2)], false)]).blocks[0]).toMatchObject({
    sizePt: null,
    bold: false,
    bbox: null,
  })
})

test('pages cover the text in order, lines stand inside their page, spans inside their line', () => {
  fc.assert(
    fc.property(anyPages, (raw) => {
      const { text, pages } = assemble(raw)
      let at = 0
      for (const { range, lines } of pages) {
        expect(range.start).toBe(at)
        for (const line of lines) {
          expect(line.range.start).toBe(at)
          expect(line.spans.map((span) => text.slice(span.range.start, span.range.end)).join('')).toBe(
            text.slice(line.range.start, line.range.end),
          )
          expect(text[line.range.end]).toBe('\n')
          at = line.range.end + 1
        }
        expect(range.end).toBe(at)
      }
      expect(text.length).toBe(at)
    }),
  )
})

test('blocks never overlap, and every line is in one', () => {
  fc.assert(
    fc.property(anyPages, (raw) => {
      const { text, blocks: assembled } = assemble(raw)
      let end = 0
      for (const { range } of assembled) {
        expect(range.start).toBe(end)
        end = range.end + 1
      }
      expect(end).toBe(text.length)
    }),
  )
})
