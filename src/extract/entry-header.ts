/** The lines that head an entry → its title and organization, by their words, else by their place. */
import type { Mention, SectionKind, TextRange } from '../model/document.ts'
import type { Anchor, Row } from './entry-rows.ts'
import { ACRONYM, DEGREES, GRADES, LABELS, type Label, LEGAL_FORM, ORGANIZATIONS, POSITIONS } from './entry-words.ts'
import { fold } from './fold.ts'
import { wordsPattern } from './words-pattern.ts'

const POSITION = wordsPattern(POSITIONS)
const DEGREE = wordsPattern(DEGREES)
const ORGANIZATION = wordsPattern(ORGANIZATIONS)
const GRADE = wordsPattern(GRADES)

/** Sections whose entries are called by what stands first, whatever its words are. */
const NAMED_BY_PLACE: ReadonlySet<SectionKind> = new Set(['projects', 'teaching', 'volunteer'])

/** Words between separators, with what they say. */
interface Part {
  readonly range: TextRange
  readonly text: string
  /** Which row of the header it stands on, from 0; a row that runs on into the next counts with it. */
  readonly row: number
  readonly isPosition: boolean
  readonly isDegree: boolean
  readonly isOrganization: boolean
  /** Parted from the one before by a wide gap or a date, and not by punctuation. */
  readonly isApart: boolean
  /** After a dash, which may go on with the title: `Research Fellow – Biostatistics`. */
  readonly isDashed: boolean
  /** After a colon: what stands before it may be a label. */
  readonly isTold: boolean
  /** A label says that it is the title: then what stands beside it is no organization for that. */
  readonly isLabelled: boolean
}

interface EntryLines {
  readonly text: string
  readonly section: SectionKind
  /** From the entry's first row to its last. */
  readonly rows: readonly Row[]
  readonly anchor: Anchor
  /** Of the first row, in the numbering of the anchor. */
  readonly start: number
}

interface EntryName {
  readonly title: Mention | null
  readonly organization: Mention | null
}

/** What an entry is called and where it was; null for what its words do not tell. */
export function nameEntry(entry: EntryLines): EntryName {
  const parts = withoutStates(partsOf(headerRows(entry), entry), entry.section)
  const title = titleOf(parts, entry.section)
  const organization = organizationOf(parts, title, entry.section)
  return {
    title: title && mention(entry.text, parts, title),
    organization: organization && mention(entry.text, parts, organization),
  }
}

/** Indices into the parts, both included. */
interface Stretch {
  readonly first: number
  readonly last: number
}

function titleOf(parts: readonly Part[], section: SectionKind): Stretch | null {
  const told = parts.findIndex((part) => part.isPosition || part.isDegree)
  if (NAMED_BY_PLACE.has(section)) {
    const first = parts.findIndex((part) => !part.isOrganization)
    return first === -1 ? null : { first, last: first }
  }
  if (told !== -1) return { first: told, last: lastOfTitle(parts, told) }
  const organization = parts.findIndex((part) => part.isOrganization)
  if (organization === -1) return null
  return organization > 0 ? { first: 0, last: 0 } : null
}

/** A field or group after the title belongs to it when the organization comes after that. */
function lastOfTitle(parts: readonly Part[], first: number): number {
  const start = parts[first]
  const stop = parts.findIndex(
    (part, index) =>
      index > first && (part.row !== start?.row || part.isApart || part.isOrganization || part.isPosition),
  )
  const end = stop === -1 ? parts.length : stop
  if (parts[end]?.isOrganization === true) return end - 1
  return start?.isDegree === true ? Math.min(first + 1, end - 1) : first
}

function organizationOf(parts: readonly Part[], title: Stretch | null, section: SectionKind): Stretch | null {
  const isFree = (index: number): boolean => title === null || index < title.first || index > title.last
  const told = parts.findIndex((part, index) => part.isOrganization && isFree(index))
  if (told !== -1) return wholeOrganization(parts, told, title)
  const role = title === null ? undefined : parts[title.first]
  if (title === null || role?.isPosition !== true || NAMED_BY_PLACE.has(section)) return null
  const after = parts[title.last + 1]
  const beside =
    after !== undefined && after.row === role.row && !after.isApart && !role.isLabelled ? title.last + 1 : -1
  const above = parts.findIndex((part) => part.row < role.row)
  const below = parts.findIndex((part) => part.row > role.row)
  const [best = -1] = (after?.isDashed === true ? [above, below, beside] : [beside, above, below]).filter(
    (at) => at !== -1,
  )
  return named(parts, best)
}

/** `Department of X, University of Y`; a group before it on a line of its own belongs to it. */
function wholeOrganization(parts: readonly Part[], told: number, title: Stretch | null): Stretch {
  const row = parts[told]?.row
  let first = told
  const holdsTitle = title !== null && parts[title.first]?.row === row
  while (!holdsTitle && first > 0 && parts[first - 1]?.row === row && parts[first]?.isApart === false) first--
  let last = told
  while (parts[last + 1]?.isOrganization === true && parts[last + 1]?.row === row) last++
  return { first, last }
}

/** By its place alone only what looks like a name. */
function named(parts: readonly Part[], index: number): Stretch | null {
  const part = parts[index]
  if (
    part === undefined ||
    !/^\p{Lu}/u.test(part.text) ||
    part.text.split(' ').length > 6 ||
    hasFunctionWord(part.text)
  )
    return null
  return { first: index, last: index }
}

/** Words in lower case that stand in no name but in descriptions. */
function hasFunctionWord(text: string): boolean {
  return /(?:^| )(?:to|in|on|with|by|from|using|zu|mit|im|zur|zum|bei|dans|sur|avec|pour|en|con|para|com) /.test(
    `${text} `,
  )
}

function mention(text: string, parts: readonly Part[], { first, last }: Stretch): Mention | null {
  const start = parts[first]?.range.start
  const stop = parts[last]?.range.end
  if (start === undefined || stop === undefined || stop - start > mentionLengthLimit) return null
  const end = closed(text, start, stop)
  const words = text
    .slice(start, end)
    .replace(/(?<=\p{Ll})-\s*\n\s*(?=\p{Ll})/gu, '')
    .replace(/-\s*\n\s*/g, '-')
  return { text: words.replace(/\s+/g, ' '), range: { start, end } }
}

/** With the bracket that closes one inside, or without what one opens and nothing closes. */
function closed(text: string, start: number, end: number): number {
  const words = text.slice(start, end)
  const open = words.lastIndexOf('(')
  if (open <= words.lastIndexOf(')')) return end
  return text[end] === ')' ? end + 1 : start + words.slice(0, open).trimEnd().length
}

/** A longer title is a description. */
const mentionLengthLimit = 160

/** Rows below the date that may still head the entry. */
const rowsBelow = 3

/** The header: down to the date, and the lines below that are no description. */
function headerRows({ rows, anchor, start }: EntryLines): Row[] {
  // A date may take two rows: `2019 –` over `present`.
  const own =
    rows.findLastIndex((row, at) => at <= anchor.index - start || row.range.start < anchor.period.range.end) + 1
  const below = rows.slice(own, own + rowsBelow)
  const end = below.findIndex((row, index) => {
    const isFirstWord = index === 0 && anchor.place === 'alone'
    return (
      row.isItem ||
      (!isFirstWord && row.text.length > 110) ||
      isDescription(row, isFirstWord ? undefined : (below[index - 1] ?? rows[own - 1]))
    )
  })
  return [...rows.slice(0, own), ...(end === -1 ? below : below.slice(0, end))]
}

/** A sentence about the person, or words that go on from a line that seemed to have ended. */
function isDescription(row: Row, above: Row | undefined): boolean {
  const text = row.text.trim()
  const label = /^(\p{Lu}[\p{L} ]{2,24}): /u.exec(text)?.[1]
  if (label !== undefined && labelOf(label) === null && above !== undefined) return true
  if (/^(?:I|My|We|Our|As|In|Je|Ich|Wir|J['’])(?![\p{L}])/u.test(text)) return true
  return /^\p{Ll}/u.test(text) && !/(?:,|\b(?:of|for|and|the|de|du|des|für|und|der|y|e))\s*$/u.test(above?.text ?? '')
}

/** Between parts; a hyphen or dash only with spaces around it, or as a leader. */
const SEPARATOR =
  /\s*(?:,(?!\s*(?:Inc|Ltd|LLC|GmbH)\b)|[;|·•()[\]\n]|[-._–—…]{4,}|\s[-–—―‑@]\s|\s{2,}|:-?\s|\s:-?(?=\p{L})|\s(?=[–—]\s))\s*/gu

function partsOf(rows: readonly Row[], { anchor, section }: EntryLines): Part[] {
  let parts: Part[] = []
  let number = 0
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1]
    const goesOn = above !== undefined && runsOn(above, row)
    if (above !== undefined && !goesOn) number++
    const own = withoutLabels(
      piecesOf(row, anchor).flatMap((piece) => split(row, piece, number)),
      section,
    )
    parts = goesOn ? joined(parts, own, above) : [...parts, ...own]
    if (SENTENCE_END.test(row.text)) break
  }
  return parts
}

/** Of the states of the USA that are written like a degree: `Boston, MA`, `Bethesda MD 20892`. */
const STATE = /^(?:\p{Lu}[\p{L}.'’ -]{1,30} )?(?:MA|MD|MS)(?: \d{5}(?:-\d{4})?)?$/u

/** A state is none of a degree, where something else says what the entry is, or nothing in a section of degrees. */
function withoutStates(parts: readonly Part[], section: SectionKind): Part[] {
  return parts.map((part, index) => {
    if (!part.isDegree || !STATE.test(part.text)) return part
    const before = parts[index - 1]
    const isBehind = part.text.includes(' ') || (before?.row === part.row && !part.isApart)
    const isTold = parts.some((each) => each !== part && (each.isPosition || (each.isDegree && !STATE.test(each.text))))
    return isBehind && (isTold || section !== 'education') ? { ...part, isDegree: false } : part
  })
}

/** Labels are no names, and say what the part behind them is, whatever its words are. */
function withoutLabels(parts: readonly Part[], section: SectionKind): Part[] {
  const labels = parts.map((part, index) => labelAt(part, parts[index + 1]))
  return parts.flatMap((part, index): Part[] => {
    if (labels[index] !== null) return []
    const label = labels[index - 1] ?? null
    if (label === 'title') return [{ ...part, isPosition: true, isOrganization: false, isLabelled: true }]
    if (label === 'organization') return [{ ...part, isPosition: false, isDegree: false, isOrganization: true }]
    return label === 'other' && !NAMED_BY_PLACE.has(section) ? [] : [part]
  })
}

/** Of a part that a colon, a dash or a wide gap parts from what it labels, or that stands at the end of its row. */
function labelAt(part: Part, next: Part | undefined): Label | null {
  const isParted = next === undefined || next.isTold || next.isDashed || next.isApart
  return isParted ? labelOf(part.text) : null
}

function labelOf(text: string): Label | null {
  const words = fold(text)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return Object.hasOwn(LABELS, words) ? (LABELS[words] ?? null) : null
}

/** Shorter lines end where they end; only longer ones are wrapped. */
const wrappedLength = 56

function runsOn(above: Row, row: Row): boolean {
  if (row.startsBlock || above.periods.some(({ range }) => range.end > above.range.end - 8)) return false
  return (
    above.text.length > wrappedLength ||
    /(?:\p{Ll}-|\b(?:of|for|and|the|de|du|des|la|für|und|der|y|e))\s*$/u.test(above.text)
  )
}

/** The last part of a row and the first of the next are one where no separator stands between. */
function joined(parts: readonly Part[], own: readonly Part[], above: Row): Part[] {
  const [last, first] = [parts.at(-1), own[0]]
  const isOpen = last !== undefined && last.range.end >= above.range.start + above.text.trimEnd().length - 1
  if (!isOpen || last === undefined || first === undefined || /[,;:|)]\s*$/.test(above.text)) return [...parts, ...own]
  const isCut = /\p{Ll}-\s*$/u.test(above.text)
  const text = `${last.text.replace(/-$/, '')}${isCut ? '' : ' '}${first.text}`
  const range = { start: last.range.start, end: first.range.end }
  const whole = { ...last, ...tell(text), text, range }
  return [...parts.slice(0, -1), whole, ...own.slice(1)]
}

/** The end of a sentence, which ends the header. */
const SENTENCE_END = /(?<=\p{L}\p{Ll}{3}|\))(?<!\b(?:Univ|Dept|Prof|Inst|Assoc|Asst|rer|Dipl))\.(?=\s+\p{Lu}|\s*$)/u

interface Piece extends TextRange {
  readonly isApart: boolean
}

/** A row without its dates, cut at wide gaps, up to the end of its first sentence. */
function piecesOf(row: Row, anchor: Anchor): Piece[] {
  const { start } = row.range
  const sentence = SENTENCE_END.exec(row.text)
  const end = sentence === null ? row.range.end : start + sentence.index
  const hanging = row.hanging === null ? [] : [row.hanging]
  const dates = [...[...row.periods, anchor.period].map((period) => period.range), ...hanging]
  const gaps = gapsOf(row).map((at) => ({ start: at, end: at }))
  const cuts = [...dates, ...gaps].toSorted((a, b) => a.start - b.start)
  const pieces: Piece[] = []
  let from = start
  let isApart = false
  for (const cut of cuts) {
    if (cut.end <= start || cut.start >= end) continue
    if (cut.start > from) pieces.push({ start: from, end: cut.start, isApart })
    from = Math.max(from, cut.end)
    isApart = pieces.length > 0
  }
  return from < end ? [...pieces, { start: from, end, isApart }] : pieces
}

/** In sizes of the font: a wider gap on a line parts what stands left from what stands right. */
const gapInSizes = 1.5

function gapsOf({ line, text, range }: Row): number[] {
  const spans = line.spans.filter(
    (span) => text.slice(span.range.start - range.start, span.range.end - range.start).trim() !== '',
  )
  return spans.flatMap((span, index) => {
    const previous = spans[index - 1]
    if (previous === undefined || previous.bbox === null || span.bbox === null) return []
    const gap = span.bbox.x0 - previous.bbox.x1
    return gap > gapInSizes * (span.font?.sizePt ?? 10) ? [span.range.start] : []
  })
}

function split(row: Row, piece: Piece, number: number): Part[] {
  const text = row.text.slice(piece.start - row.range.start, piece.end - row.range.start)
  const parts: Part[] = []
  let from = 0
  let [isDashed, isTold] = [false, false]
  for (const match of [...text.matchAll(SEPARATOR), null]) {
    const words = trimmed(text, from, match?.index ?? text.length)
    if (words !== null) {
      const isApart = parts.length === 0 && piece.isApart
      const place = { offset: piece.start + words.start, row: number, isApart, isDashed, isTold }
      parts.push(...atPlace(text.slice(words.start, words.end)).flatMap((part) => toPart(part, place)))
    }
    isDashed = match !== null && /[-–—―‑]/u.test(match[0])
    isTold = match?.[0].includes(':') === true
    from = match === null ? from : match.index + match[0].length
  }
  return parts
}

interface Words extends TextRange {
  readonly text: string
}

/** `Analyst at Acme` is two parts, `University of Texas at Austin` is one. */
function atPlace(text: string): Words[] {
  const at = / (?:at|@|chez|bei|bei der|beim|au sein du|au sein de) /u.exec(text)
  const whole = [{ text, start: 0, end: text.length }]
  if (at === null || !POSITION.test(fold(text.slice(0, at.index)))) return whole
  const second = at.index + at[0].length
  return [
    { text: text.slice(0, at.index), start: 0, end: at.index },
    { text: text.slice(second), start: second, end: text.length },
  ]
}

/** Said where a place is expected, and none. */
const NO_NAME = /^(?:remote|hybrid|full[- ]time|part[- ]time|on[- ]?site|freelance)$/i

interface Standing {
  readonly offset: number
  readonly row: number
  readonly isApart: boolean
  readonly isDashed: boolean
  readonly isTold: boolean
}

function toPart({ text, start, end }: Words, { offset, row, isApart, isDashed, isTold }: Standing): Part[] {
  if (GRADE.test(fold(text)) || NO_NAME.test(text)) return []
  const range = { start: offset + start, end: offset + end }
  return [{ range, text, row, isApart: isApart && start === 0, isDashed, isTold, isLabelled: false, ...tell(text) }]
}

/** What the words of a part say it is. */
function tell(text: string): Pick<Part, 'isPosition' | 'isDegree' | 'isOrganization'> {
  const folded = fold(text)
  const isDegree = DEGREE.test(folded)
  const hasPlace = ORGANIZATION.test(folded) || LEGAL_FORM.test(text) || ACRONYM.test(text)
  const isNamedAfterPeople = hasPlace && !isDegree && endsAsOrganization(folded)
  const isPosition = POSITION.test(folded) && !isNamedAfterPeople
  return { isDegree, isPosition, isOrganization: hasPlace && !isPosition && !isDegree && /\p{Lu}/u.test(text) }
}

/** `Student Association` is no student, `Director of the Institute` is no institute. */
function endsAsOrganization(folded: string): boolean {
  const last = folded.split(' ').at(-1) ?? ''
  return ORGANIZATION.test(last) && !/ (?:of|at|in|for|to|de|du|des|der|am|an|im|del|da|do) /.test(folded)
}

/** Without marks and icons at its edges; null when no letter is left. */
function trimmed(text: string, start: number, end: number): TextRange | null {
  const words = text.slice(start, end)
  const first = /^(?:[^\p{L}\p{N}"“„«$&]*(?:(?:at|chez|bei|in|and|und|et) +)?)/u.exec(words)?.[0].length ?? 0
  if (!/\p{L}[.&]?\p{L}/u.test(words)) return null
  const length = words.replace(/[\s\p{Co}\p{Cc}•·*|,;:–—-]+$/u, '').length
  return { start: start + first, end: start + length }
}
