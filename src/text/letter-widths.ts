/** How wide letters are beside each other, in any proportional font: a guess for where a part of a printed line stands. */

/** Parts of the height of letters, as most fonts for text have them; what is not named is 0.53. */
const WIDTHS: readonly (readonly [letters: string, width: number])[] = [
  ["ijlI|'`.,:;!·", 0.26],
  ['ftr()[]{}/\\-‐ “”"*°', 0.34],
  ['csxzvkyJ?', 0.48],
  ['ABEFKLPSTVXYZ&Γ', 0.65],
  ['CDGHNOQRUÄÖÜ', 0.72],
  ['mwMW%@—œæŒÆ', 0.84],
]

const usual = 0.53

const widthOf = new Map(WIDTHS.flatMap(([letters, width]) => [...letters].map((letter) => [letter, width] as const)))

const asciiWidths = Array.from({ length: 0x80 }, (_, code) => widthOf.get(String.fromCharCode(code)) ?? usual)

/** East Asian letters fill a square. */
const SQUARE =
  /[\u{1100}-\u{11FF}\u{2E80}-\u{A4CF}\u{AC00}-\u{D7AF}\u{F900}-\u{FAFF}\u{FF00}-\u{FF60}\u{20000}-\u{3FFFF}]/u

/** The sum over the letters of a text; no unit, good only for shares of one line. */
export function printedWidth(text: string): number {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    sum += asciiWidths[code] ?? letterWidth(String.fromCodePoint(code))
    if (code > 0xffff) at++
  }
  return sum
}

function letterWidth(letter: string): number {
  const plain = letter.normalize('NFD')[0] ?? letter
  return widthOf.get(plain) ?? (SQUARE.test(letter) ? 1 : usual)
}
