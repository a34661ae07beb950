/** Headings that stand in the margin beside their section, taken out of the page so that columns and rows ignore them. */
import type { RawLine, RawSpan } from '../contract.ts'
import { kindOfExactHeading, kindOfHeading } from '../heading-kind.ts'
import { median } from './median.ts'
import { type Placed, rowCount } from './placed.ts'
import { type Segment, type SegmentSpan, spaceGap, union } from './segments.ts'

/** What earlier pages of a document have shown, and this page adds. */
export interface SideHeadingMemory {
  /** Where side headings stood; null while none are known. */
  margin: Margin | null
  /** Words of headings on lines of their own. */
  readonly alone: Set<string>
}

export function noSideHeadings(): SideHeadingMemory {
  return { margin: null, alone: new Set() }
}

interface Margin {
  /** The type of the headings. */
  readonly style: string
  /** Left edge of what they stand beside, in points. */
  readonly bodyLeft: number
}

/** A segment where it stands on the page: mirrored where the page is written from the right. */
export interface PlacedSegment extends Placed {
  readonly segment: Segment
}

/** Its lines, downward. */
type Heading = readonly PlacedSegment[]

interface Parted {
  readonly headings: readonly Heading[]
  readonly rest: readonly PlacedSegment[]
}

/** Segments of a page at most: what has more is a drawing. */
const segmentLimit = 3000

/** Segments that look like headings at most. */
const candidateLimit = 120

/** Characters of one line of a side heading at most. */
const lineLength = 40

/** In sizes: from one baseline of a heading to its next. Sections stand farther apart than this. */
const pitchInSizes = 1.5

/** The same where the words tell that it goes on. */
const farPitchInSizes = 1.8

/** Lines of a heading at most. */
const headingLines = 4

/** In sizes: between a heading and what it stands beside. */
const gutterInSizes = 0.5

/** Share of a line's height by which a heading and a line stand side by side. */
const besideShare = 0.3

/** Known headings that a margin has at least, where no earlier page has shown it. */
const knownCount = 2

/** Share of a margin's headings that are known at least. */
const knownShare = 0.4

/** Share of a margin's headings that say something else than those above: labels of entries say the same again. */
const distinctShare = 0.7

/** Rows for each heading at least: labels of a table have one each. */
const rowsPerHeading = 1.5

/** Rows that run from the margin into the text: a footer, and one in so many. */
const crossingShare = 0.1

/** Share of the headings under which other words of the margin may stand; under those of a sidebar its text does. */
const followedShare = 0.3

/** Headings on lines of their own are at least so many times as large as the text, where neither bold nor capitals. */
const largerShare = 1.12

/** In sizes: farther below a heading other words are no text of its own. */
const followedInSizes = 6

/** Lines of a page that begin at the edge where a segment is parted. */
const edgeCount = 3

/** Points by which the left edge of the text may differ from page to page. */
const edgeJitterPt = 40

/** The headings in the margin of a page, and all else. Without such a margin everything is the rest. */
export function sideHeadingsOf(whole: readonly PlacedSegment[], memory: SideHeadingMemory): Parted {
  if (whole.length > segmentLimit) return { headings: [], rest: whole }
  const parted = partedAtEdges(whole)
  const segments = parted.flat()
  const candidates = segments.filter(({ segment }) => couldBeHeading(textOf(segment))).slice(0, candidateLimit)
  const usual = median(segments.map(({ sizePt }) => sizePt))
  for (const each of candidates) if (isAloneHeading(each, segments, usual)) memory.alone.add(textOf(each.segment))
  const further = candidates.length === 0 ? [] : segments.filter(({ segment }) => couldGoOn(textOf(segment)))
  const found = [...groupsByStyle(candidates).values()]
    .flatMap((group) => marginOf(group, segments, further))
    .filter((margin) => isMarginOfHeadings(margin, segments, memory))
    .toSorted((a, b) => b.headings.length - a.headings.length)[0]
  if (found === undefined) return { headings: [], rest: whole }
  memory.margin = { style: found.style, bodyLeft: found.bodyLeft }
  const headings = [...found.headings, ...found.strays].toSorted((a, b) => topOf(a) - topOf(b))
  const taken = new Set(headings.flat())
  const rest = parted.flatMap((parts, index) => {
    const others = parts.filter((each) => !taken.has(each))
    return others.length === parts.length ? whole.slice(index, index + 1) : others
  })
  return { headings, rest }
}

/** Where the margin is tight a heading and the line beside it are one segment: parted where other lines begin, too. */
function partedAtEdges(segments: readonly PlacedSegment[]): PlacedSegment[][] {
  const counts = new Map<number, number>()
  for (const { bbox } of segments) {
    const edge = Math.round(bbox.x0)
    for (const near of [edge - 1, edge, edge + 1]) counts.set(near, (counts.get(near) ?? 0) + 1)
  }
  return segments.map((whole) => {
    const { spans } = whole.segment
    const at = spans.findIndex((span, index) => {
      const before = spans[index - 1]
      if (before === undefined || before.font === span.font) return false
      const space = before.text.endsWith(' ') ? spaceGap * span.font.sizePt : 0
      const isApart = span.bbox.x0 - before.bbox.x1 + space > gutterInSizes * span.font.sizePt
      return isApart && (counts.get(Math.round(span.bbox.x0)) ?? 0) >= edgeCount
    })
    return at < 0 ? [whole] : [partOf(whole, spans.slice(0, at)), partOf(whole, spans.slice(at))]
  })
}

function partOf(whole: PlacedSegment, spans: readonly SegmentSpan[]): PlacedSegment {
  const bbox = spans.map((span) => span.bbox).reduce(union)
  const sizePt = spans.reduce((most, { font }) => Math.max(most, font.sizePt), 0)
  const [first, ...others] = spans
  const trimmed = first === undefined ? [] : [{ ...first, text: first.text.trimStart() }, ...others]
  const segment = { ...whole.segment, spans: trimmed, bbox, sizePt }
  return { spans: trimmed, bbox, baseline: whole.baseline, sizePt, order: whole.order, segment }
}

/** Words that begin with a capital letter: no dates, addresses or sentences. */
function couldBeHeading(text: string): boolean {
  return text.length <= lineLength && /^\p{Lu}/u.test(text) && couldGoOn(text) && /\p{L}{3}/u.test(text)
}

/** What a further line of a heading may hold. */
function couldGoOn(text: string): boolean {
  return text.length <= lineLength && /^[\p{L}\p{M}\s&/(),'’-]+:?$/u.test(text) && !/,$/.test(text)
}

/** Asked again and again, for every pair of segments that stand near each other. */
const texts = new WeakMap<Segment, string>()

function textOf(segment: Segment): string {
  const known = texts.get(segment)
  if (known !== undefined) return known
  const printed = segment.spans.map(({ text }) => text).join('')
  const text = printed.replace(/\s+/g, ' ').trim()
  texts.set(segment, text)
  return text
}

/** The font in which most of a segment is set, and its size: small capitals are as large as those without an initial. */
function typeOf({ spans, sizePt }: Segment): string {
  const [longest] = spans.toSorted((a, b) => b.text.trim().length - a.text.trim().length)
  return `${longest?.font.name}/${Math.round(longest?.font.sizePt ?? sizePt)}`
}

function styleOf(segment: Segment): string {
  const text = textOf(segment)
  return `${typeOf(segment)}/${text === text.toUpperCase()}`
}

function groupsByStyle(candidates: readonly PlacedSegment[]): Map<string, PlacedSegment[]> {
  const groups = new Map<string, PlacedSegment[]>()
  for (const each of candidates) {
    const style = styleOf(each.segment)
    groups.set(style, [...(groups.get(style) ?? []), each])
  }
  return groups
}

/** Set apart by size, weight or capitals, with a heading's very words, and nothing on its row or of its type right above. */
function isAloneHeading(placed: PlacedSegment, segments: readonly PlacedSegment[], usual: number): boolean {
  const text = textOf(placed.segment)
  const isLarger = placed.sizePt > largerShare * usual
  const isSetApart = isLarger || text === text.toUpperCase() || placed.segment.spans.every(({ font }) => font.bold)
  return (
    isSetApart &&
    kindOfExactHeading(text) !== null &&
    !segments.some((other) => other !== placed && (sharesRow(placed, other) || isRightUnder(placed, other)))
  )
}

function sharesRow(a: PlacedSegment, b: PlacedSegment): boolean {
  const shared = Math.min(a.bbox.bottom, b.bbox.bottom) - Math.max(a.bbox.top, b.bbox.top)
  return shared > besideShare * Math.min(a.sizePt, b.sizePt)
}

interface MarginHeadings {
  /** Beside something. */
  readonly headings: readonly Heading[]
  /** Those of the same type in the margin beside nothing, where their section begins lower. */
  readonly strays: readonly Heading[]
  readonly style: string
  readonly bodyLeft: number
}

/**
 * Headings of one style that stand left of all else on their rows, beside something.
 *
 * @param further segments that may be further lines of a heading
 */
function marginOf(
  group: readonly PlacedSegment[],
  segments: readonly PlacedSegment[],
  further: readonly PlacedSegment[],
): MarginHeadings[] {
  const headings: Heading[] = []
  for (const first of group.toSorted((a, b) => a.baseline - b.baseline)) {
    if (!headings.some((heading) => heading.includes(first))) headings.push(withFollowing(first, further))
  }
  const rights = headings.map((lines) => Math.min(...lines.map((line) => besideOnRight(line, segments))))
  const bodyLeft = Math.min(...rights.filter((right) => right > 0))
  const inMargin = headings.filter((lines, index) => {
    const right = rights[index] ?? 0
    return right > 0 && Number.isFinite(right) && lines.every(({ bbox }) => bbox.x1 < bodyLeft)
  })
  const [first] = inMargin.flat()
  if (first === undefined) return []
  const strays = headings.filter(
    (lines, index) => rights[index] === Number.POSITIVE_INFINITY && lines.every(({ bbox }) => bbox.x1 < bodyLeft),
  )
  return [{ headings: inMargin, strays, style: styleOf(first.segment), bodyLeft }]
}

function topOf(heading: Heading): number {
  return heading[0]?.bbox.top ?? 0
}

/**
 * The left edge of what stands right of a segment on its row: infinite where nothing does, -1 where it is no heading in a
 * margin, since something stands left of it, too near, or is the colon of a label.
 */
function besideOnRight(placed: PlacedSegment, segments: readonly PlacedSegment[]): number {
  let nearest: PlacedSegment | null = null
  for (const other of segments) {
    if (other === placed || !sharesRow(placed, other)) continue
    if (other.bbox.x0 < placed.bbox.x0) return -1
    if (nearest === null || other.bbox.x0 < nearest.bbox.x0) nearest = other
  }
  if (nearest === null) return Number.POSITIVE_INFINITY
  const isLabel = textOf(nearest.segment).startsWith(':')
  return isLabel || nearest.bbox.x0 < placed.bbox.x1 + gutterInSizes * placed.sizePt ? -1 : nearest.bbox.x0
}

/** A heading of several lines. */
function withFollowing(first: PlacedSegment, margin: readonly PlacedSegment[]): PlacedSegment[] {
  const lines = [first]
  while (lines.length < headingLines) {
    const last = lines.at(-1) ?? first
    const next = margin.find((each) => isRightUnder(each, last) && goesOn(wordsOf(lines), textOf(each.segment)))
    if (next === undefined || (isFarUnder(next, last) && !isOneHeading(wordsOf(lines), textOf(next.segment)))) break
    lines.push(next)
  }
  return lines
}

/** In the same type, and as near below it as lines of one heading are. */
function isRightUnder(a: PlacedSegment, b: PlacedSegment): boolean {
  const drop = a.baseline - b.baseline
  const isUnder = a.bbox.x0 < b.bbox.x1 && a.bbox.x1 > b.bbox.x0
  return (
    isUnder && drop > 0.5 * b.sizePt && drop <= farPitchInSizes * b.sizePt && typeOf(a.segment) === typeOf(b.segment)
  )
}

function isFarUnder(a: PlacedSegment, b: PlacedSegment): boolean {
  return a.baseline - b.baseline > pitchInSizes * b.sizePt
}

/** Two headings, each a whole one, may stand under each other: `EDUCATION` over `SKILLS`. */
function goesOn(words: string, next: string): boolean {
  return isOneHeading(words, next) || kindOfExactHeading(words) === null || kindOfExactHeading(next) === null
}

/** `RESEARCH` over `INTERESTS`, `HONORS AND` over `AWARDS`, an adjective over its noun. */
function isOneHeading(words: string, next: string): boolean {
  const isOpen = /(?:[&,/-]|\b(?:and|of|for|in|und|et|y|e|de)|\p{L}(?:ic|al|ed))\s*$/iu.test(words)
  return isOpen || /^(?:&|\p{Ll})/u.test(next) || kindOfExactHeading(joined(words, next)) !== null
}

/** The words of a heading, those of its lines put together. */
function wordsOf(heading: Heading): string {
  return heading.reduce((text, { segment }) => joined(text, textOf(segment)), '')
}

/** A hyphen at the end of a line is not part of the word, but before a capital letter that follows a small one. */
function joined(text: string, next: string): string {
  if (text === '') return next
  return withoutCut(text, next) + (isCut(text) ? next : ` ${next}`)
}

/** A line's words without space and a hyphen at their end that is no part of the word. */
function withoutCut(text: string, next: string): string {
  const isCompound = /\p{Ll}-\s*$/u.test(text) && /^\s*\p{Lu}/u.test(next)
  return isCut(text) && !isCompound ? text.trimEnd().slice(0, -1) : text.trimEnd()
}

function isCut(text: string): boolean {
  return /\p{L}-\s*$/u.test(text)
}

/** Whether these are the headings of the document, and not the labels of a table, a sidebar's headings or dates. */
function isMarginOfHeadings(
  { headings, strays, style, bodyLeft: ownLeft }: MarginHeadings,
  segments: readonly PlacedSegment[],
  memory: SideHeadingMemory,
): boolean {
  const words = new Set(headings.map(wordsOf))
  const known = [...words].filter((each) => kindOfHeading(each) !== null).length
  const isKnown = memory.margin?.style === style && Math.abs(memory.margin.bodyLeft - ownLeft) < edgeJitterPt
  const bodyLeft = isKnown ? Math.min(ownLeft, memory.margin?.bodyLeft ?? ownLeft) : ownLeft
  if (!isKnown && (known < knownCount || known < knownShare * words.size)) return false
  const inMargin = new Set(strays.map(wordsOf))
  const alone = [...memory.alone].filter((each) => !inMargin.has(each)).length
  if (!isKnown && (known <= alone || words.size < distinctShare * headings.length)) return false
  const own = new Set([...headings, ...strays].flat())
  const top = Math.min(...headings.map(topOf))
  const below = segments.filter((each) => !own.has(each) && each.bbox.bottom > top)
  const rows = rowCount(below.filter(({ bbox }) => bbox.x0 >= bodyLeft - 1))
  const crossing = rowCount(below.filter(({ bbox }) => bbox.x0 < bodyLeft - 1 && bbox.x1 > bodyLeft + 1))
  if (crossing > 1 + crossingShare * rows) return false
  if (!isKnown && rows < rowsPerHeading * headings.length) return false
  const notes = below.filter(({ bbox, segment }) => bbox.x1 <= bodyLeft && !/\d/.test(textOf(segment)))
  return followed(headings, notes) <= followedShare * headings.length
}

/** How many headings have other words of the margin under them, before the next. */
function followed(headings: readonly Heading[], notes: readonly PlacedSegment[]): number {
  return headings.filter((heading, index) => {
    const next = headings[index + 1]
    const end = Math.min(next === undefined ? Number.POSITIVE_INFINITY : topOf(next), reachOf(heading))
    return notes.some(({ bbox }) => bbox.top > topOf(heading) && bbox.top < end)
  }).length
}

/** How far down a sidebar's text begins under its heading, in points. */
function reachOf(heading: Heading): number {
  const last = heading.at(-1)
  return last === undefined ? 0 : last.bbox.bottom + followedInSizes * last.sizePt
}

/**
 * Each heading before the first of the lines that it stands beside, or where it stands beside none before the next below.
 *
 * @param headings the lines of each, downward
 */
export function withSideHeadings(lines: readonly RawLine[], headings: readonly (readonly RawLine[])[]): RawLine[] {
  const before = new Map<number, RawLine[]>()
  for (const heading of headings) {
    const line = oneLine(heading)
    const at = firstBeside(lines, line)
    before.set(at, [...(before.get(at) ?? []), line])
  }
  return [...lines, null].flatMap((line, index) => [...(before.get(index) ?? []), ...(line === null ? [] : [line])])
}

/** The index of the highest line that is beside a heading or below its top, of equally high ones the first; else their count. */
function firstBeside(lines: readonly RawLine[], { bbox: heading }: RawLine): number {
  let first = { index: lines.length, top: Number.POSITIVE_INFINITY }
  for (const [index, { bbox }] of lines.entries()) {
    if (bbox === null || heading === null) continue
    const shared = Math.min(bbox.bottom, heading.bottom) - Math.max(bbox.top, heading.top)
    const isBeside = shared > besideShare * (bbox.bottom - bbox.top) || bbox.top >= heading.top
    if (isBeside && bbox.top < first.top - 1) first = { index, top: bbox.top }
  }
  return first.index
}

/** A heading is one line of text, wherever it was broken. */
function oneLine(heading: readonly RawLine[]): RawLine {
  const boxes = heading.flatMap(({ bbox }) => (bbox === null ? [] : [bbox]))
  const spans = heading.reduce<readonly RawSpan[]>((before, line) => joinedSpans(before, line.spans), [])
  return {
    spans,
    bbox: boxes.length === 0 ? null : boxes.reduce(union),
    number: null,
    starts: 'heading',
    headingLevel: 1,
  }
}

function joinedSpans(before: readonly RawSpan[], next: readonly RawSpan[]): RawSpan[] {
  const [last, first] = [before.at(-1), next[0]]
  if (last === undefined || first === undefined) return [...before, ...next]
  const kept = withoutCut(last.text, first.text)
  const text = joined(last.text, first.text.trimStart()).slice(kept.length)
  return [...before.slice(0, -1), { ...last, text: kept }, { ...first, text }, ...next.slice(1)]
}
