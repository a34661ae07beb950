/** A state machine over RTF's groups and control words that keeps the words and skips the rest. */

import { Refusal } from '../../../archive/refusal.ts'
import { diagnostic } from '../../../model/diagnostic.ts'
import type { HiddenReason } from '../../../model/document.ts'
import type { RawDocument } from '../../contract.ts'
import { BlockWriter } from '../block-writer.ts'
import { type Color, isLost, white } from '../contrast.ts'
import { decodeAs } from '../decode-text.ts'
import { isFarPt, isFlatPt, isNarrowPercent } from '../paper.ts'
import { CHARACTERS, CODE_PAGES, HEADERS, PRINTED_STARRED, SKIPPED } from './control-words.ts'
import { findColors, findFontEncodings, findHeadingStyles, findHiddenStyles } from './tables.ts'

/** Deeper groups than any word processor writes. */
const maxDepth = 100

/** Words smaller than this (half points) are there for machines. */
const tinyBelowHalfPoints = 6

const twipsPerPt = 20

const isExactlyFlat = (twips: number): boolean => twips < 0 && isFlatPt(-twips / twipsPerPt)

interface Group {
  skip: boolean
  hidden: boolean
  sizeHalfPoints: number
  /** Numbers in the table of colors; 0 is the reader's own. */
  color: number
  background: number
  inHeader: boolean
  deleted: boolean
  /** Width of the letters in percent of the usual. */
  scalePercent: number
  /** Beside the page, as the shape that holds it. */
  isOff: boolean
  /** How many characters after `\u` stand in for it. */
  fallbackCount: number
  /** Of the font, which is that of its letters; null for that of the file. */
  encoding: string | null
}

interface Paragraph {
  outlineLevel: number | null
  isItem: boolean
  inTable: boolean
  /** Behind the whole paragraph. */
  background: number
  /** Why it is not on the page. */
  unseen: HiddenReason | null
}

const newParagraph: Paragraph = { outlineLevel: null, isItem: false, inTable: false, background: 0, unseen: null }

/** What `\\plain` goes back to. */
const plain = { hidden: false, sizeHalfPoints: 24, color: 0, background: 0, deleted: false, scalePercent: 100 }

/** Encodings whose characters take two bytes, the second of which may be written as a letter. */
const DOUBLE = new Set(['shift_jis', 'gbk', 'euc-kr', 'big5'])

/** Reads one file; `read` throws `Refusal` for what is no RTF or nests too deeply. */
export class RtfReader {
  readonly #bytes: Uint8Array
  readonly #source: string
  readonly #writer = new BlockWriter()
  readonly #groups: Group[] = []
  #group: Group = { ...plain, skip: false, inHeader: false, isOff: false, fallbackCount: 1, encoding: null }
  #paragraph: Paragraph = newParagraph
  #paragraphHasText = false
  /** The open row of a table has no height. */
  #rowIsFlat = false
  #fileEncoding = 'windows-1252'
  readonly #fontEncodings: ReadonlyMap<number, string>
  readonly #headingStyles: ReadonlyMap<number, number>
  readonly #hiddenStyles: ReadonlySet<string>
  readonly #colors: readonly (Color | null)[]
  readonly #mayPaint: boolean
  #at = 0
  #toSkip = 0
  #starred = false
  #doubtfulContrast = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#source = new TextDecoder('latin1').decode(bytes)
    this.#fontEncodings = findFontEncodings(this.#source)
    this.#headingStyles = findHeadingStyles(this.#source)
    this.#hiddenStyles = findHiddenStyles(this.#source)
    this.#colors = findColors(this.#source)
    this.#mayPaint = GROUNDS.test(this.#source)
  }

  get #encoding(): string {
    return this.#group.encoding ?? this.#fileEncoding
  }

  read(): RawDocument {
    if (!this.#source.startsWith('{\\rtf')) throw notRtf()
    while (this.#at < this.#source.length) this.#step()
    return this.#writer.finish(this.#doubtfulContrast ? [whiteText] : [])
  }

  #step(): void {
    const character = this.#source[this.#at++]
    if (character === '{') this.#open()
    else if (character === '}') this.#close()
    else if (character === '\\') this.#control()
    else if (character !== '\r' && character !== '\n') this.#literal()
  }

  #open(): void {
    if (this.#groups.length >= maxDepth) throw tooDeep()
    this.#groups.push({ ...this.#group })
    this.#toSkip = 0
    this.#starred = false
  }

  #close(): void {
    this.#group = this.#groups.pop() ?? this.#group
    this.#toSkip = 0
    this.#starred = false
  }

  /** A run of plain bytes, in the file's code page. */
  #literal(): void {
    const plain = /[^\\{}\r\n]*/y
    plain.lastIndex = this.#at
    const end = this.#at + (plain.exec(this.#source)?.[0].length ?? 0)
    const start = Math.min(end, this.#at - 1 + this.#toSkip)
    this.#toSkip = Math.max(0, this.#toSkip - (end - this.#at + 1))
    this.#at = end
    this.#write(decodeAs(this.#encoding, this.#bytes.subarray(start, end)))
  }

  #control(): void {
    const word = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
    word.lastIndex = this.#at
    const found = word.exec(this.#source)
    if (found === null) {
      this.#symbol()
      return
    }
    this.#at += found[0].length
    const name = found[1] ?? ''
    const value = found[2] === undefined ? null : Number(found[2])
    if (name === 'bin') {
      this.#skipBinary(value ?? 0)
      return
    }
    this.#destination(name)
    if (this.#group.skip) return
    this.#apply(name, value)
  }

  #symbol(): void {
    const symbol = this.#source[this.#at++] ?? ''
    if (symbol === "'") {
      this.#hex()
      return
    }
    if (symbol === '*') this.#starred = true
    else if (symbol === '\n' || symbol === '\r') this.#endParagraph()
    else this.#write(CHARACTERS[symbol] ?? (/[\\{}]/.test(symbol) ? symbol : ''))
  }

  /** One or more `\'hh` in a row: characters of two bytes need them together, and their second may be a letter. */
  #hex(): void {
    this.#at -= 2
    const codes: number[] = []
    do {
      const run = /(?:\\'[0-9a-fA-F]{2})*/y
      run.lastIndex = this.#at
      const text = run.exec(this.#source)?.[0] ?? ''
      this.#at += text.length
      for (const [, code = ''] of text.matchAll(/'(..)/g)) codes.push(Number.parseInt(code, 16))
    } while (this.#takeSecondByte(codes))
    if (codes.length === 0) this.#at += 2
    const kept = codes.slice(this.#toSkip)
    this.#toSkip = Math.max(0, this.#toSkip - codes.length)
    this.#write(decodeAs(this.#encoding, Uint8Array.from(kept)))
  }

  /** True when the bytes end within a character and a letter followed, which is its end. */
  #takeSecondByte(codes: number[]): boolean {
    if (!DOUBLE.has(this.#encoding)) return false
    let at = 0
    while (at < codes.length) at += isFirstOfTwo(this.#encoding, codes[at] ?? 0) ? 2 : 1
    const next = this.#source[this.#at] ?? '\n'
    if (at === codes.length || /[\\{}\r\n]/.test(next)) return false
    codes.push(next.charCodeAt(0))
    this.#at++
    return true
  }

  /** A length beyond the end of the file is a lie: then the rest of the group is skipped instead. */
  #skipBinary(length: number): void {
    if (length < 0 || this.#at + length > this.#source.length) this.#group.skip = true
    else this.#at += length
  }

  #destination(name: string): void {
    if (SKIPPED.has(name) || (this.#starred && !PRINTED_STARRED.has(name))) this.#group.skip = true
    this.#starred = false
    if (HEADERS.has(name)) {
      this.#endParagraph()
      this.#group.inHeader = true
    }
  }

  #apply(name: string, value: number | null): void {
    if (Object.hasOwn(CHARACTERS, name)) this.#write(CHARACTERS[name] ?? '')
    else if (Object.hasOwn(APPLIES, name)) APPLIES[name]?.(this, value)
  }

  #write(text: string): void {
    const { skip, deleted } = this.#group
    if (skip || deleted || text === '') return
    const reason = this.#hiddenReason()
    if (reason !== null) {
      this.#writer.hide(reason, text)
      return
    }
    if (!this.#paragraphHasText && text.trim() !== '') this.#startBlock()
    this.#writer.write(text)
  }

  #hiddenReason(): HiddenReason | null {
    const { hidden, sizeHalfPoints, color, background, scalePercent, isOff } = this.#group
    if (hidden) return 'styled-hidden'
    if (isOff) return 'off-page'
    if (this.#paragraph.unseen !== null) return this.#paragraph.unseen
    if (this.#rowIsFlat && this.#paragraph.inTable) return 'clipped'
    if (sizeHalfPoints < tinyBelowHalfPoints || isNarrowPercent(scalePercent)) return 'tiny'
    const ground = this.#colors[background || this.#paragraph.background] ?? white
    const ink = this.#colors[color] ?? null
    if (ink === null || !isLost(ink, ground)) return null
    if (this.#mayPaint) this.#doubtfulContrast = true
    return this.#mayPaint ? null : 'no-contrast'
  }

  #startBlock(): void {
    const { outlineLevel, isItem, inTable } = this.#paragraph
    this.#paragraphHasText = true
    if (this.#group.inHeader) this.#writer.start('header')
    else if (outlineLevel !== null) this.#writer.start('heading', outlineLevel + 1)
    else this.#writer.start(isItem ? 'item' : inTable ? 'cell' : 'paragraph')
  }

  #endParagraph(): void {
    if (this.#group.skip) return
    this.#writer.breakLine()
    this.#paragraphHasText = false
  }

  /** The methods below are the vocabulary of APPLIES. */
  endParagraph(): void {
    this.#endParagraph()
  }

  breakLine(): void {
    this.#writer.breakLine()
  }

  resetParagraph(): void {
    this.#paragraph = newParagraph
  }

  setParagraph(change: Partial<Paragraph>): void {
    this.#paragraph = { ...this.#paragraph, ...change }
  }

  /** A paragraph style may be a heading by name. */
  setStyle(number: number): void {
    const unseen = this.#hiddenStyles.has(`s${number}`) ? 'styled-hidden' : this.#paragraph.unseen
    this.setParagraph({ outlineLevel: this.#headingStyles.get(number) ?? null, unseen })
  }

  setCharacterStyle(number: number): void {
    this.setGroup({ hidden: this.#hiddenStyles.has(`cs${number}`) })
  }

  /** Words may be hidden, or shown in a paragraph whose style hides them. */
  setHidden(hidden: boolean): void {
    this.setGroup({ hidden })
    if (!hidden && this.#paragraph.unseen === 'styled-hidden') this.setParagraph({ unseen: null })
  }

  setGroup(change: Partial<Group>): void {
    this.#group = { ...this.#group, ...change }
  }

  /** @param twips from where text begins */
  setPlace(twips: number): void {
    if (isFarPt(twips / twipsPerPt)) this.setParagraph({ unseen: 'off-page' })
  }

  /** Heights below zero are exact; others grow with what stands in them. */
  setLineHeight(twips: number): void {
    if (isExactlyFlat(twips)) this.setParagraph({ unseen: 'clipped' })
  }

  setRowHeight(twips: number): void {
    this.#rowIsFlat = isExactlyFlat(twips)
  }

  /** @param edges of a shape that begin or end there, in twentieths of a point */
  setShape({ start, end }: { readonly start?: number; readonly end?: number }): void {
    const isOff =
      (end !== undefined && end < 0 && isFarPt(end / twipsPerPt)) || isFarPt(Math.max(0, start ?? 0) / twipsPerPt)
    if (isOff) this.setGroup({ isOff })
  }

  unicode(value: number): void {
    this.#toSkip = this.#group.fallbackCount
    this.#write(String.fromCharCode(value & 0xffff))
  }

  setFont(number: number): void {
    this.setGroup({ encoding: this.#fontEncodings.get(number) ?? null })
  }

  codePage(value: number): void {
    this.#fileEncoding = CODE_PAGES[value] ?? (value >= 1250 && value <= 1258 ? `windows-${value}` : 'windows-1252')
  }
}

const APPLIES: Readonly<Record<string, (reader: RtfReader, value: number | null) => void>> = {
  par: (reader) => reader.endParagraph(),
  sect: (reader) => reader.endParagraph(),
  page: (reader) => reader.endParagraph(),
  cell: (reader) => reader.endParagraph(),
  nestcell: (reader) => reader.endParagraph(),
  row: (reader) => reader.endParagraph(),
  line: (reader) => reader.breakLine(),
  pard: (reader) => reader.resetParagraph(),
  intbl: (reader) => reader.setParagraph({ inTable: true }),
  s: (reader, value) => reader.setStyle(value ?? 0),
  ls: (reader, value) => reader.setParagraph({ isItem: value !== 0 }),
  pnlvlblt: (reader) => reader.setParagraph({ isItem: true }),
  outlinelevel: (reader, value) => reader.setParagraph({ outlineLevel: value !== null && value < 9 ? value : null }),
  li: (reader, value) => reader.setPlace(value ?? 0),
  posx: (reader, value) => reader.setPlace(value ?? 0),
  posnegx: (reader, value) => reader.setPlace(value ?? 0),
  posy: (reader, value) => reader.setPlace(value ?? 0),
  posnegy: (reader, value) => reader.setPlace(value ?? 0),
  sl: (reader, value) => reader.setLineHeight(value ?? 0),
  trowd: (reader) => reader.setRowHeight(0),
  trrh: (reader, value) => reader.setRowHeight(value ?? 0),
  shpleft: (reader, value) => reader.setShape({ start: value ?? 0 }),
  shptop: (reader, value) => reader.setShape({ start: value ?? 0 }),
  shpright: (reader, value) => reader.setShape({ end: value ?? 0 }),
  shpbottom: (reader, value) => reader.setShape({ end: value ?? 0 }),
  charscalex: (reader, value) => reader.setGroup({ scalePercent: value ?? 100 }),
  plain: (reader) => reader.setGroup(plain),
  cf: (reader, value) => reader.setGroup({ color: value ?? 0 }),
  highlight: (reader, value) => reader.setGroup({ background: value ?? 0 }),
  cb: (reader, value) => reader.setGroup({ background: value ?? 0 }),
  chcbpat: (reader, value) => reader.setGroup({ background: value ?? 0 }),
  cbpat: (reader, value) => reader.setParagraph({ background: value ?? 0 }),
  v: (reader, value) => reader.setHidden(value !== 0),
  cs: (reader, value) => reader.setCharacterStyle(value ?? 0),
  webhidden: (reader, value) => reader.setGroup({ hidden: value !== 0 }),
  fs: (reader, value) => reader.setGroup({ sizeHalfPoints: value ?? 24 }),
  deleted: (reader, value) => reader.setGroup({ deleted: value !== 0 }),
  uc: (reader, value) => reader.setGroup({ fallbackCount: Math.min(8, Math.max(0, value ?? 1)) }),
  u: (reader, value) => reader.unicode(value ?? 0),
  f: (reader, value) => reader.setFont(value ?? 0),
  ansicpg: (reader, value) => reader.codePage(value ?? 1252),
  mac: (reader) => reader.codePage(10000),
}

/** What may lie behind words and is not followed: painted cells, shading patterns, filled shapes, a colored page. */
const GROUNDS = /\\(?:clcbpat|clcfpat|chcfpat|cfpat|shading|chshdng|shp|do|background)(?![a-z])/

const whiteText = diagnostic({
  code: 'extract/white-text',
  severity: 'warning',
  message:
    'some words have the color of the paper; they were read as visible because the file paints cells or shapes that may lie behind them',
  hint: 'open the file to see whether those words can be read, or ask for a PDF',
})

/** Half-width katakana of Shift JIS take one byte. */
const isFirstOfTwo = (encoding: string, byte: number): boolean =>
  byte > 0x80 && !(encoding === 'shift_jis' && byte >= 0xa0 && byte < 0xe0)

const notRtf = (): Refusal =>
  new Refusal(
    'extract/unreadable',
    'this file is named RTF but does not begin like one',
    'open it yourself and save it as RTF or PDF',
  )

const tooDeep = (): Refusal =>
  new Refusal(
    'extract/too-deep',
    `this file nests its groups more than ${maxDepth} levels deep`,
    'open it yourself and save it as PDF',
  )
