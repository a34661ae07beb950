/** A posting's text → the sentences that ask something of an applicant. */
import { foldQuotes } from './fold-quotes.ts'

/** `must` is a condition, `wish` adds where it is met. */
export type Strength = 'must' | 'wish'

export interface Requirement {
  /** The sentence or list item as written, on one line. */
  readonly text: string
  readonly strength: Strength
}

/** Said of what only adds. Tried first: “not required” holds a word of the other kind. */
const WISH =
  /\b(?:not (?:strictly )?(?:required|necessary|essential|a requirement)|ideal(?:ly)?|prefer(?:red|ably|ence)|desir(?:ed|able)|favou?r(?:ed|abl[ey])|an? (?:strong )?(?:plus|asset|advantage|bonus)|nice to have|beneficial|advantageous|welcome|optional(?:ly)?|would be (?:great|helpful|good))\b/i

/** Said of what is asked of everybody. */
const MUST =
  /\b(?:must|requir(?:ed|es|ement|ements)|mandatory|essential|minimum|at least|need(?:s|ed)?|should (?:have|be|hold|possess)|seek(?:s|ing)? (?:an? )?(?:candidate|applicant|person|someone|people|individual)s?|(?:you|candidates?|applicants?) (?:will )?(?:have|hold|possess|bring)|demonstrable|proven|proficien(?:t|cy)|ability to|experience (?:with|in|working|of|using)|knowledge of|degree in|fluen(?:t|cy))\b/i

/** Headings above lists of requirements, and those that end them. */
const HEADING_MUST =
  /^(?:#+\s*)?(?:minimum |basic |required |key |essential )?(?:qualifications|requirements|skills|criteria|what you(?:'ll)? (?:bring|need)|who you are|your profile|must haves?)\b.{0,30}$/i
const HEADING_WISH = /^(?:#+\s*)?(?:preferred|desired|desirable|nice to have|bonus|additional)\b.{0,40}$/i

/** About the employer, the offer or the way to apply: nothing that an applicant has. */
const BOILERPLATE =
  /\b(?:equal opportunity|without regard to|accommodation|benefits|salary|insurance|vacation|paid time|how to apply|to apply|please (?:send|submit|email)|cover letter|inquiries|deadline|background check|vaccin|affirmative action|click|visa sponsorship|our (?:mission|team|company|values)|about us|we (?:offer|provide|have|are an?|maintain|work)|founded in)\b/i

/**
 * Requirement sentences in the order of the posting.
 *
 * @param posting plain text or Markdown
 */
export function findRequirements(posting: string): Requirement[] {
  let under: Strength | null = null
  return unitsOf(posting).flatMap(({ text, isHeading, isItem }): Requirement[] => {
    if (isHeading) {
      under = HEADING_WISH.test(text) ? 'wish' : HEADING_MUST.test(text) ? 'must' : null
      return []
    }
    const strength = strengthOf(text) ?? (isItem ? under : null)
    return strength === null || BOILERPLATE.test(text) ? [] : [{ text, strength: under === 'wish' ? 'wish' : strength }]
  })
}

function strengthOf(sentence: string): Strength | null {
  if (WISH.test(sentence)) return 'wish'
  return MUST.test(sentence) ? 'must' : null
}

interface Unit {
  readonly text: string
  readonly isHeading: boolean
  readonly isItem: boolean
}

const ITEM = /^\s*(?:[-*•●▪◦‣–]|\d{1,2}[.)])\s+/

/** Headings, list items and sentences; lines that only wrap are joined. */
function unitsOf(posting: string): Unit[] {
  const paragraphs = foldQuotes(posting)
    .split(/\n\s*\n|\n(?=\s*(?:[-*•●▪◦‣–]|\d{1,2}[.)])\s+)|(?<=:)\s*\n/)
    .flatMap((part) => (/^\s*#/.test(part) ? part.split('\n') : [part]))
  return paragraphs.flatMap((paragraph): Unit[] => {
    const isItem = ITEM.test(paragraph)
    const text = paragraph.replace(ITEM, '').replace(/\s+/g, ' ').trim()
    if (text === '') return []
    if (!isItem && isHeadingText(text)) return [{ text: text.replace(/:$/, ''), isHeading: true, isItem }]
    return sentencesOf(text).map((sentence) => ({ text: sentence, isHeading: false, isItem }))
  })
}

function isHeadingText(text: string): boolean {
  return /^#/.test(text) || (text.length <= 60 && !/[.!?]$/.test(text) && text.split(' ').length <= 7)
}

/** At a period before a capital; `e.g.` and `i.e.` end none. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])(?<!\b(?:e\.g|i\.e|etc|vs|Dr|Prof|approx)\.)\s+(?=[\p{Lu}"'(])/u)
    .filter((each) => each !== '')
}
