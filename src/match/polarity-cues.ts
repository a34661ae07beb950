/** Words that turn what follows them around. Data only; the rules that read them are in polarity.ts. */
import type { Polarity } from '../model/evidence.ts'

/** A cue rules over what follows it up to the end of its clause, and over a whole enumeration. */
export interface Cue {
  readonly cue: RegExp
  readonly polarity: Polarity
  /** Characters after the cue, in its clause, that it rules over. */
  readonly reach: number
  /** The highest level that what it rules over can prove; only of affirmed ones. */
  readonly atMost: 1 | 3
}

const negated = (reach: number, cue: RegExp): Cue => ({ cue, polarity: 'negated', reach, atMost: 3 })
const hoped = (reach: number, cue: RegExp): Cue => ({ cue, polarity: 'hoped', reach, atMost: 3 })
const weak = (reach: number, cue: RegExp): Cue => ({ cue, polarity: 'affirmed', reach, atMost: 1 })

/** Tried in order; every expression is global, and the text is normalized. */
export const CUES: readonly Cue[] = [
  // "no experience with A, B or C" rules over the enumeration, however long
  negated(
    240,
    /\b(?:no|not any|without(?: any)?|lack(?:s|ing)?(?: of)?|never had|limited|do not have|don't have|have no|zero|less|little) (?:\w+[- ]){0,3}?(?:experience|knowledge|background|training|expertise|skills?|exposure|familiarity)\b/gi,
  ),
  negated(160, /\b(?:know|knows|knew) (?:nothing|little)\b/gi),
  negated(90, /\b(?:have|has|had|am|is|was|did|do|does|been) (?:not|never)\b(?! only)|n't\b(?! only)/gi),
  // a bare "no" or "not" seldom reaches far
  negated(
    40,
    /\b(?:no|never|neither|nor|without|rather than|instead of|other than|except)\b(?! (?:only|doubt|later))/gi,
  ),
  negated(
    160,
    /\b(?:keine?|ohne) (?:\w+ )?(?:erfahrung|kenntnisse)|\b(?:aucune?|sans) (?:\w+ )?(?:experience|connaissance)/gi,
  ),
  negated(160, /\bsin experiencia|\bsem experiencia/gi),
  hoped(
    200,
    /\b(?:would (?:like|love)|hope|hoping|want|wish|eager|keen|excited|plan|planning|aim|aspire|willing|intend|looking forward|ready) to\b/gi,
  ),
  hoped(160, /\b(?:I|we) (?:will|would|shall|propose to)\b/gi),
  hoped(
    160,
    /\b(?:currently|now|still|just (?:started|began)|beginning|started) (?:\w+ )?(?:learning|studying|teaching myself|taking a course)\b|\blearning to\b|\bself-studying\b|\bto learn\b/gi,
  ),
  hoped(160, /\b(?:interested|(?:strong|keen|growing|great) interest|curious|fascinated) (?:in|about|by)\b/gi),
  hoped(160, /\b(?:future (?:work|research|plans?|directions?)|in the future|planned|proposed project)\b/gi),
  hoped(120, /\b(?:seeking|looking for|applying for|position (?:using|in|as))\b/gi),
  hoped(120, /\bj'aimerais\b|\bsouhaite (?:apprendre|me former)|\bmochte\b.{0,30}\blernen\b|\bme gustaria\b/gi),
  // what one is only acquainted with is a mention
  weak(
    120,
    /\b(?:familiar(?:ity)? with|exposure to|exposed to|basic(?: knowledge)? (?:of|in)?|introductory|notions (?:of|de)|some knowledge of|awareness of|attended|audited|shadowed)\b/gi,
  ),
]

/** Where a clause ends: the cue before it no longer rules. */
export const CLAUSE_END =
  /[;:]|\b(?:but|however|although|though|whereas|while)\b|, ?yet\b|,\s*(?:(?:and )?(?:I|we|my|he|she|they)\b|(?:have|has|am|was|worked|developed|built|used)\b)|\band (?:I|we) |\b(?:and|but) (?:have|has|am|is|was|built|developed)\b/i

/** After the hit: "Python: beginner", "I read R, I do not write it", "EEG: none". */
export const TAKEN_BACK: readonly { readonly cue: RegExp; readonly polarity: Polarity; readonly why: string }[] = [
  { cue: /^\s*[:(-]\s*(?:none|no experience|keine|aucune?)\b/i, polarity: 'negated', why: 'followed by "none"' },
  { cue: /^,? (?:but )?I (?:do|have|did) (?:not|never)\b/i, polarity: 'negated', why: 'taken back right after' },
  {
    cue: /^\s*[:(-]\s*(?:absolute )?(?:beginner|debutant|anfanger|learning)\b/i,
    polarity: 'hoped',
    why: 'only a beginner',
  },
]

/** A passage that begins so is about somebody else. */
export const OTHERS: readonly { readonly cue: RegExp; readonly why: string }[] = [
  {
    cue: /^\W*(?:thesis |phd |doctoral |academic |research |faculty )?(?:co-?)?(?:advis[oe]rs?|supervisors?|mentors?|referees?|references?|committee(?: members?)?|examiners?|jury|directeurs?(?: de these)?|directrice|encadrants?|betreuer(?:in)?)\b[^.]{0,12}[:(-]/i,
    why: 'about an advisor or referee',
  },
  {
    cue: /\b(?:the ideal candidate|the successful candidate|we are (?:seeking|looking for)|you (?:will|should) have|job description|requirements:|qualifications required)\b/i,
    why: 'words of a posting',
  },
]

/** Lines of a teaching section that speak of the students' work. */
export const STUDENTS_WORK =
  /\b(?:students?|candidates?|thes[ei]s|dissertations?|supervis\w+|advis\w+|mentor\w+|committee)\b/i

/** Courses and degrees that are not over. */
export const UNDER_WAY = /\b(?:ongoing|in progress|week \d+ of \d+|currently enrolled)\b/i
