/** Reads LaTeX sources as their page would print, never by running TeX: `\input` and `\write18` do nothing here. */
import { diagnostic } from '../../model/diagnostic.ts'
import { propertyText } from '../about.ts'
import type { RawDocument, RawLine, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { partsElsewhere } from './parts-elsewhere.ts'
import { orRefusal } from './refusal.ts'

export const latex: Reader = {
  name: 'latex',
  version: 6,
  summary: 'LaTeX sources as printed: sections, items, moderncv entries and macros of the file; never run',
  extensions: ['tex', 'latex', 'ltx'],
  mediaTypes: ['application/x-tex', 'text/x-tex'],
  sniff: (bytes) =>
    /^(?:\xef\xbb\xbf)?(?:\s|%[^\n]*\n|\\[a-zA-Z]+(?:\[[^\]]{0,200}\])?\{[^{}]{0,200}\})*?\\documentclass\s*[[{]/.test(
      new TextDecoder('latin1').decode(bytes.subarray(0, 4096)),
    ),
  read: (bytes) => orRefusal('LaTeX', () => readLatex(bytes)),
}

async function readLatex(bytes: Uint8Array): Promise<RawDocument> {
  const { LatexPrinter } = await import('./latex/printer.ts')
  const { text, diagnostics } = decodeText(bytes)
  const writer = new BlockWriter()
  const printer = new LatexPrinter(text.replace(/^\uFEFF/, ''), writer)
  printer.print()
  const about = { title: null, author: propertyText(printer.personName) }
  const said = [
    ...(printer.doubtfulContrast ? [whiteText] : []),
    ...(printer.outside.length > 0 ? [partsElsewhere(printer.outside)] : []),
  ]
  const { heads } = printer
  const { pages, ...rest } = writer.finish([...diagnostics, ...said])
  return { ...rest, pages: pages.map(({ lines, ...page }) => ({ ...page, lines: withHeads(lines, heads) })), about }
}

/** What follows a heading on a line of its own is a block; in a cell all lines are the heading. */
function withHeads(lines: readonly RawLine[], heads: ReadonlySet<RawLine>): RawLine[] {
  return lines.map((line, index): RawLine => {
    if (heads.has(line)) return { ...line, starts: 'heading', headingLevel: 2 }
    const previous = lines[index - 1]
    const isBelow = previous !== undefined && heads.has(previous) && previous.starts !== 'cell'
    return isBelow && line.starts === null ? { ...line, starts: 'paragraph' } : line
  })
}

const whiteText = diagnostic({
  code: 'extract/white-text',
  severity: 'warning',
  message:
    'some words are white; they were read as visible because the file paints boxes or cells that may lie behind them',
  hint: 'ask for the PDF to see whether those words can be read on the page',
})
