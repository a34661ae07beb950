/** Where sentences end, in text full of initials and abbreviations. */
import type { TextRange } from '../model/document.ts'

/** A period after one of these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|Dra?|Prof|Profa|Pr|Mr|Mrs|Ms|St|al|e\.g|i\.e|cf|vs|approx|Fig|Eq|No|Vol|pp|Univ|Dept|Inc|Ltd|Ph|M\.?Sc|B\.?Sc|Jr|Sr)$/u

const END = /[.!?;]["')\]]?\s+(?=["'(]?[\p{Lu}\p{N}])|\s[•▪◦●■]\s/gu

/** The sentences of one block; offsets into `text`, together covering `range` but for white space. */
export function splitSentences(text: string, range: TextRange): TextRange[] {
  const body = text.slice(range.start, range.end)
  const sentences: TextRange[] = []
  let start = 0
  for (const match of body.matchAll(END)) {
    const endsWithAbbreviation =
      match[0].startsWith('.') && ABBREVIATION.test(body.slice(Math.max(0, match.index - 12), match.index))
    if (endsWithAbbreviation) continue
    const end = match.index + match[0].length
    sentences.push({ start: range.start + start, end: range.start + end })
    start = end
  }
  if (body.slice(start).trim() !== '') sentences.push({ start: range.start + start, end: range.end })
  return sentences
}
