import { expect, test } from 'vitest'
import { colorOf } from '../../src/report/marked/colors.ts'
import { style } from '../../src/report/renderers/html/style.ts'

/** WCAG 2.2, relative luminance of a color such as `#fff` or `#1d1c1a`. */
function luminance(color: string): number {
  const hex = color.length === 4 ? [...color.slice(1)].map((digit) => digit + digit).join('') : color.slice(1)
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

const TEXT_ON = [
  ...['ink', 'muted', 'link', 'warn'].flatMap((text) => [`${text} paper`, `${text} faint`]),
  ...[
    'ink needpaper',
    'muted needpaper',
    'ink warnpaper',
    'muted warnpaper',
    'on1 l1',
    'on2 l2',
    'on3 l3',
    'onmark mark',
    ...Array.from({ length: 8 }, (_, index) => `onmark c${index}`),
  ],
]
const MARKS_ON = ['strong', 'possible', 'weak', 'unread', 'l3'].map((mark) => `${mark} paper`)

test.each(['light', 'dark', 'print'])('text in %s colors meets WCAG AA, 4.5 to 1, and marks 3 to 1', (scheme) => {
  const block =
    [...style.matchAll(/:root\{([^}]*--paper[^}]*)\}/gu)][['light', 'dark', 'print'].indexOf(scheme)]?.[1] ?? ''
  const colors = new Map([...block.matchAll(/--(\w+):(#\w+)/gu)].map(([, name, color]) => [name!, color!]))
  const below = (pairs: readonly string[], least: number) =>
    pairs.filter((pair) => {
      const [front, back] = pair.split(' ')
      return contrast(colors.get(front!)!, colors.get(back!)!) < least
    })
  expect([below(TEXT_ON, 4.5), below(MARKS_ON, 3)]).toEqual([[], []])
})

test('a criterion has one color in the packet, on its pages and in marked copies', () => {
  const shades = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  const spots = [...style.matchAll(/\.spot\.c\d\{color:(#\w{6})\}/gu)].map(([, color = '']) => shades(color))
  const [, light = ''] = /:root\{([^}]*--paper[^}]*)\}/u.exec(style) ?? []
  const words = [...light.matchAll(/--c\d:(#\w{6})/gu)].map(([, color = '']) => shades(color))
  const nearest = (color: readonly number[]) => {
    // By hue: words are marked in paler colors.
    const tone = (each: readonly number[]) => each.map((shade) => shade - Math.max(...each))
    const distances = Array.from({ length: 8 }, (_, index) => {
      const [a, b] = [tone(color), tone(colorOf(index))].map((each) => each.map((shade) => shade / -Math.min(...each)))
      return Math.hypot(...(a ?? []).map((shade, at) => shade - (b?.[at] ?? 0)))
    })
    return distances.indexOf(Math.min(...distances))
  }
  expect(spots.map(nearest)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(words.map(nearest)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})
