/** Whether a hit speaks for the person: affirmed, negated, hoped for, or about somebody else. */
import type { SectionKind } from '../model/document.ts'
import type { Polarity } from '../model/evidence.ts'
import { CLAUSE_END, CUES, OTHERS, STUDENTS_WORK, TAKEN_BACK, UNDER_WAY } from './polarity-cues.ts'
import { firstTokenFrom, type Passage, type Reading } from './reading.ts'

export interface PolarityReason {
  readonly polarity: Polarity
  /** For a person to read; empty when nothing turns it around. */
  readonly why: string
  /** The highest level it can prove. */
  readonly atMost: 1 | 3
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
  if (reading.quoted[firstTokenFrom(reading.tokens, hit.start)] === 1) return reason('other', 'words of the posting')
  if (kind === 'references') return reason('other', 'in the references')
  if (TITLES.has(kind)) return AFFIRMED
  const text = reading.normalized.text.slice(passage.range.start, passage.range.end)
  const start = hit.start - passage.range.start
  const end = hit.end - passage.range.start
  const said = saidIn(passage, text)
  return (
    ofSomebodyElse(said, start, kind) ??
    underWay(said, kind) ??
    takenBack(text.slice(end, end + 40)) ??
    ruledBy(text.slice(Math.max(0, start - farthestCue), start)) ??
    AFFIRMED
  )
}

function reason(polarity: Polarity, why: string): PolarityReason {
  return { polarity, why, atMost: 3 }
}

/** What a passage says as a whole. */
interface Said {
  readonly ofStudents: boolean
  readonly isUnderWay: boolean
  /** Where it comes to speak of somebody else, by the order of OTHERS; -1 where it does not. */
  readonly othersAt: readonly number[]
}

const saidInPassage = new WeakMap<Passage, Said>()

/** Found once, since a passage may hold many hits. */
function saidIn(passage: Passage, text: string): Said {
  const said = saidInPassage.get(passage) ?? {
    ofStudents: STUDENTS_WORK.test(text),
    isUnderWay: UNDER_WAY.test(text),
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

function underWay({ isUnderWay }: Said, kind: SectionKind): PolarityReason | null {
  return COURSES.has(kind) && isUnderWay ? reason('hoped', 'still under way') : null
}

function takenBack(after: string): PolarityReason | null {
  const cue = TAKEN_BACK.find((each) => each.cue.test(after))
  return cue === undefined ? null : reason(cue.polarity, cue.why)
}

/** A colon right after a cue introduces what it rules over: "Currently learning: MEG". */
const INTRODUCED = /^\s*(?:with|in|of)?\s*:/

function ruledBy(before: string): PolarityReason | null {
  for (const { cue, polarity, reach, atMost } of CUES) {
    for (const match of before.matchAll(cue)) {
      const between = before.slice(match.index + match[0].length).replace(INTRODUCED, '')
      const rules = between.length <= reach && !CLAUSE_END.test(between)
      if (rules) return { polarity, why: `after "${match[0].trim()}"`, atMost }
    }
  }
  return null
}
