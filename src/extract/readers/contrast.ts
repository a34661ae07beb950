/** Whether a text color can be told from what lies behind it. */

/** Red, green, blue, opacity: 0 to 255, opacity 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, opacity: number]

export const white: Color = [255, 255, 255, 1]

const NAMED: Readonly<Record<string, Color>> = {
  white,
  black: [0, 0, 0, 1],
  snow: [255, 250, 250, 1],
  ivory: [255, 255, 240, 1],
  whitesmoke: [245, 245, 245, 1],
  ghostwhite: [248, 248, 255, 1],
  aliceblue: [240, 248, 255, 1],
  azure: [240, 255, 255, 1],
  floralwhite: [255, 250, 240, 1],
  honeydew: [240, 255, 240, 1],
  lavenderblush: [255, 240, 245, 1],
  lightyellow: [255, 255, 224, 1],
  mintcream: [245, 255, 250, 1],
  oldlace: [253, 245, 230, 1],
  seashell: [255, 245, 238, 1],
  transparent: [0, 0, 0, 0],
}

/** Black on white is 21, equal colors are 1; below this the words cannot be made out, as in PDFs. */
const visibleContrast = 1.25

/** A CSS, DOCX (`FFFFFF`) or ODF (`#ffffff`) color, or null when it is none of the simple forms; of names black and those near white are known, of `hsl` white alone. */
export function parseColor(value: string): Color | null {
  const text = value.trim().toLowerCase()
  if (Object.hasOwn(NAMED, text)) return NAMED[text] ?? null
  const hex = /^#?([0-9a-f]{6}(?:[0-9a-f]{2})?|[0-9a-f]{3,4})$/.exec(text)?.[1]
  if (hex !== undefined) {
    const full = `${hex.length < 6 ? hex.replace(/./g, '$&$&') : hex}ff`
    const [red = 0, green = 0, blue = 0, opacity = 0] = [0, 2, 4, 6].map((at) =>
      Number.parseInt(full.slice(at, at + 2), 16),
    )
    return [red, green, blue, opacity / 255]
  }
  if (/^hsla?\([^()]{1,40}[\s,]100%[^()]{0,20}\)$/.test(text)) return white
  const parts = /^rgba?\(([^()]{1,60})\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .filter(Boolean)
  const numbers =
    parts?.map((each, index) => Number.parseFloat(each) * (each.endsWith('%') ? (index < 3 ? 2.55 : 0.01) : 1)) ?? []
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return null
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1]
}

/** True when words of this color on this background cannot be seen. */
export function isLost(text: Color, background: Color): boolean {
  const shown = mixed(text, background)
  const [light, dark] = [luminance(shown), luminance(background)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < visibleContrast
}

/** A see-through color as it looks on what is behind it. */
function mixed([red, green, blue, opacity]: Color, ground: Color): Color {
  const mix = (above: number, below: number) => above * opacity + below * (1 - opacity)
  return [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2]), 1]
}

/** @see WCAG 2.2, relative luminance */
function luminance([red, green, blue]: Color): number {
  const linear = [red, green, blue].map((each) => {
    const part = each / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
}
