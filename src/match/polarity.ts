/** Whether a hit speaks for the person: affirmed, negated, hoped for, or about somebody else. */
import type { Polarity } from '../model/evidence.ts'
import { firstTokenFrom, type Passage, type Reading } from './reading.ts'

export interface PolarityReason {
  readonly polarity: Polarity
  /** For a person to read; empty when affirmed. */
  readonly why: string
}

const AFFIRMED: PolarityReason = { polarity: 'affirmed', why: '' }

/** A cue rules over what follows it up to the end of its clause, and over a whole enumeration. */
interface Cue {
  readonly cue: RegExp
  readonly polarity: Polarity
  /** Characters of the clause, after the cue, that it rules over. */
  readonly reach: number
}

const CUES: readonly Cue[] = [
  // Said of skills: rules over the enumeration that follows, however long.
  {
    cue: /\b(?:no|not any|without(?: any)?|lack(?:s|ing)?(?: of)?|never had|little to no|limited|do not have|don't have|have no|zero|less|little) (?:\w+[- ]){0,3}?(?:experience|knowledge|background|training|expertise|skills?|exposure|familiarity)\b/gi,
    polarity: 'negated',
    reach: 240,
  },
  {
    cue: /\b(?:have|has|had|am|is|was|did|do|does|been) (?:not|never)\b(?! only)|\b(?:haven't|hasn't|didn't|don't|isn't|am not)\b/gi,
    polarity: 'negated',
    reach: 90,
  },
  {
    cue: /\b(?:no|never|neither|nor|without|rather than|instead of|other than|except)\b(?! (?:only|doubt|later|longer just))/gi,
    polarity: 'negated',
    reach: 40,
  },
  {
    cue: /\b(?:keine?|ohne) (?:\w+ )?(?:erfahrung|kenntnisse)|\b(?:aucune?|sans) (?:\w+ )?(?:experience|connaissance)|\bsin experiencia/gi,
    polarity: 'negated',
    reach: 160,
  },
  {
    cue: /\b(?:would (?:like|love)|hope|hoping|want|wish|eager|keen|excited|plan|planning|aim|aspire|willing|intend|looking forward|ready|able) to (?:\w+ ){0,2}?(?:learn|study|explore|apply|work|use|gain|develop|acquire|extend|expand|start|move|get|join|contribute|combine|bring)\b/gi,
    polarity: 'hoped',
    reach: 200,
  },
  {
    cue: /\b(?:currently|now|still|just (?:started|began)|beginning|started) (?:\w+ ){0,1}?(?:learning|studying|teaching myself|taking a course|self-studying)\b|\blearning to\b|\bself-studying\b|\bto learn\b/gi,
    polarity: 'hoped',
    reach: 160,
  },
  {
    cue: /\b(?:interested|(?:strong|keen|growing|great) interest|curious|fascinated) (?:in|about|by)\b/gi,
    polarity: 'hoped',
    reach: 160,
  },
  {
    cue: /\b(?:future (?:work|research|plans?|directions?)|in the future|planned|proposed project)\b/gi,
    polarity: 'hoped',
    reach: 160,
  },
  {
    cue: /\bj'aimerais\b|\bsouhaite (?:apprendre|me former)|\bmochte\b.{0,30}\blernen\b/gi,
    polarity: 'hoped',
    reach: 120,
  },
]

/** Somebody else is spoken of. */
const OTHERS: readonly { readonly cue: RegExp; readonly why: string }[] = [
  {
    cue: /^(?:\W*)(?:thesis |phd |doctoral |academic |research |faculty )?(?:co-?)?(?:advis[oe]rs?|supervisors?|mentors?|referees?|references?|committee(?: members?)?|examiners?|jury|directeurs?(?: de these)?|directrice|encadrants?|betreuer(?:in)?)\b[^.]{0,12}[:(-]/i,
    why: 'about an advisor or referee',
  },
  {
    cue: /\b(?:the ideal candidate|the successful candidate|we are (?:seeking|looking for)|you (?:will|should) have|job description|requirements:|qualifications required)\b/i,
    why: 'words of a posting',
  },
]

/** Lines of a teaching section that speak of the students' work. */
const STUDENTS_WORK = /\b(?:students?|candidates?|thes[ei]s|dissertations?|supervis\w+|advis\w+|mentor\w+|committee)\b/i

/** Courses are mentions once they are over. */
const IN_PROGRESS_SECTIONS: ReadonlySet<string> = new Set(['certificates', 'education', 'interests'])
const UNDER_WAY = /\b(?:ongoing|in progress|week \d+ of \d+|currently enrolled)\b/i

/** After the hit: "Python: beginner", "I read R, I do not write it", "EEG: none". */
const TAKEN_BACK: readonly { readonly cue: RegExp; readonly polarity: Polarity; readonly why: string }[] = [
  { cue: /^\s*(?:[:(-]\s*)(?:none|no experience|keine|aucune?)\b/i, polarity: 'negated', why: 'followed by "none"' },
  { cue: /^,? (?:but )?I (?:do|have|did) (?:not|never)\b/i, polarity: 'negated', why: 'taken back right after' },
  {
    cue: /^\s*(?:[:(-]\s*)(?:beginner|absolute beginner|debutant|anfanger|learning)\b/i,
    polarity: 'hoped',
    why: 'only a beginner',
  },
]

/** Where a clause ends: the cue before it no longer rules. */
const CLAUSE_END =
  /[;:]|\b(?:but|however|although|though|whereas|while)\b|, ?yet\b|,\s*(?:(?:and )?(?:I|we|my|he|she|they)\b|(?:have|has|am|was|worked|developed|built|used)\b)|\band (?:I|we) |\b(?:and|but) (?:have|has|am|is|was|built|developed)\b/i

/** The polarity of a hit at normalized offsets. */
export function polarityOf(
  reading: Reading,
  passage: Passage,
  hit: { readonly start: number; readonly end: number },
): PolarityReason {
  if (reading.quoted[firstTokenFrom(reading.tokens, hit.start)] === 1)
    return { polarity: 'other', why: 'words of the posting' }
  if (passage.section.kind === 'references') return { polarity: 'other', why: 'in the references' }
  const text = reading.normalized.text.slice(passage.range.start, passage.range.end)
  const at = hit.start - passage.range.start
  const before = text.slice(0, at)
  const others = OTHERS.find((each) => each.cue.test(text) && text.search(each.cue) <= at)
  if (others !== undefined && !isPublished(passage)) return { polarity: 'other', why: others.why }
  if (isPublished(passage)) return AFFIRMED
  const student = passage.section.kind === 'teaching' && STUDENTS_WORK.test(text)
  if (student) return { polarity: 'other', why: "a student's work" }
  if (IN_PROGRESS_SECTIONS.has(passage.section.kind) && UNDER_WAY.test(text))
    return { polarity: 'hoped', why: 'still under way' }
  const after = text.slice(hit.end - passage.range.start, hit.end - passage.range.start + 40)
  const taken = TAKEN_BACK.find(({ cue }) => cue.test(after))
  if (taken !== undefined) return { polarity: taken.polarity, why: taken.why }
  return ruledBy(before) ?? AFFIRMED
}

/** Titles are not claims: "No effect of fMRI noise" is a paper about fMRI. */
function isPublished(passage: Passage): boolean {
  return passage.section.kind === 'publications' || passage.section.kind === 'talks'
}

function ruledBy(before: string): PolarityReason | null {
  for (const { cue, polarity, reach } of CUES) {
    for (const match of before.matchAll(cue)) {
      const between = before.slice(match.index + match[0].length)
      if (between.length <= reach && !CLAUSE_END.test(between)) return { polarity, why: `after "${match[0].trim()}"` }
    }
  }
  return null
}
