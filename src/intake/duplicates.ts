/** Applications that may be one person's: told to a person, never merged, and no reason for other points. */
import type { Application } from '../model/application.ts'
import type { Flag } from '../model/assessment.ts'
import type { Candidate } from '../model/candidate.ts'
import { type Document, isReadable } from '../model/document.ts'
import { wordsOf } from './candidate/agreement.ts'
import { identify } from './candidate/index.ts'

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
const sketchSize = 64
/** Share of the sketch in common from which texts are near-identical: about the share of phrases in common. */
const nearlyAll = 0.8

/**
 * The smallest of the hashes of all phrases, which estimate how much two texts share without either at hand.
 *
 * @see Broder, On the resemblance and containment of documents (1997)
 */
function sketchOf({ text }: Document): Int32Array {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  for (let at = 0; at + phraseWords <= words.length; at++)
    hashes.add(hashOf(words.slice(at, at + phraseWords).join(' ')))
  return Int32Array.from(hashes).sort().slice(0, sketchSize)
}

/** FNV-1a, 32 bits. */
function hashOf(phrase: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < phrase.length; i++) hash = Math.imul(hash ^ phrase.charCodeAt(i), 0x01000193)
  return hash | 0
}

/** One reason for which applications belong together. By id, what is the same, in words that go before "in". */
type Group = ReadonlyMap<string, string>

/** The flags of each application, by id; those without any are left out. */
export function duplicateFlags(fingerprints: readonly Fingerprint[]): ReadonlyMap<string, readonly Flag[]> {
  const flags = new Map<string, Flag[]>()
  const add = (id: string, code: string, message: string): void => {
    flags.set(id, [...(flags.get(id) ?? []), { code, message, location: null }])
  }
  const groups = groupsOf(fingerprints)
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

function groupsOf(fingerprints: readonly Fingerprint[]): Group[] {
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
  const exact = [...groups.values()].filter((group) => group.size > 1)
  return [...exact, ...nearlySame(fingerprints, exact)]
}

/** Pairs whose CVs are near-identical, but for those that share a document or address already. */
function nearlySame(fingerprints: readonly Fingerprint[], exact: readonly Group[]): Group[] {
  const shared = sharedHashes(fingerprints)
  return [...shared.values()]
    .filter(({ count }) => count >= nearlyAll * sketchSize)
    .filter(({ ids }) => !exact.some((group) => ids.every((id) => group.has(id))))
    .map(({ ids }) => new Map(ids.map((id) => [id, 'nearly the same CV is'])))
}

/** Hashes that are so common belong to a form that everybody filled in, and are not compared. */
const commonFrom = 50

/** For each pair of applications that share some: how many hashes of their sketches. */
function sharedHashes(fingerprints: readonly Fingerprint[]) {
  const holders = new Map<number, Set<string>>()
  for (const { applicationId, sketches } of fingerprints) {
    for (const hash of sketches.flatMap((sketch) => [...sketch])) {
      holders.set(hash, (holders.get(hash) ?? new Set()).add(applicationId))
    }
  }
  const pairs = new Map<string, { readonly ids: readonly [string, string]; count: number }>()
  for (const ids of holders.values()) {
    if (ids.size < 2 || ids.size > commonFrom) continue
    for (const pair of pairsOf([...ids])) {
      const key = pair.join('\n')
      const known = pairs.get(key)
      if (known === undefined) pairs.set(key, { ids: pair, count: 1 })
      else known.count++
    }
  }
  return pairs
}

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((first, at) => ids.slice(at + 1).map((second): [string, string] => [first, second]))
}

const namedAtMost = 3

function namesOf(ids: readonly string[]): string {
  const named = ids.slice(0, namedAtMost).map((id) => `"${id}"`)
  const more = ids.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
