/** The tables in front of an RTF file: fonts, styles and colors by the numbers that its words go by. */
import type { Color } from '../contrast.ts'
import { CHARSETS } from './control-words.ts'

/** Characters of a table that are looked at. */
const tableLimit = 200_000

function tableOf(name: 'fonttbl' | 'stylesheet', source: string): string {
  const start = source.indexOf(`{\\${name}`)
  return start < 0 ? '' : source.slice(start, start + tableLimit)
}

/** Font number → the encoding of its letters, where it is not that of the file. */
export function findFontEncodings(source: string): ReadonlyMap<number, string> {
  const fonts = tableOf('fonttbl', source).matchAll(/\\f(\d{1,5})(?=[\\ ;])[^{};]{0,200}?\\fcharset(\d{1,3})/g)
  return new Map(
    [...fonts].flatMap(([, font, charset]) => {
      const encoding = CHARSETS[Number(charset)]
      return encoding === undefined ? [] : [[Number(font), encoding] as const]
    }),
  )
}

/** Style number → outline level from 0, for the styles called `heading 1` and so on. */
export function findHeadingStyles(source: string): ReadonlyMap<number, number> {
  const named = tableOf('stylesheet', source).matchAll(/\{\\s(\d{1,4})\b[^{};]{0,1000}[ ]heading (\d);/gi)
  return new Map([...named].map(([, style, level]) => [Number(style), Number(level) - 1]))
}

/** Kind, number and what it says. */
const STYLE = /\{(?:\\\*)?\\(cs|s)(\d{1,4})\b([^{};]{0,1000})/g

/** Styles based on styles are followed this far. */
const styleDepth = 10

/**
 * `s` or `cs` and its number, of each style that hides its words by itself or by the style it is based on. Writers repeat
 * what a style says where it is used; some do not, and their programs hide the words all the same.
 */
export function findHiddenStyles(source: string): ReadonlySet<string> {
  const styles = new Map<string, { readonly hides: boolean | null; readonly base: string }>()
  for (const [, kind = '', number = '', body = ''] of tableOf('stylesheet', source).matchAll(STYLE)) {
    // The first says what a style is: what begins like it further down uses it.
    if (styles.has(`${kind}${number}`)) continue
    const hidden = /\\v(0?)(?![a-z\d])/.exec(body)?.[1]
    const base = /\\sbasedon(\d{1,4})/.exec(body)?.[1] ?? ''
    styles.set(`${kind}${number}`, { hides: hidden === undefined ? null : hidden === '', base: `${kind}${base}` })
  }
  const isHidden = (name: string, depth: number): boolean => {
    const style = styles.get(name)
    if (style === undefined || depth > styleDepth) return false
    return style.hides ?? isHidden(style.base, depth + 1)
  }
  return new Set([...styles.keys()].filter((name) => isHidden(name, 0)))
}

/** The colors by number; null where it is left to the program that shows the file. */
export function findColors(source: string): (Color | null)[] {
  const start = source.indexOf('{\\colortbl')
  const table = start < 0 ? '' : source.slice(start, source.indexOf('}', start)).slice(0, 20_000)
  return table.split(';').map((entry) => {
    const part = (name: string) => Number(new RegExp(`\\\\${name}(\\d{1,3})`).exec(entry)?.[1] ?? 0)
    return /\\(?:red|green|blue)\d/.test(entry) ? [part('red'), part('green'), part('blue'), 1] : null
  })
}
