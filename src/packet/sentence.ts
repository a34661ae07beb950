/** The sentence in which a piece of evidence stands. */

export interface Sentence {
  readonly start: number
  readonly end: number
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** Characters shown on either side of the words at most. */
const longest = 180

/** An end of a sentence with the blank behind it; a single capital before the period is an initial. */
const SENTENCE_END = /(?<!\b\p{Lu})[.!?](?=\s+[\p{Lu}\p{N}("“])/gu

/** @param blocks kind, start and end of each, in one row; a sentence never crosses one */
export function sentenceAround(
  text: string,
  blocks: readonly number[],
  { start, end }: { readonly start: number; readonly end: number },
): Sentence {
  const [from, to] = blockAround(blocks, start, text.length)
  const first = Math.max(from, start - longest)
  const last = Math.min(Math.max(to, end), end + longest)
  const before = [...text.slice(first, start).matchAll(SENTENCE_END)].at(-1)
  const after = text.slice(end, last).search(SENTENCE_END)
  const begin = before === undefined ? first : first + before.index + 1
  const stop = after < 0 ? last : end + after + 1
  return {
    start: begin + leadingBlanks(text.slice(begin, start)),
    end: stop,
    isCutBefore: before === undefined && first > from,
    isCutAfter: after < 0 && last < to,
  }
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length
}

/** The block that holds an offset, else the whole text. */
function blockAround(blocks: readonly number[], offset: number, length: number): readonly [number, number] {
  for (let index = 0; index < blocks.length; index += 3) {
    const [start = 0, end = 0] = [blocks[index + 1], blocks[index + 2]]
    if (start <= offset && offset < end) return [start, end]
  }
  return [0, length]
}
