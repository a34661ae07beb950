/** Files of a folder of many people that are called alike but for what they are: `Lund_CV.pdf`, `Lund_cover_letter.pdf`. */

/** Words of file names that say what a document is, or which state of it, and not whose. */
const KINDS = new Set(
  (
    'cv curriculum vitae vita resume lebenslauf biosketch cover covering coverletter letter letters lettre carta motivation ' +
    'motivational motivationsschreiben anschreiben bewerbung application research teaching statement researchstatement proposal plan ' +
    'interests summary projet publication publications pub pubs papers bibliography list of de du der for and und et final draft copy ' +
    'version signed new updated english german french en eng doc pdf'
  ).split(' '),
)

/** Shorter ones are initials, and name nobody. */
const fewestLetters = 3

/** Whose a file is by its name, comparable, and as it is written there; null when the name says only what it is. */
export function ownerOf(path: string): { readonly key: string; readonly shown: string } | null {
  const base = (path.split('/').at(-1) ?? path).normalize('NFC').replace(/\.[^.]{1,5}$/, '')
  const words = base
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '' && !KINDS.has(plain(word)))
  if (words.join('').length < fewestLetters) return null
  return { key: words.map(plain).toSorted().join(' '), shown: words.join(' ') }
}

const plain = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
