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
  const pairs = new Map<number, { readonly ids: readonly string[]; count: number }>()
  for (const holders of holdersOfHashes(fingerprints)) {
    for (const [first, second] of pairsOf(holders)) {
      const key = first * fingerprints.length + second
      const known = pairs.get(key)
      if (known !== undefined) known.count++
      else pairs.set(key, { ids: [first, second].map((each) => fingerprints[each]?.applicationId ?? ''), count: 1 })
    }
  }
  return pairs
}

/** Of each hash that several applications have: their indices, ascending; in the order in which hashes are first met. */
function* holdersOfHashes(fingerprints: readonly Fingerprint[]): Iterable<readonly number[]> {
  const hashes = joinArrays(fingerprints.flatMap(({ sketches }) => sketches))
  const owners = Uint32Array.from(
    fingerprints.flatMap(({ sketches }, index) => sketches.flatMap((each) => Array<number>(each.length).fill(index))),
  )
  const { first, next } = chainsOf(hashes)
  for (let at = 0; at < hashes.length; at++) {
    if (first[at] !== at || next[at] === 0) continue
    const holders: number[] = []
    for (let place = at; holders.length <= commonFrom; place = next[place] ?? 0) {
      const owner = owners[place] ?? 0
      if (holders.at(-1) !== owner) holders.push(owner)
      if (next[place] === 0) break
    }
    if (holders.length > 1 && holders.length <= commonFrom) yield holders
  }
}

/**
 * Where else each value stands: the place where it stands first, and the next one, or 0. A table with open addressing,
 * since a Map of a million hashes takes ten times as long.
 */
function chainsOf(values: Int32Array): { readonly first: Uint32Array; readonly next: Uint32Array } {
  const mask = 2 ** Math.ceil(Math.log2(2 * values.length + 2)) - 1
  // Of each slot: 1 + where its value stands first, or 0; and where it was seen last.
  const slots = new Uint32Array(mask + 1)
  const last = new Uint32Array(mask + 1)
  const first = new Uint32Array(values.length)
  const next = new Uint32Array(values.length)
  values.forEach((value, at) => {
    let slot = value & mask
    while (slots[slot] !== 0 && values[(slots[slot] ?? 0) - 1] !== value) slot = (slot + 1) & mask
    if (slots[slot] === 0) slots[slot] = at + 1
    else next[last[slot] ?? 0] = at
    first[at] = (slots[slot] ?? 0) - 1
    last[slot] = at
  })
  return { first, next }
}

function joinArrays(arrays: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(arrays.reduce((sum, each) => sum + each.length, 0))
  let at = 0
  for (const each of arrays) {
    joined.set(each, at)
    at += each.length
  }
  return joined
}

function pairsOf(holders: readonly number[]): [number, number][] {
  return holders.flatMap((first, at) => holders.slice(at + 1).map((second): [number, number] => [first, second]))
}

const namedAtMost = 3

function namesOf(ids: readonly string[]): string {
  const named = ids.slice(0, namedAtMost).map((id) => `"${id}"`)
  const more = ids.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
