/** report.json: the whole run for other programs, keys in the order of the contract. */
import type { Assessment, CriterionScore, Explanation, Flag, ReadDocument, TimeCheck } from '../../model/assessment.ts'
import { Chunks, type Mixed } from '../../model/chunks.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Evidence, Location } from '../../model/evidence.ts'
import type { GapExample, Gaps, TermPlace } from '../../model/gaps.ts'
import { type ReadyMade, readyMadeOf } from '../../model/ready-made.ts'
import type { RunReport } from '../../model/report.ts'
import type { FacetSearch } from '../../model/search.ts'
import type { Whole } from '../../model/whole.ts'
import type { Renderer } from '../contract.ts'
import { safeForJson } from '../escape.ts'

export const json: Renderer = {
  format: 'json',
  summary: 'everything, for other programs (report.json, with a JSON Schema)',
  render: async (report) => [{ name: 'report.json', content: new Chunks(() => jsonText(report)) }],
}

/** Applications from which each stands on one line: indented, a report of 10,000 is twice as large. */
const oneLineFrom = 1000

/** The report with its applications one by one. */
function* jsonText(report: RunReport): Iterable<string | Mixed> {
  const isLong = report.applications.length >= oneLineFrom
  const { head, tail } = around(JSON.stringify(reportJson(report), null, 2), '\n  "applications": []')
  yield safeForJson(head)
  for (const [index, application] of report.applications.entries()) {
    const before = index === 0 ? '\n    ' : ',\n    '
    yield isLong ? [before, ...onOneLine(application)] : `${before}${indented(application)}`
  }
  yield safeForJson(report.applications.length === 0 ? tail : `\n  ${tail}`)
  yield '\n'
}

function indented(application: Assessment): string {
  return safeForJson(JSON.stringify(applicationJson(application), null, 2).replaceAll('\n', '\n    '))
}

/** What stands ready is passed on and not made again; the text is the same. */
function onOneLine(application: Assessment): Mixed {
  const ready = application.criteria.flatMap((each) => readyMadeOf(each) ?? [])
  if (ready.length < application.criteria.length) return [safeForJson(JSON.stringify(applicationJson(application)))]
  const sums = application.criteria.map((criterion, index) => ({
    ...weighedJson(criterion),
    explanation: { value: criterion.points, description: ready[index]?.description ?? '', details: [] },
  }))
  return filled(safeForJson(JSON.stringify(applicationJson(application, sums))), ready)
}

/** The JSON of an application with what is ready of each criterion set in between its weight and the sum, and below the sum. */
function filled(json: string, ready: readonly ReadyMade[]): Mixed {
  let done = 0
  // No text of others has a bare quotation mark in it.
  const upTo = (end: string) => {
    const from = done
    done = json.indexOf(end, from) + end.length
    return json.slice(from, done)
  }
  const parts = ready.flatMap((each) => {
    const { findings, reasons } = each.texts()
    const weighed = upTo(',"explanation":').slice(0, -'"explanation":'.length)
    const sum = upTo('"details":')
    done += '[]'.length
    return [weighed, findings, `,"explanation":${sum}`, reasons]
  })
  return [...parts, json.slice(done)]
}

/** Of a criterion, up to its evidence: with that behind it, it is `ReadyTexts.findings`. */
export function readyFacets(judged: Pick<CriterionScore, 'time' | 'facets'>): string {
  return `${safeForJson(JSON.stringify(facetsJson(judged))).slice(1, -1)},"evidence":`
}

export function readyEvidence(evidence: readonly Evidence[]): string {
  return safeForJson(JSON.stringify(evidence.map(evidenceJson)))
}

/** `ReadyTexts.reasons`. */
export function readyReasons(reasons: readonly Explanation[]): string {
  return safeForJson(JSON.stringify(reasons.map(explanationJson)))
}

/** The text on both sides of where an array is to be filled; no text of others has a bare quotation mark in it. */
function around(json: string, empty: string): { readonly head: string; readonly tail: string } {
  const at = json.indexOf(empty) + empty.length - 1
  return { head: json.slice(0, at), tail: json.slice(at) }
}

/** Everything but the applications. */
function reportJson(report: RunReport) {
  const { tool, rubric, background, whole = null } = report
  return {
    schemaVersion: report.schemaVersion,
    tool: { name: tool.name, version: tool.version },
    ...(report.generatedAt === null ? {} : { generatedAt: report.generatedAt }),
    rubric: { id: rubric.id, title: rubric.title, path: rubric.path, sha256: rubric.sha256 },
    background: { id: background.id, documents: background.documents, sha256: background.sha256 },
    settings: report.settings,
    applications: [],
    diagnostics: report.diagnostics.map(diagnosticJson),
    ...(report.gaps === null ? {} : { gaps: gapsJson(report.gaps) }),
    ...(whole === null ? {} : { whole: wholeJson(whole) }),
  }
}

/** @param criteria as JSON */
function applicationJson(assessment: Assessment, criteria: readonly object[] = assessment.criteria.map(criterionJson)) {
  const { id, name, rank, rankInterval, topK, points, band } = assessment
  const interval = rankInterval && {
    low: rankInterval.low,
    high: rankInterval.high,
    confidence: rankInterval.confidence,
  }
  return {
    ...{ id, name, rank, rankInterval: interval, topK, points, band },
    documents: assessment.documents.map(documentJson),
    gates: assessment.gates.map(({ criterionId, met }) => ({ criterionId, met })),
    criteria,
    flags: assessment.flags.map(flagJson),
    ...(assessment.searches === null ? {} : { searches: assessment.searches.map(searchJson) }),
    diagnostics: assessment.diagnostics.map(diagnosticJson),
  }
}

function documentJson({ path, container, role, mediaType, sha256, reader, language, pages, characters }: ReadDocument) {
  const readBy = reader && { name: reader.name, version: reader.version }
  return { path, container, role, mediaType, sha256, reader: readBy, language, pages, characters }
}

function criterionJson(criterion: CriterionScore) {
  return {
    ...weighedJson(criterion),
    ...findingsJson(criterion),
    explanation: explanationJson(criterion.explanation),
  }
}

/** Only there where the rubric asks something of time. */
function timeJson(check: TimeCheck | null) {
  if (check === null) return {}
  const { asked, verdict, months, lastYear } = check
  const recency = asked.recency && { years: asked.recency.years, asOf: asked.recency.asOf }
  return { time: { asked: { months: asked.months, recency }, verdict, months, lastYear } }
}

function weighedJson({ id, label, importance, weight, level, score, points }: CriterionScore) {
  return { id, label, importance, weight, level, score, points }
}

function findingsJson({ evidence, ...judged }: Pick<CriterionScore, 'time' | 'facets' | 'evidence'>) {
  return { ...facetsJson(judged), evidence: evidence.map(evidenceJson) }
}

function facetsJson({ time, facets }: Pick<CriterionScore, 'time' | 'facets'>) {
  return {
    ...timeJson(time),
    facets: facets.map((facet) => ({
      id: facet.id,
      label: facet.label,
      level: facet.level,
      score: facet.score,
      ...timeJson(facet.time),
    })),
  }
}

/** The criterion is left out: the evidence stands inside it. */
function evidenceJson({ kind, facetId, termId, level, polarity, strength, note, location, quote }: Evidence) {
  const { exact, prefix, suffix } = quote
  return {
    ...{ kind, facetId, termId, level, polarity, strength, note },
    location: locationJson(location),
    quote: { exact, prefix, suffix },
  }
}

function locationJson({ path, page, line, section, range, boxes }: Location) {
  return {
    ...{ path, page, line, section },
    range: { start: range.start, end: range.end },
    boxes: boxes.map(({ x0, top, x1, bottom }) => ({ x0, top, x1, bottom })),
  }
}

function explanationJson({ value, description, details }: Explanation): Explanation {
  return { value, description, details: details.map(explanationJson) }
}

function searchJson({ criterionId, facetId, documents, terms, texts, sections, nearMisses }: FacetSearch) {
  return {
    ...{ criterionId, facetId, documents, terms, texts, sections },
    nearMisses: nearMisses.map(({ kind, termId, note, location, quote: { exact, prefix, suffix } }) => ({
      ...{ kind, termId, note },
      location: locationJson(location),
      quote: { exact, prefix, suffix },
    })),
  }
}

function flagJson({ code, message, location }: Flag) {
  return { code, message, location: location && locationJson(location) }
}

function gapsJson({ people, documents, unmet, neverFound, ofEverybody, refused, misspelled, uncovered }: Gaps) {
  return {
    people,
    documents,
    unmet: unmet.map(({ criterionId, facetId, label }) => ({ criterionId, facetId, label })),
    neverFound: neverFound.map(placeJson),
    ofEverybody: ofEverybody.map((each) => ({ ...placeJson(each), people: each.people })),
    refused: refused.map(({ hits, rejected, negated, hoped, other, note, example, ...place }) => ({
      ...placeJson(place),
      ...{ hits, rejected, negated, hoped, other, note },
      example: exampleJson(example),
    })),
    misspelled: misspelled.map(({ words, meant, people, example, ...place }) => ({
      ...placeJson(place),
      ...{ words, meant, people },
      example: exampleJson(example),
    })),
    uncovered: uncovered.map(({ words, people, documents, passages, nearness, beside, together, ...rest }) => ({
      ...{ words, people, documents, passages, nearness, beside: placeJson(beside), together },
      logLikelihood: rest.logLikelihood,
      example: exampleJson(rest.example),
    })),
  }
}

function wholeJson({ applications, bands, points, criteria }: Whole) {
  const { strong, possible, weak, unread } = bands
  return {
    ...{ applications, bands: { strong, possible, weak, unread }, points },
    criteria: criteria.map(({ id, label, levels }) => ({ id, label, levels })),
  }
}

function placeJson({ criterionId, facetId, termId }: TermPlace): TermPlace {
  return { criterionId, facetId, termId }
}

function exampleJson({ id, location, quote: { exact, prefix, suffix } }: GapExample) {
  return { id, location: locationJson(location), quote: { exact, prefix, suffix } }
}

function diagnosticJson({ code, severity, message, hint, path, position }: Diagnostic) {
  return { code, severity, message, hint, path, position }
}
