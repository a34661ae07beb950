/** What single declarations of CSS say of whether their words can be seen. */
import { type Color, parseColor } from '../contrast.ts'

/** What one rule says of visibility; a missing field says nothing. */
export interface Declarations {
  readonly display?: string
  readonly visibility?: string
  readonly opacity?: number
  /** Pixels, or times the size around it. */
  readonly fontSize?: { readonly px: number } | { readonly times: number }
  readonly color?: Color
  /** Of letters in a drawing. */
  readonly fill?: Color
  /** `unknown` is a picture or gradient. */
  readonly background?: Color | 'unknown'
  readonly offPage?: boolean
  /** Cut or shrunk to nothing. */
  readonly clipped?: boolean
}

/** Farther than this left or above nobody scrolls; to the right nobody knows that they could. */
const [offPageBeforePx, offPageBehindPx] = [-900, 4000]

/** A root size of 16 px, as browsers have it, in a window of 1280 by 800. */
const PX_PER_UNIT: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  em: 16,
  rem: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  '%': 12.8,
  vw: 12.8,
  vh: 8,
}

/** Width of the window that conditions of style sheets are asked of. */
export const windowWidthPx = 1280

/** Pixels, or null where it is no plain length. */
export function lengthPx(value: string): number | null {
  const [, number, unit] = /^(-?[\d.]{1,12})\s*([a-z%]{0,3})$/.exec(value.trim()) ?? []
  const perUnit = Object.hasOwn(PX_PER_UNIT, unit ?? '?') ? PX_PER_UNIT[unit ?? ''] : undefined
  return number === undefined || perUnit === undefined ? null : Number.parseFloat(number) * perUnit
}

const isBefore = (value: string): boolean => (lengthPx(value) ?? 0) < offPageBeforePx
const isBeside = (value: string): boolean => isBefore(value) || (lengthPx(value) ?? 0) > offPageBehindPx

const sideways = (value: string): Declarations => ({ offPage: isBeside(value) })
const upward = (value: string): Declarations => ({ offPage: isBefore(value) })
const withBackground = (value: string): Declarations => ({ background: parseColor(value) ?? 'unknown' })

const READERS: Readonly<Record<string, (value: string) => Declarations>> = {
  display: (value) => ({ display: value }),
  visibility: (value) => ({ visibility: value }),
  opacity: (value) => withOpacity(value),
  'font-size': (value) => fontSize(value),
  color: (value) => withColor(value),
  fill: (value) => withFill(value),
  'fill-opacity': (value) => withOpacity(value),
  background: withBackground,
  'background-color': withBackground,
  'background-image': (value) => (value === 'none' ? {} : { background: 'unknown' }),
  // Paints the letters in place of the color.
  '-webkit-text-fill-color': (value) => withColor(value),
  filter: (value) => withOpacity(/(?:^|\s)opacity\(([\d.]{1,9}%?)\)/.exec(value)?.[1] ?? ''),
  font: (value) => fontSize(/(?:^|\s)([\d.]{1,9}(?:px|pt|em|rem|%)?)(?:\s|\/)/.exec(value)?.[1] ?? ''),
  'content-visibility': (value) => (value === 'hidden' ? { clipped: true } : {}),
  transform: (value) => transform(value),
  scale: (value) => (/^0(?:\.0\d*)?%?(?:\s|$)/.test(value) ? { clipped: true } : {}),
  translate: (value) => ({ offPage: value.split(/\s+/).some((each) => isBeside(each)) }),
  'clip-path': (value) => (/inset\((?:100|[5-9]\d)%/.test(value) || /circle\(0/.test(value) ? { clipped: true } : {}),
  clip: (value) => (/^rect\((?:[01](?:px)?[\s,]*){4}\)$/.test(value) ? { clipped: true } : {}),
  'margin-left': sideways,
  'margin-right': (value) => ({ offPage: isBefore(value) }),
  'margin-top': upward,
  left: sideways,
  right: sideways,
  top: upward,
  bottom: (value) => ({ offPage: isBefore(value) }),
  'text-indent': sideways,
}

/** What overrules all that is not marked `!important`, and the rest. */
export interface Declared {
  readonly usual: Declarations
  readonly important: Declarations
}

/**
 * What a `style` attribute or the inside of a rule declares; unknown properties are passed over.
 *
 * @param variables custom properties by name, with their dashes
 */
export function parseDeclarations(css: string, variables: ReadonlyMap<string, string> = new Map()): Declared {
  let usual: Declarations = cutsAll(css) ? { clipped: true } : {}
  let important: Declarations = {}
  for (const part of css.split(';')) {
    const colon = part.indexOf(':')
    const name = part.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (!Object.hasOwn(READERS, name)) continue
    const written = part.slice(colon + 1).toLowerCase()
    const value = withVariables(written.replace('!important', ''), variables).trim()
    const read = READERS[name]?.(value) ?? {}
    if (written.includes('!important')) important = over(read, important)
    else usual = over(read, usual)
  }
  return { usual, important }
}

/** Being off the page by one side is not undone by another. */
function over(upper: Declarations, lower: Declarations): Declarations {
  return { ...lower, ...upper, ...(lower.offPage ? { offPage: true } : {}) }
}

/** Names within names are followed this far. */
const variableDepth = 3

function withVariables(value: string, variables: ReadonlyMap<string, string>): string {
  let text = value
  for (let depth = 0; depth < variableDepth && text.includes('var(') && text.length < 500; depth++) {
    text = text.replace(
      /var\(\s*(--[\w-]{1,80})\s*(?:,([^()]{0,80}))?\)/g,
      (_, name: string, fallback: string | undefined) => variables.get(name) ?? fallback ?? '',
    )
  }
  return text
}

function withOpacity(value: string): Declarations {
  const number = Number.parseFloat(value)
  return Number.isNaN(number) ? {} : { opacity: value.endsWith('%') ? number / 100 : number }
}

function fontSize(value: string): Declarations {
  const [, number = '', unit] = /^([\d.]{1,9})\s*(em|%)$/.exec(value) ?? []
  if (unit !== undefined) return { fontSize: { times: Number.parseFloat(number) / (unit === '%' ? 100 : 1) } }
  const px = value === '' ? null : lengthPx(value)
  return px === null ? {} : { fontSize: { px } }
}

function withColor(value: string): Declarations {
  const color = parseColor(value)
  return color === null ? {} : { color }
}

/** Letters that are not filled may still be drawn by their outline, which is not followed: only clear colors say something. */
function withFill(value: string): Declarations {
  const fill = parseColor(value)
  return fill === null ? {} : { fill }
}

/** What attributes of SVG say as properties would; any rule of a style sheet is above them. */
export function drawingAttributes(attributes: Readonly<Record<string, string>>): Declarations {
  const known = ['fill', 'fill-opacity', 'opacity', 'display', 'visibility'].flatMap((name) => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
    return value === undefined ? [] : [`${name}:${value.replaceAll(';', ' ')}`]
  })
  return parseDeclarations(known.join(';')).usual
}

function transform(value: string): Declarations {
  if (/scale[xy]?\(0(?:[\s,)]|\.0)/.test(value)) return { clipped: true }
  const moved = [...value.matchAll(/translate(?:x|y|3d)?\(([^()]{1,80})\)/g)]
  return { offPage: moved.some(([, by = '']) => by.split(',').some((each) => isBeside(each))) }
}

/** A box without height or width shows its words all the same, unless what overflows is cut. */
function cutsAll(css: string): boolean {
  const hides = /(?:^|;)\s*overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i.test(css)
  return hides && /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px|em|rem|pt|%)?\s*(?:;|!|$)/i.test(css)
}
