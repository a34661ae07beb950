/** Where a publication came out: what follows its title. */

/** A year in brackets, a label or punctuation between the authors and the title. */
const BEFORE_TITLE = /^[\s.,;:*∗†‡§]*(?:\([^()]{0,60}\)[\s.,;:]*)?/

/** Groups that are authors behind the people: `…, The Somewhere Study Team, and the Rest Initiative (RI). (2021). `, up to the year. */
const GROUPS =
  /^[\s.,;:&*∗†‡§]*(?:(?:and|for|on behalf of)\s)?(?:the\s)?\p{Lu}[^"“.]{0,200}\b(?:collaboration|collaborators|consorti(?:um|a)|committee|group|initiative|investigators|network|project|study|team)s?\b(?:\s\([^()]{2,12}\))?[\s.,;:]*\((?:19|20)\d\d[^()]{0,20}\)/iu

/** A title in quotation marks, with what ends it. */
const QUOTED_TITLE = /^["“‘«„'].{8,400}?(?:[,.?!]["”’»“']|["”’»“']\s?[,.;])[\s,.;:]*/

/** A title up to its period, question mark, or, where it has none, its comma. */
const PLAIN_TITLE = /^.{8,400}?(?:[.?!]\s+(?=\p{Ll}{0,3}\p{Lu}|in\b|\d)|[.?!]?$)/u

/** Words before the name of the venue. */
const LEAD =
  /^(?:(?:to appear|published|presented|accepted|forthcoming|poster|oral)\s+(?:in|at)|in\s+press|in|at)\b[:\s]*/i

/** Where the name ends: a volume, pages, a year, an identifier, a comma or the end of the sentence; `Proc.` is none. */
const NAME_END =
  /\s*(?:[,;(]|(?<!\b\p{L}{1,5})\.\s|\.$|\bdoi\b|(?:\b(?:at|on)\s)?https?:|\bvol\b|\bpp\b|\s\d|\sarXiv:).*$/isu

/** Words that say the state of a paper, not its place. */
const NO_VENUE =
  /^(?:submitted|in prep|under review|in review|accepted|manuscript|published|link|pdf|code|preprint|available|retrieved|url|doi|hal\b|arxiv:\d)/i

/**
 * The journal, conference or archive, or null where none is told plainly.
 *
 * @param text what follows the authors: year, title, venue
 */
export function venueIn(text: string): string | null {
  const rest = text.replace(GROUPS, '').replace(BEFORE_TITLE, '')
  const title = QUOTED_TITLE.exec(rest) ?? PLAIN_TITLE.exec(rest)
  if (title === null) return null
  const name = rest.slice(title[0].length).trim().replace(LEAD, '').replace(NAME_END, '').replace(/\.$/, '').trim()
  const words = name.split(/\s+/).length
  const isName = /^\p{Lu}|^(?:arXiv|bioRxiv|medRxiv|eLife)\b/u.test(name) && name.length >= 3 && words <= 14
  return isName && !NO_VENUE.test(name) ? name : null
}
