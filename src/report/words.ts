/** The words that explain a report to its reader, said once for every format. */
import type { Assessment, Band, CriterionScore, TimeCheck } from '../model/assessment.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Polarity } from '../model/evidence.ts'
import { readyMadeOf, type Undated } from '../model/ready-made.ts'
import type { RunReport } from '../model/report.ts'

/** Bands in reading order. */
export const BANDS: readonly Band[] = ['strong', 'possible', 'weak', 'unread']

/** What proves each level, by level. */
export const LEVEL_MEANINGS: readonly [string, string, string, string] = [
  'no evidence was found; that does not say that the person lacks it',
  'named in a list, a summary, coursework or a letter, or implied by a tool',
  'used in a described role, project, thesis chapter or research task of this person',
  'shown by a named output: a publication, thesis, software, award, grant or talk, or by long repeated use',
]

/** Why evidence of each polarity does not count; affirmed evidence does. */
export const POLARITY_REASONS: Readonly<Record<Polarity, string>> = {
  affirmed: 'counted',
  negated: 'said of what the person has not done',
  hoped: 'hoped for or planned, not done yet',
  other: 'about someone or something else',
  rejected: 'the words mean something else here',
}

export const PEOPLE_DECIDE = 'People decide: bands order the reading, nothing is rejected.'

export const NONE_FOUND = '“None found” is not “lacks it”: ask.'

/** What each level means, in a few words, for a legend on one line. */
export const LEVEL_LEGEND = '3 demonstrated, 2 used, 1 mentioned, – none found'

/** The sentence that explains intervals such as `3 (2–5)`, or null when no application has one. */
export function intervalNote(report: RunReport): string | null {
  const interval = report.applications.find((each) => each.rankInterval !== null)?.rankInterval
  if (interval === undefined || interval === null) return null
  const percent = Math.round(interval.confidence * 100)
  return `3 (2–5) is rank 3, which cannot be told from ranks 2 to 5 (${percent} % interval); = is a tie.`
}

/** How many applications are in each band, in reading order; of all, also where the report holds only the first. */
export function bandCounts(report: RunReport): readonly { readonly band: Band; readonly count: number }[] {
  return BANDS.map((band) => ({
    band,
    count: report.whole?.bands[band] ?? report.applications.filter((each) => each.band === band).length,
  }))
}

/** Why an application could not be read and what to do: its errors, or a plain sentence when there are none. */
export function unreadCauses(assessment: Assessment): readonly Pick<Diagnostic, 'path' | 'message' | 'hint'>[] {
  const errors = assessment.diagnostics.filter((each) => each.severity === 'error')
  if (errors.length > 0) return errors
  return [{ path: null, message: 'nothing readable was found', hint: 'open the documents and read them yourself' }]
}

/** Required criteria whose gate is not met: ask the person about these first. */
export function askFirst(assessment: Assessment): readonly string[] {
  if (assessment.band === 'unread') return []
  return assessment.gates
    .filter((gate) => !gate.met)
    .map((gate) => assessment.criteria.find((each) => each.id === gate.criterionId)?.label ?? gate.criterionId)
}

/** What was found without dates although the rubric asks how long or how lately it was used: ask about the dates. */
export function askWhen(assessment: Assessment): readonly string[] {
  return assessment.criteria.flatMap((score) => {
    const { criterion, facets } = readyMadeOf(score)?.undated ?? undatedOf(score)
    return criterion ? [score.label, ...facets] : facets
  })
}

export function undatedOf({ time, facets }: Pick<CriterionScore, 'time' | 'facets'>): Undated {
  const isUndated = (check: TimeCheck | null) => check?.verdict === 'unknown'
  return {
    criterion: isUndated(time),
    facets: facets.filter((facet) => isUndated(facet.time)).map(({ label }) => label),
  }
}

/** Everything to ask about first, in few words. */
export function toAsk(assessment: Assessment): readonly string[] {
  return [...askFirst(assessment), ...askWhen(assessment).map((label) => `dates of ${label}`)]
}
