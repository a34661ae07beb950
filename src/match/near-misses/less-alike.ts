/** Passages that are like a text of the rubric, and not enough to count. */
import type { Background } from '../../model/background.ts'
import type { NearMiss } from '../../model/search.ts'
import { cosine, sharedStems } from '../../text/tfidf.ts'
import type { LikeOptions } from '../like-schema.ts'
import { locate, quote } from '../locate.ts'
import { likeVectors, passageVectors, sharedStemsLimit, similarityThreshold } from '../matchers/tfidf.ts'
import { type Passage, type Reading, wordsOf } from '../reading.ts'

/** Share of the threshold below which a passage is not like the text at all. */
const nearShare = 0.5

/** Stems that a passage must share to be told, and stems named. */
const sharedToTell = 2
const namedStems = 4

/** The passages most alike, of those that do not count, with what they lack. */
export function lessAlike(
  options: LikeOptions,
  reading: Reading,
  background: Background,
): (NearMiss & { readonly passage: Passage; readonly similarity: number })[] {
  const likes = likeVectors(options, background)
  const near = passageVectors(reading, background).flatMap(({ passage, vector }) => {
    const [best] = likes
      .map((like) => ({ like, similarity: cosine(like, vector) }))
      .toSorted((a, b) => b.similarity - a.similarity)
    if (best === undefined || best.similarity < nearShare * similarityThreshold) return []
    const stems = sharedStems(best.like, vector).map((shared) => shared.stem)
    const isAlike = best.similarity >= similarityThreshold
    if (stems.length < sharedToTell || (isAlike && stems.length >= sharedStemsLimit)) return []
    const range = wordsOf(reading, passage)
    const place = { location: locate(reading.document, range), quote: quote(reading.document, range) }
    const note = noteOf(best.similarity, stems)
    return [{ kind: 'less-alike' as const, termId: null, note, ...place, passage, similarity: best.similarity }]
  })
  return near.toSorted((a, b) => b.similarity - a.similarity || a.passage.range.start - b.passage.range.start)
}

function noteOf(similarity: number, stems: readonly string[]): string {
  const shared = `by ${stems.slice(0, namedStems).join(', ')}`
  return similarity < similarityThreshold
    ? `similarity ${similarity.toFixed(2)} ${shared}; it takes ${similarityThreshold.toFixed(2)}`
    : `similarity ${similarity.toFixed(2)} ${shared}; it takes ${sharedStemsLimit} shared words`
}
