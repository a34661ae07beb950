/** A document's pages as pictures, with every piece of evidence marked where it stands. */
import type { Mark } from '../model/marking.ts'
import { type Placed, stripeOf, swallows } from '../report/marked/lanes.ts'
import { LOOKS, type PacketDocument, type PacketPage, type PacketPictures } from '../report/renderers/html/data.ts'
import type { DocumentView } from './document-view.ts'
import { el, svg } from './dom.ts'
import { hue, reasonOf } from './figures.ts'
import type { Finding } from './run.ts'

/** Points from the top left corner of the page. */
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A finding with where it stands on its page. */
interface PlacedFinding extends Placed {
  readonly finding: Finding
  readonly boxes: readonly Box[]
}

export interface PageView extends DocumentView {
  /** Whether there is a picture of a page; pages count from 1. */
  has(page: number): boolean
  pageAt(offset: number): number
}

/** Points: the line under a passage, and the one through words that do not count. */
const lineWidth = 1.2

/**
 * @param marks of all findings of the person, as the packet has them
 * @param onPick told of the piece whose words are clicked
 */
export function pageView(
  document: PacketDocument,
  { pages }: PacketPictures,
  { findings, marks }: { readonly findings: readonly Finding[]; readonly marks: readonly (readonly number[])[] },
  onPick: (finding: Finding) => void,
): PageView {
  const placed = findings.map((finding) => placedOf(finding, marks[finding.index] ?? []))
  const overlays = new Map(pages.map((page) => [page.number, overlay(page, placed, onPick)]))
  const sheets = new Map(pages.map((page) => [page.number, sheet(document, page, overlays.get(page.number))]))
  const paper = el('div', { class: 'pages' }, [...sheets.values()])

  function unlight(): void {
    for (const each of paper.querySelectorAll('.lit')) each.remove()
  }

  return {
    element: paper,
    has: (page) => sheets.has(page),
    pageAt: (offset) => Math.max(1, document.pages.findLastIndex((start) => start <= offset) + 1),
    show(finding) {
      unlight()
      const boxes = placed.find((each) => each.finding === finding)?.boxes ?? []
      const lit = boxes.map((box) => svg('rect', { class: 'lit', ...grown(box) }))
      overlays.get(finding.page)?.append(...lit)
      const at = lit[0] ?? sheets.get(finding.page)
      at?.scrollIntoView({ block: lit.length === 0 ? 'start' : 'center' })
    },
    goTo(offset) {
      unlight()
      sheets.get(this.pageAt(offset))?.scrollIntoView({ block: 'start' })
    },
    only(criterion) {
      for (const each of paper.querySelectorAll('.spot')) {
        each.classList.toggle('faded', criterion !== null && !each.classList.contains(`of-${criterion}`))
      }
    },
  }
}

function placedOf(finding: Finding, [look = 0, ...sides]: readonly number[]): PlacedFinding {
  const boxes: Box[] = []
  for (let at = 0; at + 3 < sides.length; at += 4) {
    const [x0 = 0, top = 0, x1 = 0, bottom = 0] = sides.slice(at, at + 4)
    boxes.push({ x: x0, y: top, width: x1 - x0, height: bottom - top })
  }
  const { criterion, start, end } = finding
  return { finding, boxes, criterionIndex: criterion, look: LOOKS[look] ?? 'words', range: { start, end } }
}

/** A page with its marks; what they say is said by the list of evidence, so a screen reader passes over them. */
function sheet({ path, text }: PacketDocument, page: PacketPage, marks: SVGElement | undefined): HTMLElement {
  const { number, width, height, png } = page
  const words = text === null ? 'its words could not be read' : 'the same words stand under “Text”'
  const alt = `Page ${number} of ${path} as a picture; ${words}`
  const image = el('img', { alt, width, height, decoding: 'async' })
  image.src = `data:image/png;base64,${png}`
  return el('div', { class: 'page' }, image, marks ?? null)
}

function overlay(
  { number, width, height }: PacketPage,
  all: readonly PlacedFinding[],
  onPick: (finding: Finding) => void,
): SVGElement {
  const own = all.filter(({ finding, boxes }) => finding.page === number && boxes.length > 0)
  const shown = own.filter((each) => !own.some((other) => swallows(other, each)))
  // The shortest lie on top: it is them that a click means.
  const spots = byPlace(shown.toSorted(byLength)).map((pieces) => spot(pieces, shown, onPick))
  return svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, spots)
}

/** Passages first, then the longest. */
function byLength(a: PlacedFinding, b: PlacedFinding): number {
  const length = ({ look, range }: PlacedFinding) =>
    look === 'passage' ? Number.POSITIVE_INFINITY : range.end - range.start
  return length(a) === length(b) ? 0 : length(b) - length(a)
}

/** Pieces of one criterion at one place are one spot. */
function byPlace(all: readonly PlacedFinding[]): readonly (readonly PlacedFinding[])[] {
  const places = new Map<string, PlacedFinding[]>()
  for (const each of all) {
    const key = `${each.look} ${each.criterionIndex} ${each.range.start}-${each.range.end}`
    places.set(key, [...(places.get(key) ?? []), each])
  }
  return [...places.values()]
}

function spot(
  pieces: readonly PlacedFinding[],
  all: readonly PlacedFinding[],
  onPick: (finding: Finding) => void,
): SVGElement | null {
  const [first] = pieces
  if (first === undefined) return null
  const { criterionIndex, look, finding, boxes } = first
  const { index, count } = stripeOf(first, all)
  const shapes = boxes.flatMap((box) =>
    shapesOf(look, { ...box, y: box.y + (box.height * index) / count, height: box.height / count }),
  )
  const words = [...new Set(pieces.map((each) => reasonOf(each.finding)))].join('\n')
  const attributes = { class: `spot ${look} ${hue(criterionIndex)} of-${criterionIndex}` }
  const group = svg('g', attributes, svg('title', {}, words), shapes)
  group.addEventListener('click', () => onPick(finding))
  return group
}

/** A box over words, a line under a passage, and a line through what does not count. */
function shapesOf(look: Mark['look'], box: Box): readonly SVGElement[] {
  const ground = svg('rect', { class: 'ground', ...box })
  if (look === 'words') return [ground]
  const y = look === 'passage' ? box.y + box.height : box.y + box.height / 2
  return [ground, svg('rect', { class: 'line', ...box, y, height: lineWidth })]
}

function grown({ x, y, width, height }: Box): Box {
  return { x: x - 2, y: y - 2, width: width + 4, height: height + 4 }
}
