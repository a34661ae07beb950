/** Evidence by words: terms, their aliases and patterns, with the rules of the ambiguous ones. */
import type { Evidence } from '../../model/evidence.ts'
import type { Level } from '../../model/rubric.ts'
import { citationOf, contextText } from '../context-text.ts'
import type { Matcher, MatchInput } from '../contract.ts'
import { compareTerms } from '../keyword/changes.ts'
import { type CompiledTerm, compileTerms } from '../keyword/compile.ts'
import { impliedBy } from '../keyword/implied.ts'
import { type Introduced, introducedIn, introducedSense } from '../keyword/introduced.ts'
import { lookUp, type TokenMatch } from '../keyword/lexicon.ts'
import { extentOf, findNearby, findOverlap, wordsBetween } from '../keyword/rules.ts'
import { lookUpShared } from '../keyword/shared-heads.ts'
import { type TermsOptions, termsSchema } from '../keyword/term-schema.ts'
import { contradictedByDates, type Dated, hasOpenDates, whyUnfinished } from '../keyword/unfinished.ts'
import { levelOf } from '../level.ts'
import { locate, quote } from '../locate.ts'
import { isInPlaceName, isProperName } from '../place-name.ts'
import { type PolarityReason, polarityOf } from '../polarity.ts'
import { firstFrom, type Passage, type Reading } from '../reading.ts'
import { hasEnded, monthsOf } from '../when.ts'

export const keyword: Matcher<TermsOptions> = {
  kind: 'keyword',
  key: 'terms',
  summary: 'words and phrases with aliases, in any inflection, and rules for ambiguous ones',
  schema: termsSchema,
  compare: compareTerms,
  match: (input) => {
    const hits = findHits(input)
    const introduced = introducedIn(input.reading, hits)
    const further = introduced.hits.map(({ hit, why }) => hitOf(hit, why))
    const job = { input, introduced }
    const pieces = longestHits([...hits, ...further]).flatMap((hit) => toEvidence(job, hit))
    const evidence = bounded(oncePerPassage(settled(pieces)))
    return [...evidence, ...impliedBy(input.options, evidence)]
  },
}

/** `told` is why the words are a hit though they are not those of the term; null where they are. */
type Hit = TokenMatch<CompiledTerm> & { readonly told: string | null }

interface Job {
  readonly input: MatchInput<TermsOptions>
  readonly introduced: Introduced
}

function findHits({ options, reading }: MatchInput<TermsOptions>): Hit[] {
  const { lexicon, withPatterns } = compileTerms(options)
  const words = lookUp(lexicon, reading, 0, reading.tokens.length).map((hit) => hitOf(hit, null))
  const shared = lookUpShared(lexicon, reading).map((hit) => hitOf(hit, `shared head: "${hit.written}"`))
  const patterns = withPatterns.flatMap((term) =>
    term.patterns.flatMap((pattern) => patternHits(term, pattern.findAll(reading.normalized.text), reading)),
  )
  return [...words, ...shared, ...patterns]
}

function hitOf({ owner, written, start, end }: TokenMatch<CompiledTerm>, told: string | null): Hit {
  return { owner, written, start, end, told }
}

function patternHits(owner: CompiledTerm, ranges: readonly { start: number; end: number }[], reading: Reading): Hit[] {
  return ranges.flatMap((range) => {
    const start = firstFrom(reading.tokens, range.start)
    const end = firstFrom(reading.tokens, range.end)
    return start < end ? [{ owner, written: owner.id, start, end, told: null }] : []
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

interface PassageEvidence extends Dated {
  readonly passageIndex: number
  readonly evidence: Evidence
}

function toEvidence(job: Job, hit: Hit): PassageEvidence[] {
  const { input } = job
  const { reading } = input
  const passageIndex = reading.passageOfToken[hit.start] ?? -1
  const passage = reading.passages[passageIndex]
  if (passage === undefined) return []
  const term = hit.owner
  const verdict = judge(job, passage, hit)
  const context = levelOf(reading, passage)
  const level = Math.max(term.atLeast, Math.min(term.atMost, verdict.atMost, context.level)) as Level
  const range = rangeOf(reading, hit)
  const evidence: Evidence = {
    criterionId: input.criterionId,
    facetId: input.facet.id,
    termId: term.id,
    kind: keyword.kind,
    level,
    polarity: verdict.polarity,
    strength: term.weight,
    note: [contextText(reading, passage, range), hit.told ?? '', verdict.why].filter((part) => part !== '').join('; '),
    months: monthsOf(reading.document, range, reading.present),
    location: locate(reading.document, range),
    quote: quote(reading.document, range),
  }
  return [
    {
      passageIndex,
      evidence,
      section: passage.section.kind,
      isAffirmed: verdict.polarity === 'affirmed',
      canBeUnfinished: term.unfinished !== null,
      isOpen: hasOpenDates(reading, passage, hit),
    },
  ]
}

/** Claims that the dates of the education contradict are of something still under way. */
function settled(pieces: readonly PassageEvidence[]): PassageEvidence[] {
  const contradicted = contradictedByDates(pieces)
  return pieces.map((piece) => {
    if (!contradicted.has(piece)) return piece
    const note = `${piece.evidence.note}; by its dates in the education not finished`
    return { ...piece, isAffirmed: false, evidence: { ...piece.evidence, polarity: 'hoped', note } }
  })
}

/** The passage first, then the rules of the term, then the polarity of its clause. */
function judge({ input: { reading }, introduced }: Job, passage: Passage, hit: Hit): PolarityReason {
  const place = misplaced(reading, passage, hit)
  if (place !== null) return rejected(place)
  const sense = introducedSense(reading, introduced, hit)
  const ruled =
    sense === null ? ruling(reading, hit) : sense.isMeant ? { accepted: sense.why } : { rejected: sense.why }
  if ('rejected' in ruled) return rejected(ruled.rejected)
  const polarity = polarityOf(reading, passage, extentOf(reading, hit))
  if (polarity.polarity !== 'affirmed') return polarity
  const plan = whyUnfinished(reading, passage, hit)
  if (plan !== null) return { polarity: 'hoped', why: plan, atMost: 3 }
  const name = isNameOfPlace(reading, passage, hit) ? 'in the name of a journal, meeting or institute' : ''
  return {
    ...polarity,
    atMost: name === '' ? polarity.atMost : 1,
    why: [ruled.accepted, polarity.why, name].filter((part) => part !== '').join('; '),
  }
}

/** Where somebody published or worked says little of what they did, unless the rubric asks for the place by its name. */
function isNameOfPlace(reading: Reading, passage: Passage, hit: Hit): boolean {
  if (isProperName(hit.written)) return false
  const text = reading.normalized.text.slice(passage.range.start, passage.range.end)
  const { start, end } = extentOf(reading, hit)
  const [from, to] = [start - passage.range.start, end - passage.range.start]
  if (isInPlaceName(text.slice(0, from), text.slice(from, to), text.slice(to))) return true
  const venue = citationOf(reading, passage)?.venue ?? null
  if (venue === null || !isProperName(venue)) return false
  const at = text.lastIndexOf(venue)
  return at >= 0 && at <= from && to <= at + venue.length
}

function rejected(why: string): PolarityReason {
  return { polarity: 'rejected', why, atMost: 3 }
}

function rangeOf(reading: Reading, hit: Hit) {
  return reading.normalized.toOriginal(extentOf(reading, hit))
}

/** Why the hit cannot count where it stands, or null. */
function misplaced(reading: Reading, passage: Passage, hit: Hit): string | null {
  const { sections, not } = hit.owner
  if (passage.void !== null) return passage.void
  if (passage.isList && passage.section.kind === 'basics') return 'in a row of names beside the name'
  if (sections !== null && !sections.has(passage.section.kind))
    return `counts only in ${[...sections].join(', ')} (rule: sections)`
  if (hit.owner.ended && !hasEnded(reading.document, rangeOf(reading, hit), reading.present))
    return 'its dates have not ended (rule: ended)'
  const overlap = not === null ? null : findOverlap(not, reading, hit)
  return overlap === null ? null : `part of "${overlap.written}" (rule: not)`
}

/** What the words nearby say of an ambiguous term; accepted without a word where it needs none. */
function ruling(
  reading: Reading,
  hit: TokenMatch<CompiledTerm>,
): { readonly accepted: string } | { readonly rejected: string } {
  const { need, deny, reach } = hit.owner
  const denied = deny === null ? null : findNearby(deny, reading, hit, reach)
  if (denied !== null) return { rejected: `"${denied.written}" stands nearby (rule: deny)` }
  if (need === null) return { accepted: '' }
  const needed = findNearby(need, reading, hit, reach)
  if (needed === null) return { rejected: 'none of the words it needs stands nearby (rule: need)' }
  const distance = wordsBetween(reading, hit, needed)
  return { accepted: `accepted: "${needed.written}" stands ${distance} ${distance === 1 ? 'word' : 'words'} away` }
}
