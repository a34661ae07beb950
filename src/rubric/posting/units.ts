/** A posting's text → its headings, list items and sentences. */
import { foldQuotes } from './fold-quotes.ts'

export interface Unit {
  /** On one line. */
  readonly text: string
  readonly isHeading: boolean
  readonly isItem: boolean
}

const ITEM = /^\s*(?:[-*•●▪◦‣–]|\d{1,2}[.)])\s+/

/** Characters of a posting that are read: a hundred pages. What comes after is no posting. */
export const postingLimit = 300_000

/** Characters of a sentence that are read, and sentences of a posting: of longer ones nobody reads the rest. */
const sentenceLimit = 1500
const unitLimit = 1000

/** Headings, list items and sentences; lines that only wrap are joined. */
export function unitsOf(posting: string): Unit[] {
  const paragraphs = foldQuotes(posting.slice(0, postingLimit))
    .split(/\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*•●▪◦‣–]|\d{1,2}[.)])[^\S\n]+)|(?<=:)[^\S\n]*\n/)
    .flatMap((part) => (/^\s*#/.test(part) ? part.split('\n') : [part]))
  return paragraphs.slice(0, unitLimit).flatMap((paragraph): Unit[] => {
    const isItem = ITEM.test(paragraph)
    const text = paragraph.replace(ITEM, '').replace(/\s+/g, ' ').trim()
    if (text === '') return []
    if (!isItem && isHeadingText(text)) return [{ text: text.replace(/:$/, ''), isHeading: true, isItem }]
    return sentencesOf(text).map((sentence) => ({ text: sentence, isHeading: false, isItem }))
  })
}

function isHeadingText(text: string): boolean {
  return /^#/.test(text) || (text.length <= 60 && !/[.!?;,]$/.test(text) && text.split(' ').length <= 7)
}

/** At a period before a capital; `e.g.` and `i.e.` end none. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!\b(?:e\.g|i\.e|etc|vs|Dr|Prof|approx)\.)\s+(?=[\p{Lu}"'(])/u)
    .filter((each) => each !== '')
    .slice(0, unitLimit)
    .map((each) => (each.length > sentenceLimit ? each.slice(0, sentenceLimit).replace(/\s+\S*$/, '') : each))
}
