/** English words that turn what follows them around. Data only; the rules that read them are in polarity.ts. */
import type { SectionKind } from '../model/document.ts'
import type { Polarity } from '../model/evidence.ts'

/** A cue rules over what follows it up to the end of its clause, and over a whole enumeration. */
export interface Cue {
  readonly cue: RegExp
  readonly polarity: Polarity
  /** Characters after the cue, in its clause, that it rules over. */
  readonly reach: number
  /** The highest level that what it rules over can prove; only of affirmed ones. */
  readonly atMost: 1 | 2 | 3
  /** Words that end its rule before the clause does; null for none. */
  readonly until: RegExp | null
  /** Sections in which it means something else. */
  readonly notIn: ReadonlySet<SectionKind>
}

type Rest = Partial<Pick<Cue, 'until' | 'notIn'>>

export const negated = (reach: number, cue: RegExp, { until = NOT_NEGATED, notIn = NOWHERE }: Rest = {}): Cue => ({
  ...{ cue, polarity: 'negated', reach, atMost: 3, until, notIn },
})
export const hoped = (reach: number, cue: RegExp, { until = OWN_SKILL, notIn = NOWHERE }: Rest = {}): Cue => ({
  ...{ cue, polarity: 'hoped', reach, atMost: 3, until, notIn },
})
export const weak = (atMost: 1 | 2, reach: number, cue: RegExp, { until = null, notIn = NOWHERE }: Rest = {}): Cue => ({
  ...{ cue, polarity: 'affirmed', reach, atMost, until, notIn },
})

const NOWHERE: ReadonlySet<SectionKind> = new Set()

/** "never a day without Python", "nothing but R": two negatives. */
const NOT_NEGATED = /\b(?:without|except|unless|other than|ohne|sauf|salvo)\b/i

/** "I hope to bring my experience in EEG to MEG": what is brought is there, and where it is brought is not. */
const OWN_SKILL =
  /(?:\b(?:appl|bring|us|contribut|shar|leverag|offer|put|employ|combin|draw|build|transfer)\w* (?:on )?my\b|\byears of\b|\bm(?:on|a|es) (?:competences?|experience|connaissances)\b|\bmi experiencia\b|\bmeine (?:erfahrung|kenntnisse))(?:(?! (?:to|into|zu) ).)*$/i

/** A negative preposition rules over its noun and not over what that was for: "Python instead of MATLAB for EEG". */
export const NOUN_ONLY =
  /(?<!\b(?:need|access|recourse|regard|besoin|necesidad)) (?:for|to|on|in|during|when|while|using|with|by|via|across|I|we|pour|avec|sous|en|lors|nous|je|fur|bei|mit|wir|ich|para|con|por)\b|\bd'|\b(?:without|except)\b/

/** Doing something under this name is the work itself: "currently studying EEG responses of infants". */
const DOING: ReadonlySet<SectionKind> = new Set(['work', 'research', 'projects'])

/** Verbs and adjectives by which a person tells a skill. "The filter did not fit the EEG data" tells none. */
const SKILL =
  '(?:use[ds]?|using|work(?:ed|ing)?|know|known|have|had|learn(?:ed|t)?|code|coded|program(?:med)?|write|written|speak|touch(?:ed)?|hold|own|possess|need(?:ed)?|involved?|included?|required?|experienced?|familiar|proficient|fluent|trained|versed|taught|taken|studied|study|run|tried|handled?|recorded|analy[sz]ed?|applied|collected|acquired|practi[sc]ed|published|presented|chance|opportunity)'

/** Tried in order; every expression is global, and the text is normalized. */
export const ENGLISH_CUES: readonly Cue[] = [
  // "no experience with A, B or C" rules over the enumeration, however long
  negated(
    240,
    /\b(?:no(?! (?:lack|shortage|little))|not any|without(?: any)?|lack(?:s|ing)?(?: of)?|never had|limited|do not have|don't have|have no|zero|less|little) (?:\w+[- ]){0,3}?(?:experience|knowledge|background|training|expertise|skills?|exposure|familiarity)\b/gi,
  ),
  negated(160, /\b(?:know|knows|knew) (?:nothing|little)\b/gi),
  negated(90, /\b(?:am|'m) not\b(?! (?:only|just|un\w+|inexperienced|without))/gi),
  negated(
    90,
    new RegExp(
      String.raw`(?:\b(?:have|has|had|is|are|was|were|did|do|does|been|can|could|will|would)|'ve) (?:not|never)\b(?! (?:only|just)) (?:\w+ ){0,2}?${SKILL}\b|\bcannot\b (?:\w+ ){0,2}?${SKILL}\b|n't\b(?! (?:only|just)) (?:\w+ ){0,2}?${SKILL}\b`,
      'gi',
    ),
  ),
  // a bare "no" or "not" seldom reaches far, and "no difference between EEG and MEG" is a result
  negated(
    40,
    /\b(?:no(?! [\w-]+ than\b| (?:[\w-]+ ){0,2}(?:differences?|effects?|evidence|improvements?|changes?|relation\w*|associations?|loss|gain|correlations?|bias|artifacts?|interactions?|impact|influence)\b)|never|neither|nor)\b(?! (?:only|just|solo|solamente|doubt|later|lack|shortage|stranger|more than|less than|fewer|longer))/gi,
  ),
  negated(40, /\b(?:without|rather than|instead of|other than|except|as opposed to)\b/gi, { until: NOUN_ONLY }),
  // "EEG, not MEG"
  negated(6, /\bnot\b(?! (?:only|just|un\w+|without|inexperienced|to mention|limited)\b)/gi),
  hoped(
    200,
    /\b(?:would (?:like|love)|hope|hoping|want|wish|eager|keen|excited|plan|planning|aim|aspire|willing|intend|look(?:ing)? forward|looking|ready|about|goal is|goal would be|will be|dream is|opportunity|motivated|hungry) to\b(?! (?:understand|know|show|find out|answer|explain)\b)|\bopen to (?:learn|work|us)ing\b/gi,
  ),
  hoped(160, /\b(?:I|we) (?:will|would|shall|propose to)\b/gi),
  hoped(
    160,
    /\b(?:currently|now|still|just (?:started|began)|beginning|started) (?:\w+ )?(?:learning|teaching myself|taking a course|enrolled)\b|\b(?:am|'m) learning\b|(?:^|[.;,(] ?)learning(?:(?=\s*:)| to\b)|\bself-studying\b|(?:^|[.;,(:] ?)to learn\b/gi,
  ),
  hoped(160, /\b(?:currently|now) studying\b/gi, { notIn: DOING }),
  hoped(160, /\b(?:interested|(?:strong|keen|growing|great) interest|curious|excited|fascinated) (?:in|about|by)\b/gi),
  hoped(
    160,
    /\b(?:future (?:work|research|plans?|directions?)|in the future|planned (?:thesis|dissertation|project|research|work|visit|internship|phd)|proposed project)\b/gi,
  ),
  hoped(120, /\b(?:seeking|looking for|applying for|position (?:using|in|as))\b/gi),
  hoped(
    60,
    /\b(?:aspiring|transition(?:ing)? (?:in)?to|pivoting to|moving into|breaking into|career change (?:in)?to)\b/gi,
  ),
  // what one is only acquainted with is a mention
  weak(
    1,
    120,
    /\b(?:familiar(?:ity|i[sz]ed)? with|exposure to|exposed to|basic (?:knowledge|skills?|understanding|command|use) (?:of|in|with)|basics of|beginner(?:'s)? (?:in|at|with|level)|introduced to|introductory|rudimentary|some knowledge of|first experiences? (?:with|in)|awareness of|attended|audited|shadowed|observed)\b/gi,
  ),
  weak(1, 1, /(?:^|[.,;:(] ?)basic\b/gi),
  weak(1, 60, /\breplac(?:ed|ing)\b/gi, { until: /\b(?:with|by)\b/i }),
  // who helped has done it, and the output is another's
  weak(2, 120, /\b(?:assist(?:ed|ing|ance)?|help(?:ed|ing))\b/gi),
]

/** Where a clause ends: the cue before it no longer rules. */
export const CLAUSE_END =
  /[;:]|\b(?:but|however|although|though|whereas|while|because|mais|cependant|toutefois|aber|sondern|jedoch|obwohl|pero|sino|aunque)\b|, ?(?:yet|so)\b|,\s*(?:(?:and )?(?:I|we|my|he|she|they)\b|(?:have|has|am|was|worked|developed|built|used)\b|(?:je|j'|nous|ich|wir|yo)\b)|[(-] ?(?:I|we)\b|\band (?:I|we) |\b(?:and|but) (?:have|has|am|is|was|built|developed)\b/i

/** A negative before a negative: "not without experience", "no lack of". Tested on what stands before a negating cue. */
export const TURNED_BACK = /(?:\b(?:not|never|no|nothing|cannot|hardly|nicht|jamais|nunca)|n't)(?: [\w']+){0,4} $/i

/** After the hit: "Python: beginner", "I read R, I do not write it", "EEG: none", "MATLAB beherrsche ich nicht". */
export const TAKEN_BACK: readonly {
  readonly cue: RegExp
  readonly polarity: Polarity
  readonly why: string
  /** The highest level it can prove; only of affirmed ones. */
  readonly atMost?: 1
}[] = [
  {
    cue: /^\s*[:(-]\s*(?:none|no experience|no(?=\s*(?:$|[.;,)]))|keine|aucune?|ninguna?)\b/i,
    polarity: 'negated',
    why: 'followed by "none"',
  },
  { cue: /^,? (?:but )?I (?:do|have|did) (?:not|never)\b/i, polarity: 'negated', why: 'taken back right after' },
  {
    cue: new RegExp(
      String.raw`^(?: \w+){0,2} (?:was|were|is|are|has been|have been) (?:not|never) (?:yet )?(?:my|part|${SKILL})\b`,
      'i',
    ),
    polarity: 'negated',
    why: 'taken back right after',
  },
  {
    cue: /^(?: \w+){0,3} (?:nicht|nie)\b(?![ -](?:nur|invasiv))/i,
    polarity: 'negated',
    why: 'taken back right after',
  },
  {
    // what was only heard of, or is yet to come
    cue: /^\s*[:(-]\s*(?:(?:absolute )?(?:beginner|debutant|anfanger|principiante)\b.{0,24}\b(?:workshop|course|tutorial|class|cours|kurs|curso|learning)\b|learning\b|(?:yet )?to (?:be )?learn(?:ed|t)?\b)/i,
    polarity: 'hoped',
    why: 'only a beginner',
  },
  {
    // who rates a language among others says that they use it, if little
    cue: /^\s*[:(-]\s*(?:absolute )?(?:beginner|debutant|anfanger|principiante|basics?|basic knowledge|novice|notions|grundkenntnisse|elementary)\b/i,
    polarity: 'affirmed',
    why: 'as a beginner',
    atMost: 1,
  },
]

/** Courses and degrees that are not over. */
export const UNDER_WAY =
  /\b(?:ongoing|in progress|week \d+ of \d+|currently (?:enrolled|taking|auditing)|en cours|laufend|en curso)\b/i

/** A course that is not over, in whatever section it stands. */
export const COURSE_UNDER_WAY =
  /\b(?:course|courses|class|classes|certificate|speciali[sz]ation|bootcamp|mooc|formation|kurs|curso)\b.{0,60}\b(?:in progress|ongoing|en cours|laufend|en curso)\b|\bcurrently (?:taking|enrolled in|attending|auditing) (?:a |an |the )?(?:\w+ ){0,3}(?:course|class|speciali[sz]ation|bootcamp|mooc)\b/i
