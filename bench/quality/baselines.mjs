/** What simple methods make of the same texts: the bar to leave behind. */

/**
 * @typedef {object} Language the tool's own words and stems, so that the methods differ in nothing else
 * @property {(text: string) => { start: number, end: number, word: string }[]} tokenize
 * @property {(word: string) => string} stem
 * @property {(word: string) => boolean} isStopword
 */

/** BM25's usual constants. */
const k1 = 1.2
const b = 0.75

/**
 * @param {string} text
 * @param {Language} language
 */
export function stemsOf(text, { tokenize, stem, isStopword }) {
  return tokenize(text).flatMap(({ word }) => (isStopword(word) ? [] : [stem(word)]))
}

/**
 * Cosine of the documents' and the query's TF-IDF vectors: (1 + ln count) · (1 + ln((1 + N) / (1 + n))).
 *
 * @param {readonly (readonly string[])[]} documents stems
 * @param {readonly string[]} query stems
 * @returns {number[]} 0 to 1 each
 * @see Manning, Raghavan, Schütze, Introduction to Information Retrieval (2008), § 6.2-6.3; smoothed as in scikit-learn
 */
export function tfidfCosine(documents, query) {
  const frequency = documentFrequency(documents)
  const idf = (stem) => 1 + Math.log((1 + documents.length) / (1 + (frequency.get(stem) ?? 0)))
  const vectorOf = (stems) => unit(new Map([...count(stems)].map(([stem, n]) => [stem, (1 + Math.log(n)) * idf(stem)])))
  const wanted = vectorOf(query)
  return documents.map((stems) => {
    const vector = vectorOf(stems)
    return [...wanted].reduce((sum, [stem, weight]) => sum + weight * (vector.get(stem) ?? 0), 0)
  })
}

/** @param {Map<string, number>} vector */
function unit(vector) {
  const length = Math.hypot(...vector.values())
  return new Map([...vector].map(([stem, weight]) => [stem, weight / length]))
}

/**
 * BM25 with k1 = 1.2, b = 0.75, and ln(1 + (N - n + 0.5) / (n + 0.5)) for a stem's weight; a stem of the query counts once.
 *
 * @param {readonly (readonly string[])[]} documents stems
 * @param {readonly string[]} query stems
 * @returns {number[]} 0 or more each
 * @see Robertson, Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009); the weight as in Lucene
 */
export function bm25(documents, query) {
  const frequency = documentFrequency(documents)
  const meanLength = documents.reduce((sum, stems) => sum + stems.length, 0) / documents.length
  return documents.map((stems) => {
    const counts = count(stems)
    const norm = k1 * (1 - b + (b * stems.length) / meanLength)
    return [...new Set(query)].reduce((sum, stem) => {
      const n = frequency.get(stem) ?? 0
      const tf = counts.get(stem) ?? 0
      return sum + (Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)) * tf * (k1 + 1)) / (tf + norm)
    }, 0)
  })
}

/** @param {readonly string[]} stems */
function count(stems) {
  const counts = new Map()
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/** @param {readonly (readonly string[])[]} documents */
function documentFrequency(documents) {
  return count(documents.flatMap((stems) => [...new Set(stems)]))
}

/**
 * @typedef {object} Term a concept of the rubric as plain words, none of its rules
 * @property {string} criterionId
 * @property {string} facetId
 * @property {string} id
 * @property {readonly { words: readonly string[], isPrefix: boolean }[]} names stems, or the beginning of one word
 */

/**
 * The rubric's terms with their aliases. Patterns have no plain words and are left out.
 *
 * @param {import('../../src/model/rubric.ts').Rubric} rubric
 * @param {Language} language
 * @returns {Term[]}
 */
export function termsOf(rubric, { tokenize, stem }) {
  const nameOf = (written) => {
    const words = tokenize(written).map(({ word }) => word)
    const isPrefix = written.endsWith('*') && words.length === 1
    return { words: isPrefix ? words : words.map(stem), isPrefix }
  }
  return rubric.criteria.flatMap((criterion) =>
    criterion.facets.flatMap((facet) =>
      facet.sources
        .filter((source) => source.kind === 'keyword')
        .flatMap((source) => source.options)
        .map((entry) => {
          const written = typeof entry === 'string' ? [entry] : [entry.term, ...(entry.aliases ?? [])]
          const names = written.map(nameOf).filter(({ words }) => words.length > 0)
          return { criterionId: criterion.id, facetId: facet.id, id: written[0], names }
        }),
    ),
  )
}

/**
 * Every place where a term's words stand, whatever they mean there.
 *
 * @param {string} text
 * @param {readonly Term[]} terms
 * @param {Language} language
 * @returns {{ term: Term, start: number, end: number }[]} offsets into the text
 */
export function findTerms(text, terms, { tokenize, stem }) {
  const tokens = tokenize(text)
  const stems = tokens.map(({ word }) => stem(word))
  const places = new Map()
  stems.forEach((each, at) => {
    places.set(each, [...(places.get(each) ?? []), at])
  })
  const hitsOf = ({ words, isPrefix }) => {
    if (isPrefix) return tokens.flatMap(({ word }, at) => (word.startsWith(words[0]) ? [at] : []))
    return (places.get(words[0]) ?? []).filter((at) => words.every((word, index) => stems[at + index] === word))
  }
  return terms.flatMap((term) =>
    term.names.flatMap((name) =>
      hitsOf(name).map((at) => ({ term, start: tokens[at].start, end: tokens[at + name.words.length - 1].end })),
    ),
  )
}
