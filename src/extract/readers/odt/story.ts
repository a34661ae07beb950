/** Walks the text of an OpenDocument file (body, headers, footers) and writes its blocks. */
import type { BlockKind, Font, HiddenReason } from '../../../model/document.ts'
import type { BlockWriter } from '../block-writer.ts'
import { isFarPt } from '../paper.ts'
import type { XmlVisitor } from '../xml.ts'
import {
  fontOf,
  hiddenReason,
  isHidden,
  lengthPt,
  type OdtStyle,
  type OdtStyles,
  over,
  ParagraphCounter,
} from './styles.ts'

type Attributes = Readonly<Record<string, string>>

/** Subtrees that are not words on the page. */
const SKIPPED: Readonly<Record<string, string>> = {
  'text:tracked-changes': 'what was deleted is kept here',
  'office:annotation': 'comment in the margin',
  'text:note-citation': 'number of a note',
  'text:number': 'label of a numbered heading',
  'text:ruby-text': 'reading aid: the base text says the same',
  'office:binary-data': 'picture',
  'svg:title': 'alternative text',
  'svg:desc': 'alternative text',
  'office:forms': 'controls',
  'text:sequence-decls': 'counters',
  'text:variable-decls': 'variables',
  'text:user-field-decls': 'variables',
  'office:scripts': 'macros',
}

interface Look {
  readonly font: Font
  readonly hidden: HiddenReason | null
}

/** An open element; what it sets holds for everything inside. */
interface Frame {
  readonly style: OdtStyle
  /** Why nothing inside is on the page. */
  readonly unseen: HiddenReason | null
  readonly kind: BlockKind
  readonly inText: boolean
  look: Look | null
}

export interface StoryOptions {
  readonly styles: OdtStyles
  readonly writer: BlockWriter
  /** The element whose inside is read: `office:text`, `style:header`… */
  readonly roots: readonly string[]
  readonly isHeader: boolean
}

/** The visitor of one part; `whiteTextSeen` is set when words without contrast were kept because of a backdrop. */
export class OdtStory implements XmlVisitor {
  whiteTextSeen = false
  readonly #options: StoryOptions
  readonly #frames: Frame[] = []
  readonly #counter = new ParagraphCounter()
  #rootDepth = 0
  #skipDepth = 0

  constructor(options: StoryOptions) {
    this.#options = options
  }

  open(name: string, attributes: Attributes): void {
    this.#counter.open(name)
    if (this.#options.roots.includes(name)) this.#rootDepth++
    if (this.#rootDepth === 0) return
    if (this.#skipDepth > 0 || Object.hasOwn(SKIPPED, name)) {
      this.#skipDepth++
      return
    }
    this.#openFrame(name, attributes)
    if (Object.hasOwn(OPENERS, name)) OPENERS[name]?.(this.#options.writer)
    if (name === 'text:p' || name === 'text:h') this.#startBlock(name, attributes)
    else if (name === 'text:s' || name === 'text:tab') this.text(' ')
  }

  text(data: string): void {
    const frame = this.#frames.at(-1)
    if (this.#rootDepth === 0 || this.#skipDepth > 0 || !frame?.inText) return
    frame.look ??= this.#look(frame)
    if (frame.look.hidden === null) this.#options.writer.write(data, { font: frame.look.font })
    else this.#options.writer.hide(frame.look.hidden, data)
  }

  close(name: string): void {
    if (this.#options.roots.includes(name)) this.#rootDepth = Math.max(0, this.#rootDepth - 1)
    if (this.#skipDepth > 0) {
      this.#skipDepth--
      return
    }
    if (this.#frames.pop() !== undefined && NESTS.has(name)) this.#options.writer.unnest()
  }

  #openFrame(name: string, attributes: Attributes): void {
    const outer = this.#frames.at(-1)
    const style = this.#styleOf(name, attributes, outer?.style)
    this.#frames.push({
      style,
      unseen: outer?.unseen ?? this.#unseen(name, attributes),
      kind:
        name === 'text:list-item'
          ? 'item'
          : name === 'table:table-cell'
            ? 'cell'
            : NESTS.has(name)
              ? 'paragraph'
              : (outer?.kind ?? 'paragraph'),
      inText: name === 'text:p' || name === 'text:h' || (!NESTS.has(name) && (outer?.inText ?? false)),
      look: null,
    })
  }

  #unseen(name: string, attributes: Attributes): HiddenReason | null {
    const { hiddenParagraphs } = this.#options.styles
    if ((name === 'text:p' || name === 'text:h') && hiddenParagraphs.has(this.#counter.key)) return 'styled-hidden'
    return Object.hasOwn(UNSEEN, name) ? (UNSEEN[name]?.(attributes) ?? null) : null
  }

  #styleOf(name: string, attributes: Attributes, outer: OdtStyle | undefined): OdtStyle {
    const { styles } = this.#options
    const family = FAMILIES[name]
    const own =
      family === undefined
        ? undefined
        : styles.resolve(
            family,
            attributes[
              name.startsWith('table:')
                ? 'table:style-name'
                : name.startsWith('draw:')
                  ? 'draw:style-name'
                  : 'text:style-name'
            ],
          )
    if (own === undefined) return outer ?? styles.resolve('paragraph', undefined)
    return outer === undefined
      ? own
      : over(
          own,
          family === 'text'
            ? outer
            : { ...styles.resolve('paragraph', undefined), background: outer.background, unseen: outer.unseen },
        )
  }

  #startBlock(name: string, attributes: Attributes): void {
    const kind = this.#frames.at(-1)?.kind ?? 'paragraph'
    const title = this.#frames.at(-1)?.style.name ?? ''
    const level =
      name === 'text:h'
        ? Number.parseInt(attributes['text:outline-level'] ?? '1', 10) || 1
        : title === 'title'
          ? 1
          : null
    if (this.#options.isHeader) this.#options.writer.start('header')
    else if (level !== null) this.#options.writer.start('heading', level)
    else this.#options.writer.start(kind)
  }

  #look(frame: Frame): Look {
    const reason = frame.unseen ?? hiddenReason(frame.style)
    const mayBeSeen = reason === 'no-contrast' && this.#options.styles.hasBackdrop
    this.whiteTextSeen ||= mayBeSeen
    return { font: fontOf(frame.style), hidden: mayBeSeen ? null : reason }
  }
}

const hiddenIf = (test: boolean): HiddenReason | null => (test ? 'styled-hidden' : null)

/** Elements that may be on no page. */
const UNSEEN: Readonly<Record<string, (attributes: Attributes) => HiddenReason | null>> = {
  'text:hidden-text': (a) => hiddenIf(a['text:is-hidden'] !== 'false'),
  'text:section': (a) => hiddenIf(a['text:display'] === 'none' || (a['text:display'] === 'condition' && isHidden(a))),
  'table:table-row': (a) => hiddenIf(/^(?:collapse|filter)$/.test(a['table:visibility'] ?? '')),
  'draw:frame': (a) => {
    const [x, y, width] = [a['svg:x'], a['svg:y'], a['svg:width']].map((each) => lengthPt(each) ?? 0)
    return isFarPt((x ?? 0) + ((x ?? 0) < 0 ? (width ?? 0) : 0)) || isFarPt(y ?? 0) ? 'off-page' : null
  },
}

/** Their blocks follow the paragraph they are anchored in. */
const NESTS: ReadonlySet<string> = new Set([
  'draw:text-box',
  'draw:custom-shape',
  'draw:rect',
  'draw:ellipse',
  'text:note-body',
])

const FAMILIES: Readonly<Record<string, string>> = {
  'text:p': 'paragraph',
  'text:h': 'paragraph',
  'text:span': 'text',
  'text:a': 'text',
  'table:table': 'table',
  'table:table-row': 'table-row',
  'table:table-cell': 'table-cell',
  'draw:frame': 'graphic',
  'draw:custom-shape': 'graphic',
  'draw:rect': 'graphic',
}

const OPENERS: Readonly<Record<string, (writer: BlockWriter) => void>> = {
  'text:line-break': (writer) => writer.breakLine(),
  ...Object.fromEntries([...NESTS].map((name) => [name, (writer: BlockWriter) => writer.nest()])),
}
