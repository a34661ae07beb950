/** Characters that no program draws and that can spell words: kept apart from the text, and decoded for the report. */
import type { HiddenText } from '../model/document.ts'
import type { RawLine, RawPage, RawSpan } from './contract.ts'

/** Plane 14 holds tags and supplementary variation selectors alone; its first surrogate tells whether any is there. */
const planeMark = '\udb40'

/** Flags of regions are a black flag with tags after it, and a Han character may have one variation selector: both are seen. */
const SEEN_OR_SMUGGLED =
  /(\u{1f3f4}[\u{e0020}-\u{e007f}]+|\p{Script=Han}[\u{e0100}-\u{e01ef}])|[\u{e0000}-\u{e0fff}]+/gu

/**
 * The pages without such characters, and what they spell.
 *
 * @see Unicode Technical Standard #51, Annex C, on tags; the Unicode Standard, chapter 23.4, on variation selectors
 */
export function withoutSmuggled(pages: readonly RawPage[]): {
  readonly pages: readonly RawPage[]
  readonly hidden: readonly HiddenText[]
} {
  if (!pages.some((page) => page.lines.some(hasMark))) return { pages, hidden: [] }
  const hidden: HiddenText[] = []
  const cleaned = pages.map((page, index) => ({
    ...page,
    lines: page.lines.flatMap((line) => {
      if (!hasMark(line)) return [line]
      let spelled = ''
      const spans = line.spans.map((span): RawSpan => {
        const text = span.text.replace(SEEN_OR_SMUGGLED, (found, seen: string | undefined) => {
          if (seen === undefined) spelled += spell(found)
          return seen ?? ''
        })
        return { ...span, text }
      })
      const number = page.width === null ? null : index + 1
      if (spelled !== '') hidden.push({ reason: 'invisible', text: spelled, page: number, bbox: line.bbox })
      return isBlank(spans) && line.starts === null ? [] : [{ ...line, spans }]
    }),
  }))
  return { pages: cleaned, hidden }
}

function hasMark({ spans }: RawLine): boolean {
  return spans.some(({ text }) => text.includes(planeMark))
}

function isBlank(spans: readonly RawSpan[]): boolean {
  return spans.every(({ text }) => text.trim() === '')
}

/** Tags are ASCII moved up; variation selectors are used as the bytes of UTF-8, moved up by 16 of them. */
function spell(characters: string): string {
  let text = ''
  let bytes: number[] = []
  const flush = () => {
    text += new TextDecoder().decode(Uint8Array.from(bytes))
    bytes = []
  }
  for (const character of characters) {
    const code = (character.codePointAt(0) ?? 0) - 0xe0000
    if (code >= 0x100 && code <= 0x1ef) {
      bytes.push(code - 0x100 + 16)
      continue
    }
    flush()
    if (code >= 0x20 && code < 0x7f) text += String.fromCodePoint(code)
  }
  flush()
  return text
}
