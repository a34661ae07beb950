/** Which words of a LaTeX file nobody sees on the page: by color, by size, or by a command that hides them. */
import type { HiddenReason } from '../../../model/document.ts'
import { isLost, white } from '../contrast.ts'
import { Colors } from './colors.ts'
import type { LatexSource } from './source.ts'

/** Colored boxes and cells: white words may stand on them. */
const paintsSomething =
  /\\(?:colorbox|fcolorbox|rowcolors?|cellcolor|pagecolor|columncolor|tcbset)|tcolorbox|fill\s*=|\\fill\b|background/

/** Points; smaller nobody can read it. Type is 10 points unless a file says otherwise. */
const [tinyBelowPt, usualPt] = [3, 10]

/** Below this nothing is left of the ink. */
const faintBelow = 0.1

/** Sizes that are named. */
const SIZES = /^(?:tiny|scriptsize|footnotesize|small|normalsize|[lL]arge|LARGE|huge|Huge)$/

/** What makes boxes. */
const BOXES = /^(?:setbox|sbox|savebox)$/

/** What puts boxes on the page that were made before. */
const USES_BOXES = /\\(?:use|un[hv]|un)?(?:box|copy)(?![a-z])/

/** Why words are not seen: by their color, or by anything else. */
interface Look {
  readonly lost: HiddenReason | null
  readonly gone: HiddenReason | null
  /** Set in another type than the usual: bold, in small capitals or large. */
  readonly isSetApart: boolean
}

const seen: Look = { lost: null, gone: null, isSetApart: false }

/** Commands that set what follows apart, and those that do so with their argument. */
const SETS_APART = /^(?:bf|bfseries|sc|scshape|[lL]arge|LARGE|huge|Huge)$/
const SETS_ARGUMENT_APART = /^(?:textbf|textsc)$/
const SETS_AS_USUAL = /^(?:normalsize|normalfont|mdseries|rm|rmfamily|upshape)$/

/** How words look that are read now; a group ends what was said inside it. */
export class Looks {
  /** Whether white words may stand on something that the file paints. */
  doubtfulContrast = false
  readonly #source: LatexSource
  readonly #colors: Colors
  readonly #mayPaint: boolean
  readonly #usesBoxes: boolean
  readonly #groups: Look[] = []
  #look: Look = seen
  #setsGroupApart = false

  /** @param text all of the file; `source` reads it */
  constructor(text: string, source: LatexSource) {
    this.#source = source
    this.#colors = new Colors(text)
    this.#mayPaint = paintsSomething.test(text)
    this.#usesBoxes = USES_BOXES.test(text)
  }

  /** Why nobody sees what is written now; null where it is seen. */
  get reason(): HiddenReason | null {
    return this.#look.gone ?? this.#look.lost
  }

  /** Whether what is written now is set apart from the usual type. */
  get areSetApart(): boolean {
    return this.#look.isSetApart
  }

  /** The document begins, whatever was said before it. */
  reset(): void {
    this.#look = seen
  }

  openGroup(): void {
    this.#groups.push(this.#look)
    if (this.#setsGroupApart) this.#setApart(true)
    this.#setsGroupApart = false
  }

  closeGroup(): void {
    this.#look = this.#groups.pop() ?? seen
  }

  /** Commands that color or hide words, or show them again; false for all others. */
  obey(name: string): boolean {
    if (SETS_APART.test(name) || SETS_AS_USUAL.test(name)) this.#setApart(SETS_APART.test(name))
    else if (SETS_ARGUMENT_APART.test(name)) this.#setsGroupApart = this.#source.peek() === '{'
    if (name === 'color' || name === 'textcolor') this.#color(name)
    else if (SIZES.test(name)) this.#size(usualPt)
    else if (Object.hasOwn(HIDERS, name)) HIDERS[name]?.(this)
    else if (BOXES.test(name) && !this.#usesBoxes) this.#unusedBox()
    else return false
    return true
  }

  #color(name: string): void {
    const model = this.#source.option()?.text ?? null
    const color = this.#colors.find(model, this.#argument())
    const reason = color !== null && isLost(color, white) ? 'no-contrast' : null
    if (reason !== null && this.#mayPaint) this.doubtfulContrast = true
    const lost = this.#mayPaint ? null : reason
    if (name === 'color') this.#look = { ...this.#look, lost }
    else this.#lookInArgument(lost === this.#look.lost ? this.#look : { ...this.#look, lost })
  }

  /** A box that nothing puts on the page. */
  #unusedBox(): void {
    this.#source.take(/\s*(?:\{\s*\\[a-zA-Z]+\s*\}|\\[a-zA-Z]+|\d+)[ \t]*=?[ \t]*(?:\\[hv]box)?/y)
    while (this.#source.option() !== null);
    this.hideArgument('invisible')
  }

  /** The methods below are the vocabulary of HIDERS. */
  transparent(): void {
    this.#gone(this.#takesFaint() ? 'transparent' : null)
  }

  faintArgument(): void {
    this.hideArgument(this.#takesFaint() ? 'transparent' : null)
  }

  rendered(): void {
    this.hideArgument(/=\s*[37]\b/.test(this.#argument()) ? 'invisible' : null)
  }

  fontSize(): void {
    this.#size(Number.parseFloat(this.#argument()))
    this.#source.argument()
  }

  scale(): void {
    const pt = usualPt * Number.parseFloat(this.#argument())
    this.#source.option()
    this.hideArgument(pt < tinyBelowPt ? 'tiny' : null)
  }

  resize(): void {
    const sides = [this.#argument(), this.#argument()]
    const isFlat = sides.some(
      (each) => /^\s*0?\.?\d{0,9}\s*(?:pt|bp|sp)\s*$/.test(each) && Number.parseFloat(each) < tinyBelowPt,
    )
    this.hideArgument(isFlat ? 'tiny' : null)
  }

  /** What it says is shown on the words, and only in some viewers. */
  tooltip(): void {
    const words = this.#source.argument()
    if (words !== null) this.#source.push(words.text, () => this.hideArgument('invisible'), words.line)
  }

  /** @param reason null leaves it as it is */
  hideArgument(reason: HiddenReason | null): void {
    this.#lookInArgument(reason === null ? this.#look : { ...this.#look, gone: reason })
  }

  #takesFaint(): boolean {
    return Number.parseFloat(this.#argument()) < faintBelow
  }

  #size(pt: number): void {
    if (pt < tinyBelowPt) this.#gone('tiny')
    else if (this.#look.gone === 'tiny') this.#gone(null)
  }

  #setApart(isSetApart: boolean): void {
    this.#look = { ...this.#look, isSetApart }
  }

  #gone(gone: HiddenReason | null): void {
    this.#look = { ...this.#look, gone }
  }

  #lookInArgument(look: Look): void {
    const before = this.#look
    if (look === before) return
    const words = this.#source.argument()
    if (words === null) return
    this.#look = look
    const lookAsBefore = () => {
      this.#look = before
    }
    this.#source.push(words.text, lookAsBefore, words.line)
  }

  #argument(): string {
    return this.#source.argument()?.text ?? ''
  }
}

const HIDERS: Readonly<Record<string, (looks: Looks) => void>> = {
  phantom: (looks) => looks.hideArgument('invisible'),
  hphantom: (looks) => looks.hideArgument('invisible'),
  vphantom: (looks) => looks.hideArgument('invisible'),
  invisible: (looks) => looks.hideArgument('invisible'),
  fontsize: (looks) => looks.fontSize(),
  transparent: (looks) => looks.transparent(),
  texttransparent: (looks) => looks.faintArgument(),
  scalebox: (looks) => looks.scale(),
  resizebox: (looks) => looks.resize(),
  textpdfrender: (looks) => looks.rendered(),
  pdftooltip: (looks) => looks.tooltip(),
}
