/** Sheets of rows → the bytes of a workbook (Office Open XML), piece by piece. */
import { Chunks } from '../../../model/chunks.ts'
import { type Cell, cellXml, columnName, xmlText } from './cell.ts'
import { type StyleName, styleId, stylesXml } from './styles.ts'
import { type Part, zipped } from './zip.ts'

export interface SheetColumn {
  readonly title: string
  /** Characters. */
  readonly width: number
  readonly style: StyleName
  /** The value at which its bar is full; null for no bars. */
  readonly barMost: number | null
}

export type Row = readonly (Cell | StyledCell)[]

/** A cell that looks otherwise than its column. */
export interface StyledCell {
  readonly cell: Cell
  readonly style: StyleName
}

export interface Sheet {
  /** At most 31 characters, of letters and spaces. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  /** Columns at the left that stay in sight. */
  readonly frozenColumns: number
  readonly rows: () => Iterable<Row>
  /** What stands in the last row where there are more rows than a sheet can hold. */
  readonly whereTheRestIs: string
}

export interface SheetLimits {
  /** With the header. */
  readonly rows: number
  /** Cells that can be clicked on. */
  readonly links: number
}

/** Excel's own: what is larger, it repairs by throwing parts away. */
export const excelLimits: SheetLimits = { rows: 1_048_576, links: 65_530 }

/** Points of a line, and lines that a row shows at most; the rest stands in its cell. */
const lineHeight = 15
const mostLines = 6

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A workbook of these sheets; the first is in front. */
export function workbook(sheets: readonly Sheet[], limits: SheetLimits = excelLimits): Chunks {
  return new Chunks(() => zipped(partsOf(sheets, limits)))
}

/** A sheet's links are known when it is written, and the ranges of its rows too: what names them comes after. */
function* partsOf(sheets: readonly Sheet[], limits: SheetLimits): Iterable<Part> {
  yield { name: '[Content_Types].xml', content: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', content: [relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }])] }
  const written: string[] = []
  for (const [index, sheet] of sheets.entries()) {
    const writing = new SheetWriter(sheet, limits)
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, content: writing.xml() }
    const links = writing.targets.map((target) => ({ type: 'hyperlink', target, isExternal: true }))
    if (links.length > 0) yield { name: `xl/worksheets/_rels/sheet${index + 1}.xml.rels`, content: [relations(links)] }
    written.push(writing.range())
  }
  const targets = sheets.map((_, index) => ({ type: 'worksheet', target: `worksheets/sheet${index + 1}.xml` }))
  yield { name: 'xl/styles.xml', content: [`${DECLARATION}${stylesXml()}`] }
  yield { name: 'xl/workbook.xml', content: [workbookXml(sheets, written)] }
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    content: [relations([...targets, { type: 'styles', target: 'styles.xml' }])],
  }
}

interface Relation {
  readonly type: string
  readonly target: string
  readonly isExternal?: boolean
}

function relations(list: readonly Relation[]): string {
  const items = list.map(({ type, target, isExternal }, index) => {
    const mode = isExternal === true ? ' TargetMode="External"' : ''
    return `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${xmlText(target)}"${mode}/>`
  })
  const schema = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return `${DECLARATION}<Relationships xmlns="${schema}">${items.join('')}</Relationships>`
}

function contentTypes(sheetCount: number): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${type}+xml"/>`
  const sheets = Array.from({ length: sheetCount }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'))
  return [
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('workbook', 'sheet.main'),
    part('styles', 'styles'),
    ...sheets,
    '</Types>',
  ].join('')
}

function workbookXml(sheets: readonly Sheet[], ranges: readonly string[]): string {
  const list = sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  // LibreOffice and Excel keep the range of a filter under this name too.
  const filters = sheets.map(({ name }, index) => {
    const range = (ranges[index] ?? 'A1:A1').replace(/([A-Z]+)(\d+)/gu, '$$$1$$$2')
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${name}'!${range}</definedName>`
  })
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
}

/** One sheet, row by row; what it counted on the way is known at the end. */
class SheetWriter {
  /** Addresses without repetition; the first is `rId1`. */
  readonly targets: string[] = []
  private readonly sheet: Sheet
  private readonly limits: SheetLimits
  private readonly linkIds = new Map<string, number>()
  private readonly linkCells: string[] = []
  private rowCount = 0

  constructor(sheet: Sheet, limits: SheetLimits) {
    this.sheet = sheet
    this.limits = limits
  }

  /** The cells that hold anything, such as `A1:K29`. */
  range(): string {
    return `A1:${columnName(this.sheet.columns.length - 1)}${Math.max(1, this.rowCount)}`
  }

  *xml(): Iterable<string> {
    const { columns, rows, whereTheRestIs } = this.sheet
    yield this.head()
    yield this.row(columns.map(({ title }) => ({ cell: title, style: 'header' as const })))
    for (const row of rows()) {
      if (this.rowCount === this.limits.rows - 1) {
        yield this.row([whereTheRestIs])
        break
      }
      yield this.row(row)
    }
    yield `</sheetData><autoFilter ref="${this.range()}"/>`
    yield columns.map((column, index) => this.bars(column, index)).join('')
    yield this.links()
    yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    yield '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
  }

  private head(): string {
    const { columns, frozenColumns } = this.sheet
    const split = frozenColumns > 0 ? `xSplit="${frozenColumns}" ` : ''
    const pane = frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'
    const widths = columns.map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    return [
      `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      `<sheetViews><sheetView workbookViewId="0"><pane ${split}ySplit="1" topLeftCell="${columnName(frozenColumns)}2" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`,
      `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`,
    ].join('')
  }

  private row(cells: Row): string {
    const number = ++this.rowCount
    const written = cells.map((each, index) => {
      const at = `${columnName(index)}${number}`
      const styled = typeof each === 'object' && each !== null && 'cell' in each
      const cell = styled ? each.cell : each
      const style = styled ? each.style : (this.sheet.columns[index]?.style ?? 'plain')
      const isLink = typeof cell === 'object' && cell !== null && this.addLink(at, cell.target)
      return cellXml(at, cell, styleId(isLink ? 'link' : style))
    })
    return `<row r="${number}" ht="${lineHeight * this.lineCount(cells)}" customHeight="1">${written.join('')}</row>`
  }

  /** Lines that the longest text takes: programs do not agree on whether a row grows by itself. */
  private lineCount(cells: Row): number {
    const lines = cells.map((each, index) => Math.ceil(lengthOf(each) / (this.sheet.columns[index]?.width ?? 1)))
    return Math.min(mostLines, Math.max(1, ...lines))
  }

  /** Beyond Excel's limit the text stands there without a link. */
  private addLink(at: string, target: string): boolean {
    if (this.linkCells.length >= this.limits.links) return false
    const id = this.linkIds.get(target) ?? this.targets.push(target)
    this.linkIds.set(target, id)
    this.linkCells.push(`<hyperlink ref="${at}" r:id="rId${id}"/>`)
    return true
  }

  private links(): string {
    return this.linkCells.length === 0 ? '' : `<hyperlinks>${this.linkCells.join('')}</hyperlinks>`
  }

  private bars({ barMost }: SheetColumn, index: number): string {
    if (barMost === null || this.rowCount < 2) return ''
    const column = columnName(index)
    const bar = `<dataBar minLength="0" maxLength="100"><cfvo type="num" val="0"/><cfvo type="num" val="${barMost}"/><color rgb="FF9DB8E8"/></dataBar>`
    return `<conditionalFormatting sqref="${column}2:${column}${this.rowCount}"><cfRule type="dataBar" priority="${index + 1}">${bar}</cfRule></conditionalFormatting>`
  }
}

/** Characters of text; a number is never broken. */
function lengthOf(cell: Row[number]): number {
  if (typeof cell === 'object' && cell !== null && 'cell' in cell) return lengthOf(cell.cell)
  return typeof cell === 'string' ? cell.length : 0
}
