/** What must not be left of one person: words of their names, and how they are reached. */
import { plain } from '../intake/candidate/agreement.ts'
import { identify, nameFromId } from '../intake/candidate/index.ts'
import { PARTICLE } from '../intake/candidate/name-words.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Document } from '../model/document.ts'
import { FILE_WORDS, LOOSE_MARKS } from './words.ts'

export interface Secrets {
  /** Small letters without marks, two or more each. */
  readonly names: ReadonlySet<string>
  /** Names in scripts without capitals, as written: they stand without blanks around. */
  readonly uncased: readonly string[]
  /** The whole name run together, for what is spaced out; empty when short. */
  readonly joined: string
  /** Mail addresses, numbers and links, as written. */
  readonly exact: readonly string[]
}

/** Letters of a whole name below which a chance match is likely. */
const shortestJoined = 7

export function secretsOf(assessment: Assessment, documents: readonly Document[]): Secrets {
  const { id, name } = assessment
  const sent = assessment.documents.map(({ path, container, role }) => ({ file: { path, container }, role }))
  const known = identify({ id, sender: null, documents: sent }, documents)
  const shown = known.name?.value ?? (name === nameFromId(id) ? '' : name)
  const spelled = [shown, name === nameFromId(id) ? '' : name].filter((each) => each !== '')
  const words = [...spelled, ...(spelled.length === 0 ? [nameFromId(id)] : [])].flatMap((each) =>
    plain(each).split(' '),
  )
  const names = words.filter((word) => word.length > 1 && !PARTICLE.test(word) && !FILE_WORDS.has(word))
  const uncased = [...shown.matchAll(/\p{Lo}{2,}/gu)].map(([word]) => word)
  const joined = plain(shown).replaceAll(' ', '')
  const contacts = documents.flatMap(({ contact }) => [
    ...[...contact.emails, ...contact.phones, ...contact.links].map(({ text }) => text),
    ...(contact.orcid === null ? [] : [contact.orcid.text]),
  ])
  const exact = [...new Set([...contacts, known.email?.value ?? '', known.phone?.value ?? ''])].filter(
    (text) => text.length > 4,
  )
  return { names: new Set(names), uncased, joined: joined.length < shortestJoined ? '' : joined, exact }
}

/** Whether something of a person is left in a line: looked for in another way than it was taken out. */
export function isLeft(line: string, { names, uncased, joined, exact }: Secrets): boolean {
  const folded = plain(line.replace(LOOSE_MARKS, ''))
  if (joined !== '' && folded.replaceAll(' ', '').includes(joined)) return true
  if (uncased.some((word) => line.includes(word)) || exact.some((each) => line.includes(each))) return true
  // A name of three letters is too often a word.
  return folded.split(' ').some((word) => word.length > 3 && names.has(word) && isNamed(line, word))
}

/** Only where it is written as a name: `will` is a word, `Will` may be one. */
function isNamed(line: string, word: string): boolean {
  return (line.match(/[\p{L}\p{M}'’]+/gu) ?? []).some(
    (each) => /^\p{Lu}/u.test(each) && plain(each).split(' ').includes(word),
  )
}
