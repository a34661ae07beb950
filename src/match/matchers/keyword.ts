/** Evidence by words: terms, their aliases and patterns, with the rules of the ambiguous ones. */
import type { Evidence } from '../../model/evidence.ts'
import type { Level } from '../../model/rubric.ts'
import { contextText } from '../context-text.ts'
import type { Matcher, MatchInput } from '../contract.ts'
import { type CompiledTerm, compileTerms } from '../keyword/compile.ts'
import { lookUp, type TokenMatch } from '../keyword/lexicon.ts'
import { findInPresent, findLaterYear, findNearby, findOverlap, wordsBetween } from '../keyword/rules.ts'
import { type TermsOptions, termsSchema } from '../keyword/term-schema.ts'
import { levelOf } from '../level.ts'
import { locate, quote } from '../locate.ts'
import { type PolarityReason, polarityOf } from '../polarity.ts'
import { firstTokenFrom, type Passage, type Reading } from '../reading.ts'
import { monthsOf } from '../when.ts'

export const keyword: Matcher<TermsOptions> = {
  kind: 'keyword',
  key: 'terms',
  summary: 'words and phrases with aliases, in any inflection, and rules for ambiguous ones',
  schema: termsSchema,
  match: (input) => bounded(oncePerPassage(longestHits(findHits(input)).flatMap((hit) => toEvidence(input, hit)))),
}

type Hit = TokenMatch<CompiledTerm>

function findHits({ options, reading }: MatchInput<TermsOptions>): Hit[] {
  const { lexicon, withPatterns } = compileTerms(options)
  const words = lookUp(lexicon, reading, 0, reading.tokens.length)
  const patterns = withPatterns.flatMap((term) =>
    term.patterns.flatMap((pattern) => patternHits(term, pattern.findAll(reading.normalized.text), reading)),
  )
  return [...words, ...patterns]
}

function patternHits(owner: CompiledTerm, ranges: readonly { start: number; end: number }[], reading: Reading): Hit[] {
  return ranges.flatMap((range) => {
    const start = firstTokenFrom(reading.tokens, range.start)
    const end = firstTokenFrom(reading.tokens, range.end)
    return start < end ? [{ owner, written: owner.id, start, end }] : []
  })
}

/** One hit a place and concept: of overlapping hits of one term the longest. */
function longestHits(hits: readonly Hit[]): Hit[] {
  const ordered = hits.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const lastEnd = new Map<CompiledTerm, number>()
  return ordered.filter((hit) => {
    if (hit.start < (lastEnd.get(hit.owner) ?? 0)) return false
    lastEnd.set(hit.owner, hit.end)
    return true
  })
}

/** One piece for each term and passage, the first that counts: a sentence that says it twice says it once. */
function oncePerPassage(pieces: readonly PassageEvidence[]): Evidence[] {
  const chosen = new Map<string, Evidence>()
  for (const { passageIndex, evidence } of pieces) {
    const key = `${passageIndex} ${evidence.termId}`
    const known = chosen.get(key)
    const isBetter = known === undefined || (known.polarity !== 'affirmed' && evidence.polarity === 'affirmed')
    if (isBetter) chosen.set(key, evidence)
  }
  return [...chosen.values()]
}

/** Pieces of one term, level and polarity that are kept: more move no score, and a hostile CV has 100,000. */
const piecesKept = 100

function bounded(evidence: readonly Evidence[]): Evidence[] {
  const counts = new Map<string, number>()
  return evidence.filter(({ termId, level, polarity }) => {
    const key = `${level} ${polarity} ${termId}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= piecesKept
  })
}

interface PassageEvidence {
  readonly passageIndex: number
  readonly evidence: Evidence
}

function toEvidence(input: MatchInput<TermsOptions>, hit: Hit): PassageEvidence[] {
  const { reading } = input
  const passageIndex = reading.passageOfToken[hit.start] ?? -1
  const passage = reading.passages[passageIndex]
  if (passage === undefined) return []
  const term = hit.owner
  const verdict = judge(reading, passage, hit)
  const context = levelOf(reading, passage)
  const level = Math.max(term.atLeast, Math.min(term.atMost, verdict.atMost, context.level)) as Level
  const range = reading.normalized.toOriginal(extentOf(reading, hit))
  const evidence: Evidence = {
    criterionId: input.criterionId,
    facetId: input.facet.id,
    termId: term.id,
    kind: keyword.kind,
    level,
    polarity: verdict.polarity,
    strength: term.weight,
    note: [contextText(reading, passage, range), verdict.why].filter((part) => part !== '').join('; '),
    months: monthsOf(reading.document, range, reading.asOf),
    location: locate(reading.document, range),
    quote: quote(reading.document, range),
  }
  return [{ passageIndex, evidence }]
}

/** The passage first, then the rules of the term, then the polarity of its clause. */
function judge(reading: Reading, passage: Passage, hit: Hit): PolarityReason {
  const excluded = exclusion(reading, passage, hit)
  if (excluded !== null) return { polarity: 'rejected', why: excluded, atMost: 3 }
  const { need, reach } = hit.owner
  const needed = need === null ? null : findNearby(need, reading, hit, reach)
  if (need !== null && needed === null)
    return { polarity: 'rejected', why: 'none of the words it needs stands nearby (rule: need)', atMost: 3 }
  const polarity = polarityOf(reading, passage, extentOf(reading, hit))
  if (polarity.polarity !== 'affirmed') return polarity
  const plan = planned(reading, hit)
  if (plan !== null) return { polarity: 'hoped', why: plan, atMost: 3 }
  if (needed === null) return polarity
  const distance = wordsBetween(reading, hit, needed)
  const words = distance === 1 ? 'word' : 'words'
  const accepted = `accepted: "${needed.written}" stands ${distance} ${words} away`
  return { ...polarity, why: [accepted, polarity.why].filter((part) => part !== '').join('; ') }
}

/** Why the words mean something else here or cannot count, or null. */
function exclusion(reading: Reading, passage: Passage, hit: Hit): string | null {
  const { sections, not, deny, reach } = hit.owner
  if (passage.void !== null) return passage.void
  if (passage.isList && passage.section.kind === 'basics') return 'in a row of names beside the name'
  if (sections !== null && !sections.has(passage.section.kind))
    return `counts only in ${[...sections].join(', ')} (rule: sections)`
  const overlap = not === null ? null : findOverlap(not, reading, hit)
  if (overlap !== null) return `part of "${overlap.written}" (rule: not)`
  const denied = deny === null ? null : findNearby(deny, reading, hit, reach)
  return denied === null ? null : `"${denied.written}" stands nearby (rule: deny)`
}

/** Why it is not so yet, or null. */
function planned(reading: Reading, hit: Hit): string | null {
  const { unfinished, contradictedBy, reach } = hit.owner
  const near = unfinished === null ? null : findNearby(unfinished, reading, hit, reach)
  if (near !== null) return `"${near.written}" stands nearby: not finished (rule: unfinished)`
  const later = unfinished === null ? null : findLaterYear(reading, hit, reach)
  if (later !== null) return `${later} lies after the year of the document, ${reading.asOf}`
  const now = contradictedBy === null ? null : findInPresent(contradictedBy, reading)
  return now === null ? null : `the summary says "${now.written}" (rule: contradicted-by)`
}

function extentOf(reading: Reading, hit: Hit): { start: number; end: number } {
  return { start: reading.tokens[hit.start]?.start ?? 0, end: reading.tokens[hit.end - 1]?.end ?? 0 }
}
