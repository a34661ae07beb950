/** The little of CSS that can hide text: simple selectors in `<style>`, and `style` attributes. */
import { type Color, parseColor } from '../contrast.ts'

/** What one rule says of visibility; a missing field says nothing. */
export interface Declarations {
  readonly display?: string
  readonly visibility?: string
  readonly opacity?: number
  readonly fontSizePx?: number
  readonly color?: Color
  /** `unknown` is a picture or gradient. */
  readonly background?: Color | 'unknown'
  readonly offPage?: boolean
  /** Cut or shrunk to nothing. */
  readonly clipped?: boolean
}

/** Declarations by `tag`, `.class`, `tag.class` or `#id`; other selectors are not understood and are left out. */
export type StyleRules = ReadonlyMap<string, Declarations>

/** Farther than this left or above nobody scrolls. */
const offPageBeyondPx = -900

const READERS: Readonly<Record<string, (value: string) => Declarations>> = {
  display: (value) => ({ display: value }),
  visibility: (value) => ({ visibility: value }),
  opacity: (value) => (Number.isNaN(Number.parseFloat(value)) ? {} : { opacity: Number.parseFloat(value) }),
  'font-size': (value) => fontSize(value),
  color: (value) => withColor(value),
  background: (value) => ({ background: parseColor(value) ?? 'unknown' }),
  'background-color': (value) => ({ background: parseColor(value) ?? 'unknown' }),
  'background-image': (value) => (value === 'none' ? {} : { background: 'unknown' }),
  // Paints the letters in place of the color.
  '-webkit-text-fill-color': (value) => withColor(value),
  filter: (value) => (/opacity\(0(?:\.0\d*)?%?\)/.test(value) ? { opacity: 0 } : {}),
  font: (value) => (/(?:^|\s)0[a-z%]*(?:\s|\/|$)/.test(value) ? { fontSizePx: 0 } : {}),
  'content-visibility': (value) => (value === 'hidden' ? { clipped: true } : {}),
  transform: (value) => (/scale[xy]?\(0(?:[\s,)]|\.0)/.test(value) ? { clipped: true } : {}),
  'clip-path': (value) => (/inset\((?:100|[5-9]\d)%/.test(value) || /circle\(0/.test(value) ? { clipped: true } : {}),
  clip: (value) => (/^rect\((?:[01](?:px)?[\s,]*){4}\)$/.test(value) ? { clipped: true } : {}),
  'margin-left': (value) => ({ offPage: isFarAway(value) }),
  'margin-top': (value) => ({ offPage: isFarAway(value) }),
  left: (value) => ({ offPage: isFarAway(value) }),
  top: (value) => ({ offPage: isFarAway(value) }),
  'text-indent': (value) => ({ offPage: isFarAway(value) }),
}

/** What a `style` attribute or the inside of a rule declares; unknown properties are passed over. */
function parseDeclarations(css: string): Declarations {
  let declarations: Declarations = cutsAll(css) ? { clipped: true } : {}
  for (const part of css.split(';')) {
    const colon = part.indexOf(':')
    const name = part.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (!Object.hasOwn(READERS, name)) continue
    const value = part
      .slice(colon + 1)
      .replace('!important', '')
      .trim()
      .toLowerCase()
    const read = READERS[name]?.(value) ?? {}
    declarations = { ...declarations, ...read, ...(declarations.offPage ? { offPage: true } : {}) }
  }
  return declarations
}

/** The rules of every `<style>` in a page; only `@media screen` and `@media all` are looked into. */
export function findStyleRules(source: string): StyleRules {
  const rules = new Map<string, Declarations>()
  const lower = source.toLowerCase()
  for (let at = lower.indexOf('<style'); at >= 0; at = lower.indexOf('<style', at + 6)) {
    const start = lower.indexOf('>', at)
    const end = lower.indexOf('</style', at)
    if (start < 0 || end < start) break
    addRules(rules, stripComments(source.slice(start + 1, end)))
    at = end
  }
  return rules
}

/** What holds for one element, weakest first. */
export function declarationsFor(
  rules: StyleRules,
  tag: string,
  attributes: Readonly<Record<string, string>>,
): Declarations {
  const classes = (attributes.class ?? '').split(/\s+/).filter(Boolean)
  const keys =
    rules.size === 0
      ? []
      : [
          tag,
          ...classes.map((each) => `.${each}`),
          ...classes.map((each) => `${tag}.${each}`),
          `#${attributes.id ?? ''}`,
        ]
  const found = keys.flatMap((key) => rules.get(key) ?? [])
  const inline = attributes.style === undefined ? [] : [parseDeclarations(attributes.style)]
  return Object.assign({}, ...found, ...inline)
}

function addRules(rules: Map<string, Declarations>, css: string): void {
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf('{', at)
    if (open < 0) return
    const prelude = css
      .slice(at, open)
      .replace(/^[\s\S]*;/, '')
      .trim()
    const close = prelude.startsWith('@') ? matchingBrace(css, open) : css.indexOf('}', open)
    const end = close < 0 ? css.length : close
    const body = css.slice(open + 1, end)
    if (/^@media\s+(?:only\s+)?(?:screen|all)$/i.test(prelude)) addRules(rules, body.replaceAll('@', '@ '))
    else if (!prelude.startsWith('@')) addRule(rules, prelude, parseDeclarations(body))
    at = end + 1
  }
}

function addRule(rules: Map<string, Declarations>, prelude: string, declarations: Declarations): void {
  if (Object.keys(declarations).length === 0) return
  for (const selector of prelude.split(',')) {
    const simple = /^\s*([a-z][a-z0-9]*)?([.#][\w-]+)?\s*$/i.exec(selector)
    if (simple === null) continue
    const key = (simple[1]?.toLowerCase() ?? '') + (simple[2] ?? '')
    rules.set(key, { ...rules.get(key), ...declarations })
  }
}

function matchingBrace(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth === 0) return at
  }
  return -1
}

function stripComments(css: string): string {
  const parts = css.split('/*')
  return parts
    .map((part, index) =>
      index === 0 ? part : part.slice(part.indexOf('*/') < 0 ? part.length : part.indexOf('*/') + 2),
    )
    .join(' ')
}

/** A root size of 16 px, as browsers have it. */
const PX_PER_UNIT: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, em: 16, rem: 16, '%': 0.16 }

function fontSize(value: string): Declarations {
  const [, number, unit] = /^([\d.]{1,9})\s*(px|pt|em|rem|%|)$/.exec(value) ?? []
  const perUnit = PX_PER_UNIT[unit ?? 'none']
  return number === undefined || perUnit === undefined ? {} : { fontSizePx: Number.parseFloat(number) * perUnit }
}

function withColor(value: string): Declarations {
  const color = parseColor(value)
  return color === null ? {} : { color }
}

/** A box without height or width shows its words all the same, unless what overflows is cut. */
function cutsAll(css: string): boolean {
  const hides = /(?:^|;)\s*overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i.test(css)
  return hides && /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px|em|rem|pt|%)?\s*(?:;|!|$)/i.test(css)
}

function isFarAway(value: string): boolean {
  const [, number, unit] = /^(-[\d.]{1,9})\s*(px|pt|em|rem)$/.exec(value) ?? []
  return number !== undefined && Number.parseFloat(number) * (PX_PER_UNIT[unit ?? ''] ?? 1) < offPageBeyondPx
}
