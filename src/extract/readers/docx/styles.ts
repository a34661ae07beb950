/** Word's named styles, resolved through `basedOn`: how text is set, which are headings and which are lists. */
import type { HiddenReason } from '../../../model/document.ts'
import { walkXml } from '../xml.ts'
import { wordPrefixes } from './package.ts'
import { unseenParagraph } from './place.ts'
import {
  type Ground,
  groundOf,
  learnRun,
  noRunProperties,
  over,
  type RunProperties,
  type ThemeFonts,
} from './run-properties.ts'

/** A style with all it inherits. */
export interface ResolvedStyle {
  readonly run: RunProperties
  /** 1 to 6, or null when it is no heading. */
  readonly headingLevel: number | null
  readonly isList: boolean
  /** Behind its words; of a table, somewhere in it. */
  readonly ground: Ground | null
  /** Why its paragraphs are not on the page, or null. */
  readonly unseen: HiddenReason | null
}

export interface Styles {
  readonly theme: ThemeFonts
  readonly defaults: RunProperties
  /** The style of that id; null and unknown ids give the default paragraph style when `paragraph`, else nothing. */
  resolve(id: string | null, type: 'paragraph' | 'other'): ResolvedStyle
}

interface Style {
  name: string
  basedOn: string | null
  run: RunProperties
  outlineLevel: number | null
  isList: boolean | null
  ground: Ground | null
  unseen: HiddenReason | null
}

type Attributes = Readonly<Record<string, string>>

/** Longer chains are loops. */
const maxBasedOnDepth = 20

const plain: ResolvedStyle = { run: noRunProperties, headingLevel: null, isList: false, ground: null, unseen: null }

/** Reads styles.xml and theme1.xml; either may be missing. Ids are localized, so headings go by style name. */
export async function readStyles(stylesXml: Uint8Array | null, themeXml: Uint8Array | null): Promise<Styles> {
  const theme = themeXml === null ? {} : await readTheme(themeXml)
  const sheet = new StyleSheet(theme)
  if (stylesXml !== null) await walkXml(stylesXml, wordPrefixes, sheet)
  const resolved = new Map<string, ResolvedStyle>()
  return {
    theme,
    defaults: sheet.defaults,
    resolve(id, type) {
      const known = id !== null && sheet.styles.has(id) ? id : type === 'paragraph' ? sheet.defaultParagraph : null
      if (known === null) return plain
      const style = resolved.get(known) ?? flatten(known, sheet.styles)
      resolved.set(known, style)
      return style
    },
  }
}

async function readTheme(xml: Uint8Array): Promise<ThemeFonts> {
  const fonts: Record<string, string> = {}
  let part: string | null = null
  await walkXml(xml, wordPrefixes, {
    open(name, attributes) {
      if (name === 'a:majorFont' || name === 'a:minorFont') part = name.slice(2, 7)
      else if (name === 'a:latin' && part !== null && attributes.typeface) fonts[part] = attributes.typeface
    },
    close(name) {
      if (name === 'a:majorFont' || name === 'a:minorFont') part = null
    },
  })
  return fonts
}

/** Collects styles while styles.xml is walked. */
class StyleSheet {
  readonly styles = new Map<string, Style>()
  readonly theme: ThemeFonts
  defaults: RunProperties = noRunProperties
  defaultParagraph: string | null = null
  #style: Style | null = null
  #inDefaults = false

  constructor(theme: ThemeFonts) {
    this.theme = theme
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'w:style') this.#begin(attributes)
    else if (name === 'w:rPrDefault') this.#inDefaults = true
    else if (this.#inDefaults) this.defaults = learnRun(this.defaults, name, attributes, this.theme)
    else if (this.#style !== null) learn(this.#style, name, attributes, this.theme)
  }

  close(name: string): void {
    if (name === 'w:style') this.#style = null
    else if (name === 'w:rPrDefault') this.#inDefaults = false
  }

  #begin(attributes: Attributes): void {
    const id = attributes['w:styleId'] ?? ''
    this.#style = {
      name: '',
      basedOn: null,
      run: noRunProperties,
      outlineLevel: null,
      isList: null,
      ground: null,
      unseen: null,
    }
    this.styles.set(id, this.#style)
    if (attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(attributes['w:default'] ?? ''))
      this.defaultParagraph = id
  }
}

function learn(style: Style, name: string, attributes: Attributes, theme: ThemeFonts): void {
  const value = attributes['w:val'] ?? ''
  if (name === 'w:name') style.name = value.toLowerCase()
  else if (name === 'w:basedOn') style.basedOn = value
  else if (name === 'w:outlineLvl') style.outlineLevel = Number.parseInt(value, 10)
  else if (name === 'w:numId') style.isList = value !== '0'
  else if (name === 'w:shd' && groundOf(attributes) !== 'none') style.ground = groundOf(attributes)
  else style.run = learnRun(style.run, name, attributes, theme)
  style.unseen ??= unseenParagraph(name, attributes)
}

function flatten(id: string, styles: ReadonlyMap<string, Style>): ResolvedStyle {
  const chain: Style[] = []
  for (let at = styles.get(id); at !== undefined && chain.length < maxBasedOnDepth; at = styles.get(at.basedOn ?? ''))
    chain.push(at)
  return {
    run: chain.reduce((upper, style) => over(upper, style.run), noRunProperties),
    headingLevel: chain.map(headingLevelOf).find((level) => level !== undefined) ?? null,
    isList: chain.find((style) => style.isList !== null)?.isList ?? false,
    ground: chain.find((style) => style.ground !== null)?.ground ?? null,
    unseen: chain.find((style) => style.unseen !== null)?.unseen ?? null,
  }
}

/** Word keeps the English name whatever its language; other programs write their own. */
const HEADING_NAME =
  /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|标题|標題|見出し|제목) ?(\d)$/

/** Undefined asks the style below; null says body text. */
function headingLevelOf(style: Style): number | null | undefined {
  if (style.outlineLevel !== null) return toHeadingLevel(style.outlineLevel)
  if (style.name === 'title') return 1
  const level = HEADING_NAME.exec(style.name)?.[1]
  return level === undefined ? undefined : toHeadingLevel(Number(level) - 1)
}

/** Word's outline levels run from 0; 9 is body text. */
export const toHeadingLevel = (outlineLevel: number): number | null =>
  outlineLevel >= 0 && outlineLevel < 9 ? Math.min(6, outlineLevel + 1) : null
