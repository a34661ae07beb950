/** Tables of words → one pattern for folded text. */

/** Endings a word may have: plurals, and the German feminine. */
const ENDING = '(?:s|es|in|innen)?(?![\\p{L}\\p{N}])'

/** Matches any of the words; a hyphen behind one stands for any ending, one in front for the first half of a compound. */
export function wordsPattern(words: readonly string[]): RegExp {
  const forms = words.map((word) => {
    const [, compound, stem = '', open] = /^(-?)(.*?)(-?)$/.exec(word) ?? []
    const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const isClosed = open === '' && /\p{L}$/u.test(stem)
    return `${compound === '' ? '(?<![\\p{L}\\p{N}-])' : ''}${escaped}${isClosed ? ENDING : ''}`
  })
  return new RegExp(forms.join('|'), 'u')
}
