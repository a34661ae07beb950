/** Evidence by likeness: passages whose words are near a text of the rubric, weighed by how rare the words are. */
import type { Background } from '../../model/background.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Level } from '../../model/rubric.ts'
import { stem } from '../../text/stem.ts'
import { isStopword } from '../../text/stopwords.ts'
import { cosine, inverseDocumentFrequency, sharedStems, type Vector, vectorize } from '../../text/tfidf.ts'
import { tokenize } from '../../text/tokenize.ts'
import { contextText } from '../context-text.ts'
import type { Matcher, MatchInput } from '../contract.ts'
import { levelOf } from '../level.ts'
import { type LikeOptions, likeSchema } from '../like-schema.ts'
import { locate, quote } from '../locate.ts'
import { polarityOf } from '../polarity.ts'
import { type Passage, type Reading, wordsOf } from '../reading.ts'
import { monthsOf } from '../when.ts'

/** Cosine from which a passage is evidence: below it, shared words were by chance on real CVs. */
export const similarityThreshold = 0.3

/** Distinct stems that a passage must share: two may be one name, such as Monte Carlo, and names are the keyword matcher's. */
export const sharedStemsLimit = 3

/** Stems a passage has at least to be compared. */
const passageStemsLimit = 4

/** Passages kept for each facet, the most alike first. */
const passagesKept = 4

/** What the most alike passage counts, beside 1 for a term. */
const topStrength = 0.6

export const tfidf: Matcher<LikeOptions> = {
  kind: 'tfidf',
  key: 'like',
  summary: 'passages whose words are near these texts (TF-IDF, cosine); supports a level, never above 2',
  schema: likeSchema,
  match: (input) => mostAlike(input).map((similar, index) => toEvidence(input, similar, index)),
}

interface Similar {
  readonly passage: Passage
  readonly similarity: number
  readonly stems: readonly string[]
}

function mostAlike({ options, reading, background }: MatchInput<LikeOptions>): Similar[] {
  const { vectors: likes, stems: any } = likesOf(options, background)
  const similar = passageVectors(reading, background).flatMap(({ passage, vector }) => {
    if (!sharesEnough(vector, any)) return []
    const [best] = likes
      .map((like) => ({ like, similarity: cosine(like, vector) }))
      .toSorted((a, b) => b.similarity - a.similarity)
    if (best === undefined || best.similarity < similarityThreshold) return []
    const stems = sharedStems(best.like, vector).map((shared) => shared.stem)
    return stems.length < sharedStemsLimit ? [] : [{ passage, similarity: best.similarity, stems }]
  })
  return similar
    .toSorted((a, b) => b.similarity - a.similarity || a.passage.range.start - b.passage.range.start)
    .slice(0, passagesKept)
}

/** What a passage shares with all texts together is the most that it can share with one. */
function sharesEnough(vector: Vector, stems: ReadonlySet<string>): boolean {
  let shared = 0
  for (const each of vector.keys()) if (stems.has(each) && ++shared >= sharedStemsLimit) return true
  return false
}

interface Likes {
  readonly background: Background
  readonly vectors: readonly Vector[]
  /** Of all vectors. */
  readonly stems: ReadonlySet<string>
}

const likes = new WeakMap<LikeOptions, Likes>()

export function likeVectors(options: LikeOptions, background: Background): readonly Vector[] {
  return likesOf(options, background).vectors
}

function likesOf(options: LikeOptions, background: Background): Likes {
  const known = likes.get(options)
  if (known?.background === background) return known
  const vectors = options.map((text) =>
    vectorize(
      tokenize(text.toLowerCase()).flatMap(({ word }) => (isContent(word) ? [stem(word)] : [])),
      idfOf(background),
    ),
  )
  const made = { background, vectors, stems: new Set(vectors.flatMap((vector) => [...vector.keys()])) }
  likes.set(options, made)
  return made
}

interface PassageVector {
  readonly passage: Passage
  readonly vector: Vector
}

const vectorsOfReading = new WeakMap<Reading, readonly PassageVector[]>()

export function passageVectors(reading: Reading, background: Background): readonly PassageVector[] {
  const known = vectorsOfReading.get(reading)
  if (known !== undefined) return known
  const idf = idfOf(background)
  const vectors = reading.passages.flatMap((passage) => {
    if (passage.isList || passage.void !== null || passage.block.kind === 'heading') return []
    const { start, end } = passage.tokens
    const stems = reading.stems.slice(start, end).filter((_, at) => isContent(reading.tokens[start + at]?.word ?? ''))
    return stems.length < passageStemsLimit ? [] : [{ passage, vector: vectorize(stems, idf) }]
  })
  vectorsOfReading.set(reading, vectors)
  return vectors
}

/** A word that says something of a subject. */
function isContent(word: string): boolean {
  return word.length > 1 && !isStopword(word) && !/^\d+$/.test(word)
}

function idfOf(background: Background): (stem: string) => number {
  return (each) => inverseDocumentFrequency(background.documents, background.documentFrequency.get(each) ?? 0)
}

function toEvidence(input: MatchInput<LikeOptions>, { passage, similarity, stems }: Similar, index: number): Evidence {
  const { reading } = input
  const context = levelOf(reading, passage)
  const polarity = polarityOf(reading, passage, { start: passage.range.end, end: passage.range.end })
  const range = wordsOf(reading, passage)
  return {
    criterionId: input.criterionId,
    facetId: input.facet.id,
    termId: `passage ${index + 1}`,
    kind: tfidf.kind,
    level: Math.min(2, context.level) as Level,
    polarity: polarity.polarity,
    strength: Math.round(Math.min(1, similarity / 0.6) * topStrength * 100) / 100,
    note: [
      contextText(reading, passage, range),
      `similarity ${similarity.toFixed(2)} by ${stems.slice(0, 4).join(', ')}`,
      polarity.why,
    ]
      .filter((part) => part !== '')
      .join('; '),
    months: monthsOf(reading.document, range, reading.present),
    location: locate(reading.document, range),
    quote: quote(reading.document, range),
  }
}
