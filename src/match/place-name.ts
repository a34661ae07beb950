/** Names of journals, meetings and institutes: they say where somebody published or worked, and not what was done. */

/** A name that begins with what it is, up to the hit: every word capitalized, or a small one between. */
const NAME_SO_FAR = String.raw`(?:(?:\p{Lu}[\p{L}-]*|\d+(?:st|nd|rd|th)|of|on|in|for|and|the|de|des|du|la|le|et|für|fur|und|&),? )*`

const VENUE = String.raw`(?:Journal|Transactions|Trans\.|Letters|Annals|Archives|Proceedings|Proc\.|Conference|Conf\.|Workshop|Symposium|Congress|Frontiers|Trends|Advances|Lecture Notes|Society|Association|Computer Methods)`

const INSTITUTE = String.raw`(?:Department|Dept\.|Institute|Institut|Instituto|Cent(?:er|re)|Laborator(?:y|ies)|Lab|Faculty|School|Division|Chair|Unit|Group|Club|Chapter)`

const AFTER = new RegExp(
  String.raw`\b(?:${VENUE}|${INSTITUTE}) (?:of|on|in|for|and|de|des|fur|für) ${NAME_SO_FAR}$`,
  'u',
)

/** Characters before a hit that are looked at. */
const reach = 100

/** "Department of Psychology «Dissertation» Enhancement Fellowship": what was given there. */
const GIVEN = /^(?: [\p{L}-]+){0,3} (?:Fellowship|Scholarship|Award|Prize|Grant|Medal)\b/u

/**
 * Whether a hit is part of the name of a place: "Center for Information and «Neural Networks»".
 *
 * @param before the passage up to the hit
 * @param hit the words found
 * @param after the passage behind it
 */
export function isInPlaceName(before: string, hit: string, after: string): boolean {
  return /^\p{Lu}/u.test(hit) && AFTER.test(before.slice(-reach)) && !GIVEN.test(after)
}

/** `NeuroImage`, `Medical Image Analysis`; not `image registration`, `Bayesian inference`. */
export function isProperName(written: string): boolean {
  return written
    .split(/\s+/)
    .every((word) => /\p{Lu}/u.test(word) || /^(?:and|for|in|of|on|the|with|et|de|&)$/.test(word))
}
