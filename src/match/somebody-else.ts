/** What a clause says of somebody else: advisors, employers, suppliers, colleagues, the posting. Tables, tried in order. */
import type { SectionKind } from '../model/document.ts'
import { CLAUSE_END } from './polarity-cues.ts'

/** A passage that begins so, or from where it says so, is about somebody else. */
export const OTHERS: readonly { readonly cue: RegExp; readonly why: string }[] = [
  {
    cue: /^\W*(?:thesis |phd |doctoral |academic |research |faculty )?(?:co-?)?(?:advis[oe]rs?|supervisors?|mentors?|referees?|references?|committee(?: members?)?|examiners?|jury|directeurs?(?: de these)?|directrice|directora|tutora?|encadrants?|betreuer(?:in)?)\b[^.]{0,12}[:(-]/i,
    why: 'about an advisor or referee',
  },
  {
    cue: /\b(?:the ideal candidate|the successful candidate|we are (?:seeking|looking for)|you (?:will|should) have|you will (?:work|be|join|develop|use|learn)\b|job description|requirements:|qualifications required|ihr profil|wir suchen|nous recherchons|se requiere)/i,
    why: 'words of a posting',
  },
]

/** Lines of a teaching section that speak of the students' work, unless they say that something was taught. */
const STUDENTS_WORK =
  /\b(?:thes[ei]s|dissertations?|supervis\w+|advis\w+|mentor\w+|committee|encadr\w+|memoires?|betreu\w+|\w*arbeit|tesis|tutorias?|direccion)\b/i
const STUDENTS = /\b(?:students?|candidates?|etudiants?|studierende\w*|alumnos?)\b/i
const TAUGHT = /\b(?:taught|teach\w*|lectur\w+|instructor|courses?|class(?:es)?|workshops?|tutorials?|labs?)\b/i

export function isStudentsWork(passage: string): boolean {
  return STUDENTS_WORK.test(passage) || (STUDENTS.test(passage) && !TAUGHT.test(passage))
}

/** Whose work is not the person's own. */
const STRANGER =
  '(?:suppliers?|vendors?|manufacturers?|clients?|customers?|competitors?|contractors?|students?|interns?|trainees?|colleagues?|collaborators?|co-?workers?|co-?authors?|advis[oe]rs?|supervisors?|professors?|mentors?|predecessors?|compan(?:y|ies)|firms?|employers?)'

/** Whose work may well be the person's, if not by these words. */
const OWN_GROUP = '(?:teams?|groups?|labs?|laborator(?:y|ies)|departments?|institutes?|units?)'

/** Words between whose it is and what it is: no new action may begin. */
const NOUNS = String.raw`(?:(?!(?:to|and|with|using|in|for|by|from|where|who)\b)[\w-]+ ){0,5}`

const PERSON = String.raw`\b(?:Prof(?:essor|esseur|\.ssa|a)?|Dra?|Pr)\b\.? [^();]{2,50}?`

/** Two to four words with a capital, initials among them. */
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}`

/** What the person did to it makes it theirs: "rewrote the supplier's library", "analyzed my advisor's recordings". */
const OWN_DOING =
  /\b(?:re-?)?(?:analy[sz]|preprocess|process|wrote|writ(?:e|ing)|maintain|extend|develop|implement|refactor|debug|improv|train|fit|build|built|model|optimi[sz]|migrat|automat|adapt|design|creat|lead|led|manag|us(?:ed|ing))\w*|\bport(?:ed|ing)\b/i

/** What one has founded is one's own. */
const FOUNDED =
  /\b(?:found(?:ed|er|ing)|start(?:ed|ing) (?:a|my|our)|launched|own(?:ed|er)|ceo|cto|fonde|gegrundet|fundador)/i

/** What the clause before the hit ends with when what follows is not the person's work. */
const OF_OTHERS: readonly {
  readonly cue: RegExp
  readonly polarity: 'other' | 'affirmed'
  readonly why: string
  /** Words earlier in the passage with which it is the person's after all; null for none. */
  readonly unless: RegExp | null
}[] = [
  {
    // "Dr. B. Kent (EEG laboratory": the bracket speaks of the name before it
    cue: new RegExp(`${PERSON}\\([^)]*$`, 'u'),
    polarity: 'other',
    why: 'about the person named before',
    unless: null,
  },
  {
    cue: new RegExp(
      `${PERSON}, (?:an? |the |his |her )?(?:[\\w-]+ ){0,2}(?:experts?|professor|chair|head|leader|director|specialist|pioneer|authority)\\b[^.;]{0,60}$`,
      'u',
    ),
    polarity: 'other',
    why: 'about the person named before',
    unless: null,
  },
  {
    // "in the lab of Robert Roe, PhD", "supervised by A. Byron, PhD": the degree is of the name before it
    cue: new RegExp(
      String.raw`\b(?:(?:[Ll]ab(?:orator(?:y|ies))?|[Gg]roup|[Oo]ffice|[Ss]upervision|[Gg]uidance|[Mm]entorship|[Dd]irection) of|(?:[Ss]upervised|[Aa]dvised|[Mm]entored|[Dd]irected|[Ll]ed) by|[Uu]nder) (?:(?:Prof|Dr)\.? )?${NAME}, ?$`,
      'u',
    ),
    polarity: 'other',
    why: 'about the person named before',
    unless: null,
  },
  {
    cue: new RegExp(String.raw`\b${STRANGER}(?:'s|(?<=s)') ${NOUNS}$`, 'i'),
    polarity: 'other',
    why: "somebody else's",
    unless: OWN_DOING,
  },
  {
    cue: new RegExp(
      String.raw`(?:^|[.;] ?)(?:the|our|my) (?:[\w-]+ )?${OWN_GROUP}(?:'s|(?<=s)') ${NOUNS}(?:(?:is|was|are|were|uses?|used) (?:[\w-]+ ){0,3})?$`,
      'i',
    ),
    polarity: 'affirmed',
    why: "the group's",
    unless: null,
  },
  {
    // "ACME is a leading company in", "a provider of", "a startup that develops"
    cue: /\b(?:compan(?:y|ies)|start-?ups?|firms?|providers?|vendors?|suppliers?|manufacturers?|makers?|consultanc(?:y|ies)|corporations?|retailers?|societe|entreprise|firma|unternehmen|empresa),? (?:(?:in|of|for) (?:(?!(?:with|using|by|on|as|where|and)\b)[\w-]+ ){0,1}|(?:that|which|who) (?:[\w-]+ ){1,4}|(?:speciali[sz]\w+|focus\w+|active|dedicated|working|developing|offering|providing|selling|building) (?:(?:in|on|to) )?(?:[\w-]+ ){0,2}|die auf |specialisee? (?:en|dans) |especializada en )$/i,
    polarity: 'other',
    why: "an employer's description",
    unless: FOUNDED,
  },
  {
    // "my colleague wrote the", "the company builds"
    cue: new RegExp(
      String.raw`(?:^|[.;,(] ?|\b(?:while|and|but) )(?:my|the|a|an|our|another|other) (?:[\w-]+ )?(?:${STRANGER}|postdocs?|engineers|developers|programmers) (?:also |then )?(?:(?!(?:and|is|was)\b)(?:\w+(?:ed|s)|wrote|built|ran|made|did|use|write|build|work|run|develop|train))\b[^.;,]{0,80}$`,
      'i',
    ),
    polarity: 'other',
    why: 'somebody else did it',
    unless: null,
  },
  {
    cue: /\b(?:engineers|developers|programmers|analysts|students|colleagues|people|staff|postdocs|clinicians|someone|somebody|candidates?|applicants?) (?:who|that) (?:[\w-]+ ){0,4}$|\b(?:someone|somebody|candidates?|applicants?) with (?:[\w-]+ ){0,4}$/i,
    polarity: 'other',
    why: 'about other people',
    unless: null,
  },
]

/** After the hit: "was written in Python by a colleague". */
const DONE_BY = new RegExp(
  String.raw`^[^.;,]{0,40} by (?:an?|the|my|our|another) (?:[\w-]+ )?(?:${STRANGER}|postdocs?|third part(?:y|ies))\b`,
  'i',
)

/** After the hit: "machine learning consultancy". */
const EMPLOYER = /^ (?:\w+ )?(?:consultancy|company|start-?up|firm|provider|vendor|supplier|manufacturer)\b(?!')/i

/** Sections in which a title before a name is the person's own. */
const ABOUT_SELF: ReadonlySet<SectionKind> = new Set(['basics', 'summary'])

/** Characters before a hit that are looked at. */
const reach = 160

export interface SomebodyElse {
  readonly polarity: 'other' | 'affirmed'
  readonly why: string
}

/**
 * Whose the words at a hit are, if not the person's; `affirmed` where they may be theirs, and prove a mention.
 *
 * @param before the end of the passage up to the hit
 * @param after what follows the hit
 */
export function somebodyElses(before: string, after: string, kind: SectionKind): SomebodyElse | null {
  if (DONE_BY.test(after)) return { polarity: 'other', why: 'done by somebody else' }
  if (ABOUT_SELF.has(kind)) return null
  if (EMPLOYER.test(after) && !FOUNDED.test(before)) return { polarity: 'other', why: "an employer's description" }
  const near = before.slice(-reach)
  for (const { cue, polarity, why, unless } of OF_OTHERS) {
    const found = cue.exec(near)
    if (found === null || unless?.test(before.slice(0, before.length - near.length + found.index))) continue
    if (!CLAUSE_END.test(withoutStart(found[0]))) return { polarity, why }
  }
  return null
}

/** A clause may begin right where the match does. */
function withoutStart(match: string): string {
  return match.replace(/^[.;,(]? ?(?:while|and|but)? ?/i, '')
}

/** An author's affiliation in brackets is no title. */
export function isAffiliation(before: string): boolean {
  return /\((?:[^()]*\b)?(?:department|institutes?|institut|instituto|cent(?:er|re)|laborator(?:y|ies)|labs?|faculty|school|university|chair) (?:[\w-]+ ){0,5}$/i.test(
    before.slice(-reach),
  )
}
