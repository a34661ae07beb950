/** Pages as pictures: which of them the packet holds, and where the evidence stands on them. */
import type { Assessment, ReadDocument } from '../../../model/assessment.ts'
import type { Document } from '../../../model/document.ts'
import type { PagePicture, PagesDrawn, PagesWanted } from '../../../model/picture.ts'
import type { DrawPages } from '../../contract.ts'
import { jsonForScript } from '../../escape.ts'
import { counts, orderEvidence } from '../../evidence-order.ts'
import { lookOf } from '../../marked/marks.ts'
import { scoreOf } from '../../table.ts'
import { LOOKS, type PacketPage, type PacketPages, type PacketPictures } from './data.ts'

/** Pages of one document at most: a thesis has hundreds. */
const pagesPerDocument = 12

/** By how much the sides of a picture may differ from those that were read; above, marks would stand elsewhere. */
const shapeTolerance = 0.01

/** A document whose pages can be drawn. */
interface Drawable {
  readonly wanted: PagesWanted
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
}

interface PersonToDraw {
  readonly index: number
  readonly assessment: Assessment
  /** By document of the assessment. */
  readonly drawables: readonly (Drawable | null)[]
}

export interface DrawnPeople {
  /** JSON that can stand in a script element, by the index in the ranking. */
  readonly texts: ReadonlyMap<number, string>
  /** PDFs of which some pages are pictured, and of which none is. */
  readonly picturedCount: number
  readonly unpicturedCount: number
}

/** Is told of people while their documents are read, and draws afterwards. */
export class PagesToDraw {
  readonly #people: PersonToDraw[] = []
  readonly #criterionIds: readonly string[]

  /** @param criterionIds of the report, in its order */
  constructor(criterionIds: readonly string[]) {
    this.#criterionIds = criterionIds
  }

  /** @param read the person's documents in their order */
  add(assessment: Assessment, index: number, read: readonly Document[]): void {
    const drawables = assessment.documents.map((sent, at) => drawable(assessment, sent, read[at]))
    if (drawables.some((each) => each !== null)) this.#people.push({ index, assessment, drawables })
  }

  async draw(draw: DrawPages): Promise<DrawnPeople> {
    const all = this.#people.flatMap(({ drawables }) => drawables.flatMap((each) => each?.wanted ?? []))
    const drawn = draw(all)[Symbol.asyncIterator]()
    const texts = new Map<number, string>()
    let picturedCount = 0
    try {
      for (const { index, assessment, drawables } of this.#people) {
        const documents: (PacketPictures | null)[] = []
        for (const each of drawables) {
          const next = each === null ? null : await drawn.next()
          documents.push(each === null || next === null || next.done === true ? null : picturesOf(each, next.value))
        }
        picturedCount += documents.filter((each) => each !== null && each.pages.length > 0).length
        const pages: PacketPages = { documents, marks: marksOf(assessment, this.#criterionIds) }
        texts.set(index, jsonForScript(pages))
      }
    } finally {
      await drawn.return?.()
    }
    return { texts, picturedCount, unpicturedCount: all.length - picturedCount }
  }
}

function drawable(assessment: Assessment, sent: ReadDocument, read: Document | undefined): Drawable | null {
  const { path, container, sha256, reader } = sent
  if (reader?.name !== 'pdf' || read === undefined || read.source.sha256 !== sha256) return null
  const sizes = read.pages.flatMap(({ width, height }) => (width === null || height === null ? [] : { width, height }))
  if (sizes.length === 0 || sizes.length !== read.pages.length) return null
  return { wanted: { file: { path, container }, sha256, numbers: chosen(assessment, path, sizes.length) }, sizes }
}

/** The first page, and of the others those with most evidence that counts; in their order. */
function chosen({ criteria }: Assessment, path: string, pageCount: number): readonly number[] {
  const found = new Map<number, number>()
  for (const each of criteria.flatMap(({ evidence }) => evidence)) {
    const { page } = each.location
    if (each.location.path === path && page !== null && counts(each)) found.set(page, (found.get(page) ?? 0) + 1)
  }
  const worth = (number: number) => (number === 1 ? Number.POSITIVE_INFINITY : (found.get(number) ?? 0))
  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1)
  const best = numbers.toSorted((a, b) => (worth(a) === worth(b) ? a - b : worth(b) - worth(a)))
  return best.slice(0, pagesPerDocument).toSorted((a, b) => a - b)
}

function picturesOf({ wanted, sizes }: Drawable, { pictures, diagnostic }: PagesDrawn): PacketPictures {
  const pages = pictures.flatMap((picture) => packetPage(picture, sizes[picture.number - 1]) ?? [])
  return { pages, without: withoutOf(pages.length, { diagnostic, wanted, pageCount: sizes.length }) }
}

function withoutOf(
  count: number,
  {
    diagnostic,
    wanted,
    pageCount,
  }: { readonly diagnostic: PagesDrawn['diagnostic']; readonly wanted: PagesWanted; readonly pageCount: number },
): string | null {
  if (diagnostic !== null) return diagnostic.message
  if (count < wanted.numbers.length)
    return 'some of its pages look otherwise than they were read: they stand in the text'
  if (count === pageCount) return null
  return `${count} of its ${pageCount} pages are pictured, those with most evidence: the others stand in the text`
}

/** Null where the picture has another shape than the page that was read. */
function packetPage(
  { number, width, height, png }: PagePicture,
  size: Drawable['sizes'][number] | undefined,
): PacketPage | null {
  if (size === undefined) return null
  const isAlike = Math.abs((width * size.height) / (height * size.width) - 1) <= shapeTolerance
  return isAlike ? { number, ...size, png: Buffer.from(png).toString('base64') } : null
}

/** In the order of the findings, as `detailsOf` has them. */
function marksOf(assessment: Assessment, criterionIds: readonly string[]): PacketPages['marks'] {
  if (assessment.band === 'unread') return []
  return criterionIds.flatMap((id) => {
    const evidence = scoreOf(assessment, id)?.evidence ?? []
    return orderEvidence(evidence, assessment.documents).map((each) => [
      LOOKS.indexOf(lookOf(each)),
      ...each.location.boxes.flatMap(({ x0, top, x1, bottom }) => [x0, top, x1, bottom].map(tenths)),
    ])
  })
}

function tenths(points: number): number {
  return Math.round(points * 10) / 10
}
