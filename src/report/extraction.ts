/** One document for `extract`: the text in reading order with its pages, sections and hidden text. */
import type { Document, Line } from '../model/document.ts'
import { oneLine, safeForTerminal } from './escape.ts'

/** Text for a terminal. Lines have their numbers; sections and blocks that begin are marked. */
export function extractionText(document: Document): string {
  const lines = [
    heading(document),
    ...document.pages.flatMap((page) => [
      ...pageHeading(document, page.number),
      ...page.lines.map((line) => lineText(document, line)),
    ]),
    ...hiddenLines(document),
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n\n`
}

function heading({ source, reader, language, text, pages }: Document): string {
  const isPaged = pages[0] !== undefined && pages[0].width !== null
  const parts = [
    reader === null ? 'not read' : `read as ${reader.name}`,
    isPaged ? `${pages.length} pages` : '',
    `${text.length} characters`,
    language === null ? '' : `language ${language}`,
  ]
  return `# ${safeForTerminal(source.path)}: ${parts.filter((part) => part !== '').join(', ')}`
}

function pageHeading(document: Document, number: number): string[] {
  return document.pages[0]?.width === null ? [] : [`--- page ${number} ---`]
}

function lineText(document: Document, line: Line): string {
  const section = document.sections.find((each) => each.range.start === line.range.start)
  const block = document.blocks.find((each) => each.range.start === line.range.start)
  const mark = section === undefined ? '' : `[${section.kind}] `
  const kind = block === undefined ? ' ' : BLOCK_MARKS[block.kind]
  return `${String(line.number).padStart(4)} ${kind} ${mark}${safeForTerminal(oneLine(document.text.slice(line.range.start, line.range.end)))}`
}

const BLOCK_MARKS = { heading: '#', paragraph: '¶', item: '•', cell: '|', header: '^' } as const

function hiddenLines(document: Document): string[] {
  if (document.hidden.length === 0) return []
  return [
    '--- hidden: in the file, not on the page, never scored ---',
    ...document.hidden.map(
      (each) =>
        `${each.reason}${each.page === null ? '' : `, page ${each.page}`}: ${safeForTerminal(oneLine(each.text))}`,
    ),
  ]
}
