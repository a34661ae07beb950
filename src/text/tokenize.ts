/** Words of a text with their offsets. */

export interface Token {
  /** UTF-16 offsets into the text that was tokenized, half-open. */
  readonly start: number
  readonly end: number
  /** As written. */
  readonly surface: string
  /** In lower case. */
  readonly word: string
}

/** Runs of letters and digits; `C++`, `C#`, `F#` keep their sign. */
const WORD = /[\p{L}\p{N}]+(?:\+\+|#(?![\p{L}\p{N}]))?/gu

/** The words of a text in order. Underscores, hyphens, slashes and periods separate. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(WORD)) {
    const surface = match[0]
    tokens.push({ start: match.index, end: match.index + surface.length, surface, word: surface.toLowerCase() })
  }
  return tokens
}
