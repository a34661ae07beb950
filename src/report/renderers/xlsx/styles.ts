/** How cells look: one list of styles, and the part of the workbook that holds it. */

interface Style {
  /** 0 as it comes, 49 text, 164 one decimal: see `numFmts`. */
  readonly format: 0 | 49 | 164
  /** Indices into `FONTS` and `FILLS`. */
  readonly font: number
  readonly fill: number
  readonly wrap: boolean
}

const FONTS: readonly string[] = [
  '<sz val="11"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/>',
  '<u/><sz val="11"/><color rgb="FF0B57D0"/><name val="Calibri"/><family val="2"/>',
  '<b/><sz val="11"/><name val="Calibri"/><family val="2"/>',
]

/** The first two are what every workbook must begin with. */
const FILLS: readonly string[] = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  ...['FF1F3A5F', 'FFDDF1E0', 'FFFFF1D0', 'FFECECEC', 'FFFBE0DD'].map(
    (color) => `<patternFill patternType="solid"><fgColor rgb="${color}"/><bgColor indexed="64"/></patternFill>`,
  ),
]

/** Text has the format of text and a mark that it begins as text, so that it is none after somebody edits the cell either. */
const STYLES = {
  plain: { format: 0, font: 0, fill: 0, wrap: false },
  header: { format: 49, font: 1, fill: 2, wrap: true },
  text: { format: 49, font: 0, fill: 0, wrap: true },
  number: { format: 0, font: 0, fill: 0, wrap: false },
  points: { format: 164, font: 0, fill: 0, wrap: false },
  link: { format: 49, font: 2, fill: 0, wrap: false },
  label: { format: 49, font: 3, fill: 0, wrap: true },
  strong: { format: 49, font: 0, fill: 3, wrap: false },
  possible: { format: 49, font: 0, fill: 4, wrap: false },
  weak: { format: 49, font: 0, fill: 5, wrap: false },
  unread: { format: 49, font: 0, fill: 6, wrap: false },
} as const satisfies Readonly<Record<string, Style>>

export type StyleName = keyof typeof STYLES

const NAMES = Object.keys(STYLES) as readonly StyleName[]

/** The number by which cells name a style. */
export function styleId(name: StyleName): number {
  return NAMES.indexOf(name)
}

/** `xl/styles.xml`. */
export function stylesXml(): string {
  const list = (name: string, items: readonly string[]) =>
    `<${name} count="${items.length}">${items.join('')}</${name}>`
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>',
    list(
      'fonts',
      FONTS.map((font) => `<font>${font}</font>`),
    ),
    list(
      'fills',
      FILLS.map((fill) => `<fill>${fill}</fill>`),
    ),
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    list('cellXfs', Object.values(STYLES).map(styleXml)),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}

function styleXml({ format, font, fill, wrap }: Style): string {
  const quote = format === 49 ? ' quotePrefix="1"' : ''
  const center = format === 49 ? '' : ' horizontal="center"'
  const alignment = `<alignment${center} vertical="top"${wrap ? ' wrapText="1"' : ''}/>`
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${quote} applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`
}
