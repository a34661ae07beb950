/** Applications that may be one person's: told to a person, never merged, and no reason for other points. */
import type { Application } from '../model/application.ts'
import type { Flag } from '../model/assessment.ts'
import type { Candidate } from '../model/candidate.ts'
import { type Document, isReadable } from '../model/document.ts'
import { isLetterOrDigit } from '../text/letters.ts'
import { wordsOf } from './candidate/agreement.ts'
import { addressesIn } from './candidate/reach.ts'
import { type IndexPair, nearPairs, SketchShelf, sketchSize } from './near-pairs.ts'

/** What is kept of an application to compare it with the others; its text is not. */
export interface Fingerprint {
  readonly applicationId: string
  /** Digest of each readable document, with its path. */
  readonly documents: readonly { readonly sha256: string; readonly path: string }[]
  /** Mail addresses on the first page of a CV, lower case. */
  readonly addresses: readonly string[]
  /** The person's name in small plain letters where two sources agree on two words of it or more, else null. */
  readonly name: string | null
  /** The smallest hashes of a CV's phrases, ascending; empty when it is too short to tell. */
  readonly sketches: readonly Int32Array[]
}

/** Bounded, so that no text makes it slow. */
const ADDRESS = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,190}\.[a-z]{2,24}/gi

/**
 * @param documents of the application, in the same order
 * @param candidate who was found in them; null where that is not known
 */
export function fingerprint(
  application: Application,
  documents: readonly Document[],
  candidate: Candidate | null,
): Fingerprint {
  const readable = documents.filter(isReadable)
  const cvs = documents.filter((each, index) => application.documents[index]?.role === 'cv' && isReadable(each))
  return {
    applicationId: application.id,
    documents: readable.map(({ source }) => ({ sha256: source.sha256, path: source.path })),
    addresses: [...new Set(cvs.flatMap(addressesOf))],
    name: candidate && sureName(candidate),
    sketches: cvs.map(sketchOf).filter((sketch) => sketch.length === sketchSize),
  }
}

function sureName({ name }: Candidate): string | null {
  if (name === null || name.confidence !== 'high') return null
  const words = wordsOf(name.value)
  return words.filter((word) => word.length > 1).length < 2 ? null : words.toSorted().join(' ')
}

/** Addresses on the first page; those of referees are theirs. */
function addressesOf(document: Document): string[] {
  const page = document.pages[0]?.range ?? { start: 0, end: 0 }
  const referees = document.sections.filter((section) => section.kind === 'references')
  return [...addressesIn(document.text.slice(page.start, page.end), ADDRESS)].flatMap((mention) => {
    const at = page.start + mention.range.start
    const isReferee = referees.some(({ range }) => range.start <= at && at < range.end)
    return isReferee ? [] : [mention.text.toLowerCase()]
  })
}

/** Phrases are so many words: a template's headings are shorter. */
const phraseWords = 5

/**
 * The smallest of the hashes of all phrases, which estimate how much two texts share without either at hand.
 *
 * @see Broder, On the resemblance and containment of documents (1997)
 */
function sketchOf({ text }: Document): Int32Array {
  const { units, starts } = spellOut(text)
  const hashes = new Int32Array(Math.max(0, starts.length - phraseWords))
  for (let word = 0; word < hashes.length; word++)
    hashes[word] = hashOf(units, starts[word] ?? 0, (starts[word + phraseWords] ?? 0) - 1)
  return smallestOf(hashes)
}

/** The words of a text in small letters with a space between them, in UTF-16; where each begins, and one more would. */
function spellOut(text: string): { readonly units: Uint16Array; readonly starts: readonly number[] } {
  const small = `${text.toLowerCase()} `
  const units = new Uint16Array(small.length)
  const starts = [0]
  let [length, start] = [0, 0]
  for (let at = 0, next = 0; at < small.length; at = next) {
    const point = small.codePointAt(at) ?? 0
    next = at + (point > 0xffff ? 2 : 1)
    if (isLetterOrDigit(point)) while (at < next) units[length++] = small.charCodeAt(at++)
    else if (length > start) {
      units[length++] = space
      start = length
      starts.push(start)
    }
  }
  return { units, starts }
}

const space = 0x20

/** FNV-1a, 32 bits. */
function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01000193)
  return hash | 0
}

/** As many as a sketch holds, ascending, each once. Sorts the hashes in place. */
function smallestOf(hashes: Int32Array): Int32Array {
  const smallest = new Int32Array(sketchSize)
  let count = 0
  for (const hash of hashes.sort()) {
    if (count === sketchSize) break
    if (count === 0 || hash !== smallest[count - 1]) smallest[count++] = hash
  }
  return smallest.slice(0, count)
}

/** One reason for which applications belong together. By id, what is the same, in words that go before "in". */
type Group = ReadonlyMap<string, string>

/** The flags of each application, by id; those without any are left out. */
export function duplicateFlags(fingerprints: readonly Fingerprint[]): ReadonlyMap<string, readonly Flag[]> {
  const sketches = new SketchShelf()
  for (const [index, fingerprint] of fingerprints.entries()) sketches.add(index, fingerprint.sketches)
  return flagsFor(fingerprints, nearPairs(sketches), (index) => fingerprints[index]?.applicationId ?? '')
}

/** What two applications have in common when they are flagged for it: digests, addresses and names. */
export function sharedKeysOf({ documents, addresses, name }: Fingerprint): string[] {
  return [
    ...documents.map(({ sha256 }) => `document ${sha256}`),
    ...addresses.map((address) => `address ${address}`),
    ...(name === null ? [] : [`name ${name}`]),
  ]
}

/**
 * The same flags where not all fingerprints are at hand.
 *
 * @param fingerprints by id, of all applications that share a key with another, at least
 * @param pairs of applications whose CVs are nearly the same, in the order of `nearPairs`
 * @param idOf the application of an index in them
 */
export function flagsFor(
  fingerprints: readonly Fingerprint[],
  pairs: readonly IndexPair[],
  idOf: (index: number) => string,
): ReadonlyMap<string, readonly Flag[]> {
  const flags = new Map<string, Flag[]>()
  const add = (id: string, code: string, message: string): void => {
    flags.set(id, [...(flags.get(id) ?? []), { code, message, location: null }])
  }
  const exact = exactGroups(fingerprints)
  const groups = [
    ...exact,
    ...nearlySame(
      pairs.map(([first, second]) => [idOf(first), idOf(second)]),
      exact,
    ),
  ]
  for (const group of groups) {
    for (const [id, what] of group) {
      add(
        id,
        'duplicate',
        `probably sent twice: ${what} in ${othersOf(group, id)}; compare them and merge them by hand`,
      )
    }
  }
  for (const group of namesakes(fingerprints, groups)) {
    for (const [id, what] of group) {
      add(id, 'same-name', `perhaps one person: ${what} in ${othersOf(group, id)}; people can share a name`)
    }
  }
  return flags
}

function othersOf(group: Group, id: string): string {
  return namesOf([...group.keys()].filter((each) => each !== id))
}

/** Applications in one name, unless something surer groups them. */
function namesakes(fingerprints: readonly Fingerprint[], surer: readonly Group[]): Group[] {
  const byName = new Map<string, Map<string, string>>()
  for (const { applicationId, name } of fingerprints) {
    if (name === null) continue
    byName.set(name, (byName.get(name) ?? new Map()).set(applicationId, 'the same name is'))
  }
  return [...byName.values()].filter(
    (group) => group.size > 1 && !surer.some((each) => [...group.keys()].every((id) => each.has(id))),
  )
}

function exactGroups(fingerprints: readonly Fingerprint[]): Group[] {
  const groups = new Map<string, Map<string, string>>()
  const add = (key: string, id: string, what: string): void => {
    groups.set(key, (groups.get(key) ?? new Map()).set(id, what))
  }
  for (const { applicationId, documents, addresses } of fingerprints) {
    for (const { sha256, path } of documents) {
      add(`document ${sha256}`, applicationId, `"${path.split('/').at(-1)}" is also`)
    }
    for (const address of addresses) add(`address ${address}`, applicationId, `the address ${address} is also`)
  }
  return [...groups.values()].filter((group) => group.size > 1)
}

/** Pairs whose CVs are near-identical, but for those that share a document or address already. */
function nearlySame(pairs: readonly (readonly [string, string])[], exact: readonly Group[]): Group[] {
  const groupsOf = new Map<string, Set<Group>>()
  for (const group of exact) for (const id of group.keys()) groupsOf.set(id, (groupsOf.get(id) ?? new Set()).add(group))
  const areKnown = ([first, second]: readonly [string, string]) =>
    [...(groupsOf.get(first) ?? [])].some((group) => group.has(second))
  return pairs.filter((pair) => !areKnown(pair)).map((pair) => new Map(pair.map((id) => [id, 'nearly the same CV is'])))
}

const namedAtMost = 3

function namesOf(ids: readonly string[]): string {
  const named = ids.slice(0, namedAtMost).map((id) => `"${id}"`)
  const more = ids.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
