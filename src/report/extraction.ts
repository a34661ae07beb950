/** One document for `extract`: the text in reading order with its pages, sections and hidden text. */
import type { Candidate, Identified } from '../model/candidate.ts'
import type { Document, Entry, Line, Mention, Period } from '../model/document.ts'
import { oneLine, safeForTerminal } from './escape.ts'

/** Text for a terminal. Lines have their numbers; sections and blocks that begin are marked. */
export function extractionText(document: Document, candidate: Candidate): string {
  const lines = [
    heading(document),
    ...document.pages.flatMap((page) => [
      ...pageHeading(document, page.number),
      ...page.lines.map((line) => lineText(document, line)),
    ]),
    ...hiddenLines(document),
    ...entryLines(document),
    ...candidateLines(candidate),
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

function entryLines(document: Document): string[] {
  if (document.entries.length === 0) return []
  return ['--- dated entries ---', ...document.entries.map((entry) => entryLine(document, entry))]
}

/** `work 2019-09 – 2021  Engineer, Acme (lines 4–9)`. */
function entryLine(document: Document, { section, period, title, organization, range }: Entry): string {
  const words = [title, organization].flatMap((mention) => (mention === null ? [] : [shown(mention)]))
  const [from, to] = [placeOf(document, range.start), placeOf(document, range.end - 1)]
  const lines = from === to ? `line ${from}` : `lines ${from}–${to}`
  return `${section} ${periodText(period)}  ${words.length === 0 ? 'not told apart' : words.join(' | ')} (${lines})`
}

function periodText({ start, end, expected }: Period): string {
  const mark = expected ? ' expected' : ''
  if (start !== null && end !== null && end !== 'present' && start.year === end.year && start.month === end.month) {
    return `${dateText(start)}${mark}`
  }
  return `${start === null ? '?' : dateText(start)} – ${dateText(end)}${mark}`
}

function dateText(date: Period['end']): string {
  if (date === null) return '?'
  if (date === 'present') return date
  return date.month === null ? String(date.year) : `${date.year}-${String(date.month).padStart(2, '0')}`
}

/** The line of an offset, with its page where there are several: `2:14`. */
function placeOf({ pages }: Document, offset: number): string {
  const page = pages.findLast((each) => each.range.start <= offset)
  const line = page?.lines.findLast((each) => each.range.start <= offset)
  return `${pages.length > 1 ? `${page?.number}:` : ''}${line?.number ?? '?'}`
}

function candidateLines({ name, email, phone, links }: Candidate): string[] {
  const found: readonly (readonly [string, Identified | null])[] = [
    ['name', name],
    ['e-mail', email],
    ['phone', phone],
    ...links.map((link) => [link.kind, link] as const),
  ]
  const lines = found.flatMap(([what, identified]) => (identified === null ? [] : [identifiedLine(what, identified)]))
  return lines.length === 0 ? [] : ['--- who applies: never scored ---', ...lines]
}

/** `name  Ada Lovelace (high: heading, line 1; the e-mail address says it too)`. */
function identifiedLine(what: string, { value, confidence, source, agreeing, location }: Identified): string {
  const place = location === null ? '' : `, line ${location.page === null ? '' : `${location.page}:`}${location.line}`
  const others = agreeing.length === 0 ? '' : `; also ${agreeing.join(', ')}`
  return `${what}: ${safeForTerminal(oneLine(value))} (${confidence}: ${source}${place}${others})`
}

function shown({ text }: Mention): string {
  return safeForTerminal(oneLine(text))
}
