/** Labels, the tool's results and the baselines of one run, brought together by document. */
import { bm25, findTerms, stemsOf, termsOf, tfidfCosine } from './baselines.mjs'
import { findQuote, merge, overlaps, readQuote, reduce, wholeLines } from './evidence.mjs'
import { CRITERIA, FACTS } from './labels.mjs'

/** What the tool is called in every table. */
export const TOOL = 'cvsift'

const KEYWORDS = 'distinct keywords'
const SECOND = 'second reader'

/**
 * @param {object} sources
 * @param {readonly import('./labels.mjs').Label[]} sources.labels
 * @param {readonly import('./labels.mjs').Label[] | null} sources.second
 * @param {readonly import('./labels.mjs').LabelledQuote[] | null} sources.quotes
 * @param {string} sources.posting
 * @param {Awaited<ReturnType<typeof import('./tool.mjs').runTool>>} run
 * @returns {Promise<import('./figures.mjs').Item[]>} of the labelled documents that are in the folder, by id
 */
export async function toItems({ labels, second, quotes, posting }, { rubric, results, language }) {
  const present = labels.filter((label) => results.has(label.id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const documents = present.map((label) => results.get(label.id))
  const terms = termsOf(rubric, language)
  const found = documents.map(({ document }) => findTerms(document.text, terms, language))
  const secondOf = (label) => second?.find((each) => each.id === label.id)
  const isReadTwice = present.every((label) => secondOf(label) !== undefined)
  const baselines = baselineScores(documents, found, { rubric, posting, language })
  return Promise.all(
    present.map(async (label, at) => {
      const scores = { [TOOL]: toolScores(documents[at]), ...baselines[at] }
      if (isReadTwice) scores[SECOND] = readerScores(secondOf(label))
      const own = (quotes ?? []).filter((quote) => quote.id === label.id)
      return {
        label,
        second: secondOf(label),
        result: documents[at],
        scores,
        quotes: await compareQuotes(own, documents[at], found[at]),
      }
    }),
  )
}

/** @param {import('./tool.mjs').Result} result */
function toolScores({ points, read, criteria }) {
  const facetOf = ({ criterionId, facetId }) => criteria.get(criterionId)?.facets.find((each) => each.id === facetId)
  return {
    overall: points,
    criteria: mapValues(CRITERIA, (id) => (read ? (criteria.get(id)?.score ?? 0) : points)),
    levels: mapValues(CRITERIA, (id) => criteria.get(id)?.level ?? 0),
    facts: mapValues(FACTS, (fact) => (facetOf(fact)?.level ?? 0) >= 1),
  }
}

/** @param {import('./labels.mjs').Label} label */
function readerScores({ overall, grades, facts }) {
  return { overall, criteria: grades, levels: grades, facts: mapValues(facts, (fact) => fact === true) }
}

/**
 * @param {readonly import('./tool.mjs').Result[]} documents
 * @param {readonly ReturnType<typeof findTerms>[]} found
 */
function baselineScores(documents, found, { rubric, posting, language }) {
  const stems = documents.map(({ document }) => stemsOf(document.text, language))
  const queries = {
    overall: stemsOf(posting, language),
    ...mapValues(CRITERIA, (id) => stemsOf(wordsOf(rubric, id), language)),
  }
  const [cosines, bm25s] = [tfidfCosine, bm25].map((method) => mapValues(queries, (query) => method(stems, query)))
  return documents.map(({ document }, at) => {
    const distinct = (wanted) => new Set(found[at].filter(({ term }) => wanted(term)).map(({ term }) => term)).size
    const length = document.text.length
    return {
      'TF-IDF cosine': scoresAt(cosines, at),
      BM25: scoresAt(bm25s, at),
      [KEYWORDS]: {
        overall: distinct(() => true),
        criteria: mapValues(CRITERIA, (id) => distinct((term) => term.criterionId === id)),
        facts: mapValues(FACTS, (fact) => distinct((term) => isOf(term, fact)) > 0),
      },
      'document length': { overall: length, criteria: mapValues(CRITERIA, () => length) },
    }
  })
}

/** @param {Record<string, number[]>} scores */
function scoresAt(scores, at) {
  return { overall: scores.overall[at], criteria: mapValues(CRITERIA, (_, column) => scores[column][at]) }
}

/** What a criterion is about, in the words of the posting and the rubric's labels. */
function wordsOf(rubric, criterionId) {
  const criteria = rubric.criteria.filter((each) => each.id === criterionId)
  return criteria
    .flatMap(({ label, posting, facets }) => [
      label,
      ...posting,
      ...facets.flatMap((facet) => [facet.label, ...facet.posting]),
    ])
    .join('\n')
}

/**
 * The words of a rubric as a query: what stands for the posting where there is none.
 *
 * @param {import('../../src/model/rubric.ts').Rubric} rubric
 */
export function wordsOfRubric(rubric) {
  return [rubric.title, ...rubric.criteria.map((criterion) => wordsOf(rubric, criterion.id))].join('\n')
}

/**
 * @param {readonly import('./labels.mjs').LabelledQuote[]} quotes
 * @param {import('./tool.mjs').Result} result
 * @param {ReturnType<typeof findTerms>} found
 */
async function compareQuotes(quotes, { document, criteria }, found) {
  if (quotes.length === 0) return []
  const reduced = reduce(document.text)
  const lines = document.pages.flatMap((page) => page.lines.map((line) => line.range))
  const mark = (ranges) => merge(ranges.map((range) => wholeLines(reduced, lines, range)))
  return Promise.all(
    quotes.map(async ({ column, ...quote }) => {
      const read = await readQuote(document.source.path, quote)
      const target = FACTS[column] ?? { criterionId: CRITERIA[column] }
      const counted = (criteria.get(target.criterionId)?.evidence ?? []).filter(
        (piece) => piece.polarity === 'affirmed' && isOf(piece, target),
      )
      const marked = {
        [TOOL]: mark(counted.map((piece) => piece.location.range)),
        [KEYWORDS]: mark(found.filter(({ term }) => isOf(term, target))),
      }
      const place = read === null ? null : findQuote(reduced, read)
      return {
        column,
        text: read?.text ?? '',
        place: place === null ? null : { start: reduced.offsets[place.start], end: reduced.offsets[place.end - 1] + 1 },
        met: mapValues(marked, (ranges) => place !== null && overlaps(ranges, place, read.text)),
        marked: mapValues(marked, (ranges) => lengthOf(ranges) / Math.max(1, reduced.text.length)),
      }
    }),
  )
}

/**
 * @param {{ criterionId: string, facetId: string }} piece
 * @param {{ criterionId: string, facetId?: string }} target
 */
function isOf(piece, target) {
  return piece.criterionId === target.criterionId && (target.facetId ?? piece.facetId) === piece.facetId
}

/** @param {readonly { start: number, end: number }[]} ranges */
function lengthOf(ranges) {
  return ranges.reduce((sum, range) => sum + range.end - range.start, 0)
}

/**
 * @template Value, Result
 * @param {Record<string, Value>} record
 * @param {(value: Value, key: string) => Result} change
 * @returns {Record<string, Result>}
 */
function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
