/** How a run of Word text is set: what one `w:rPr` says, and what the layers of styles come to. */
import type { Font, HiddenReason } from '../../../model/document.ts'
import { isLost, parseColor, white } from '../contrast.ts'

/** Null is "not said here": the layer below decides. */
export interface RunProperties {
  readonly fontName: string | null
  readonly sizePt: number | null
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly color: string | null
  readonly shaded: boolean | null
  readonly vanish: boolean | null
}

export const noRunProperties: RunProperties = {
  fontName: null,
  sizePt: null,
  bold: null,
  italic: null,
  color: null,
  shaded: null,
  vanish: null,
}

type Attributes = Readonly<Record<string, string>>

/** Theme font names by `major` and `minor`. */
export type ThemeFonts = Readonly<Record<string, string>>

/** Words smaller than this are there for machines, not for people. */
const tinyBelowPt = 3

const isOn = (attributes: Attributes): boolean => !['0', 'false', 'off', 'none'].includes(attributes['w:val'] ?? '1')

/** True when a `w:shd` paints something other than white. */
export function paints(attributes: Attributes): boolean {
  const pattern = attributes['w:val'] ?? 'clear'
  const fill = parseColor(attributes['w:fill'] ?? 'auto')
  return (
    (fill !== null && !isLost(fill, white)) ||
    !['clear', 'nil'].includes(pattern) ||
    Boolean(attributes['w:themeFill'] && fill === null)
  )
}

const READERS: Readonly<Record<string, (attributes: Attributes, theme: ThemeFonts) => Partial<RunProperties>>> = {
  'w:rFonts': (a, theme) => ({ fontName: a['w:ascii'] ?? themeFont(a['w:asciiTheme'], theme) ?? a['w:hAnsi'] ?? null }),
  'w:sz': (a) => ({ sizePt: Number.parseFloat(a['w:val'] ?? '') / 2 || null }),
  'w:b': (a) => ({ bold: isOn(a) }),
  'w:i': (a) => ({ italic: isOn(a) }),
  'w:color': (a) => ({ color: a['w:val'] ?? null }),
  'w:shd': (a) => ({ shaded: paints(a) }),
  'w:highlight': (a) => ({ shaded: a['w:val'] !== 'none' && a['w:val'] !== 'white' }),
  'w:vanish': (a) => ({ vanish: isOn(a) }),
}

/** What one child of `w:rPr` adds; other children add nothing. */
export function readRunProperty(name: string, attributes: Attributes, theme: ThemeFonts): Partial<RunProperties> {
  return Object.hasOwn(READERS, name) ? (READERS[name]?.(attributes, theme) ?? {}) : {}
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
    shaded: upper.shaded ?? lower.shaded,
    vanish: upper.vanish ?? lower.vanish,
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

/** Why nobody sees this run on white paper, or null. */
export function hiddenReason(run: RunProperties): HiddenReason | null {
  if (run.vanish) return 'styled-hidden'
  if (run.sizePt !== null && run.sizePt < tinyBelowPt) return 'tiny'
  const color = run.color === null ? null : parseColor(run.color)
  return color !== null && !run.shaded && isLost(color, white) ? 'no-contrast' : null
}
