/** Whether a hit speaks for the person: affirmed, negated, hoped for, or about somebody else. */
import type { SectionKind } from '../model/document.ts'
import type { Polarity } from '../model/evidence.ts'
import { CLAUSE_END, COURSE_UNDER_WAY, type Cue, TAKEN_BACK, TURNED_BACK, UNDER_WAY } from './polarity-cues.ts'
import { ANY_CUE, CUES } from './polarity-cues-abroad.ts'
import { firstFrom, type Passage, type Reading } from './reading.ts'
import { isAffiliation, isStudentsWork, OTHERS, somebodyElses } from './somebody-else.ts'

export interface PolarityReason {
  readonly polarity: Polarity
  /** For a person to read; empty when nothing turns it around. */
  readonly why: string
  /** The highest level it can prove. */
  readonly atMost: 1 | 2 | 3
}

const AFFIRMED: PolarityReason = { polarity: 'affirmed', why: '', atMost: 3 }

/** Titles are not claims: "No effect of fMRI noise" is a paper about fMRI. */
const TITLES: ReadonlySet<SectionKind> = new Set(['publications', 'talks'])

/** Sections whose entries may be under way. */
const COURSES: ReadonlySet<SectionKind> = new Set(['certificates', 'education', 'interests'])

/** Characters before a hit in which a cue that rules over it begins: the farthest reach, and the longest cue. */
const farthestCue = Math.max(...CUES.map((cue) => cue.reach)) + 160

/** The polarity of a hit. `hit` and `passage.range` are offsets into the normalized text. */
export function polarityOf(
  reading: Reading,
  passage: Passage,
  hit: { readonly start: number; readonly end: number },
): PolarityReason {
  const { kind } = passage.section
  if (reading.quoted[firstFrom(reading.tokens, hit.start)] === 1) return reason('other', 'words of the posting')
  if (kind === 'references') return reason('other', 'in the references')
  const text = reading.normalized.text.slice(passage.range.start, passage.range.end)
  const start = hit.start - passage.range.start
  const before = text.slice(0, start)
  if (TITLES.has(kind)) return isAffiliation(before.slice(-farthestCue)) ? reason('other', 'an affiliation') : AFFIRMED
  const after = text.slice(hit.end - passage.range.start).slice(0, 80)
  const said = saidIn(passage, text)
  return (
    ofSomebodyElse(said, start, kind) ??
    underWay(said, kind) ??
    takenBack(after.slice(0, 60)) ??
    ruledBy({ before: before.slice(-farthestCue), after, kind }) ??
    ofOthers(before, after, kind) ??
    AFFIRMED
  )
}

function ofOthers(before: string, after: string, kind: SectionKind): PolarityReason | null {
  const found = somebodyElses(before.slice(-farthestCue), after, kind)
  return found === null ? null : { ...found, atMost: found.polarity === 'other' ? 3 : 1 }
}

function reason(polarity: Polarity, why: string): PolarityReason {
  return { polarity, why, atMost: 3 }
}

/** What a passage says as a whole. */
interface Said {
  readonly ofStudents: boolean
  readonly isUnderWay: boolean
  readonly isCourseUnderWay: boolean
  /** Where it comes to speak of somebody else, by the order of OTHERS; -1 where it does not. */
  readonly othersAt: readonly number[]
}

const saidInPassage = new WeakMap<Passage, Said>()

/** Found once, since a passage may hold many hits. */
function saidIn(passage: Passage, text: string): Said {
  const said = saidInPassage.get(passage) ?? {
    ofStudents: isStudentsWork(text),
    isUnderWay: UNDER_WAY.test(text),
    isCourseUnderWay: COURSE_UNDER_WAY.test(text),
    othersAt: OTHERS.map(({ cue }) => text.search(cue)),
  }
  saidInPassage.set(passage, said)
  return said
}

function ofSomebodyElse({ ofStudents, othersAt }: Said, start: number, kind: SectionKind): PolarityReason | null {
  if (kind === 'teaching' && ofStudents) return reason('other', "a student's work")
  // In service to the field, committee member and reviewer is the person.
  if (kind === 'service') return null
  const cue = OTHERS.find((_, index) => {
    const at = othersAt[index] ?? -1
    return at >= 0 && at <= start
  })
  return cue === undefined ? null : reason('other', cue.why)
}

function underWay({ isUnderWay, isCourseUnderWay }: Said, kind: SectionKind): PolarityReason | null {
  return isCourseUnderWay || (COURSES.has(kind) && isUnderWay) ? reason('hoped', 'still under way') : null
}

function takenBack(after: string): PolarityReason | null {
  const cue = TAKEN_BACK.find((each) => each.cue.test(after))
  return cue === undefined ? null : { polarity: cue.polarity, why: cue.why, atMost: cue.atMost ?? 3 }
}

/** A colon right after a cue introduces what it rules over: "Currently learning: MEG". */
const INTRODUCED = /^\s*(?:with|in|of)?\s*:/

interface Around {
  readonly before: string
  readonly after: string
  readonly kind: SectionKind
}

function ruledBy(around: Around): PolarityReason | null {
  if (!ANY_CUE.test(around.before)) return null
  const isClauseOfItsOwn = /,\s*$/.test(around.before) && OWN_VERB.test(around.after)
  if (isClauseOfItsOwn) return null
  for (const each of CUES) {
    const cue = each.notIn.has(around.kind) ? null : cueOver(each, around.before)
    if (cue !== null) return { polarity: each.polarity, why: `after "${cue}"`, atMost: each.atMost }
  }
  return null
}

/** "…, Python is my daily tool" begins anew. */
const OWN_VERB = /^ (?:is|are|was|were|has|remains)\b(?! (?:not|never))/i

/** The words of a cue that rule over what follows `before`, or null. */
function cueOver({ cue, polarity, reach, until }: Cue, before: string): string | null {
  for (const match of before.matchAll(cue)) {
    const between = before.slice(match.index + match[0].length).replace(INTRODUCED, '')
    const ends = CLAUSE_END.test(between) || LEFT_BRACKET.test(between) || until?.test(between) === true
    const isTurnedBack = polarity === 'negated' && TURNED_BACK.test(before.slice(0, match.index))
    if (between.length <= reach && !ends && !isTurnedBack) return match[0].trim()
  }
  return null
}

/** A bracket holds what is said in it: "MEG (no experience), EEG". */
const LEFT_BRACKET = /^[^(]*\)/
