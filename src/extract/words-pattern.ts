/** Tables of words → one pattern for folded text. */

/** Endings a word may have: plurals, and the German feminine. */
const ENDING = '(?:s|es|in|innen)?(?![\\p{L}\\p{N}])'

const BEGINNING = '(?<![\\p{L}\\p{N}-])'

/**
 * Matches any of the words; a hyphen behind one stands for any ending, one in front for the first half of a compound.
 * What may stand before and behind is written once for all words alike: a look-behind for each is slow.
 */
export function wordsPattern(words: readonly string[]): RegExp {
  const groups = new Map<string, ReturnType<typeof formOf>[]>()
  for (const form of words.map(formOf)) {
    const around = `${form.before} ${form.after}`
    groups.set(around, [...(groups.get(around) ?? []), form])
  }
  const patterns = [...groups.values()].map((forms) => {
    const [{ before, after } = { before: '', after: '' }] = forms
    return `${before}(?:${forms.map(({ stem }) => stem).join('|')})${after}`
  })
  return new RegExp(patterns.join('|'), 'u')
}

function formOf(word: string) {
  const [, compound, stem = '', open] = /^(-?)(.*?)(-?)$/.exec(word) ?? []
  const isClosed = open === '' && /\p{L}$/u.test(stem)
  return {
    stem: stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    before: compound === '' ? BEGINNING : '',
    after: isClosed ? ENDING : '',
  }
}
