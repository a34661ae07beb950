/** Sections → dated roles, degrees and projects: where each begins, when it was, what and where. */
import type { Block, Entry, Page, Period, Section, SectionKind } from '../model/document.ts'
import { nameEntry } from './entry-header.ts'
import { type Anchor, looksLikeHeader, type Place, type Row, rowsOf, rowsOfSection } from './entry-rows.ts'
import { INSIDE_ENTRIES, OF_DOCUMENT } from './entry-words.ts'
import { fold } from './fold.ts'
import { wordsPattern } from './words-pattern.ts'

/** Sections that are made of entries. `other` counts only where its dates are periods. */
const ENTRY_SECTIONS: ReadonlySet<SectionKind> = new Set([
  'work',
  'research',
  'education',
  'projects',
  'teaching',
  'volunteer',
  'other',
])

/**
 * The dated entries of a document, in order and without overlap.
 *
 * A date heads its entry, stands beside its title, or below it; which of these is decided once for a section, from what
 * stands before its dates. Known limits: an entry without a date belongs to the one before it, and a second date of an
 * entry is left aside.
 */
export function findEntries(
  text: string,
  pages: readonly Page[],
  blocks: readonly Block[],
  sections: readonly Section[],
): Entry[] {
  const rows = rowsOf(text, pages, blocks)
  return sections
    .filter((section) => ENTRY_SECTIONS.has(section.kind))
    .flatMap((section) => entriesOf(text, section, rowsOfSection(rows, section)))
}

function entriesOf(text: string, section: Section, rows: readonly Row[]): Entry[] {
  const anchors = anchorsOf(rows).filter(
    ({ index, period }) => section.kind !== 'other' || (isPeriod(period) && rows[index]?.isItem === false),
  )
  const starts = startsOf(rows, anchors)
  return anchors.flatMap((anchor, index): Entry[] => {
    const start = starts[index] ?? anchor.index
    const next = starts[index + 1] ?? rows.length
    const first = rows[start]
    if (first === undefined || start >= next) return []
    const end = rows[next]?.range.start ?? section.range.end
    const { title, organization } = nameEntry({
      text,
      section: section.kind,
      rows: rows.slice(start, next),
      anchor,
      start,
    })
    return [
      { section: section.kind, period: anchor.period, title, organization, range: { start: first.range.start, end } },
    ]
  })
}

/** Bullets date entries only where nothing else does, or where a section begins with them: there is nothing above them to tell more of. */
function anchorsOf(rows: readonly Row[]): Anchor[] {
  const found = rows.flatMap((row, index) => anchorAt(rows, row, index))
  const bullets = rows.findIndex(({ isItem }) => !isItem)
  const outside = found.filter(({ index }) => index < bullets || rows[index]?.isItem === false)
  const chosen = outside.length > 0 ? outside : found
  return chosen.filter((anchor, index) => {
    const previous = chosen[index - 1]
    const repeats = previous?.index === anchor.index - 1 && previous.place === 'alone' && anchor.place !== 'alone'
    return !repeats || isPeriod(anchor.period)
  })
}

/** Words of a line that a date may stand behind; longer ones are sentences. */
const headerWordLimit = 24
const singleDateWordLimit = 16

const INSIDE = wordsPattern(INSIDE_ENTRIES)
const DOCUMENT = wordsPattern(OF_DOCUMENT)

function anchorAt(rows: readonly Row[], row: Row, index: number): Anchor[] {
  const [period] = row.periods
  if (period === undefined || DOCUMENT.test(fold(row.text))) return []
  const anchor = { index, period, place: placeOf(row, period) }
  const before = row.text.slice(0, period.range.start - row.range.start)
  const isHeader = anchor.place === 'start' || (wordCount(row.text) <= headerWordLimit && !endsSentence(before))
  if (!isHeader) return []
  const isTrusted = isPeriod(period) ? isTrustedPeriod(row, anchor) : isTrustedDate(rows, row, anchor)
  return isTrusted ? [anchor] : []
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length
}

/** Sentences before a date: it is told in passing. */
function endsSentence(before: string): boolean {
  return /\p{L}{5,}\. \p{Lu}/u.test(before)
}

function beginsHere(row: Row): boolean {
  return row.startsBlock || row.isHeading
}

/** A period heads an entry unless it stands inside or at the end of a sentence that goes over lines. */
function isTrustedPeriod(row: Row, { period, place }: Anchor): boolean {
  if (beginsHere(row) || place === 'start' || place === 'alone') return true
  return place === 'end' && !/\.\s*$/.test(row.text.slice(period.range.end - row.range.start))
}

/** A single date is often part of what is told; it heads an entry only at the edge of a line that is no sentence. */
function isTrustedDate(rows: readonly Row[], row: Row, { index, period, place }: Anchor): boolean {
  const before = row.text.slice(0, period.range.start - row.range.start)
  const after = row.text.slice(period.range.end - row.range.start)
  if (INSIDE.test(fold(before))) return false
  if (place === 'middle')
    return beginsHere(row) && wordCount(before) <= labelWordLimit && /^\s*(?:[–—:.]|-\s)/.test(after)
  if (place !== 'start' && (wordCount(row.text) > singleDateWordLimit || /\.\s*$/.test(after))) return false
  const previous = rows[index - 1]
  const followsEntry = previous === undefined || previous.isItem || previous.periods.length > 0
  const stands = beginsHere(row) || (followsEntry && !row.isItem)
  return stands || (place !== 'start' && isMonth(period) && !row.isItem)
}

/** Words before a single date after which the line goes on: `Teaching Assistant 2021 – Statistics`. */
const labelWordLimit = 10

function isPeriod({ start, end }: Period): boolean {
  return start !== end && start !== null
}

function isMonth({ end }: Period): boolean {
  return end !== null && end !== 'present' && end.month !== null
}

/** Characters around a date that are no words. */
const MARKS = /^[\s()[\]{}|,;:.•◦▪●■□❑❒◆◻⬥❖➢➤✓✗·*–—―‑>\uf000-\uf8ff-]+|[\s()[\]{}|,;:.•·*–—―‑<\uf000-\uf8ff-]+$/gu

/** A few words after a date, parted from it, are where it was: `2014 – 2017 | Lyon, France`. */
const PLACE_AFTER = /^\s*[|,·•]\s*\p{Lu}[\p{L} .,'-]{1,40}$/u

function placeOf(row: Row, { range }: Period): Place {
  const before = row.text.slice(0, range.start - row.range.start).replace(MARKS, '')
  const rest = row.text.slice(range.end - row.range.start)
  const after = PLACE_AFTER.test(rest) ? '' : rest.replace(MARKS, '')
  if (before === '') return after === '' ? 'alone' : 'start'
  return after === '' || /^.{0,3}(?:\||gpa)/iu.test(rest) ? 'end' : 'middle'
}

/**
 * The row with which each entry begins. What stands right above a date and looks like a header belongs to it; but as
 * many rows at most as above every other date of the section, for the rest is the foot of the entry before.
 */
function startsOf(rows: readonly Row[], anchors: readonly Anchor[]): number[] {
  if (anchors.every(({ index, place }) => place === 'alone' && rows[index]?.isCell === true))
    return cellStarts(rows, anchors)
  const heads = anchors.map(({ index }) => headingsAbove(rows, index))
  if (heads.every((count) => count > 0) && anchors[0]?.index === heads[0])
    return anchors.map(({ index }, at) => index - (heads[at] ?? 0))
  if (isHeadedAbove(rows, anchors)) return anchors.map(({ index }) => index - 1)
  const runs = anchors.map((anchor, index) => headerRun(rows, anchor, (anchors[index - 1]?.index ?? -1) + 1))
  const usual = Math.min(...anchors.flatMap(({ place }, index) => (place === 'start' ? [] : [runs[index] ?? 0])))
  return anchors.map((anchor, index) => {
    const run = runs[index] ?? 0
    return anchor.place === 'start' ? anchor.index : anchor.index - leadOf(rows, anchor.index, { run, usual })
  })
}

/**
 * Rows set as headings above a date, with an organization between them or not: where a section begins with them and each date has
 * some, they head its entries.
 */
function headingsAbove(rows: readonly Row[], index: number): number {
  const [above, before] = [rows[index - 1], rows[index - 2]]
  if (rows[index]?.isHeading === true || above === undefined) return 0
  const hasOrganization = !above.isHeading && above.periods.length === 0 && looksLikeHeader(above)
  if (hasOrganization && before?.isHeading !== true) return 0
  let count = hasOrganization ? 1 : 0
  while (count < headerRowsLimit && rows[index - count - 1]?.isHeading === true) count++
  return count
}

/**
 * Whether each date begins the second row of its entry: the section begins with a row above its first date, and one in the same type,
 * which is none of the dates', stands above every other.
 */
function isHeadedAbove(rows: readonly Row[], anchors: readonly Anchor[]): boolean {
  const [first] = anchors
  if (first?.index !== 1 || anchors.length < 2 || !anchors.some(({ place }) => place === 'start')) return false
  const type = typeOf(rows[0])
  return anchors.every(({ index, place }, at) => {
    const above = rows[index - 1]
    if ((place !== 'start' && place !== 'alone') || above === undefined || index - 1 === anchors[at - 1]?.index)
      return false
    return looksLikeHeader(above) && type !== null && typeOf(above) === type && typeOf(rows[index]) !== type
  })
}

/** The type of the first words of a row, or null where the format tells none. */
function typeOf(row: Row | undefined): string | null {
  const font = row?.line.spans.find(({ range }) => range.end > row.range.start)?.font ?? null
  return font === null ? null : `${font.name}/${font.sizePt}/${font.bold}/${font.italic}`
}

/** Rows above a date that head its entry: the usual number, and all from a heading, a block or an open comma on. */
function leadOf(rows: readonly Row[], index: number, { run, usual }: { run: number; usual: number }): number {
  let lead = Math.min(usual, run)
  for (let above = lead + 1; above <= run; above++) {
    const row = rows[index - above]
    const blockGoesOn = rows.slice(index - above + 1, index - lead + 1).every((each) => !each.startsBlock)
    if (row?.isHeading || (row?.startsBlock && blockGoesOn) || /,\s*$/.test(row?.text ?? '')) lead = above
  }
  return lead
}

/**
 * Whether a cell is the first of a row that stands on one line of the source, as in Markdown: there nothing need be counted, and rows
 * without a date belong to the one above.
 */
function beginsOneLine(rows: readonly Row[], index: number): boolean {
  const [before, own, next] = [rows[index - 1]?.line, rows[index]?.line, rows[index + 1]?.line]
  return own?.bbox === null && before?.number !== own.number && next?.number === own.number
}

/**
 * In a table with dates in cells of their own, as many cells stand before each date as before the first, less the head.
 * Cells are counted, since each may take several lines.
 */
function cellStarts(rows: readonly Row[], anchors: readonly Anchor[]): number[] {
  const [first, second] = anchors
  if (first === undefined) return []
  if (anchors.every(({ index }) => beginsOneLine(rows, index))) return anchors.map(({ index }) => index)
  const firstRows: number[] = []
  const cellOf = rows.map((row, index) => {
    if (row.startsBlock || index === 0) firstRows.push(index)
    return firstRows.length - 1
  })
  const cellAt = ({ index }: Anchor) => cellOf[index] ?? 0
  const columns = second === undefined ? 2 : cellAt(second) - cellAt(first)
  const lead = cellAt(first) % Math.max(1, columns)
  return anchors.map((anchor) => firstRows[cellAt(anchor) - lead] ?? anchor.index)
}

/** Rows above a date that may head its entry; more where every row has a label: `Company: Acme`. */
const headerRowsLimit = 3
const labelledRowsLimit = 8

const LABEL = /^\s*(?:\(?\d{1,2}[.)]+\s*)?(\p{Lu}[\p{L} /]{1,24}?)\s*:/u

function headerRun(rows: readonly Row[], anchor: Anchor, floor: number): number {
  const labels = new Set(labelsOf(rows[anchor.index]))
  const isLabelled = labels.size > 0 && labelsOf(rows[anchor.index - 1]).length > 0
  let run = 0
  while (run < (isLabelled ? labelledRowsLimit : headerRowsLimit) && anchor.index - run - 1 >= floor) {
    const row = rows[anchor.index - run - 1]
    const isSameItem = row?.isItem === true && rows[anchor.index - run]?.startsBlock === false
    if (row === undefined || !(isSameItem || looksLikeHeader(row))) break
    const [label] = labelsOf(row)
    // The next record begins with a label that this one has, too.
    if (isLabelled && (label === undefined || labels.has(label))) break
    if (label !== undefined) labels.add(label)
    run++
  }
  return run
}

function labelsOf(row: Row | undefined): string[] {
  const label = LABEL.exec(row?.text ?? '')?.[1]
  return label === undefined ? [] : [fold(label)]
}
