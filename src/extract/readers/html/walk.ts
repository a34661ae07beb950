/** Walks HTML as a stream of tags and words, without a DOM, and writes what a visitor of the page sees. */

import { Refusal } from '../../../archive/refusal.ts'
import type { About, BlockKind, HiddenReason } from '../../../model/document.ts'
import { propertyText } from '../../about.ts'
import type { BlockWriter } from '../block-writer.ts'
import { type Color, isLost, parseColor, white } from '../contrast.ts'
import { declarationsFor, findStyleRules, type StyleRules } from './css.ts'
import { type Declarations, drawingAttributes } from './css-values.ts'
import { BLOCKS, DROPPED, isAroundContent } from './elements.ts'
import type { Element } from './selectors.ts'

/** Browsers stop at 512. */
const maxDepth = 12_000

/** Elements open in the head of a page; a title further in is that of a drawing. */
const headDepth = 4

/** 3 points: smaller nobody can read it. */
const tinyBelowPx = 4

/** Of what is fainter nothing is left on the page. */
const faintBelow = 0.1

type Attributes = Readonly<Record<string, string>>

/** The block that text belongs to, shared by all elements inside it. */
interface Owner {
  readonly kind: BlockKind
  readonly level: number | null
  hasText: boolean
}

interface Frame {
  readonly owner: Owner
  readonly isBlock: boolean
  readonly dropped: boolean
  /** Not to be undone by anything inside. */
  readonly gone: HiddenReason | null
  readonly invisible: boolean
  readonly fontSizePx: number
  /** Of all around it together. */
  readonly opacity: number
  readonly keepsLines: boolean
  readonly color: Color
  /** Of letters in a drawing, in place of the color. */
  readonly fill: Color
  readonly background: Color | 'unknown'
  /** The drawing it is part of. */
  readonly drawing: Drawing | null
  /** In a part of the page that is closed until a reader opens it. */
  readonly isClosed: boolean
}

/** An SVG picture in the page. */
interface Drawing {
  /** Shapes before the words may lie behind them. */
  hasShapes: boolean
}

const SHAPES = /^(?:rect|circle|ellipse|path|polygon|polyline|line|image|use|foreignobject|pattern)$/

const root: Frame = {
  owner: { kind: 'paragraph', level: null, hasText: false },
  isBlock: true,
  dropped: false,
  gone: null,
  invisible: false,
  fontSizePx: 16,
  opacity: 1,
  keepsLines: false,
  color: [0, 0, 0, 1],
  fill: [0, 0, 0, 1],
  background: white,
  drawing: null,
  isClosed: false,
}

export interface WalkOptions {
  readonly writer: BlockWriter
  /** True where each source line is a line of its own (Markdown). */
  readonly keepsLines: boolean
  /** False for a page that is part of another file, whose lines nobody can look up. */
  readonly hasLineNumbers?: boolean
}

/**
 * Writes the visible words of a page, and hides the rest with its reason.
 *
 * @returns what the head says of the page; whether words without contrast were kept, because an outside style sheet may
 *   set a background; and whether words stand in parts that are closed until a reader opens them
 * @throws Refusal `extract/too-deep` beyond 12,000 open elements
 */
export async function walkHtml(
  source: string,
  options: WalkOptions,
): Promise<{ readonly doubtfulContrast: boolean; readonly hasClosed: boolean; readonly about: About }> {
  const { Parser } = await import('htmlparser2')
  const page = new Page(source, options)
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    ontext: (data) => page.text(data, parser.startIndex),
    onclosetag: () => page.close(),
  })
  parser.end(source)
  return { doubtfulContrast: page.doubtfulContrast, hasClosed: page.hasClosed, about: page.about }
}

class Page {
  doubtfulContrast = false
  hasClosed = false
  #title = ''
  #titleDepth = 0
  #author: string | null = null
  readonly #writer: BlockWriter
  readonly #rules: StyleRules
  readonly #hasOutsideStyles: boolean
  readonly #lineOf: (offset: number) => number | null
  readonly #frames: Frame[]
  /** Of the frames but the first. */
  readonly #elements: Element[] = []
  /** Of each frame, how many elements it held of each name so far, and of any (`*`). */
  readonly #counts: Map<string, number>[] = [new Map()]

  constructor(source: string, { writer, keepsLines, hasLineNumbers = true }: WalkOptions) {
    this.#writer = writer
    this.#rules = findStyleRules(source)
    this.#hasOutsideStyles = /<link[^>]{0,500}stylesheet/i.test(source)
    this.#lineOf = hasLineNumbers ? lineCounter(source) : () => null
    this.#frames = [{ ...root, keepsLines, owner: { ...root.owner } }]
  }

  open(name: string, attributes: Attributes): void {
    if (this.#frames.length > maxDepth) throw tooDeep()
    const element = { name, attributes, place: this.#count('*'), placeOfName: this.#count(name) }
    if (this.#top.drawing !== null && SHAPES.test(name)) this.#top.drawing.hasShapes = true
    const declared = declarationsFor(this.#rules, element, this.#elements)
    const isDrawn = name === 'svg' || this.#top.drawing !== null
    const frame = openFrame(this.#top, element, isDrawn ? { ...drawingAttributes(attributes), ...declared } : declared)
    this.#elements.push(element)
    this.#frames.push(frame)
    this.#counts.push(new Map())
    if (name === 'title' && this.#title === '' && this.#frames.length <= headDepth)
      this.#titleDepth = this.#frames.length
    if (name === 'meta' && attributes.name?.toLowerCase() === 'author') this.#author = propertyText(attributes.content)
    if (name === 'br') this.#writer.breakLine()
    if (frame.isBlock) this.#startBlock(frame.owner)
  }

  close(): void {
    if (this.#frames.length === 1) return
    if (this.#frames.length === this.#titleDepth) this.#titleDepth = 0
    this.#elements.pop()
    this.#counts.pop()
    const closed = this.#frames.pop()
    if (closed?.isBlock) this.#startBlock(this.#top.owner)
  }

  text(data: string, offset: number): void {
    const frame = this.#top
    if (this.#frames.length === this.#titleDepth) this.#title += data
    if (frame.dropped) return
    const reason = this.#hiddenReason(frame)
    if (reason !== null) {
      this.#writer.hide(reason, data)
      return
    }
    if (data.trim() !== '') {
      frame.owner.hasText = true
      this.hasClosed ||= frame.isClosed
    }
    if (frame.keepsLines) this.#writeLines(data, offset)
    else this.#writer.write(data, { number: this.#lineOf(offset + leadingSpace(data)) })
  }

  #count(name: string): number {
    const counts = this.#counts.at(-1)
    const count = (counts?.get(name) ?? 0) + 1
    counts?.set(name, count)
    return count
  }

  get about(): About {
    return { title: propertyText(this.#title), author: this.#author }
  }

  get #top(): Frame {
    return this.#frames.at(-1) ?? root
  }

  /** A second block within a list item is a paragraph of that item, not another item. */
  #startBlock(owner: Owner): void {
    this.#writer.start(owner.kind === 'item' && owner.hasText ? 'paragraph' : owner.kind, owner.level)
  }

  #writeLines(data: string, offset: number): void {
    let at = offset
    for (const [index, line] of data.split('\n').entries()) {
      if (index > 0) this.#writer.breakLine()
      this.#writer.write(line, { number: this.#lineOf(at) })
      at += line.length + 1
    }
  }

  #hiddenReason(frame: Frame): HiddenReason | null {
    if (frame.gone !== null) return frame.gone
    if (frame.invisible) return 'styled-hidden'
    if (frame.opacity < faintBelow) return 'transparent'
    if (frame.fontSizePx < tinyBelowPx) return 'tiny'
    if (frame.background === 'unknown' || frame.drawing?.hasShapes === true) return null
    const ink = frame.drawing === null ? frame.color : frame.fill
    const lost = ink[3] === 0 ? 'transparent' : isLost(ink, frame.background) ? 'no-contrast' : null
    if (lost !== null && this.#hasOutsideStyles) this.doubtfulContrast = true
    return this.#hasOutsideStyles ? null : lost
  }
}

function openFrame(parent: Frame, { name, attributes }: Element, css: Declarations): Frame {
  const block = BLOCKS.get(name)
  const background =
    css.background === undefined || (css.background !== 'unknown' && css.background[3] < 0.5)
      ? parent.background
      : css.background
  return {
    owner: ownerOf(parent.owner, name, attributes),
    isBlock:
      block !== undefined ? css.display !== 'inline' : /^(?:block|flex|grid|table|list-item)/.test(css.display ?? ''),
    dropped: parent.dropped || DROPPED.has(name),
    gone: parent.gone ?? goneReason(name, attributes, css),
    invisible: css.visibility === undefined ? parent.invisible : css.visibility !== 'visible',
    fontSizePx: fontSizeOf(parent, css),
    opacity: parent.opacity * (css.opacity ?? 1),
    keepsLines: parent.keepsLines || name === 'pre' || name === 'textarea',
    drawing: name === 'svg' && parent.drawing === null ? { hasShapes: false } : parent.drawing,
    isClosed: isClosed(parent, name, attributes),
    fill: css.fill ?? parent.fill,
    color: css.color ?? fontColor(name, attributes) ?? parent.color,
    background,
  }
}

function fontColor(name: string, attributes: Attributes): Color | null {
  return name === 'font' ? parseColor(attributes.color ?? '') : null
}

/** The summary of a closed part is what is seen of it. */
function isClosed(parent: Frame, name: string, attributes: Attributes): boolean {
  if (name === 'details') return parent.isClosed || !Object.hasOwn(attributes, 'open')
  return parent.isClosed && name !== 'summary'
}

function fontSizeOf({ fontSizePx }: Frame, { fontSize }: Declarations): number {
  if (fontSize === undefined) return fontSizePx
  return 'px' in fontSize ? fontSize.px : fontSize.times * fontSizePx
}

/** Whatever stands in a menu or footer is one. */
function ownerOf(outer: Owner, name: string, attributes: Attributes): Owner {
  if (outer.kind === 'header') return outer
  if (isAroundContent(name, attributes)) return { kind: 'header', level: null, hasText: false }
  const block = BLOCKS.get(name)
  return block?.kind ? { kind: block.kind, level: block.level, hasText: false } : outer
}

function goneReason(name: string, attributes: Attributes, css: Declarations): HiddenReason | null {
  if (css.display === 'none') return 'styled-hidden'
  if (Object.hasOwn(attributes, 'hidden') && css.display === undefined) return 'styled-hidden'
  if (name === 'dialog' && !Object.hasOwn(attributes, 'open')) return 'styled-hidden'
  if (css.clipped) return 'clipped'
  return css.offPage ? 'off-page' : null
}

const leadingSpace = (data: string): number => data.length - data.trimStart().length

/** Source line of an offset, from 1; offsets must not go back, so a whole file costs one pass. */
function lineCounter(source: string): (offset: number) => number {
  let line = 1
  let lineEnd = source.indexOf('\n')
  return (offset) => {
    while (lineEnd >= 0 && lineEnd < offset) {
      line++
      lineEnd = source.indexOf('\n', lineEnd + 1)
    }
    return line
  }
}

const tooDeep = (): Refusal =>
  new Refusal(
    'extract/too-deep',
    `this file nests its parts more than ${maxDepth} levels deep`,
    'open it yourself if you trust the sender, and save it as PDF',
  )
