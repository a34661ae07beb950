/** How a run of Word text is set: what one `w:rPr` says, and what the layers of styles come to. */
import type { Font, HiddenReason } from '../../../model/document.ts'
import { isLost, parseColor, white } from '../contrast.ts'
import { isNarrowPercent } from '../paper.ts'

/** Null is "not said here": the layer below decides. */
export interface RunProperties {
  readonly fontName: string | null
  readonly sizePt: number | null
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly color: string | null
  /** Behind the words: a color, `unknown` for a pattern, `none`. */
  readonly ground: Ground | null
  /** Painted over that ground. */
  readonly marker: Ground | null
  readonly vanish: boolean | null
  /** Width of the letters in percent of the usual. */
  readonly scalePercent: number | null
  /** The effect whose fill the next fill is: `w14:textFill`, `w14:textOutline`. */
  readonly effect: string | null
  /** A color over `color`; `none` leaves the letters empty. */
  readonly fill: string | null
  /** The letters have an edge that shows whatever they are filled with. */
  readonly outlined: boolean | null
}

/** A color as hex digits, `none` where nothing is painted, `unknown` where it cannot be told. */
export type Ground = string

export const noRunProperties: RunProperties = {
  fontName: null,
  sizePt: null,
  bold: null,
  italic: null,
  color: null,
  ground: null,
  marker: null,
  vanish: null,
  scalePercent: null,
  effect: null,
  fill: null,
  outlined: null,
}

type Attributes = Readonly<Record<string, string>>

/** Theme font names by `major` and `minor`. */
export type ThemeFonts = Readonly<Record<string, string>>

/** Words smaller than this are there for machines, not for people. */
const tinyBelowPt = 3

const isOn = (attributes: Attributes): boolean => !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? '1')

/** Word's own names of the colors of its marker. */
const MARKERS: Readonly<Record<string, Ground>> = {
  black: '000000',
  blue: '0000ff',
  cyan: '00ffff',
  green: '00ff00',
  magenta: 'ff00ff',
  red: 'ff0000',
  yellow: 'ffff00',
  white: 'ffffff',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'c0c0c0',
}

/** What a `w:shd` paints. */
export function groundOf(attributes: Attributes): Ground {
  const pattern = attributes['w:val'] ?? 'clear'
  if (pattern === 'nil') return 'none'
  const color = attributes[pattern === 'solid' ? 'w:color' : 'w:fill']
  if (pattern !== 'clear' && pattern !== 'solid') return 'unknown'
  if (color !== undefined && parseColor(color) !== null) return color
  return pattern === 'solid' || attributes['w:themeFill'] ? 'unknown' : 'none'
}

/** The paper's color by its name in the theme, where the color itself is not given. */
const PAPER = /^(?:background1|light1|bg1|lt1)$/

function colorOf(attributes: Attributes): string | null {
  const color = attributes['w:val'] ?? null
  return (color === null || color === 'auto') && PAPER.test(attributes['w:themeColor'] ?? '') ? 'ffffff' : color
}

const READERS: Readonly<Record<string, (attributes: Attributes, theme: ThemeFonts) => Partial<RunProperties>>> = {
  'w:rFonts': (a, theme) => ({ fontName: a['w:ascii'] ?? themeFont(a['w:asciiTheme'], theme) ?? a['w:hAnsi'] ?? null }),
  'w:sz': (a) => ({ sizePt: Number.parseFloat(a['w:val'] ?? '') / 2 || null }),
  'w:b': (a) => ({ bold: isOn(a) }),
  'w:i': (a) => ({ italic: isOn(a) }),
  'w:color': (a) => ({ color: colorOf(a) }),
  'w:shd': (a) => ({ ground: groundOf(a) }),
  'w:highlight': (a) => ({ marker: a['w:val'] === 'none' ? 'none' : (MARKERS[a['w:val'] ?? ''] ?? 'unknown') }),
  'w:vanish': (a) => ({ vanish: isOn(a) }),
  'w:w': (a) => ({ scalePercent: Number.parseFloat(a['w:val'] ?? '') || null }),
}

/** Percent of transparency from which letters cannot be made out. */
const clearFrom = 95_000

/** Fills of Word 2010 and later, which overrule the color. */
const FILLS: Readonly<Record<string, (attributes: Attributes) => Partial<RunProperties>>> = {
  'w14:noFill': () => ({ fill: 'none' }),
  'w14:srgbClr': (a) => ({ fill: a['w14:val'] ?? null }),
  'w14:schemeClr': (a) => ({ fill: PAPER.test(a['w14:val'] ?? '') ? 'ffffff' : null }),
  'w14:alpha': (a) => (Number.parseFloat(a['w14:val'] ?? '') >= clearFrom ? { fill: 'none' } : {}),
}

const EFFECTS = /^w14:(?:textFill|textOutline|glow|shadow|reflection|props3d|scene3d)$/

function learnEffect(run: RunProperties, name: string, attributes: Attributes): RunProperties {
  if (EFFECTS.test(name)) return { ...run, effect: name }
  if (run.effect === 'w14:textOutline' && /^w14:(?:solid|grad)Fill$/.test(name)) return { ...run, outlined: true }
  if (run.effect !== 'w14:textFill' || !Object.hasOwn(FILLS, name)) return run
  return { ...run, ...FILLS[name]?.(attributes) }
}

/** A run with what one element below its `w:rPr` adds; unknown ones add nothing. */
export function learnRun(run: RunProperties, name: string, attributes: Attributes, theme: ThemeFonts): RunProperties {
  if (name.startsWith('w14:')) return learnEffect(run, name, attributes)
  return Object.hasOwn(READERS, name) ? { ...run, ...READERS[name]?.(attributes, theme) } : run
}

function themeFont(reference: string | undefined, theme: ThemeFonts): string | null {
  if (reference === undefined) return null
  return theme[reference.startsWith('major') ? 'major' : 'minor'] ?? null
}

/** The upper layer where it says something, else the lower one. */
export function over(upper: RunProperties, lower: RunProperties): RunProperties {
  return {
    fontName: upper.fontName ?? lower.fontName,
    sizePt: upper.sizePt ?? lower.sizePt,
    bold: upper.bold ?? lower.bold,
    italic: upper.italic ?? lower.italic,
    color: upper.color ?? lower.color,
    ground: upper.ground ?? lower.ground,
    marker: upper.marker ?? lower.marker,
    vanish: upper.vanish ?? lower.vanish,
    scalePercent: upper.scalePercent ?? lower.scalePercent,
    effect: null,
    fill: upper.fill ?? (upper.color === null ? lower.fill : null),
    outlined: upper.outlined ?? lower.outlined,
  }
}

/** Word's own defaults where nothing is said. */
export function fontOf(run: RunProperties): Font {
  return {
    name: run.fontName ?? 'Times New Roman',
    sizePt: run.sizePt ?? 10,
    bold: run.bold ?? false,
    italic: run.italic ?? false,
  }
}

/** Why nobody sees this run, or null. @param ground painted behind it, or null for the paper */
export function hiddenReason(run: RunProperties, ground: Ground | null): HiddenReason | null {
  if (run.vanish) return 'styled-hidden'
  if ((run.sizePt ?? tinyBelowPt) < tinyBelowPt || isNarrowPercent(run.scalePercent ?? 100)) return 'tiny'
  if (run.outlined) return null
  if (run.fill === 'none') return 'transparent'
  const color = parseColor(run.fill ?? run.color ?? 'auto')
  const behind = ground === null ? white : parseColor(ground)
  return color !== null && behind !== null && isLost(color, behind) ? 'no-contrast' : null
}
