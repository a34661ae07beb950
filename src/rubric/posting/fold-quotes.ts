/** Texts of a posting made comparable with what a rubric quotes of it. */

/** Quotation marks, dashes and spaces of one kind each; as long as what is given. */
export function foldQuotes(text: string): string {
  return text
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\u00a0/g, ' ')
}

/** In lower case on one line, without Markdown marks and punctuation at the ends: what two quotes of one passage share. */
export function comparable(text: string): string {
  return foldQuotes(text)
    .replace(/[*_#>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/^[\s"'.,;:!?()-]+|[\s"'.,;:!?()-]+$/g, '')
}
