/** Which occupations a posting is of, by their titles and by what they do. */
import type { Background } from '../../model/background.ts'
import type { Occupation, Vocabulary } from '../../model/vocabulary.ts'
import { stem } from '../../text/stem.ts'
import { isStopword } from '../../text/stopwords.ts'
import { cosine, inverseDocumentFrequency, type Vector, vectorize } from '../../text/tfidf.ts'
import { tokenize } from '../../text/tokenize.ts'
import { isApplicationWord } from './posting-words.ts'

export interface Recognized {
  readonly occupation: Occupation
  /** 0 to 1: the nearness of the titles and of the words of the work. */
  readonly nearness: number
}

/** Nearness from which an occupation is that of the posting, and beside the nearest one. */
const nearEnough = 0.3
const besideNearest = 0.85

/** Occupations at most: postings cross their borders, but not many. */
const occupationsAtMost = 3

/** What the title says beside what the sentences say. */
const titleShare = 0.6

/**
 * The occupations of a posting, the nearest first; none where it is like none.
 *
 * @param title the job's, or empty
 * @param body what is asked and what will be done
 */
export function recognizeOccupations(
  { title, body }: { readonly title: string; readonly body: string },
  vocabulary: Vocabulary,
  background: Background,
): Recognized[] {
  const titleVector = vectorOf(title, background)
  const bodyVector = vectorOf(body, background)
  const nearest = vocabulary.occupations
    .map((occupation) => {
      const { titles, work } = vectorsOf(occupation, background)
      const byTitle = Math.max(...titles.map((each) => cosine(titleVector, each)))
      const byWork = cosine(bodyVector, work)
      return { occupation, nearness: titleShare * byTitle + (1 - titleShare) * Math.min(1, 2 * byWork) }
    })
    .toSorted((a, b) => b.nearness - a.nearness || (a.occupation.title < b.occupation.title ? -1 : 1))
  const best = nearest[0]?.nearness ?? 0
  return nearest
    .filter(({ nearness }) => nearness >= nearEnough && nearness >= besideNearest * best)
    .slice(0, occupationsAtMost)
}

interface OccupationVectors {
  readonly titles: readonly Vector[]
  readonly work: Vector
}

const known = new WeakMap<Occupation, OccupationVectors>()

/** Made once, since a vocabulary has one background. */
function vectorsOf(occupation: Occupation, background: Background): OccupationVectors {
  const kept = known.get(occupation)
  if (kept !== undefined) return kept
  const { title, titles, words, activities, technologies } = occupation
  const vectors = {
    titles: [title, ...titles].map((each) => vectorOf(each, background)),
    work: vectorOf([title, ...titles, ...words, ...activities, ...technologies.flat()].join(' . '), background),
  }
  known.set(occupation, vectors)
  return vectors
}

function vectorOf(text: string, { documents, documentFrequency }: Background): Vector {
  const stems = tokenize(text)
    .filter(({ word }) => word.length > 1 && !isStopword(word) && !isApplicationWord(word))
    .map(({ word }) => stem(word))
  return vectorize(stems, (each) => inverseDocumentFrequency(documents, documentFrequency.get(each) ?? 0))
}
