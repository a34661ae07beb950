/** When a document says it was written: what it dates later is a plan. */

/** Words that say so, or a running line that dates the document. */
const SAID = [
  /\b(?:last )?(?:updated|revised|modified)(?: on)?:? (?:\w+\.? )?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:\w+\.? )?((?:19|20)\d\d)\b/i,
  /\b(?:as of|stand:?|version of|mis a jour(?: le)?:?) (?:\d{1,2}\.? )?(?:\w+\.? )?((?:19|20)\d\d)\b/i,
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:\d{1,2}, )?((?:19|20)\d\d) .{0,40}\b(?:curriculum vitae|resume|cv)\b/i,
]

/** The year, or null when the text does not say. `text` is normalized. */
export function documentYear(text: string): number | null {
  for (const said of SAID) {
    const year = said.exec(text)?.[1]
    if (year !== undefined) return Number(year)
  }
  return null
}
