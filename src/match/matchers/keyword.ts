/** Evidence by words: terms, their aliases and patterns, with the rules of the ambiguous ones. */
import type { Evidence } from '../../model/evidence.ts'
import type { Level } from '../../model/rubric.ts'
import type { Matcher, MatchInput } from '../contract.ts'
import { type CompiledTerm, compileTerms } from '../keyword/compile.ts'
import { lookUp, type TokenMatch } from '../keyword/lexicon.ts'
import { findNearby, findOverlap, wordsBetween } from '../keyword/rules.ts'
import { type TermsOptions, termsSchema } from '../keyword/term-schema.ts'
import { levelOf } from '../level.ts'
import { locate, quote } from '../locate.ts'
import { type PolarityReason, polarityOf } from '../polarity.ts'
import { firstTokenFrom, type Passage, type Reading } from '../reading.ts'

export const keyword: Matcher<TermsOptions> = {
  kind: 'keyword',
  key: 'terms',
  summary: 'words and phrases with aliases, in any inflection, and rules for ambiguous ones',
  schema: termsSchema,
  match(input) {
    const hits = longestHits(findHits(input))
    return hits.flatMap((hit) => toEvidence(input, hit))
  },
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

function toEvidence(input: MatchInput<TermsOptions>, hit: Hit): Evidence[] {
  const { reading } = input
  const passage = reading.passages[reading.passageOfToken[hit.start] ?? -1]
  if (passage === undefined) return []
  const term = hit.owner
  const verdict = judge(reading, passage, hit)
  const context = levelOf(reading, passage)
  const level = Math.max(term.atLeast, Math.min(term.atMost, context.level)) as Level
  const range = reading.normalized.toOriginal(extentOf(reading, hit))
  return [
    {
      criterionId: input.criterionId,
      facetId: input.facet.id,
      termId: term.id,
      kind: keyword.kind,
      level,
      polarity: verdict.polarity,
      strength: term.weight,
      note: [context.why, verdict.why].filter((part) => part !== '').join('; '),
      location: locate(reading.document, range),
      quote: quote(reading.document, range),
    },
  ]
}

/** Rules of the term first, then the polarity of its clause. */
function judge(reading: Reading, passage: Passage, hit: Hit): PolarityReason {
  const term = hit.owner
  if (term.sections !== null && !term.sections.has(passage.section.kind)) {
    return { polarity: 'rejected', why: `counts only in ${[...term.sections].join(', ')}` }
  }
  const overlap = term.not === null ? null : findOverlap(term.not, reading, hit)
  if (overlap !== null) return { polarity: 'rejected', why: `part of "${overlap.written}"` }
  const denied = term.deny === null ? null : findNearby(term.deny, reading, hit, term.reach)
  if (denied !== null) return { polarity: 'rejected', why: `"${denied.written}" stands nearby` }
  const needed = term.need === null ? null : findNearby(term.need, reading, hit, term.reach)
  if (term.need !== null && needed === null)
    return { polarity: 'rejected', why: 'none of the words it needs stands nearby' }
  const polarity = polarityOf(reading, passage, extentOf(reading, hit))
  if (polarity.polarity !== 'affirmed') return polarity
  const unfinished = term.unfinished === null ? null : findNearby(term.unfinished, reading, hit, term.reach)
  if (unfinished !== null) return { polarity: 'hoped', why: `"${unfinished.written}" stands nearby: not finished` }
  if (needed === null) return polarity
  const distance = wordsBetween(reading, hit, needed)
  return {
    polarity: 'affirmed',
    why: `accepted: "${needed.written}" stands ${distance} ${distance === 1 ? 'word' : 'words'} away`,
  }
}

function extentOf(reading: Reading, hit: Hit): { start: number; end: number } {
  return { start: reading.tokens[hit.start]?.start ?? 0, end: reading.tokens[hit.end - 1]?.end ?? 0 }
}
