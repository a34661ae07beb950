/** Applications that may be one person's: told to a person, never merged, and no reason for other points. */
import type { Application } from '../model/application.ts'
import type { Flag } from '../model/assessment.ts'
import type { Candidate } from '../model/candidate.ts'
import { type Document, isReadable } from '../model/document.ts'
import { wordsOf } from './candidate/agreement.ts'
import { identify } from './candidate/index.ts'
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

/** Of an application and its documents, in the same order. */
export function fingerprint(application: Application, documents: readonly Document[]): Fingerprint {
  const readable = documents.filter(isReadable)
  const cvs = documents.filter((each, index) => application.documents[index]?.role === 'cv' && isReadable(each))
  return {
    applicationId: application.id,
    documents: readable.map(({ source }) => ({ sha256: source.sha256, path: source.path })),
    addresses: [...new Set(cvs.flatMap(addressesOf))],
    name: sureName(identify(application, documents)),
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
  return [...document.text.slice(page.start, page.end).matchAll(ADDRESS)].flatMap((match) => {
    const at = page.start + match.index
    const isReferee = referees.some(({ range }) => range.start <= at && at < range.end)
    return isReferee ? [] : [match[0].toLowerCase()]
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
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = new Int32Array(Math.max(0, words.length - phraseWords + 1))
  for (let at = 0; at < hashes.length; at++) hashes[at] = phraseHash(words, at)
  return hashes
    .sort()
    .filter((hash, index) => index === 0 || hash !== hashes[index - 1])
    .slice(0, sketchSize)
}

/** FNV-1a, 32 bits, of the phrase's words with a space between them. */
function phraseHash(words: readonly string[], start: number): number {
  let hash = 0x811c9dc5
  for (let index = start; index < start + phraseWords; index++) {
    const word = words[index] ?? ''
    if (index > start) hash = Math.imul(hash ^ 0x20, 0x01000193)
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  }
  return hash | 0
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
