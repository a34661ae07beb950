/** OpenDocument styles, resolved through their parents: font, hidden text, colors behind and of the words. */
import type { Font, HiddenReason } from '../../../model/document.ts'
import { isLost, parseColor, white } from '../contrast.ts'
import { isFarPt, isFlatPt, isNarrowPercent } from '../paper.ts'
import type { XmlVisitor } from '../xml.ts'

type Attributes = Readonly<Record<string, string>>

/** What one style says; null leaves it to its parent. */
export interface OdtStyle {
  readonly parent: string | null
  readonly fontName: string | null
  readonly sizePt: number | null
  /** Of the parent's size, for sizes in percent. */
  readonly sizeFactor: number | null
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly color: string | null
  readonly background: string | null
  readonly hidden: boolean | null
  /** Percent of their usual width, and of full ink. */
  readonly widthPercent: number | null
  readonly opacityPercent: number | null
  /** Why its paragraphs or rows are not on the page. */
  readonly unseen: HiddenReason | null
  readonly name: string
}

const empty: OdtStyle = {
  parent: null,
  fontName: null,
  sizePt: null,
  sizeFactor: null,
  bold: null,
  italic: null,
  color: null,
  background: null,
  hidden: null,
  widthPercent: null,
  opacityPercent: null,
  unseen: null,
  name: '',
}

/** Longer chains are loops. */
const maxParentDepth = 20

/** Words smaller than this are there for machines, not for people. */
const tinyBelowPt = 3

/** Names paragraphs by the file and their number in it. */
export class ParagraphCounter {
  #file = ''
  #count = 0

  open(name: string): void {
    if (name.startsWith('office:document')) {
      this.#file = name
      this.#count = 0
    } else if (name === 'text:p' || name === 'text:h') this.#count++
  }

  get key(): string {
    return `${this.#file}/${this.#count}`
  }
}

/** Of hidden paragraphs, texts and sections; a condition that always holds hides for good. */
export function isHidden(attributes: Attributes): boolean {
  const { 'text:is-hidden': isSaid, 'text:condition': condition } = attributes
  return isSaid === 'true' || (isSaid === undefined && /^(?:\w+:)?(?:1|true)$/i.test(condition ?? '1'))
}

/** Collects styles from styles.xml and content.xml; families are kept apart, since names repeat between them. */
export class OdtStyles implements XmlVisitor {
  readonly #styles = new Map<string, OdtStyle>()
  #key: string | null = null
  /** Keys of paragraphs that hold a field which hides them; it may stand behind their words. */
  readonly hiddenParagraphs = new Set<string>()
  readonly #counter = new ParagraphCounter()
  /** Set on sections, frames or pages that are filled with a color or picture. */
  hasBackdrop = false

  open(name: string, attributes: Attributes): void {
    this.#counter.open(name)
    if (name === 'text:hidden-paragraph' && isHidden(attributes)) this.hiddenParagraphs.add(this.#counter.key)
    if (name === 'style:style' || name === 'style:default-style') {
      const family = attributes['style:family'] ?? ''
      this.#key = `${family}/${name === 'style:style' ? (attributes['style:name'] ?? '') : ''}`
      const parent = attributes['style:parent-style-name']
      const title = (attributes['style:display-name'] ?? attributes['style:name'] ?? '').toLowerCase()
      this.#styles.set(this.#key, {
        ...empty,
        parent: name === 'style:style' ? `${family}/${parent ?? ''}` : null,
        name: title,
      })
    } else if (this.#key !== null) {
      this.#learn(this.#key, name, attributes)
    }
  }

  close(name: string): void {
    if (name === 'style:style' || name === 'style:default-style') this.#key = null
  }

  /** The style over its parents; unknown names give an empty style. */
  resolve(family: string, name: string | undefined): OdtStyle {
    let style = empty
    let key: string | null = `${family}/${name ?? ''}`
    for (let depth = 0; key !== null && depth < maxParentDepth; depth++) {
      const next: OdtStyle | undefined = this.#styles.get(key)
      if (next === undefined) break
      style = over(style, next)
      key = next.parent
    }
    return style
  }

  #learn(key: string, name: string, attributes: Attributes): void {
    const style = this.#styles.get(key) ?? empty
    const background =
      attributes['fo:background-color'] ??
      (attributes['draw:fill'] && attributes['draw:fill'] !== 'none' ? 'unknown' : null)
    if (name === 'style:background-image' && attributes['xlink:href']) this.hasBackdrop = true
    if (attributes['style:run-through'] === 'background') this.hasBackdrop = true
    this.#styles.set(key, {
      ...style,
      background: background ?? style.background,
      unseen: unseenReason(name, attributes) ?? style.unseen,
      ...(name === 'style:text-properties' ? textProperties(attributes) : {}),
    })
  }
}

function textProperties(attributes: Attributes): Partial<OdtStyle> {
  const size = attributes['fo:font-size'] ?? ''
  const number = Number.parseFloat(size)
  return {
    fontName: attributes['style:font-name'] ?? attributes['fo:font-family'] ?? null,
    sizePt: size.endsWith('%') || Number.isNaN(number) ? null : number,
    sizeFactor: size.endsWith('%') ? number / 100 : null,
    bold: attributes['fo:font-weight'] === undefined ? null : /bold|[6-9]00/.test(attributes['fo:font-weight']),
    italic: attributes['fo:font-style'] === undefined ? null : attributes['fo:font-style'] !== 'normal',
    color: attributes['fo:color'] ?? null,
    hidden: attributes['text:display'] === undefined ? null : attributes['text:display'] === 'none',
    widthPercent: percent(attributes['style:text-scale']),
    opacityPercent: opacityOf(attributes),
  }
}

/** LibreOffice gives the automatic color an opacity of 0 %, which it does not mean. */
function opacityOf(attributes: Attributes): number | null {
  if (attributes['style:use-window-font-color'] === 'true') return 100
  return attributes['fo:color'] === undefined ? null : percent(attributes['loext:opacity'])
}

function percent(value: string | undefined): number | null {
  return value?.endsWith('%') ? Number.parseFloat(value) : null
}

const PT_PER_UNIT: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, pc: 12, px: 0.75 }

/** A length in points, or null where there is none. */
export function lengthPt(value: string | undefined): number | null {
  const [, number, unit = ''] = /^(-?[\d.]{1,12})(pt|in|cm|mm|pc|px)$/.exec(value ?? '') ?? []
  return number === undefined ? null : Number.parseFloat(number) * (PT_PER_UNIT[unit] ?? 1)
}

function unseenReason(name: string, attributes: Attributes): HiddenReason | null {
  const height = name === 'style:table-row-properties' ? attributes['style:row-height'] : attributes['fo:line-height']
  if (isFlatPt(lengthPt(height) ?? Number.POSITIVE_INFINITY)) return 'clipped'
  return name === 'style:paragraph-properties' && isFarPt(lengthPt(attributes['fo:margin-left']) ?? 0)
    ? 'off-page'
    : null
}

/** Percent of ink of which nothing is left on the page. */
const faintBelowPercent = 10

/** The upper style where it says something, else the lower one. */
export function over(upper: OdtStyle, lower: OdtStyle): OdtStyle {
  const ownSize = upper.sizePt
  const scaled = lower.sizePt === null ? null : lower.sizePt * (upper.sizeFactor ?? 1)
  return {
    parent: upper.parent ?? lower.parent,
    fontName: upper.fontName ?? lower.fontName,
    sizePt: ownSize ?? scaled,
    sizeFactor: ownSize === null && lower.sizePt === null ? (upper.sizeFactor ?? lower.sizeFactor) : null,
    bold: upper.bold ?? lower.bold,
    italic: upper.italic ?? lower.italic,
    color: upper.color ?? lower.color,
    background: upper.background !== null && upper.background !== 'transparent' ? upper.background : lower.background,
    hidden: upper.hidden ?? lower.hidden,
    widthPercent: upper.widthPercent ?? lower.widthPercent,
    opacityPercent: upper.opacityPercent ?? lower.opacityPercent,
    unseen: upper.unseen ?? lower.unseen,
    name: upper.name || lower.name,
  }
}

/** LibreOffice's own defaults where nothing is said. */
export const fontOf = (style: OdtStyle): Font => ({
  name: style.fontName ?? 'Liberation Serif',
  sizePt: style.sizePt ?? 12,
  bold: style.bold ?? false,
  italic: style.italic ?? false,
})

/** Why nobody sees text of this style on white paper, or null. */
export function hiddenReason(style: OdtStyle): HiddenReason | null {
  if (style.hidden) return 'styled-hidden'
  if (style.unseen !== null) return style.unseen
  if ((style.sizePt ?? tinyBelowPt) < tinyBelowPt || isNarrowPercent(style.widthPercent ?? 100)) return 'tiny'
  if ((style.opacityPercent ?? 100) < faintBelowPercent) return 'transparent'
  const color = style.color === null ? null : parseColor(style.color)
  const behind = style.background === null || style.background === 'transparent' ? white : parseColor(style.background)
  return color !== null && behind !== null && isLost(color, behind) ? 'no-contrast' : null
}
