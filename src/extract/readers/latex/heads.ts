/** Headings of files without a section command: words that are set apart, on lines of their own or beside the section in a table's first column. */
import type { RawLine } from '../../contract.ts'
import { kindOfHeading } from '../../heading-kind.ts'
import type { BlockWriter } from '../block-writer.ts'

/** Words a heading has at most. */
const headWordLimit = 8

/** Headings at least whose words are known: one may be a label or a title. */
const knownHeads = 2

/** Part of a first column that is known at least, where the rest is headings, too. */
const knownPart = 0.75

/** A line that may be a heading. */
interface Candidate {
  readonly words: string
  readonly line: RawLine
  readonly isInFirstColumn: boolean
}

/** Told what is written, and where: in which table or box, and in its first column or not. */
export class Heads {
  readonly #writer: BlockWriter
  readonly #candidates: Candidate[] = []
  /** Tables that are open, the innermost last: whether its row is still in its first cell, and boxes that are open in that. */
  readonly #tables: { isFirst: boolean; boxCount: number }[] = []
  /** What was written since the last line end or block, and what of it is in the usual type. */
  #words = ''
  #usual = ''
  #isFirstLine = true

  constructor(writer: BlockWriter) {
    this.#writer = writer
  }

  get isInTable(): boolean {
    return this.#tables.length > 0
  }

  /** Whether a row ends where a line does: not so in a box that stands in a cell. */
  get lineEndsRow(): boolean {
    return this.#tables.at(-1)?.boxCount === 0
  }

  openTable(): void {
    this.#tables.push({ isFirst: true, boxCount: 0 })
  }

  closeTable(): void {
    this.#tables.pop()
  }

  openBox(): void {
    const table = this.#tables.at(-1)
    if (table !== undefined) table.boxCount++
  }

  closeBox(): void {
    const table = this.#tables.at(-1)
    if (table !== undefined) table.boxCount = Math.max(0, table.boxCount - 1)
  }

  write(text: string, isSetApart: boolean): void {
    this.#words += text
    if (!isSetApart) this.#usual += text
  }

  /** A line ends, and its block does not. */
  endLine(): void {
    if (this.isInTable) return
    this.#look()
    this.#isFirstLine = false
  }

  /** The block that was written is done. */
  endBlock(): void {
    this.#look()
    this.#isFirstLine = true
  }

  /** After the block before it is done. */
  endCell(ends: 'cell' | 'row'): void {
    const table = this.#tables.at(-1)
    if (table !== undefined) table.isFirst = ends === 'row'
  }

  #look(): void {
    const [words, usual] = [this.#words.trim(), this.#usual]
    this.#words = ''
    this.#usual = ''
    const line = this.#writer.blockStart
    if (!this.#isFirstLine || line === null || !isSetApart(words, usual) || !/\p{L}{3}/u.test(words)) return
    if (words.split(/\s+/).length > headWordLimit || line.starts === 'item') return
    const table = this.#tables.at(-1)
    if (table?.isFirst === false) return
    this.#candidates.push({ words, line, isInFirstColumn: table !== undefined })
  }

  /**
   * The lines that are headings: those whose words are known, as names and titles are set apart, too, and all of first columns
   * where most are known.
   */
  found(): ReadonlySet<RawLine> {
    const known = this.#candidates.filter(({ words }) => kindOfHeading(words) !== null)
    if (known.length < knownHeads) return new Set()
    const inColumn = this.#candidates.filter(({ isInFirstColumn }) => isInFirstColumn)
    const knownInColumn = known.filter(({ isInFirstColumn }) => isInFirstColumn)
    const areAllHeads = knownInColumn.length >= knownHeads && knownInColumn.length >= knownPart * inColumn.length
    return new Set([...known, ...(areAllHeads ? inColumn : [])].map(({ line }) => line))
  }
}

/** Initials may be in the usual type, `E\textsc{ducation}`, and known words in capitals. */
function isSetApart(words: string, usual: string): boolean {
  if (!/\p{L}{2}|\d/u.test(usual)) return true
  return words === words.toUpperCase() && kindOfHeading(words) !== null
}
