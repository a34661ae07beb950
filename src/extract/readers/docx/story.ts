/** Walks one story of a Word file (body, header, notes) and writes its blocks. */
import type { BlockKind, Font, HiddenReason } from '../../../model/document.ts'
import type { BlockWriter } from '../block-writer.ts'
import type { XmlVisitor } from '../xml.ts'
import { Drawing } from './drawing.ts'
import { unseenParagraph, unseenRow } from './place.ts'
import {
  fontOf,
  type Ground,
  groundOf,
  hiddenReason,
  learnRun,
  noRunProperties,
  over,
  type RunProperties,
} from './run-properties.ts'
import { type Styles, toHeadingLevel } from './styles.ts'
import { symbolOf } from './symbol.ts'

type Attributes = Readonly<Record<string, string>>

/** What a part is printed as. */
export type StoryKind = 'body' | 'header' | 'note'

/** Subtrees that are not words on the page. */
const SKIPPED: Readonly<Record<string, string>> = {
  'w:del': 'tracked deletion: gone once accepted',
  'w:moveFrom': 'tracked move: the words stand where they moved to',
  'w:delText': 'deleted words outside w:del',
  'w:instrText': 'field code; its result follows',
  'w:delInstrText': 'deleted field code',
  'w:fldData': 'binary state of a form field',
  'w:sdtPr': 'settings of a content control, with placeholder names',
  'w:pPrChange': 'properties before a tracked change',
  'w:rPrChange': 'properties before a tracked change',
  'w:tblPrChange': 'properties before a tracked change',
  'w:trPrChange': 'properties before a tracked change',
  'w:tcPrChange': 'properties before a tracked change',
  'w:sectPr': 'page setup',
  'w:rt': 'ruby reading aid: the base text says the same',
}

interface Paragraph {
  styleId: string | null
  outlineLevel: number | null
  isList: boolean | null
  ground: Ground | null
  unseen: HiddenReason | null
  /** Its end is a tracked deletion: what follows goes on in it. */
  endDeleted: boolean
}

/** What is open at one level of text boxes. */
interface Context {
  paragraph: Paragraph
  run: RunProperties
  runStyleId: string | null
  look: { readonly font: Font; readonly hidden: HiddenReason | null } | null
  readonly tables: Table[]
  /** Painted by the text box. */
  readonly boxGround: Ground | null
  /** Why the text box is not on the page, or null. */
  readonly boxUnseen: HiddenReason | null
  /** The end of the paragraph before was deleted, and its words were not. */
  joins: boolean
  inProperties: 'none' | 'paragraph' | 'mark' | 'run' | 'table' | 'row' | 'cell'
}

/** An open table, with what it, its row and its cell paint. */
interface Table {
  ground: Ground | null
  cellGround: Ground | null
  rowUnseen: HiddenReason | null
  /** Tracked deletions: gone once accepted. */
  rowDeleted: boolean
  cellDeleted: boolean
  inCell: boolean
}

const newParagraph = (): Paragraph => ({
  styleId: null,
  outlineLevel: null,
  isList: null,
  ground: null,
  unseen: null,
  endDeleted: false,
})

const newContext = (boxGround: Ground | null, boxUnseen: HiddenReason | null): Context => ({
  paragraph: newParagraph(),
  run: noRunProperties,
  runStyleId: null,
  look: null,
  tables: [],
  boxGround,
  boxUnseen,
  joins: false,
  inProperties: 'none',
})

/** What a story is read with. */
export interface StoryOptions {
  readonly kind: StoryKind
  readonly styles: Styles
  readonly writer: BlockWriter
  /** A picture or shape may lie behind the text: white words then stay visible. */
  readonly hasBackdrop: boolean
}

/** The visitor of one part; `whiteTextSeen` is set when white words were kept because of a backdrop. */
export class Story implements XmlVisitor {
  whiteTextSeen = false
  readonly #options: StoryOptions
  #context: Context = newContext(null, null)
  readonly #outer: Context[] = []
  readonly #choices: { taken: boolean }[] = []
  #skipDepth = 0
  #textDepth = 0
  #drawing = new Drawing()

  constructor(options: StoryOptions) {
    this.#options = options
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipDepth === 0) this.#learnDeletion(name)
    if (this.#skipDepth > 0 || this.#isSkipped(name, attributes)) this.#skipDepth++
    else if (!this.#openProperty(name, attributes)) this.#openContent(name, attributes)
  }

  text(data: string): void {
    if (this.#skipDepth > 0 || this.#drawing.text(data)) return
    if (this.#textDepth > 0) this.#write(data)
  }

  close(name: string): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth--
      return
    }
    this.#drawing.close(name)
    if (Object.hasOwn(CLOSERS, name)) CLOSERS[name]?.(this)
  }

  #isSkipped(name: string, attributes: Attributes): boolean {
    if (Object.hasOwn(SKIPPED, name)) return true
    if (name === 'mc:Fallback') return this.#choices.at(-1)?.taken ?? false
    if (name === 'mc:Choice') {
      const choice = this.#choices.at(-1)
      const taken = choice?.taken ?? false
      if (choice) choice.taken = true
      return taken
    }
    return (name === 'w:footnote' || name === 'w:endnote') && /separator|notice/i.test(attributes['w:type'] ?? '')
  }

  /** In the properties of what it takes out, a tracked deletion is a mark and not a bracket. */
  #learnDeletion(name: string): void {
    const { inProperties, paragraph, tables } = this.#context
    const table = tables.at(-1)
    if (inProperties === 'mark' && (name === 'w:del' || name === 'w:moveFrom')) paragraph.endDeleted = true
    else if (inProperties === 'row' && name === 'w:del' && table) table.rowDeleted = true
    else if (inProperties === 'cell' && name === 'w:cellDel' && table) table.cellDeleted = true
  }

  /** Settings of runs, paragraphs, tables and shapes. */
  #openProperty(name: string, attributes: Attributes): boolean {
    const context = this.#context
    const begun = Object.hasOwn(PROPERTY_LISTS, name) ? PROPERTY_LISTS[name] : undefined
    if (begun !== undefined) {
      context.inProperties = name === 'w:rPr' && context.inProperties === 'paragraph' ? 'mark' : begun
      return true
    }
    if (context.inProperties !== 'none') {
      this.#learn(name, attributes)
      return true
    }
    return this.#openShape(name, attributes)
  }

  #learn(name: string, attributes: Attributes): void {
    const context = this.#context
    const value = attributes['w:val'] ?? ''
    if (context.inProperties === 'run') {
      if (name === 'w:rStyle') context.runStyleId = value
      else context.run = learnRun(context.run, name, attributes, this.#options.styles.theme)
    } else if (context.inProperties === 'paragraph') {
      learnParagraph(context.paragraph, name, attributes)
    } else {
      this.#learnTable(name, attributes)
    }
  }

  #learnTable(name: string, attributes: Attributes): void {
    const context = this.#context
    const table = context.tables.at(-1)
    if (table === undefined || context.inProperties === 'mark') return
    if (context.inProperties === 'row') table.rowUnseen ??= unseenRow(name, attributes)
    const style = name === 'w:tblStyle' ? this.#options.styles.resolve(attributes['w:val'] ?? null, 'other') : null
    // Which parts of a table its style paints depends on where they stand.
    if (style !== null && style.ground !== null) table.ground = 'unknown'
    const ground = name === 'w:shd' ? groundOf(attributes) : 'none'
    if (ground === 'none') return
    if (context.inProperties === 'cell') table.cellGround = ground
    else table.ground = table.ground === 'unknown' ? 'unknown' : ground
  }

  #openShape(name: string, attributes: Attributes): boolean {
    // Words that are drawn as a shape: WordArt.
    if (name === 'v:textpath') this.#write(attributes.string ?? '')
    if (name !== 'w:drawing' && name !== 'w:pict') return this.#drawing.open(name, attributes)
    this.#drawing = new Drawing()
    return true
  }

  #openContent(name: string, attributes: Attributes): void {
    if (name === 'w:br' || name === 'w:cr') this.#options.writer.breakLine()
    else if (name === 'w:tab' || name === 'w:ptab') this.#write(' ')
    else if (name === 'w:noBreakHyphen') this.#write('-')
    else if (name === 'w:sym') this.#write(symbolOf(attributes))
    else if (name === 'mc:AlternateContent') this.#choices.push({ taken: false })
    else if (name === 'w:tc') this.#openCell()
    else if (Object.hasOwn(OPENERS, name)) OPENERS[name]?.(this, attributes)
  }

  #openCell(): void {
    const table = this.#context.tables.at(-1)
    if (table) Object.assign(table, { inCell: true, cellGround: null, cellDeleted: false })
    this.#context.joins = false
  }

  /** The methods below are the vocabulary of OPENERS and CLOSERS. */
  beginText(): void {
    this.#textDepth++
  }

  endText(): void {
    this.#textDepth = Math.max(0, this.#textDepth - 1)
  }

  beginParagraph(): void {
    this.#context.paragraph = newParagraph()
    if (!this.#context.joins) this.#startBlock()
  }

  endParagraph(): void {
    const context = this.#context
    context.joins = context.paragraph.endDeleted && this.#options.writer.lineHasText
  }

  endProperties(of: 'paragraph' | 'run' | 'other'): void {
    const context = this.#context
    if (of === 'run') {
      const wasMark = context.inProperties === 'mark'
      context.inProperties = wasMark ? 'paragraph' : 'none'
      context.look = null
      return
    }
    context.inProperties = 'none'
    if (of === 'paragraph' && !context.joins) this.#startBlock()
  }

  beginRun(): void {
    const context = this.#context
    context.run = noRunProperties
    context.runStyleId = null
    context.look = null
  }

  beginTable(): void {
    const outer = this.#context.tables.at(-1)
    this.#context.tables.push({
      ground: this.#inherited(),
      cellGround: null,
      rowUnseen: outer?.rowUnseen ?? null,
      rowDeleted: false,
      cellDeleted: false,
      inCell: false,
    })
    this.#context.joins = false
  }

  /** A row in a table that stands in a hidden row is hidden too. */
  beginRow(): void {
    const { tables } = this.#context
    const table = tables.at(-1)
    const rowUnseen = tables.at(-2)?.rowUnseen ?? null
    if (table)
      Object.assign(table, { rowUnseen, rowDeleted: false, cellDeleted: false, inCell: false, cellGround: null })
  }

  endTable(): void {
    this.#context.tables.pop()
    this.#context.joins = false
  }

  endCell(): void {
    const table = this.#context.tables.at(-1)
    if (table) table.inCell = false
  }

  beginBox(): void {
    this.#outer.push(this.#context)
    const { ground, unseen } = this.#drawing
    this.#context = newContext(ground ?? this.#inherited(), unseen ?? this.#unseen())
    this.#drawing = new Drawing()
    this.#options.writer.nest()
  }

  endBox(): void {
    const outer = this.#outer.pop()
    if (outer === undefined) return
    this.#context = outer
    this.#options.writer.unnest()
  }

  endChoice(): void {
    this.#choices.pop()
  }

  /** What tables and boxes paint behind the open paragraph; null is the paper. */
  #inherited(): Ground | null {
    const table = this.#context.tables.at(-1)
    return table?.cellGround ?? table?.ground ?? this.#context.boxGround
  }

  /** Why nothing here is on the page, or null. */
  #unseen(): HiddenReason | null {
    const { paragraph, tables, boxUnseen } = this.#context
    const ofStyle = this.#options.styles.resolve(paragraph.styleId, 'paragraph').unseen
    return boxUnseen ?? tables.at(-1)?.rowUnseen ?? paragraph.unseen ?? ofStyle
  }

  #startBlock(): void {
    const { paragraph, tables } = this.#context
    const style = this.#options.styles.resolve(paragraph.styleId, 'paragraph')
    const level = paragraph.outlineLevel === null ? style.headingLevel : toHeadingLevel(paragraph.outlineLevel)
    this.#options.writer.start(
      this.#blockKind(level, paragraph.isList ?? style.isList, tables.at(-1)?.inCell ?? false),
      level,
    )
  }

  #blockKind(level: number | null, isList: boolean, inCell: boolean): BlockKind {
    if (this.#options.kind === 'header') return 'header'
    if (level !== null) return 'heading'
    if (isList) return 'item'
    return inCell ? 'cell' : 'paragraph'
  }

  #write(data: string): void {
    const context = this.#context
    if (context.tables.some((table) => table.rowDeleted || table.cellDeleted)) return
    context.look ??= this.#look()
    if (context.look.hidden === null) this.#options.writer.write(data, { font: context.look.font })
    else this.#options.writer.hide(context.look.hidden, data)
  }

  #look(): { font: Font; hidden: HiddenReason | null } {
    const { styles, hasBackdrop } = this.#options
    const { run, runStyleId, paragraph } = this.#context
    const paragraphStyle = styles.resolve(paragraph.styleId, 'paragraph')
    const runStyle = styles.resolve(runStyleId, 'other')
    const whole = [runStyle.run, paragraphStyle.run, styles.defaults].reduce(over, run)
    const painted = [whole.marker, whole.ground, runStyle.ground, paragraph.ground, paragraphStyle.ground]
    const ground = painted.find((each) => each !== null && each !== 'none') ?? this.#inherited()
    const hidden = this.#unseen() ?? hiddenReason(whole, ground)
    const mayBeSeen = hidden === 'no-contrast' && ground === null && hasBackdrop
    this.whiteTextSeen ||= mayBeSeen
    return { font: fontOf(whole), hidden: mayBeSeen ? null : hidden }
  }
}

function learnParagraph(paragraph: Paragraph, name: string, attributes: Attributes): void {
  const value = attributes['w:val'] ?? ''
  if (name === 'w:pStyle') paragraph.styleId = value
  else if (name === 'w:outlineLvl') paragraph.outlineLevel = Number.parseInt(value, 10)
  else if (name === 'w:numId') paragraph.isList = value !== '0'
  else if (name === 'w:shd') paragraph.ground = groundOf(attributes)
  paragraph.unseen ??= unseenParagraph(name, attributes)
}

const PROPERTY_LISTS: Readonly<Record<string, Context['inProperties']>> = {
  'w:rPr': 'run',
  'w:pPr': 'paragraph',
  'w:tblPr': 'table',
  'w:trPr': 'row',
  'w:tcPr': 'cell',
}

const OPENERS: Readonly<Record<string, (story: Story, attributes: Attributes) => void>> = {
  'w:t': (story) => story.beginText(),
  'm:t': (story) => story.beginText(),
  'w:p': (story) => story.beginParagraph(),
  'w:r': (story) => story.beginRun(),
  'w:tbl': (story) => story.beginTable(),
  'w:tr': (story) => story.beginRow(),
  'w:txbxContent': (story) => story.beginBox(),
}

const CLOSERS: Readonly<Record<string, (story: Story) => void>> = {
  'w:p': (story) => story.endParagraph(),
  'w:t': (story) => story.endText(),
  'm:t': (story) => story.endText(),
  'w:pPr': (story) => story.endProperties('paragraph'),
  'w:rPr': (story) => story.endProperties('run'),
  'w:tblPr': (story) => story.endProperties('other'),
  'w:trPr': (story) => story.endProperties('other'),
  'w:tcPr': (story) => story.endProperties('other'),
  'w:tbl': (story) => story.endTable(),
  'w:tc': (story) => story.endCell(),
  'w:txbxContent': (story) => story.endBox(),
  'mc:AlternateContent': (story) => story.endChoice(),
}
