/** Where the tool and the labels part, with the evidence that led the tool there. */
import { TOOL } from './items.mjs'
import { CRITERIA, FACTS } from './labels.mjs'

/** Lines of evidence shown for one miss. */
const shownAtMost = 6

/**
 * @typedef {object} Shown one piece of evidence
 * @property {number} level
 * @property {string} polarity
 * @property {string} facetId
 * @property {string} term the concept; for evidence that is not by words, its kind too
 * @property {number} strength
 * @property {number} passages with the same concept, level and polarity
 * @property {string} at page and line, section
 * @property {string} quote
 * @property {string} note
 */

/**
 * Levels that differ from the label, the farthest first.
 *
 * @param {readonly import('./figures.mjs').Item[]} items
 * @param {string} column of CRITERIA
 */
export function levelMisses(items, column) {
  const differing = items.filter((item) => differenceOf(item, column) !== 0)
  const distance = (item) => Math.abs(differenceOf(item, column))
  return differing
    .toSorted((a, b) => distance(b) - distance(a) || (a.label.id < b.label.id ? -1 : 1))
    .map((item) => {
      const criterion = item.result.criteria.get(CRITERIA[column])
      const label = item.label.grades[column]
      const level = item.scores[TOOL].levels[column]
      const evidence = criterion?.evidence ?? []
      return {
        id: item.label.id,
        criterion: CRITERIA[column],
        level,
        label,
        second: item.second?.grades[column] ?? null,
        score: criterion?.score ?? null,
        points: criterion?.points ?? null,
        sum: sumOf(criterion),
        counted: summarize(evidence.filter(level > label ? (piece) => counts(piece) && piece.level > label : counts)),
        notCounted: summarize(evidence.filter((piece) => level < label && !counts(piece))),
        labelledQuote: level > label ? null : labelledQuote(item, column),
      }
    })
}

/**
 * @param {import('./figures.mjs').Item} item
 * @param {string} column
 */
function differenceOf(item, column) {
  return item.scores[TOOL].levels[column] - item.label.grades[column]
}

/** How the level came about, from the tool's own explanation. */
function sumOf(criterion) {
  const said = criterion?.explanation.details[0]?.description ?? ''
  return said.replace(/^.*; (?:evidence of all facets together: )?/s, '')
}

/**
 * Facts claimed of people who lack them, and the reverse.
 *
 * @param {readonly import('./figures.mjs').Item[]} items
 */
export function factMisses(items) {
  return Object.entries(FACTS).flatMap(([column, { criterionId, facetId }]) =>
    items
      .filter((item) => item.label.facts[column] !== null)
      .filter((item) => item.label.facts[column] !== item.scores[TOOL].facts[column])
      .map((item) => {
        const claimed = item.scores[TOOL].facts[column]
        const all = item.result.criteria.get(criterionId)?.evidence ?? []
        const evidence = all.filter((piece) => piece.facetId === facetId)
        return {
          id: item.label.id,
          fact: column,
          claimed,
          counted: summarize(evidence.filter(counts)),
          notCounted: summarize(evidence.filter((piece) => !claimed && !counts(piece))),
          labelledQuote: claimed ? null : labelledQuote(item, column),
        }
      }),
  )
}

/**
 * Documents that stand outside the ranks their label shares, the farthest first.
 *
 * @param {readonly import('./figures.mjs').Item[]} items
 */
export function rankMisses(items) {
  const ranked = items.toSorted((a, b) => b.result.points - a.result.points || (a.label.id < b.label.id ? -1 : 1))
  return ranked
    .map((item, index) => {
      const first = items.filter((other) => other.label.overall > item.label.overall).length + 1
      const last = first + items.filter((other) => other.label.overall === item.label.overall).length - 1
      const rank = index + 1
      const off = rank < first ? rank - first : Math.max(0, rank - last)
      return {
        id: item.label.id,
        rank,
        off,
        label: item.label.overall,
        second: item.second?.overall ?? null,
        labelRanks: [first, last],
        points: item.result.points,
        band: item.result.assessment.band,
        levels: Object.fromEntries(
          Object.keys(CRITERIA).map((column) => [
            column,
            {
              level: item.scores[TOOL].levels[column],
              label: item.label.grades[column],
              points: item.result.criteria.get(CRITERIA[column])?.points ?? null,
            },
          ]),
        ),
      }
    })
    .filter((each) => each.off !== 0)
    .toSorted((a, b) => Math.abs(b.off) - Math.abs(a.off) || a.rank - b.rank)
}

/**
 * Labelled quotes where no counted evidence of that criterion or fact stands.
 *
 * @param {readonly import('./figures.mjs').Item[]} items
 */
export function quoteMisses(items) {
  return items.flatMap((item) =>
    item.quotes
      .filter((quote) => !quote.met[TOOL])
      .map((quote) => ({ id: item.label.id, column: quote.column, ...labelledQuote(item, quote.column) })),
  )
}

/**
 * The quote of a label as the document has it, and what the tool made of those very lines.
 *
 * @param {import('./figures.mjs').Item} item
 * @param {string} column
 */
function labelledQuote(item, column) {
  const quote = item.quotes.find((each) => each.column === column)
  if (quote === undefined) return null
  if (quote.place === null) return { at: '', quote: quote.text, isRead: false, there: [] }
  const { document, criteria } = item.result
  const target = FACTS[column] ?? { criterionId: CRITERIA[column] }
  const { start, end } = quote.place
  const there = (criteria.get(target.criterionId)?.evidence ?? []).filter(
    ({ facetId, location }) =>
      (target.facetId ?? facetId) === facetId && location.range.start < end && start < location.range.end,
  )
  return {
    at: placeOf(document, start),
    quote: oneLine(document.text.slice(start, end)),
    isRead: true,
    there: summarize(there),
  }
}

/**
 * @param {import('../../src/model/document.ts').Document} document
 * @param {number} offset
 */
function placeOf(document, offset) {
  const page = document.pages.findLast((each) => each.range.start <= offset)
  const line = page?.lines.findLast((each) => each.range.start <= offset)
  const section = document.sections.findLast((each) => each.range.start <= offset)
  return place({ page: page?.width ? page.number : null, line: line?.number ?? null, section: section?.kind ?? null })
}

/** @param {{ page: number | null, line: number | null, section: string | null }} location */
function place({ page, line, section }) {
  return `${page === null ? 'line ' : `p${page}:`}${line ?? '?'} ${section ?? ''}`.trim()
}

/** @param {import('../../src/model/evidence.ts').Evidence} piece */
function counts(piece) {
  return piece.polarity === 'affirmed'
}

/**
 * One line a concept, level and polarity: the strongest first.
 *
 * @param {readonly import('../../src/model/evidence.ts').Evidence[]} evidence
 * @returns {{ shown: Shown[], more: number }}
 */
function summarize(evidence) {
  const groups = groupByKey(evidence)
  const lines = [...groups.values()].map((pieces) => toShown(pieces[0], pieces.length))
  const strongest = lines.toSorted((a, b) => b.level - a.level || b.strength - a.strength)
  return { shown: strongest.slice(0, shownAtMost), more: Math.max(0, strongest.length - shownAtMost) }
}

/** @param {import('../../src/model/evidence.ts').Evidence} piece */
function keyOf(piece) {
  return [piece.facetId, termOf(piece), piece.level, piece.polarity].join('\n')
}

/** Entries and passages are numbered; here they are one kind of thing. */
function termOf({ termId, kind }) {
  const term = termId ?? kind
  return kind === 'keyword' ? term : `${kind}: ${term.replace(/ \d+$/, '')}`
}

/** @param {readonly import('../../src/model/evidence.ts').Evidence[]} evidence */
function groupByKey(evidence) {
  const groups = new Map()
  for (const piece of evidence) groups.set(keyOf(piece), [...(groups.get(keyOf(piece)) ?? []), piece])
  return groups
}

/**
 * @param {import('../../src/model/evidence.ts').Evidence} piece
 * @param {number} passages
 * @returns {Shown}
 */
function toShown(piece, passages) {
  const { level, polarity, facetId, strength, location, quote, note } = piece
  const before = oneLine(quote.prefix).slice(-28).replace(/^\S* /, '')
  const after = oneLine(quote.suffix).slice(0, 36).replace(/ \S*$/, '')
  return {
    level,
    polarity,
    facetId,
    term: termOf(piece),
    strength,
    passages,
    at: place(location),
    quote: `${before}«${shorten(oneLine(quote.exact))}»${after}`,
    note,
  }
}

/** Up to 80 characters: the beginning and the end of what is longer. @param {string} text */
function shorten(text) {
  return text.length <= 80 ? text : `${text.slice(0, 58)} … ${text.slice(-19)}`
}

/** Line breaks become spaces; control characters, which a terminal would obey, are dropped. @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/gu, ' ').replace(/\p{C}/gu, '')
}
