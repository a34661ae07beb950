/** A posting's text → what each sentence is: a condition, a wish, a task, or about something else. */
import { type Unit, unitsOf } from './units.ts'

/** `must` is a condition, `wish` adds where it is met, `duty` is what the work will be, `about` everything else. */
export type Strength = 'must' | 'wish' | 'duty' | 'about'

export interface Statement {
  /** The sentence or list item as written, on one line. */
  readonly text: string
  readonly strength: Strength
}

export interface PostingText {
  /** The first heading or the first short line, as written; null when there is none. */
  readonly heading: string | null
  /** In the order of the posting; boilerplate left out. */
  readonly statements: readonly Statement[]
}

/** Said of what only adds. Tried first: “not required” holds a word of the other kind. */
const WISH =
  /\b(?:not (?:strictly )?(?:required|necessary|essential|a requirement)|ideal(?:ly)?(?! (?:position|opportunity|place|job|role|career))|prefer(?:red|ably|ence)|desir(?:ed|able)|favou?r(?:ed|abl[ey])|an? (?:strong |big |definite )?(?:plus|asset|advantage|bonus)|nice to have|beneficial|advantageous|welcome|optional(?:ly)?|would be (?:great|helpful|good))\b/i

/** Said of what is asked of everybody. */
const MUST =
  /\b(?:must|requir(?:ed|es|ement|ements)|mandatory|essential|minimum|at least|needs? to|needed|(?:you|we) need|should (?:have|be|hold|possess)|seek(?:s|ing)? (?:an? )?(?:candidate|applicant|person|someone|people|individual)s?|(?:you|candidates?|applicants?) (?:will )?(?:have|hold|possess|bring)|demonstrable|proven|proficien(?:t|cy)|ability to|experience (?:with|in|working|of|using)|knowledge of|degree in|fluen(?:t|cy))\b/i

/** Said of what the person will do. What will be done to an application is no task. */
const DUTY =
  /\b(?:you(?:'ll| will)(?: also)? (?!be (?:asked|required|considered|contacted|paid|offered)|have|need|bring|receive|get)[a-z]+|responsib(?:le|ilit)\w*|duties|in this (?:role|position|job)|the (?:[a-z-]+ ){1,4}(?:will|is expected to) (?!be (?:asked|required|considered|contacted|paid|offered|filled)|have|need|possess|hold|receive)[a-z]+|the (?:role|job|position|post|work) (?:involves?|includes?|covers?|consists?)|tasks?|day[- ]to[- ]day)\b/i

/** What stands under a heading, by the first row that fits. */
const HEADINGS: readonly { readonly words: RegExp; readonly under: Strength | 'boilerplate' }[] = [
  {
    words: /^(?:preferred|desired|desirable|nice to haves?|bonus|additional|a plus|ideally)\b.{0,40}$/i,
    under: 'wish',
  },
  {
    words:
      /^(?:(?:minimum|basic|required|key|essential|your|our|job|candidate|person|the) )*(?:qualifications?|requirements?|skills|criteria|experience|education|what you(?:'ll| will)? (?:bring|need|have)|what we(?:'re| are)? (?:look|seek|expect|need|ask)\w*|who (?:you are|we(?:'re| are) looking for)|you (?:have|bring|are|offer)|profile|specification|must haves?|about you)\b.{0,40}$/i,
    under: 'must',
  },
  {
    words:
      /^(?:about us|about (?:the|our) (?:company|team|employer|organi[sz]ation|firm|agency|group|studio|client)|who we are|our (?:company|mission|values|team|story|offer)|what we offer|we offer|(?:the )?(?:benefits|perks|package|compensation|salary|pay)|why (?:join|work|us)|how to apply|to apply|applications?|equal|diversity|contact|location|deadline)\b/i,
    under: 'boilerplate',
  },
  {
    words:
      /^(?:(?:key|main|core|primary|principal|typical|your|the|job|major|essential) )*(?:responsibilit|dut(?:y|ies)\b|tasks?\b|what you(?:'ll| will) (?:do|be)|role\b|the work\b|work\b|day[- ]to[- ]day|in this role|scope\b|activities\b|functions?\b|accountabilities)/i,
    under: 'duty',
  },
]

/** About the employer, the offer or the way to apply: nothing that an applicant has. */
const BOILERPLATE =
  /\b(?:equal opportunity|without regard to|accommodation|benefits|salary|insurance|vacation|paid time|how to apply|to apply|please (?:send|submit|email)|cover letter|inquiries|deadline|background check|vaccin|affirmative action|click|https?:|www\.|visa sponsorship|our (?:mission|team|company|values)|about us|we (?:offer|provide|have|are an?|maintain|work)|founded in)\b/i

/** The same, but for words that are also those of tasks: “plan staff vacation”, “support our team”. */
const OFFER =
  /\b(?:equal opportunity|without regard to|affirmative action|to apply|please (?:send|submit|email)|we offer)\b/i

/** @param posting plain text or Markdown */
export function readPosting(posting: string): PostingText {
  const units = unitsOf(posting)
  let under: Strength | 'boilerplate' | null = null
  const statements = units.flatMap((unit): Statement[] => {
    if (unit.isHeading) {
      under = underHeading(unit.text)
      return []
    }
    const strength = strengthOf(unit, under)
    return strength === null ? [] : [{ text: unit.text, strength }]
  })
  return { heading: titleLine(units), statements }
}

function underHeading(heading: string): Strength | 'boilerplate' | null {
  const plain = heading.replace(/^[#*_\s]+|[*_\s]+$/g, '')
  return HEADINGS.find(({ words }) => words.test(plain))?.under ?? null
}

/** Null for boilerplate. */
function strengthOf({ text, isItem }: Unit, under: Strength | 'boilerplate' | null): Strength | null {
  if (under === 'boilerplate') return null
  if (under === 'duty') return OFFER.test(text) ? null : WISH.test(text) ? 'wish' : 'duty'
  if (BOILERPLATE.test(text)) return null
  if (under === 'wish' || WISH.test(text)) return 'wish'
  if (MUST.test(text) || under === 'must') return 'must'
  return isItem || DUTY.test(text) ? 'duty' : 'about'
}

/** Words of a heading over what is no title. */
function titleLine(units: readonly Unit[]): string | null {
  const [first] = units
  if (first === undefined) return null
  const heading = units.slice(0, 4).find((unit) => unit.isHeading && underHeading(unit.text) === null)
  return heading?.text.replace(/^[#*_\s]+|[*_\s]+$/g, '') ?? null
}
