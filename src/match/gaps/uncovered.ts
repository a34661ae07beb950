/** From counts to words that a rubric should perhaps name: frequent, rare elsewhere, and near its evidence. */
import type { Background } from '../../model/background.ts'
import type { Nearness, TermPlace, UncoveredWords } from '../../model/gaps.ts'
import { isStopword } from '../../text/stopwords.ts'
import { logLikelihood } from './log-likelihood.ts'
import type { Beside, PhraseCount, Tally } from './tally.ts'

/** People who write it at least, and beside evidence of one facet; and one in so many of the batch. One person's word is no gap. */
const peopleLimit = 2
const oneInPeople = 20

/** G² from which standing together is by chance once in twenty. */
const telling = 3.84

/** Share of a phrase's people from which a longer one says the same: `logistic` is `logistic regression`. */
const sameShare = 0.6

/** What a word is worth that nobody names as an item of a row, in people who do: names are listed, verbs are not. */
const proseWorth = 0.5

/** Words reported. */
const reported = 200

interface Ranked {
  readonly count: PhraseCount
  readonly facet: string
  readonly logLikelihood: number
  readonly worth: number
}

export function uncoveredWords(tally: Tally, background: Background): UncoveredWords[] {
  const least = Math.max(peopleLimit, Math.ceil(tally.people / oneInPeople))
  const frequent = [...tally.phrases.values()].filter((count) => count.people >= least)
  const ranked = frequent
    .flatMap((count) => rank(count, tally, background))
    .toSorted((a, b) => b.worth - a.worth || (a.count.key < b.count.key ? -1 : 1))
  return withoutParts(ranked).flatMap(toWords)
}

function rank(count: PhraseCount, tally: Tally, background: Background): Ranked[] {
  const [best] = [...count.facets]
    .filter(([, { people }]) => people >= peopleLimit)
    .map(([facet, { share: together }]) => {
      const second = tally.facets.get(facet) ?? 0
      return { facet, ratio: logLikelihood({ together, first: count.people, second, total: tally.people }) }
    })
    .toSorted((a, b) => b.ratio - a.ratio || (a.facet < b.facet ? -1 : 1))
  if (best === undefined) return []
  const brackets = [...count.terms.values()].reduce((sum, each) => sum + each.inBrackets, 0)
  if (best.ratio < telling && brackets === 0) return []
  const association = Math.sqrt(Math.max(best.ratio, brackets * telling))
  const worth = association * rarity(count.key, background) * (proseWorth + count.asItem)
  return [{ count, facet: best.facet, logLikelihood: best.ratio, worth }]
}

/** 0 for words that everybody writes, 1 for those that the background corpus does not know: by the chance to hold them all. */
function rarity(key: string, { documents, documentFrequency }: Background): number {
  const stems = key.split(' ').filter((stem) => !isStopword(stem))
  const information = stems.reduce(
    (sum, stem) => sum + Math.log((documents + 1) / ((documentFrequency.get(stem) ?? 0) + 1)),
    0,
  )
  return Math.min(1, information / Math.log(documents + 1))
}

/** The first ones. Of phrases that are part of each other the one that says most: the longer where nearly all who write the shorter write it. */
function withoutParts(ranked: readonly Ranked[]): Ranked[] {
  const chosen: Ranked[] = []
  for (const each of ranked) {
    if (chosen.length === reported) break
    const longer = longest(each, ranked)
    const { key } = longer.count
    if (!chosen.some(({ count }) => isPart(count.key, key) || isPart(key, count.key))) chosen.push(longer)
  }
  return chosen
}

function longest(each: Ranked, ranked: readonly Ranked[]): Ranked {
  const longer = ranked.filter(
    ({ count }) =>
      count.key.length > each.count.key.length &&
      isPart(each.count.key, count.key) &&
      count.people >= sameShare * each.count.people,
  )
  return (
    longer.toSorted((a, b) => b.count.people - a.count.people || b.count.key.length - a.count.key.length)[0] ?? each
  )
}

function isPart(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `)
}

function toWords({ count, facet, logLikelihood: ratio }: Ranked): UncoveredWords[] {
  const beside = besideMost(count, facet)
  if (beside === null || count.example === null) return []
  return [
    {
      words: mostWritten(count),
      people: count.people,
      documents: count.documents,
      passages: count.passages,
      nearness: nearnessOf(beside),
      beside: beside.place,
      together: count.facets.get(facet)?.people ?? 0,
      logLikelihood: Math.round(ratio * 10) / 10,
      example: count.example,
    },
  ]
}

function besideMost(count: PhraseCount, facet: string): Beside | null {
  const ofFacet = [...count.terms.values()].filter(({ place }) => facetKey(place) === facet)
  const all = [...count.terms.values()].filter(({ inBrackets }) => inBrackets > 0)
  const value = (beside: Beside) => 100 * beside.inBrackets + beside.together
  return [...all, ...ofFacet].toSorted((a, b) => value(b) - value(a) || compareTerms(a.place, b.place))[0] ?? null
}

function compareTerms(a: TermPlace, b: TermPlace): number {
  return a.termId < b.termId ? -1 : a.termId > b.termId ? 1 : 0
}

function facetKey({ criterionId, facetId }: TermPlace): string {
  return `${criterionId}\n${facetId}`
}

function nearnessOf({ together, inLists, inBrackets }: Beside): Nearness {
  if (inBrackets > 0) return 'brackets'
  return 2 * inLists >= together ? 'list' : 'passage'
}

function mostWritten({ written }: PhraseCount): string {
  return [...written].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}
