/** The color that ink shows on its ground, and how well it can be told from it. */

/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

export const white: Rgb = [255, 255, 255]

/** Of `#rrggbb`; null for patterns, pictures and no paint. */
export function colorOf(fill: string): Rgb | null {
  if (!fill.startsWith('#')) return null
  const value = Number.parseInt(fill.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** Of ground and ink, each 0 to 1. Modes that are not here look much like `Normal` on paper. */
const BLENDS: Readonly<Record<string, (ground: number, ink: number) => number>> = {
  multiply: (ground, ink) => ground * ink,
  screen: (ground, ink) => ground + ink - ground * ink,
  overlay: (ground, ink) => (ground <= 0.5 ? 2 * ground * ink : 1 - 2 * (1 - ground) * (1 - ink)),
  darken: Math.min,
  lighten: Math.max,
  'color-dodge': (ground, ink) => (ground === 0 ? 0 : ground >= 1 - ink ? 1 : ground / (1 - ink)),
  'color-burn': (ground, ink) => (ground === 1 ? 1 : 1 - ground >= ink ? 0 : 1 - (1 - ground) / ink),
  difference: (ground, ink) => Math.abs(ground - ink),
  exclusion: (ground, ink) => ground + ink - 2 * ground * ink,
}

/**
 * @param mode as the engine names it, after CSS
 * @see ISO 32000-1, 11.3.5 (blend modes) and 11.3.6 (how opacity mixes)
 */
export function blended(
  ink: Rgb,
  ground: Rgb,
  { alpha, mode }: { readonly alpha: number; readonly mode: string },
): Rgb {
  const blend = Object.hasOwn(BLENDS, mode) ? BLENDS[mode] : undefined
  if (blend === undefined && alpha === 1) return ink
  const mix = (below: number, above: number) => {
    const shown = blend === undefined ? above : 255 * blend(below / 255, above / 255)
    return below + (shown - below) * alpha
  }
  return [mix(ground[0], ink[0]), mix(ground[1], ink[1]), mix(ground[2], ink[2])]
}

/** 1 for equal colors, 21 for black on white. @see W3C, Web Content Accessibility Guidelines 2.1 */
export function contrast(a: Rgb, b: Rgb): number {
  const [one, other] = [luminance(a), luminance(b)]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** Of whole numbers of a channel, which nearly all are: to raise to a power was a third of telling what is hidden. */
const LINEAR = Array.from({ length: 256 }, (_, channel) => linearOf(channel))

function linear(channel: number): number {
  return Number.isInteger(channel) ? (LINEAR[channel] ?? linearOf(channel)) : linearOf(channel)
}

function linearOf(channel: number): number {
  const share = channel / 255
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
