/** Lines of a tagged page → the element each belongs to, where the tags fit the page. */
import type { BBox } from '../../model/document.ts'
import type { RawLine } from '../contract.ts'
import type { PaintedText } from './painted.ts'
import type { Element } from './structure.ts'

/** Share of a page's letters that tags say something of at least; programs that tag by halves tag wrong. */
const coveredShare = 0.9

/** Share of a page's letters at most that tags take for decoration. */
const artifactShare = 0.3

/** Share of a line's letters that one element holds at least, or that are artifacts. */
const ownShare = 0.8

/** Elements of a page at least: a page that is one paragraph, or a Div, was tagged by nobody. */
const elementsOfPage = 3

/** Pairs of a piece and a line that are compared at most; a page of that many is no CV. */
const pairLimit = 5_000_000

export interface LineTag {
  readonly element: Element | null
  /** Running headers, footers and page numbers, as the file says. */
  readonly isArtifact: boolean
}

/** By the boxes of the lines, which lines keep while they are marked. */
export type LineTags = ReadonlyMap<BBox, LineTag>

const noTags: LineTags = new Map()

/**
 * @param texts what is seen on the page
 * @param elements by the numbers of marked content
 * @returns nothing where the tags do not fit: too few letters tagged, too many decoration, or all one element
 */
export function lineTagsOf(
  texts: readonly PaintedText[],
  lines: readonly RawLine[],
  elements: ReadonlyMap<number, Element>,
): LineTags {
  if (elements.size === 0 || texts.length * lines.length > pairLimit) return noTags
  const page = new Shares()
  const shares = new Map<RawLine, Shares>()
  for (const text of texts) {
    const line = lines.find(({ bbox }) => bbox !== null && standsIn(text, bbox))
    const letters = lettersIn(text)
    const owner = text.mark.isArtifact ? 'artifact' : (elements.get(text.mark.id ?? -1) ?? null)
    page.add(owner, letters)
    if (line === undefined) continue
    const own = shares.get(line) ?? new Shares()
    own.add(owner, letters)
    shares.set(line, own)
  }
  if (!fits(page)) return noTags
  const tags = new Map<BBox, LineTag>()
  for (const [{ bbox }, own] of shares) {
    const owner = own.main()
    if (bbox !== null && owner !== null) {
      tags.set(bbox, owner === 'artifact' ? { element: null, isArtifact: true } : { element: owner, isArtifact: false })
    }
  }
  return tags
}

function fits(page: Shares): boolean {
  return (
    page.shareOf(null) <= 1 - coveredShare && page.shareOf('artifact') <= artifactShare && page.count >= elementsOfPage
  )
}

type Owner = Element | 'artifact' | null

/** How many letters belong to what. */
class Shares {
  private readonly letters = new Map<Owner, number>()
  private total = 0

  add(owner: Owner, letters: number): void {
    this.letters.set(owner, (this.letters.get(owner) ?? 0) + letters)
    this.total += letters
  }

  get count(): number {
    return this.letters.size
  }

  shareOf(owner: Owner): number {
    return (this.letters.get(owner) ?? 0) / Math.max(1, this.total)
  }

  /** What holds nearly all, or null. */
  main(): Owner {
    return [...this.letters.keys()].find((owner) => this.shareOf(owner) >= ownShare) ?? null
  }
}

function standsIn({ glyphs }: PaintedText, bbox: BBox): boolean {
  const first = glyphs[0]
  if (first === undefined) return false
  const x = (first.x0 + first.x1) / 2
  return first.y >= bbox.top && first.y <= bbox.bottom && x >= bbox.x0 - 1 && x <= bbox.x1 + 1
}

function lettersIn({ glyphs }: PaintedText): number {
  return glyphs.reduce((sum, { text }) => sum + (text.trim() === '' ? 0 : 1), 0)
}
