/** An assessment without what tells whose it is. Evidence is made when it is asked for, so that a large batch stays small. */
import type { Assessment, CriterionScore, Explanation } from '../model/assessment.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { TextRange } from '../model/document.ts'
import type { Evidence, Location } from '../model/evidence.ts'
import { applied, type Cut, offsetsAfter } from './cuts.ts'
import { scrubbed } from './find.ts'
import type { Secrets } from './secrets.ts'
import { YEAR } from './words.ts'

/** What is known of one person to hide it. */
export interface Blinding {
  readonly id: string
  readonly name: string
  readonly secrets: Secrets
  /** By path as the user named it. */
  readonly documents: ReadonlyMap<string, { readonly path: string; readonly cuts: readonly Cut[] }>
  /** Takes out of a text what names files and applications. */
  readonly hideFiles: (text: string) => string
}

export function blindAssessment(assessment: Assessment, blinding: Blinding): Assessment {
  const { id, name, documents } = blinding
  const say = (text: string) => scrubbed(text, blinding.secrets)
  // Ids may be words of the field, so only what speaks of files is searched for them.
  const tell = (text: string) => say(blinding.hideFiles(text))
  return {
    ...assessment,
    id,
    name,
    documents: assessment.documents.map((each) => ({
      ...each,
      path: documents.get(each.path)?.path ?? id,
      container: null,
    })),
    criteria: assessment.criteria.map((each) => blindCriterion(each, blinding, say)),
    flags: assessment.flags.map(({ code, message, location }) => ({
      code,
      message: tell(message),
      location: location === null ? null : blindLocation(location, blinding),
    })),
    searches: null,
    diagnostics: assessment.diagnostics.map((each) => blindDiagnostic(each, blinding, tell)),
  }
}

function blindCriterion(score: CriterionScore, blinding: Blinding, say: (text: string) => string): CriterionScore {
  const { id, label, importance, weight, level, points } = score
  return {
    ...{ id, label, importance, weight, level, points },
    score: score.score,
    get time() {
      return score.time
    },
    get facets() {
      return score.facets
    },
    get evidence() {
      return score.evidence.map((each) => blindEvidence(each, blinding, say))
    },
    get explanation() {
      return blindExplanation(score.explanation, say)
    },
  }
}

/** Years of degrees tell an age; the sum tells when something was used last, degrees among it. */
function blindExplanation(explanation: Explanation, say: (text: string) => string): Explanation {
  return {
    value: explanation.value,
    description: say(explanation.description).replace(YEAR, '[year]'),
    details: explanation.details.map((each) => blindExplanation(each, say)),
  }
}

function blindEvidence(evidence: Evidence, blinding: Blinding, say: (text: string) => string): Evidence {
  const { location, quote, note } = evidence
  const cuts = blinding.documents.get(location.path)?.cuts ?? []
  const { start, end } = widened(location.range, cuts)
  const [from, to] = [location.range.start - quote.prefix.length, location.range.end + quote.suffix.length]
  // The quote as the stretch of text that it is, with the cuts that are in it.
  const near = cuts
    .filter((cut) => cut.start < to && cut.end > from)
    .map((cut) => ({ ...cut, start: Math.max(0, cut.start - from), end: Math.min(to, cut.end) - from }))
  const whole = quote.prefix + quote.exact + quote.suffix
  const part = (begin: number, stop: number) => applied(whole, near, { start: begin - from, end: stop - from })
  const isDegree = location.section === 'education' || location.section === 'thesis'
  return {
    ...evidence,
    note: isDegree ? say(note).replace(YEAR, '[year]') : say(note),
    months: isDegree ? null : evidence.months,
    location: blindLocation(location, blinding),
    quote: { prefix: part(from, Math.max(from, start)), exact: part(start, end), suffix: part(Math.min(to, end), to) },
  }
}

function blindLocation(location: Location, { documents, id }: Blinding): Location {
  const known = documents.get(location.path)
  const offset = offsetsAfter(known?.cuts ?? [])
  const { start, end } = widened(location.range, known?.cuts ?? [])
  return { ...location, path: known?.path ?? id, range: { start: offset(start), end: offset(end) } }
}

/** With the whole of each cut that stands half inside. */
function widened({ start, end }: TextRange, cuts: readonly Cut[]): TextRange {
  const half = cuts.filter((cut) => cut.start < end && cut.end > start)
  return {
    start: Math.min(start, ...half.map((cut) => cut.start)),
    end: Math.max(end, ...half.map((cut) => cut.end)),
  }
}

function blindDiagnostic(said: Diagnostic, { documents, id }: Blinding, say: (text: string) => string): Diagnostic {
  const { path, message, hint } = said
  return {
    ...said,
    message: say(message),
    hint: hint === null ? null : say(hint),
    path: path === null ? null : (documents.get(path)?.path ?? id),
  }
}
