/** Whether a passage only names things: a list stays a mention wherever it stands. */
import { isStopword } from '../text/stopwords.ts'

const SEPARATOR = /[,;|·•▪●]|\s[/&]\s|\s-\s|\s{3,}/g
const LABEL = /^[^:]{2,40}:\s*/

/** Words that open a list of names. */
const LIST_LABEL =
  /^(?:(?:computer |technical |programming |software |hard |other |relevant |key |core )*(?:skills?|tools?|technolog(?:y|ies)|languages?|software|frameworks?|libraries|packages|environments?|keywords?|stack|platforms?|databases?|methods?|techniques?|competenc(?:e|y|ies)|expertise|proficien(?:t|cy)(?: in)?|programming|coding|os|operating systems?|coursework|courses|outils?|logiciels?|langages?|langues?|programmation|informatique|kenntnisse|sprachen|technologies used|tech))\b[^:]{0,24}:/i

/** Verbs in the past tense or -ing form at the start of a statement. Bounded, so that no word makes it slow. */
const STATEMENT =
  /\b(?:I|we|my|our)\b|\b\p{L}{3,40}(?:ed|ing)\b (?:a|an|the|and|of|for|in|on|to|new|novel|with|from|using|\p{L}{1,40}s)\b/u

/** A role or degree says from when to when; its employer's name must not decide whether it is a list. */
const DATE_RANGE =
  /\b(?:19|20)\d\d\)? ?(?:-|to|bis) ?\(?(?:\p{L}{3,9}\.? )?(?:(?:19|20)\d\d|present|now|today|current|ongoing|heute|aujourd)/iu

/** Items a row of names has at least; two names may be any sentence. */
const itemCountLimit = 3

/** Words an item has on average at most. */
const wordsPerItemLimit = 3.2

/** True for a row of names: `Python, R, MATLAB`, `Tools: git, Docker`. Any script, at most a few hundred characters. */
export function isBareList(passage: string): boolean {
  const text = passage.trim()
  if (LIST_LABEL.test(text)) return !STATEMENT.test(text.replace(LABEL, ''))
  if (DATE_RANGE.test(text)) return false
  const items = text
    .replace(LABEL, '')
    .split(SEPARATOR)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  const words = items.flatMap((item) => item.split(/\s+/))
  if (items.length < itemCountLimit || words.length / items.length > wordsPerItemLimit) return false
  const functionWords = words.filter((word) => isStopword(word.toLowerCase()) && !/^(?:and|or|et|und|y)$/i.test(word))
  return functionWords.length / words.length < 0.12 && !STATEMENT.test(text)
}

/** How many items a row of names has. */
export function itemCount(passage: string): number {
  return passage.split(SEPARATOR).length
}
