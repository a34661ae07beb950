/** Blocks → sections: which headings part the document, and of what kind each part is. */
import type { Section, SectionKind } from '../model/document.ts'
import type { HeadedBlock } from './assemble.ts'
import { kindOfExactHeading, kindOfHeading, withoutLetterSpacing } from './heading-kind.ts'

interface Heading {
  readonly block: HeadedBlock
  readonly text: string
  readonly kind: SectionKind | null
  readonly style: string
}

/**
 * Divides a text; the sections cover it from 0 to its length. What stands before the first heading is `basics`.
 * An unknown heading right under the heading of a section names an entry, and so do those of its kind that follow; one in a
 * smaller type than the section above it is a part of that.
 */
export function divide(text: string, blocks: readonly HeadedBlock[]): Section[] {
  const found = headingsOf(text, blocks)
  const headings = new Map(found.map((heading) => [heading.block, heading]))
  const divider = new Divider(blocks, stylesOfSections([...headings.values()]))
  for (const [index, block] of blocks.entries()) divider.visit(index, block, headings.get(block) ?? null)
  return closed(divider.sections, text)
}

function headingsOf(text: string, blocks: readonly HeadedBlock[]): Heading[] {
  const plain = headingsIn(text, blocks, false)
  if (!blocks.some(({ kind }) => kind === 'cell')) return plain
  const withCells = headingsIn(text, blocks, true)
  return isLaidOutInTable(plain, withCells) ? withCells : plain
}

function headingsIn(text: string, blocks: readonly HeadedBlock[], inCells: boolean): Heading[] {
  return blocks.flatMap((block, index) =>
    isWithinEntry(block, blocks[index - 1]) ? [] : toHeading(block, text, inCells),
  )
}

/** Kinds of sections at least that the cells of a table name, where it is the page and not a list on it. */
const kindsOfLayout = 3

/**
 * A CV may be set as one table with the names of its sections in cells like any other; a table within a CV has a cell or two that say
 * the same, such as the `Projects` in its head.
 */
function isLaidOutInTable(plain: readonly Heading[], withCells: readonly Heading[]): boolean {
  const headed = kindsOf(plain)
  const more = [...kindsOf(withCells)].filter((kind) => !headed.has(kind)).length
  return more >= kindsOfLayout && more > headed.size
}

function kindsOf(headings: readonly Heading[]): ReadonlySet<SectionKind> {
  return new Set(headings.flatMap(({ kind }) => (kind === null || kind === 'basics' ? [] : [kind])))
}

/** Before all else, or in the body's type right below the name, this names the document; further down it is a summary. */
const DOCUMENT_TITLE = /^r[eé]sum[eé]$/i

/** What is told of one thing, or where somebody signs: `Designation: Engineer`, `Date`. */
const LABEL = /^[\p{L}. ]{2,24}?\s*:[-\s]*[^\s:-]|^(?:date|place|signature|datum|ort)$/iu

/** A section whose end is not known yet. */
type OpenSection = Omit<Section, 'range'> & { readonly start: number }

/** Goes through the blocks in order and opens sections. */
class Divider {
  readonly sections: OpenSection[] = []
  private readonly blocks: readonly HeadedBlock[]
  private readonly styles: ReadonlySet<string>
  private readonly sectionOfBlock = new Map<HeadedBlock, OpenSection>()
  /** The last heading in the style of the sections. */
  private main: Heading | null = null
  /** The last heading of a section with only smaller ones behind it. */
  private upper: Heading | null = null
  /** The first heading of an entry in the section; null when there is none. */
  private entry: HeadedBlock | null = null
  /** Level of the first heading of the document, whatever it says; null before it. */
  private titleLevel: number | null = null

  constructor(blocks: readonly HeadedBlock[], styles: ReadonlySet<string>) {
    this.blocks = blocks
    this.styles = styles
  }

  visit(index: number, block: HeadedBlock, heading: Heading | null): void {
    if (heading?.kind === null && this.followsHeading(index)) this.entry = block
    if (heading !== null && this.starts(heading)) this.open(heading)
    else this.resume(index, block)
    if (block.kind === 'heading') this.titleLevel ??= block.headingLevel
    const current = this.sections.at(-1)
    if (current !== undefined) this.sectionOfBlock.set(block, current)
  }

  private followsHeading(index: number): boolean {
    const previous = this.blocks[index - 1]
    return previous !== undefined && this.sections.at(-1)?.start === previous.range.start
  }

  /**
   * A known heading parts the document; an unknown one only in the style of the known ones, where it is no entry's. Before
   * the known ones it may be a name, unless a format that marks levels put a title above it.
   */
  private starts(heading: Heading): boolean {
    const { block, kind, style } = heading
    const isOfSection = this.styles.has(style)
    if (kind !== null) return isOfSection || !this.isSubgroup(kind, block)
    if (block.kind !== 'heading' || !isOfSection || LABEL.test(heading.text)) return false
    const level = block.headingLevel ?? 0
    if (this.main === null) return block.bbox === null && this.titleLevel !== null && level > this.titleLevel
    return this.entry === null || level < (this.entry.headingLevel ?? 0) || isLarger(block, this.entry)
  }

  private isSubgroup(kind: SectionKind, block: HeadedBlock): boolean {
    if (this.main === null || isGreater(block, this.main.block)) return false
    return SUBGROUPS.get(this.main.kind ?? 'other')?.has(kind) ?? false
  }

  private open(heading: Heading): void {
    this.entry = null
    if (this.styles.has(heading.style) || this.main === null) this.main = heading
    const isPart = this.upper !== null && isLarger(this.upper.block, heading.block)
    if (!isPart) this.upper = heading
    const kind = heading.kind ?? (isPart ? this.upper?.kind : null) ?? 'other'
    const { start } = heading.block.range
    const isBelowName = heading.block === this.blocks[1] && heading.block.kind === 'paragraph'
    const isTitle = (start === 0 || isBelowName) && DOCUMENT_TITLE.test(heading.text)
    this.sections.push({ kind: isTitle ? 'basics' : kind, heading: heading.text, start })
  }

  /**
   * A sidebar and a main column each go on over the page, whatever stands between them in reading order: the section
   * that ended a column on the page before begins anew.
   */
  private resume(index: number, block: HeadedBlock): void {
    const previous = this.blocks[index - 1]
    if (previous === undefined || !isColumnStart(block, previous)) return
    if (block.page === 1) this.returnToBasics(block)
    else this.resumeColumn(index, block)
  }

  private resumeColumn(index: number, block: HeadedBlock): void {
    const earlier = this.blocks.slice(0, index)
    const last = earlier.findLast((each) => each.kind !== 'header')
    if (last !== undefined && last.range.start === this.sections.at(-1)?.start && isMarginFoot(last, block, earlier))
      return
    if (earlier.some((each) => isInColumnAlready(each, block))) return
    const before = earlier.filter((each) => isOnPageBefore(each, block) && isSameColumn(each, block))
    const lowest = before.reduce<HeadedBlock | null>(
      (low, each) => ((each.bbox?.top ?? 0) >= (low?.bbox?.top ?? 0) ? each : low),
      null,
    )
    const section = lowest === null ? undefined : this.sectionOfBlock.get(lowest)
    const current = this.sections.at(-1)
    if (section === undefined || (section.kind === current?.kind && section.heading === current.heading)) return
    this.sections.push({ ...section, start: block.range.start })
  }

  /** What stands beside the lines above the first section is the person's name and address too, in whichever column. */
  private returnToBasics(block: HeadedBlock): void {
    const sectionStart = this.sections[0]?.start ?? 0
    const lowest = this.blocks
      .filter((each) => each.page === 1 && each.kind !== 'header' && each.range.start < sectionStart)
      .reduce((low, each) => Math.max(low, each.bbox?.top ?? 0), 0)
    if (lowest === 0 || (block.bbox?.top ?? 0) > lowest + sameRowPt) return
    this.sections.push({ kind: 'basics', heading: null, start: block.range.start })
  }
}

/** Two lines of a row have tops less far apart than this many points. */
const sameRowPt = 6

function isGreater(a: HeadedBlock, b: HeadedBlock): boolean {
  if (a.kind === 'heading' && b.kind !== 'heading') return true
  return (a.sizePt ?? 0) > (b.sizePt ?? 0) || (a.headingLevel ?? 7) < (b.headingLevel ?? 7)
}

function isColumnStart(block: HeadedBlock, previous: HeadedBlock): boolean {
  if (block.bbox === null || block.kind === 'header') return false
  return previous.lastPage !== block.page || (previous.bbox !== null && block.bbox.top < previous.bbox.top - 20)
}

/** Footers and notes may stand before the last paragraph of a page, which is no new column for that. */
function isInColumnAlready(each: HeadedBlock, block: HeadedBlock): boolean {
  return each.lastPage === block.page && each.kind !== 'header' && isSameColumn(each, block) && isAbove(each, block)
}

/** A heading in the margin beside nothing, at the foot of the page before a block: there its section begins. */
function isMarginFoot(heading: HeadedBlock, block: HeadedBlock, earlier: readonly HeadedBlock[]): boolean {
  if (heading.kind !== 'heading' || heading.bbox === null || block.bbox === null) return false
  if (heading.bbox.x1 > block.bbox.x0) return false
  return !earlier.some((each) => each.page === heading.page && each.kind !== 'header' && isAbove(heading, each))
}

function isAbove(each: HeadedBlock, block: HeadedBlock): boolean {
  return each.page < block.page || (each.bbox?.top ?? 0) < (block.bbox?.top ?? 0)
}

function isOnPageBefore(each: HeadedBlock, block: HeadedBlock): boolean {
  return each.page === block.page - 1 && each.kind !== 'header'
}

/** Columns begin at one left edge; an indent moves it by less than this many points. */
const columnIndentPt = 40

function isSameColumn(a: HeadedBlock, b: HeadedBlock): boolean {
  return a.bbox !== null && b.bbox !== null && Math.abs(a.bbox.x0 - b.bbox.x0) < columnIndentPt
}

/** Each section ends where the next begins; the first begins with the text. */
function closed(sections: readonly OpenSection[], text: string): Section[] {
  const ended = sections.map(({ kind, heading, start }, index) => ({
    kind,
    heading,
    range: { start, end: sections[index + 1]?.start ?? text.length },
  }))
  const first = ended[0]?.range.start ?? text.length
  return first === 0 && ended.length > 0
    ? ended
    : [{ kind: 'basics', heading: null, range: { start: 0, end: first } }, ...ended]
}

function toHeading(block: HeadedBlock, text: string, inCells: boolean): Heading[] {
  const content = text.slice(block.range.start, block.range.end).replace(/\s+/g, ' ').trim()
  if (block.kind === 'header' || content === '' || content.length > 90 || /@|:\/\/|www\./.test(content)) return []
  if (isCutOff(content) || isAside(content)) return []
  const isMarked = block.kind === 'heading'
  const kind = isMarked ? kindOfHeading(content) : kindOfPlainLine(block, content, inCells)
  if (!isMarked && kind === null) return []
  return [{ block, text: content.replace(MARK, '').replace(/\s*:$/, ''), kind, style: styleOf(block, content) }]
}

/** A bullet before a heading is no part of its words. */
const MARK = /^(?:[\p{S}\p{Co}•·‣⁃∙*–—-]\s*)+(?=\p{L})/u

/** In sizes of the type: what stands lower below the line before is set apart from it. */
const entryLineInSizes = 1.6

/** A line in the body's type right below another of it, such as the status of a paper, heads nothing, whatever it says. */
function isWithinEntry(block: HeadedBlock, previous: HeadedBlock | undefined): boolean {
  if (block.kind !== 'paragraph' || block.bold || previous?.kind !== 'paragraph' || previous.bold) return false
  if (block.bbox === null || previous.bbox === null || block.page !== previous.page) return false
  const drop = block.bbox.top - previous.bbox.top
  const isBelow = drop > 0 && drop < entryLineInSizes * (block.sizePt ?? 0)
  return isBelow && block.sizePt === previous.sizePt && Math.abs(block.bbox.x0 - previous.bbox.x0) < sameColumnPt
}

/** Lines of an entry begin this near each other, in points. */
const sameColumnPt = 2

/** A bracket that is not opened or closed says that the line is part of a longer text. */
function isCutOff(content: string): boolean {
  return (content.match(/[[(]/g)?.length ?? 0) !== (content.match(/[\])]/g)?.length ?? 0)
}

/**
 * A line that goes on behind a comma is part of an entry; one in brackets is a remark or the words of a link; and
 * `Selected publications: [2, 3]` in a role points to papers that stand elsewhere.
 */
function isAside(content: string): boolean {
  return /,$/.test(content) || /^[[(][^\])]*[\])]$/.test(content) || /:\s*[[(][\d\s,;–-]+[\])]$/.test(content)
}

/** Words of a bold line that may be a heading at most. */
const boldHeadingWords = 5

/** A line in the body's own type is a heading only when it says nothing but a heading's exact words. */
function kindOfPlainLine(block: HeadedBlock, content: string, inCells: boolean): SectionKind | null {
  const isSetApart =
    (inCells && block.kind === 'cell') || block.bold || content === content.toUpperCase() || /:\W*$/.test(content)
  if (block.kind !== 'paragraph' && !isSetApart) return null
  // A short bold line is set like a heading, where the format has no other way to mark one.
  // Behind a printed bullet it may as well be a point of a list; formats that mark lists number their headings so, too.
  const isHeadingLike = block.bold && (block.kind === 'paragraph' || block.bbox === null)
  if (isHeadingLike && withoutLetterSpacing(content).split(' ').length <= boldHeadingWords && !/[.,;]$/.test(content))
    return kindOfHeading(content)
  return kindOfExactHeading(content)
}

/** What tells the headings of sections from those of entries: level, size, weight, capitals. */
function styleOf(block: HeadedBlock, content: string): string {
  const capitals = content === content.toUpperCase() ? 'capitals' : 'mixed'
  const size = block.sizePt === null ? '' : Math.round(block.sizePt * 2) / 2
  return `${block.headingLevel ?? 0}/${size}/${block.bold}/${capitals}`
}

/** Known headings at least that are set in a larger style. */
const rankCount = 2

/**
 * The style in which most known headings are set, of equals the first, and the larger ones of the headings above them: sections may
 * have parts with headings of their own, which are more.
 */
function stylesOfSections(headings: readonly Heading[]): ReadonlySet<string> {
  const known = new Map<string, Heading[]>()
  for (const heading of headings) {
    if (heading.kind !== null) known.set(heading.style, [...(known.get(heading.style) ?? []), heading])
  }
  const ranked = [...known.values()].toSorted((a, b) => b.length - a.length)
  const [usual] = ranked[0] ?? []
  if (usual === undefined) return new Set()
  const above = ranked.filter(
    (group) => group.length >= rankCount && group.every(({ block }) => isLarger(block, usual.block)),
  )
  return new Set([usual, ...above.flat()].map(({ style }) => style))
}

function isLarger(a: HeadedBlock, b: HeadedBlock): boolean {
  return a.kind === 'heading' && (a.sizePt ?? 0) > (b.sizePt ?? 0) + sizeJitterPt
}

/** Points by which the types of one rank differ. */
const sizeJitterPt = 0.5

/** Kinds that also name a group within a section: in a lesser style than the sections' they stay in it. */
const SUBGROUPS: ReadonlyMap<SectionKind, ReadonlySet<SectionKind>> = new Map<SectionKind, ReadonlySet<SectionKind>>([
  ['skills', new Set<SectionKind>(['software', 'languages', 'research', 'projects', 'interests', 'skills'])],
  // What was reviewed or organized by others' authors.
  ['service', new Set<SectionKind>(['publications', 'talks', 'grants'])],
  // Whose theses and courses they are.
  ['teaching', new Set<SectionKind>(['thesis', 'education'])],
])
