/** Prints LaTeX as text: macros of the file itself are expanded, files are never opened, and nothing is run. */
import type { BlockKind } from '../../../model/document.ts'
import type { RawLine } from '../../contract.ts'
import type { BlockWriter } from '../block-writer.ts'
import { Conditions } from './conditions.ts'
import { Heads } from './heads.ts'
import { Looks } from './looks.ts'
import { Macros } from './macros.ts'
import { isPersonal, Person } from './person.ts'
import { LatexSource } from './source.ts'
import {
  ACCENTS,
  DROPPED_ARGUMENTS,
  ENVIRONMENT_ARGUMENTS,
  SKIPPED_ENVIRONMENTS,
  SYMBOLS,
  TABLES,
  VERBATIM_ENVIRONMENTS,
} from './symbols.ts'

/** A braced dimension: `{-2pt}`, `{0.97\textwidth}`, `{1em plus 2em}`. */
const bracedDimension =
  /\s?\{\s*-?(?:[\d.]+\s*(?:pt|cm|mm|in|em|ex|bp|sp)(?:\s+(?:plus|minus)\s+[\d.]+\s*[a-z]{2,4})*|[\d.]*\s*\\[a-z]*(?:width|height|skip|sep|indent))\s*\}/iy

/** Commands that take no `[…]`: brackets after them are text. */
const takesNoOption =
  /^(?:text(?!color)|emph$|underline$|uline$|bf|it|sc|sf|tt|rm|md|up|sl|tiny$|scriptsize$|footnotesize$|small|normalsize$|large|Large|LARGE|huge|Huge|centering$|noindent$|raggedright$|raggedleft$|color$)/

/** `\hangindent=22pt`: a setting without braces. */
const assignment =
  /\s*=\s*-?(?:[\d.]*\s*\\[a-z]*(?:width|height|skip|sep|indent)|[\d.]+\s*(?:pt|cm|mm|in|em|ex|bp|sp)?)/y

/** Boxes stand apart from what follows them, as columns do. */
const boxes = /^(?:parbox|makebox|framebox|rlap|llap)$/

/** Commands whose file name may stand without braces. */
const namesFile = /^(?:input|include|write|openin|openout|read|closein|closeout)$/

/** `\maketitle` and what classes for CVs call their own: `\makecvheader`, `\makeprofile`, `\printinfo`. */
const printsPerson =
  /^(?:make|print)(?:cv|my|the)?(?:title|header?|letterhead|profile|sidebar|info|name|contacts?|personal[a-z]{0,7})|^ecvpersonalinfo$/i

/** Commands of classes for CVs that stand in a row without a blank, and are printed apart: `\cvtag{R}\cvtag{Python}`. */
const standsApart = (name: string): boolean => /^cv(?:tag|skill)s?$/i.test(name) || isPersonal(name)

/** What puts the words of other files on the page. */
const takesIn = /^(?:input|include|subfile|import|bibliography|printbibliography)$/

/** Writes the text of one file. */
export class LatexPrinter {
  /** Files whose words the page would show as well. */
  readonly outside: string[] = []
  readonly #source: LatexSource
  readonly #writer: BlockWriter
  readonly #macros: Macros
  readonly #person = new Person()
  #personIsPrinted = false
  readonly #conditions: Conditions
  readonly #looks: Looks
  #inPreamble: boolean
  #isDone = false
  readonly #heads: Heads
  #hasSections = false
  #inMath = false
  /** Above 0 while arguments are joined on one line. */
  #joinDepth = 0

  constructor(text: string, writer: BlockWriter) {
    this.#source = new LatexSource(text)
    this.#macros = new Macros(this.#source)
    this.#writer = writer
    this.#heads = new Heads(writer)
    this.#inPreamble = /\\documentclass|\\documentstyle/.test(text) && text.includes('\\begin{document}')
    this.#conditions = new Conditions(this.#source)
    this.#looks = new Looks(text, this.#source)
  }

  /** The name that the preamble gives, without its marks of type; null where it gives none. */
  get personName(): string | null {
    const name = this.#person.lines().find(({ isName }) => isName)?.text
    return name?.replace(/\\[a-zA-Z]+|[{}~\\]/g, ' ') ?? null
  }

  /** Whether white words may stand on something that the file paints. */
  get doubtfulContrast(): boolean {
    return this.#looks.doubtfulContrast
  }

  /** Headings that only their type marks, for files without section commands; after printing. */
  get heads(): ReadonlySet<RawLine> {
    this.#start('paragraph')
    return this.#hasSections ? new Set() : this.#heads.found()
  }

  print(): void {
    while (!this.#isDone) {
      const character = this.#source.next()
      if (character === '') return
      if (character === '\\') this.#command()
      else this.#character(character)
    }
  }

  #character(character: string): void {
    if (character === '%') this.#source.take(/[^\n]*\n?[ \t]*/y)
    else if (character === '{') this.#looks.openGroup()
    else if (character === '}') this.#endGroup()
    else if (character === '\n') this.#lineEnd()
    else if (character === '&' && this.#heads.isInTable) this.#cellEnd('cell')
    else if (character === '$') this.#math()
    else if (character === '~') this.#write(' ')
    else if (this.#inMath && /[\^_]/.test(character)) return
    else this.#write(printed(character + this.#source.take(/[^\\%{}\n&$~^_]*/y), this.#inMath))
  }

  #endGroup(): void {
    this.#looks.closeGroup()
    if (this.#source.peek() === '{') this.#write(' ')
  }

  #math(): void {
    this.#source.take(/\$/y)
    this.#inMath = !this.#inMath
  }

  #lineEnd(): void {
    const more = this.#source.take(/[ \t]*\n\s*/y)
    if (more !== '' && this.#joinDepth === 0) this.#start(this.#heads.isInTable ? 'cell' : 'paragraph')
    else if (this.#joinDepth > 0 || this.#inMath) this.#write(' ')
    else this.#writer.breakLine()
    this.#source.take(/[ \t]+/y)
  }

  #start(kind: BlockKind, level: number | null = null): void {
    if (this.#inPreamble) return
    this.#writer.start(kind, level)
    this.#heads.endBlock()
  }

  #cellEnd(ends: 'cell' | 'row'): void {
    this.#start('cell')
    this.#heads.endCell(ends)
  }

  #write(text: string): void {
    if (this.#inPreamble) return
    const { reason } = this.#looks
    if (reason !== null) this.#writer.hide(reason, text)
    else {
      this.#writer.write(text, { number: this.#source.line })
      this.#heads.write(text, this.#looks.areSetApart)
    }
  }

  #command(): void {
    const name = this.#source.take(this.#inPreamble ? /[a-zA-Z@]+/y : /[a-zA-Z]+/y) || this.#source.next()
    const isAccent = Object.hasOwn(ACCENTS, name) && !this.#inMath && !this.#macros.has(name)
    if (isAccent && this.#accent(name)) return
    if (/^[a-zA-Z]/.test(name)) this.#source.take(/\*?[ \t]*/y)
    if (this.#macros.define(name) || this.#structure(name) || this.#expand(name)) return
    if (Object.hasOwn(SYMBOLS, name)) this.#write(SYMBOLS[name] ?? '')
    else this.#other(name)
  }

  /** `\'e`, `\'{e}`, `\c c`; false when no letter follows (`\=` and `\>` in tabbing). */
  #accent(name: string): boolean {
    const pattern = /[a-zA-Z]/.test(name)
      ? /[ \t]*\{\\?[a-zA-Z]\s*\}|[ \t]+[a-zA-Z]/y
      : /[ \t]*\{\\?[a-zA-Z]\s*\}|\\[ij]\s?|[a-zA-Z]/y
    const letter = this.#source.take(pattern).replace(/[\\{}\s]/g, '')
    if (letter === '') return this.#source.take(/\{\}/y) !== ''
    this.#write((letter + (ACCENTS[name] ?? '')).normalize('NFC'))
    return true
  }

  #structure(name: string): boolean {
    if (this.#inPreamble && isPersonal(name)) this.#person.remember(name, this.#source)
    else if (name === 'begin') this.#begin()
    else if (name === 'end') this.#end()
    else if (name === 'namesection' || name === 'name') this.#nameHeading()
    else if (/section|^(?:cv|my|res)?(?:sect|head|heading)$|^chapter$|^part$/i.test(name)) this.#heading(name)
    else if (this.#conditions.obey(name, (command) => this.#isKnown(command))) return true
    else if (name === 'item') this.#item()
    else if (name === 'bibitem') this.#bibliographyItem()
    else if (Object.hasOwn(STARTS, name)) STARTS[name]?.(this)
    else if (printsPerson.test(name) && !this.#macros.has(name)) this.#printPersonal()
    else return false
    return true
  }

  #begin(): void {
    const name = this.#source.argument()?.text.trim() ?? ''
    if (name === 'document') {
      this.#inPreamble = false
      this.#looks.reset()
      return
    }
    if (SKIPPED_ENVIRONMENTS.has(name)) {
      this.#source.takeThrough(`\\end{${name}}`)
      return
    }
    if (VERBATIM_ENVIRONMENTS.has(name)) {
      this.#verbatim(name)
      return
    }
    this.#start(Object.hasOwn(TABLES, name) ? 'cell' : 'paragraph')
    if (Object.hasOwn(TABLES, name)) this.#heads.openTable()
    this.#environmentArguments(name)
  }

  #environmentArguments(name: string): void {
    const dropped = TABLES[name] ?? ENVIRONMENT_ARGUMENTS[name] ?? 0
    for (let count = 0; count < dropped; count++) {
      while (this.#source.option() !== null);
      this.#source.argument()
    }
    this.#source.option()
    if (!/section/i.test(name)) return
    this.#hasSections = true
    this.#joined(/sub/i.test(name) ? 'paragraph' : 'heading')
  }

  #verbatim(name: string): void {
    this.#source.option()
    const line = this.#source.line
    const text = this.#source.takeThrough(`\\end{${name}}`) ?? ''
    this.#start('paragraph')
    for (const [index, each] of text.split('\n').entries()) {
      if (!this.#inPreamble) this.#writer.write(each, { number: line + index })
      this.#writer.breakLine()
    }
    this.#start('paragraph')
  }

  #end(): void {
    const name = this.#source.argument()?.text.trim() ?? ''
    if (name === 'document') this.#isDone = true
    this.#start('paragraph')
    if (Object.hasOwn(TABLES, name)) this.#heads.closeTable()
  }

  #isKnown(command: string): boolean {
    return this.#macros.has(command) || [SYMBOLS, DROPPED_ARGUMENTS].some((table) => Object.hasOwn(table, command))
  }

  #heading(name: string): void {
    this.#source.option()
    const words = this.#source.argument()
    if (words === null) return
    this.#hasSections = true
    const level = 1 + Math.min(2, name.match(/sub/gi)?.length ?? 0)
    this.#start('heading', level)
    this.#join(words.text, words.line, () => this.#start('paragraph'))
  }

  /** First and last name, as moderncv, altacv and deedy-resume write them. */
  #nameHeading(): void {
    const first = this.#source.argument()
    const last = first === null ? null : this.#source.argument()
    this.#start('heading', 1)
    this.#join(`${first?.text ?? ''} ${last?.text ?? ''}`, first?.line ?? null, () => this.#start('paragraph'))
  }

  #bibliographyItem(): void {
    this.#source.option()
    this.#source.argument()
    this.#start('item')
  }

  #item(): void {
    this.#start('item')
    const label = this.#source.option()
    if (label !== null) this.#join(`${label.text} `, label.line, null)
  }

  /** Reads text whose line ends are spaces. */
  #join(text: string, line: number | null, then: (() => void) | null, counts = line !== null): void {
    this.#joinDepth++
    const atEnd = () => {
      this.#joinDepth--
      then?.()
    }
    this.#source.push(text, atEnd, line, counts)
  }

  /** All braced arguments that follow, as one block, parted by commas; the last keeps its lines. */
  #joined(kind: BlockKind): void {
    const found = []
    this.#source.option()
    for (let each = this.#source.argument(); each !== null && found.length < 9; each = this.#source.argument())
      found.push(each)
    const filled = found.filter((each) => !/^\s*(?:\\fa[a-zA-Z]*\s*)?$/.test(each.text))
    this.#start(kind, 1)
    if (kind === 'heading') this.#source.push('', () => this.#start('paragraph'))
    for (const [index, each] of filled.toReversed().entries()) {
      const after = filled[filled.length - index]?.text.trimStart()
      if (after === undefined) this.#source.push(each.text.trimStart(), null, each.line)
      else this.#join(`${each.text.trim()}${/^\\(?:begin|item)/.test(after) ? ' ' : ', '}`, each.line, null)
    }
  }

  /** Name as heading, the rest one paragraph each; once, as some classes print the name with one command and the addresses with another. */
  #printPersonal(): void {
    this.#source.option()
    if (this.#personIsPrinted || this.#inPreamble) return
    this.#personIsPrinted = true
    this.#source.push('', () => this.#start('paragraph'))
    for (const { isName, text } of this.#person.lines().toReversed()) {
      this.#source.push('', () => {
        this.#start(isName ? 'heading' : 'paragraph', 1)
        this.#join(text, null, null)
      })
    }
  }

  #expand(name: string): boolean {
    const line = this.#source.line
    const body = this.#inPreamble ? null : this.#macros.expand(name)
    if (body !== null) this.#join(body, line, null, false)
    return body !== null
  }

  #other(name: string): void {
    if (this.#looks.obey(name)) return
    if (name === 'sbox' || name === 'savebox') this.#source.take(/\\[a-zA-Z]+[ \t]*\{[^{}]*\}/y)
    if (name === 'pdfliteral') this.#source.take(/\s*(?:page|direct)?/y)
    if (name === 'verb' || name === 'lstinline') {
      this.#verb()
      return
    }
    if (name === '(' || name === ')' || name === '[' || name === ']') {
      this.#displayMath(name)
      return
    }
    if (/^[vh]skip$|^kern$/.test(name)) {
      this.#source.take(/\s*-?[\d.]+\s*[a-z]{2}(?:\s+(?:plus|minus)\s+[\d.]+\s*[a-z]{2,5})*/y)
      return
    }
    if (/^cv[a-z]+$/i.test(name) && !/^cv(?:tag|skill)s?$/i.test(name)) {
      this.#joined('item')
      return
    }
    this.#drop(name)
  }

  /** Arguments for the typesetter go; what is left is read as text. */
  #drop(name: string): void {
    if (takesNoOption.test(name)) return
    if (standsApart(name)) this.#write(' ')
    if (takesIn.test(name)) {
      this.#takeIn(name)
      return
    }
    if (namesFile.test(name)) this.#source.take(/[ \t]*\d*[ \t]*=?[ \t]*[^\s\\{}[\]]*/y)
    while (this.#source.option() !== null);
    const known = Object.hasOwn(DROPPED_ARGUMENTS, name) ? (DROPPED_ARGUMENTS[name] ?? 0) : 0
    for (let count = 0; count < known; count++) {
      this.#source.argument()
      while (this.#source.option() !== null);
    }
    this.#source.take(assignment)
    while (this.#source.take(bracedDimension) !== '');
    const box = boxes.test(name) ? this.#source.argument() : null
    if (box === null) return
    this.#heads.openBox()
    this.#source.push(`{${box.text}} `, () => this.#heads.closeBox(), box.line)
  }

  /** Notes what another file would have said; it is not opened. */
  #takeIn(name: string): void {
    while (this.#source.option() !== null);
    const braced = this.#source.argument()?.text
    const file = braced ?? (name === 'input' ? this.#source.take(/[ \t]*[^\s\\{}[\]]*/y) : '')
    if (!this.#inPreamble) this.outside.push(file.trim().slice(0, 200) || name)
  }

  #verb(): void {
    const mark = this.#source.next()
    this.#write(this.#source.takeThrough(mark === '{' ? '}' : mark) ?? '')
  }

  #displayMath(name: string): void {
    this.#inMath = name === '(' || name === '['
    if (name === '[' || name === ']') this.#writer.breakLine()
  }

  /** The methods below are the vocabulary of STARTS. */
  endRow(): void {
    this.#source.take(/\*?[ \t]*(?:\[[^\]\n]{0,40}\])?[ \t]*/y)
    if (this.#heads.lineEndsRow) this.#cellEnd('row')
    else if (!this.#inPreamble) {
      this.#writer.breakLine()
      this.#heads.endLine()
    }
  }

  endParagraph(): void {
    this.#start('paragraph')
  }

  paragraphSpace(): void {
    this.#write(' ')
  }
}

/** Commands that end a line or paragraph. */
const STARTS: Readonly<Record<string, (printer: LatexPrinter) => void>> = {
  '\\': (printer) => printer.endRow(),
  newline: (printer) => printer.endRow(),
  linebreak: (printer) => printer.endRow(),
  tabularnewline: (printer) => printer.endRow(),
  par: (printer) => printer.endParagraph(),
  newpage: (printer) => printer.endParagraph(),
  clearpage: (printer) => printer.endParagraph(),
  pagebreak: (printer) => printer.endParagraph(),
  bigskip: (printer) => printer.endParagraph(),
  medskip: (printer) => printer.endParagraph(),
  smallskip: (printer) => printer.endParagraph(),
  footnote: (printer) => printer.paragraphSpace(),
  '>': (printer) => printer.paragraphSpace(),
}

/** LaTeX's ways to type dashes and quotes. */
function printed(text: string, inMath: boolean): string {
  if (inMath) return text.replace(/'/g, '′')
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/`/g, '‘')
    .replace(/'/g, '’')
}
