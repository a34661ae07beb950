/** Collects words into lines and blocks: the one place where white space is collapsed and spans of equal font are joined. */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { BlockKind, Font, HiddenReason, HiddenText } from '../../model/document.ts'
import type { RawDocument, RawLine, RawSpan } from '../contract.ts'

/** More than any application holds (about 700 pages); stops a file that repeats or expands without end. */
const maxCharacterCount = 2_000_000

/** How a piece of text is set, and where it stands in the source. */
export interface Setting {
  readonly font?: Font | null
  /** Source line from 1, or null where the format has none. */
  readonly number?: number | null
}

/** One level of nesting: the lines that are done, and the line and block that are open. */
interface Frame {
  readonly lines: RawLine[]
  /** Lines of text boxes, held back until the block they stand in ends. */
  readonly held: RawLine[]
  spans: { text: string; font: Font | null }[]
  number: number | null
  starts: BlockKind | null
  headingLevel: number | null
  spacePending: boolean
}

const newFrame = (): Frame => ({
  lines: [],
  held: [],
  spans: [],
  number: null,
  starts: 'paragraph',
  headingLevel: null,
  spacePending: false,
})

const sameFont = (a: Font | null, b: Font | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.name === b.name && a.sizePt === b.sizePt && a.bold === b.bold && a.italic === b.italic)

/**
 * Writes one page of lines in reading order.
 *
 * `start` ends the block that is open and names the kind of the next one; a block without a visible character leaves
 * no line. `write` collapses white space, also between two calls. `breakLine` continues the block on a new line.
 * Beyond `maxCharacterCount` the rest is dropped with the warning `extract/cut-short`.
 */
export class BlockWriter {
  #frame: Frame = newFrame()
  readonly #outer: Frame[] = []
  readonly #hidden: HiddenText[] = []
  #hiddenIsOpen = false
  #characterCount = 0
  #blockStart: RawLine | null = null

  /** Ends the open block; the next text begins a block of this kind. */
  start(kind: BlockKind, headingLevel: number | null = null): void {
    this.#endLine()
    this.#hiddenIsOpen = false
    const frame = this.#frame
    for (const line of frame.held.splice(0)) frame.lines.push(line)
    frame.starts = kind
    frame.headingLevel = kind === 'heading' ? Math.min(6, Math.max(1, headingLevel ?? 1)) : null
  }

  /** Adds words to the open line. */
  write(text: string, { font = null, number = null }: Setting = {}): void {
    const frame = this.#frame
    const words = text.replace(/\s+/g, ' ')
    const body = words.trim()
    if (body === '') {
      if (words !== '') frame.spacePending = true
      return
    }
    if (!this.#admit(body.length)) return
    const lead = frame.spans.length > 0 && (frame.spacePending || words.startsWith(' ')) ? ' ' : ''
    if (frame.spans.length === 0) frame.number = number
    const last = frame.spans.at(-1)
    if (last && sameFont(last.font, font)) last.text += lead + body
    else frame.spans.push({ text: lead + body, font })
    frame.spacePending = words.endsWith(' ')
    this.#hiddenIsOpen = false
  }

  /** Ends the open line; what follows continues the same block. */
  breakLine(): void {
    this.#endLine()
  }

  /** First line of the block that was written last and has ended a line; null before. */
  get blockStart(): RawLine | null {
    return this.#blockStart
  }

  /** True when the open line has words. */
  get lineHasText(): boolean {
    return this.#frame.spans.length > 0
  }

  /** Keeps text that nobody sees apart; pieces in a row with one reason are joined. */
  hide(reason: HiddenReason, text: string): void {
    const words = text.replace(/\s+/g, ' ')
    const last = this.#hidden.at(-1)
    const joins = this.#hiddenIsOpen && last !== undefined && last.reason === reason
    if (words.trim() === '' && !joins) return
    if (!this.#admit(words.length)) return
    if (joins) this.#hidden[this.#hidden.length - 1] = { ...last, text: last.text + words }
    else this.#hidden.push({ reason, text: words, page: null, bbox: null })
    this.#hiddenIsOpen = true
  }

  /** Begins a text box: its blocks follow the block it stands in. */
  nest(): void {
    this.#outer.push(this.#frame)
    this.#frame = newFrame()
  }

  /** Ends a text box; without one open it does nothing. */
  unnest(): void {
    const outer = this.#outer.pop()
    if (outer === undefined) return
    this.start('paragraph')
    for (const line of this.#frame.lines) outer.held.push(line)
    this.#frame = outer
  }

  /** The document, as one page without size. */
  finish(diagnostics: readonly Diagnostic[] = []): RawDocument {
    while (this.#outer.length > 0) this.unnest()
    this.start('paragraph')
    // Without a word in it, it is an icon, a bullet or a slip of the hand.
    const hidden = this.#hidden.map((each) => ({ ...each, text: each.text.replace(/\s+/g, ' ').trim() }))
    const cut = this.#characterCount > maxCharacterCount ? [cutShort] : []
    return {
      pages: [{ width: null, height: null, lines: this.#frame.lines }],
      hidden: hidden.filter((each) => /\p{L}{2}/u.test(each.text)),
      diagnostics: [...diagnostics, ...cut],
    }
  }

  #admit(count: number): boolean {
    this.#characterCount += count
    return this.#characterCount <= maxCharacterCount
  }

  #endLine(): void {
    const frame = this.#frame
    if (frame.spans.length > 0) {
      const spans: RawSpan[] = frame.spans.map((each) => ({ ...each, bbox: null }))
      const { number, starts, headingLevel } = frame
      const line = { spans, bbox: null, number, starts, headingLevel }
      frame.lines.push(line)
      if (starts !== null) this.#blockStart = line
      frame.starts = null
      frame.headingLevel = null
    }
    frame.spans = []
    frame.spacePending = false
  }
}

const cutShort = diagnostic({
  code: 'extract/cut-short',
  severity: 'warning',
  message: `the text is longer than ${maxCharacterCount} characters; the rest was not read`,
  hint: 'look at this application by hand: no CV is that long',
})
