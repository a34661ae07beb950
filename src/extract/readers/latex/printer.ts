/** Prints LaTeX as text: macros of the file itself are expanded, files are never opened, and nothing is run. */
import type { BlockKind, HiddenReason } from '../../../model/document.ts'
import type { BlockWriter } from '../block-writer.ts'
import { isLost, parseColor, white } from '../contrast.ts'
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

interface Macro {
  readonly parameterCount: number
  /** The first parameter may be left out. */
  readonly preset: string | null
  readonly body: string
}

/** What the preamble says of the person, printed where the title is made. */
const PERSONAL = [
  'name',
  'firstname',
  'lastname',
  'familyname',
  'author',
  'title',
  'position',
  'tagline',
  'address',
  'location',
  'phone',
  'mobile',
  'email',
  'homepage',
  'website',
  'social',
  'github',
  'linkedin',
  'orcid',
  'extrainfo',
  'quote',
] as const

/** A braced dimension: `{-2pt}`, `{0.97\textwidth}`, `{1em plus 2em}`. */
const bracedDimension =
  /\s?\{\s*-?(?:[\d.]+\s*(?:pt|cm|mm|in|em|ex|bp|sp)(?:\s+(?:plus|minus)\s+[\d.]+\s*[a-z]{2,4})*|[\d.]*\s*\\[a-z]*(?:width|height|skip|sep|indent))\s*\}/iy

/** Commands that take no `[…]`: brackets after them are text. */
const takesNoOption =
  /^(?:text(?!color)|emph$|underline$|uline$|bf|it|sc|sf|tt|rm|md|up|sl|tiny$|scriptsize$|footnotesize$|small|normalsize$|large|Large|LARGE|huge|Huge|centering$|noindent$|raggedright$|raggedleft$|color$)/

/** Commands whose file name may stand without braces. */
const namesFile = /^(?:input|include|write|openin|openout|read|closein|closeout)$/

/** Colored boxes and cells: white words may stand on them. */
const paintsSomething =
  /\\(?:colorbox|fcolorbox|rowcolors?|cellcolor|pagecolor|columncolor|tcbset)|tcolorbox|fill\s*=|\\fill\b|background/

/** Writes the text of one file. */
export class LatexPrinter {
  doubtfulContrast = false
  readonly #source: LatexSource
  readonly #writer: BlockWriter
  readonly #macros = new Map<string, Macro>()
  readonly #personal = new Map<string, string[]>()
  readonly #groups: (HiddenReason | null)[] = []
  readonly #mayPaint: boolean
  #hidden: HiddenReason | null = null
  #inPreamble: boolean
  #isDone = false
  #tableDepth = 0
  #inMath = false
  /** Above 0 while arguments are joined on one line. */
  #joinDepth = 0

  constructor(text: string, writer: BlockWriter) {
    this.#source = new LatexSource(text)
    this.#writer = writer
    this.#inPreamble = /\\documentclass|\\documentstyle/.test(text) && text.includes('\\begin{document}')
    this.#mayPaint = paintsSomething.test(text)
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
    else if (character === '{') this.#groups.push(this.#hidden)
    else if (character === '}') this.#endGroup()
    else if (character === '\n') this.#lineEnd()
    else if (character === '&' && this.#tableDepth > 0) this.#start('cell')
    else if (character === '$') this.#math()
    else if (character === '~') this.#write(' ')
    else if (this.#inMath && /[\^_]/.test(character)) return
    else this.#write(printed(character + this.#source.take(/[^\\%{}\n&$~^_]*/y), this.#inMath))
  }

  #endGroup(): void {
    this.#hidden = this.#groups.pop() ?? null
    if (this.#source.peek() === '{') this.#write(' ')
  }

  #math(): void {
    this.#source.take(/\$/y)
    this.#inMath = !this.#inMath
  }

  #lineEnd(): void {
    const more = this.#source.take(/[ \t]*\n\s*/y)
    if (more !== '' && this.#joinDepth === 0) this.#start(this.#tableDepth > 0 ? 'cell' : 'paragraph')
    else if (this.#joinDepth > 0 || this.#inMath) this.#write(' ')
    else this.#writer.breakLine()
    this.#source.take(/[ \t]+/y)
  }

  #start(kind: BlockKind, level: number | null = null): void {
    if (!this.#inPreamble) this.#writer.start(kind, level)
  }

  #write(text: string): void {
    if (this.#inPreamble) return
    if (this.#hidden === null) this.#writer.write(text, { number: this.#source.line })
    else this.#writer.hide(this.#hidden, text)
  }

  #command(): void {
    const name = this.#source.take(this.#inPreamble ? /[a-zA-Z@]+/y : /[a-zA-Z]+/y) || this.#source.next()
    if (Object.hasOwn(ACCENTS, name) && !this.#inMath && this.#accent(name)) return
    if (/^[a-zA-Z]/.test(name)) this.#source.take(/\*?[ \t]*/y)
    if (this.#define(name) || this.#structure(name) || this.#expand(name)) return
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

  #define(name: string): boolean {
    if (/^(?:new|renew|provide)command$|^DeclareRobustCommand$|^(?:New|Renew|Provide)?DocumentCommand$/.test(name))
      this.#newCommand(/Document/.test(name))
    else if (/^[egx]?def$/.test(name)) this.#def()
    else if (name === 'let') this.#source.take(/\\[a-zA-Z@]+\s*=?\s*(?:\\[a-zA-Z@]+|.)/y)
    else return false
    return true
  }

  #newCommand(hasSpecification: boolean): void {
    const name = (this.#source.argument()?.text ?? this.#source.take(/\\[a-zA-Z@]+|\\./y)).trim()
    const specification = hasSpecification ? (this.#source.argument()?.text ?? '') : ''
    const count = Number(this.#source.option()?.text ?? 0) || (specification.match(/[mo]/g)?.length ?? 0)
    const preset = this.#source.option()?.text ?? null
    const body = this.#source.argument()?.text
    if (body !== undefined && name.startsWith('\\'))
      this.#macros.set(name.slice(1), { parameterCount: Math.min(9, count), preset, body })
  }

  #def(): void {
    const head = this.#source.take(/\\(?:[a-zA-Z@]+|.)(?:#\d)*\s*(?=\{)/y)
    const body = head === '' ? null : this.#source.argument()
    const name = /^\\([a-zA-Z@]+|.)/.exec(head)?.[1]
    if (body !== null && name !== undefined) {
      this.#macros.set(name, { parameterCount: head.match(/#/g)?.length ?? 0, preset: null, body: body.text })
    }
  }

  #structure(name: string): boolean {
    if (this.#inPreamble && (PERSONAL as readonly string[]).includes(name)) this.#remember(name)
    else if (name === 'begin') this.#begin()
    else if (name === 'end') this.#end()
    else if (name === 'iffalse') this.#skipFalse()
    else if (/section|^chapter$|^part$/i.test(name)) this.#heading(name)
    else if (name === 'item') this.#item()
    else if (Object.hasOwn(STARTS, name)) STARTS[name]?.(this)
    else if (/^make(?:cv)?(?:title|header|head|letterhead)|^maketitle$|^makecvtitle$|^makeheader$/.test(name))
      this.#printPersonal()
    else return false
    return true
  }

  #begin(): void {
    const name = this.#source.argument()?.text.trim() ?? ''
    if (name === 'document') {
      this.#inPreamble = false
      this.#hidden = null
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
    if (Object.hasOwn(TABLES, name)) this.#tableDepth++
    this.#environmentArguments(name)
  }

  #environmentArguments(name: string): void {
    const dropped = TABLES[name] ?? ENVIRONMENT_ARGUMENTS[name] ?? 0
    for (let count = 0; count < dropped; count++) {
      while (this.#source.option() !== null);
      this.#source.argument()
    }
    this.#source.option()
    if (/section/i.test(name)) this.#joined(/sub/i.test(name) ? 'paragraph' : 'heading')
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
    if (Object.hasOwn(TABLES, name)) this.#tableDepth = Math.max(0, this.#tableDepth - 1)
    this.#start('paragraph')
  }

  /** `\iffalse … \fi`, with conditions inside it. */
  #skipFalse(): void {
    let depth = 1
    while (depth > 0 && this.#source.peek() !== '') {
      this.#source.take(/[^\\]*/y)
      const name = this.#source.take(/\\(?:[a-zA-Z]+|[\s\S])?/y)
      if (name === '\\fi') depth--
      else if (name === '\\else' && depth === 1) return
      else if (/^\\if[a-z]*$/i.test(name) && name !== '\\ifthenelse') depth++
    }
  }

  #heading(name: string): void {
    this.#source.option()
    const words = this.#source.argument()
    if (words === null) return
    const level = 1 + Math.min(2, name.match(/sub/gi)?.length ?? 0)
    this.#start('heading', level)
    this.#join(words.text, words.line, () => this.#start('paragraph'))
  }

  #item(): void {
    this.#start('item')
    const label = this.#source.option()
    if (label !== null) this.#join(`${label.text} `, label.line, null)
  }

  /** Reads text whose line ends are spaces. */
  #join(text: string, line: number | null, then: (() => void) | null): void {
    this.#joinDepth++
    this.#source.push(
      text,
      () => {
        this.#joinDepth--
        then?.()
      },
      line,
    )
  }

  /** All braced arguments that follow, as one block, parted by commas; the last keeps its lines. */
  #joined(kind: BlockKind): void {
    const found = []
    this.#source.option()
    for (let each = this.#source.argument(); each !== null && found.length < 9; each = this.#source.argument())
      found.push(each)
    const filled = found.filter((each) => each.text.trim() !== '')
    this.#start(kind, 1)
    if (kind === 'heading') this.#source.push('', () => this.#start('paragraph'))
    for (const [index, each] of filled.toReversed().entries()) {
      const isLast = index === 0
      if (isLast) this.#source.push(each.text.trimStart(), null, each.line)
      else this.#join(`${each.text.trim()}, `, each.line, null)
    }
  }

  #remember(name: string): void {
    const label = this.#source.option()
    const found = []
    for (let each = this.#source.argument(); each !== null && found.length < 3; each = this.#source.argument())
      found.push(each.text.trim())
    const key = ['firstname', 'lastname', 'familyname', 'author'].includes(name) ? 'name' : name
    const words = key === 'social' && label !== null ? [`${label.text}: ${found[0] ?? ''}`] : [found.join(' ')]
    this.#personal.set(
      key,
      key === 'name'
        ? [[...(this.#personal.get(key) ?? []), ...words].join(' ')]
        : [...(this.#personal.get(key) ?? []), ...words],
    )
  }

  /** Name as heading, the rest one paragraph each, in the order of PERSONAL. */
  #printPersonal(): void {
    const lines = PERSONAL.flatMap((key) => (this.#personal.get(key) ?? []).map((words) => ({ key, words })))
    this.#source.push('', () => this.#start('paragraph'))
    for (const { key, words } of lines.toReversed()) {
      this.#source.push('', () => {
        this.#start(key === 'name' ? 'heading' : 'paragraph', 1)
        this.#join(words, null, null)
      })
    }
  }

  #expand(name: string): boolean {
    const macro = this.#macros.get(name)
    if (macro === undefined || this.#inPreamble) return false
    const given: string[] = []
    const line = this.#source.line
    if (macro.preset !== null && macro.parameterCount > 0) given.push(this.#source.option()?.text ?? macro.preset)
    while (given.length < macro.parameterCount) given.push(this.#source.argument()?.text ?? '')
    const body = substitute(macro.body, given)
    this.#join(body, null, null)
    return line > 0
  }

  #other(name: string): void {
    if (name === 'color' || name === 'textcolor') {
      this.#color(name)
      return
    }
    if (/^[hv]?phantom$/.test(name)) {
      this.#hideArgument('invisible')
      return
    }
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
    if (namesFile.test(name)) this.#source.take(/[ \t]*\d*[ \t]*=?[ \t]*[^\s\\{}[\]]*/y)
    while (this.#source.option() !== null);
    const known = Object.hasOwn(DROPPED_ARGUMENTS, name) ? (DROPPED_ARGUMENTS[name] ?? 0) : 0
    for (let count = 0; count < known; count++) {
      this.#source.argument()
      while (this.#source.option() !== null);
    }
    while (this.#source.take(bracedDimension) !== '');
  }

  #color(name: string): void {
    this.#source.option()
    const color = parseColor(this.#source.argument()?.text ?? '')
    const reason = color !== null && isLost(color, white) ? 'no-contrast' : null
    if (reason !== null && this.#mayPaint) this.doubtfulContrast = true
    const hidden = this.#mayPaint ? null : reason
    if (name === 'color') this.#hidden = hidden
    else if (hidden !== null) this.#hideArgument(hidden)
  }

  #hideArgument(reason: HiddenReason): void {
    const before = this.#hidden
    const words = this.#source.argument()
    if (words === null) return
    this.#hidden = reason
    this.#source.push(
      words.text,
      () => {
        this.#hidden = before
      },
      words.line,
    )
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
    if (this.#tableDepth > 0) this.#start('cell')
    else if (!this.#inPreamble) this.#writer.breakLine()
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

/** The body with its arguments; a command before one keeps its end, as it does in TeX (`\small#1`). */
const substitute = (body: string, given: readonly string[]): string =>
  body.replace(
    /(\\[a-zA-Z@]+)?#(\d)/g,
    (_, command: string | undefined, digit: string) =>
      `${command === undefined ? '' : `${command} `}${given[Number(digit) - 1] ?? ''}`,
  )

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
