/** The people a memo is about. */
import type { Assessment } from '../model/assessment.ts'
import type { RunReport } from '../model/report.ts'

/** People at most where nobody says how many. */
const usualLength = 20

/**
 * The first `count` by rank, with those who share the last one's rank; without a count those in the bands strong and
 * possible, 20 at most. Nobody unread: they are listed apart.
 */
export function shortlistOf({ applications }: RunReport, count: number | null): readonly Assessment[] {
  const ranked = applications.filter(({ rank }) => rank !== null)
  const wanted = count === null ? ranked.filter(({ band }) => band === 'strong' || band === 'possible') : ranked
  const last = wanted[(count ?? usualLength) - 1]
  return last === undefined ? wanted : wanted.filter(({ rank }) => (rank ?? 0) <= (last.rank ?? 0))
}
