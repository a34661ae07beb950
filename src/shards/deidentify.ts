/** Records that say how good and not who: ids, paths, addresses, names and phrases keyed by a secret, all words left out. */
import { createCipheriv, createHmac } from 'node:crypto'
import type { Fingerprint } from '../intake/duplicates.ts'
import type { RubricKeys } from '../kept/keys.ts'
import { evidenceIn } from '../kept/packed.ts'
import { fingerprintOf, fromRecord, type Kept, makePart, toRecord } from '../kept/record.ts'
import type { ReadDocument } from '../model/assessment.ts'
import { diagnostic } from '../model/diagnostic.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rubric } from '../model/rubric.ts'

/** What stands for words that must not be told: the same for the same words, and nobody without the secret finds them. */
export interface Keyed {
  /** 64 hex digits. */
  of(kind: 'application' | 'path' | 'document' | 'address' | 'name' | 'run', text: string): string
  /** Another hash for each hash of a phrase, none twice. */
  hashes(sketch: Int32Array): Int32Array
}

/** @param secret 32 bytes */
export function openKeyed(secret: Uint8Array): Keyed {
  const rounds = roundTables(createHmac('sha256', secret).update('sketch').digest())
  return {
    of: (kind, text) => createHmac('sha256', secret).update(`${kind}\n${text}`).digest('hex'),
    hashes: (sketch) => sketch.map((hash) => permuted(hash, rounds)),
  }
}

/** What a run writes down of its secret, to know it again. */
export function markOf(keyed: Keyed): string {
  return keyed.of('run', 'cvsift')
}

const roundCount = 4
const half = 0x10000

/** A random function of 16 bits a round, from the key stream of a cipher. */
function roundTables(key: Uint8Array): readonly Uint16Array[] {
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
  return Array.from(
    { length: roundCount },
    () => new Uint16Array(new Uint8Array(cipher.update(Buffer.alloc(2 * half))).buffer),
  )
}

/**
 * A permutation of 32 bits: two different hashes stay different, so that what is shared is shared as before.
 *
 * @see Luby, Rackoff, How to construct pseudorandom permutations from pseudorandom functions (1988)
 */
function permuted(hash: number, rounds: readonly Uint16Array[]): number {
  let left = hash >>> 16
  let right = hash & 0xffff
  for (const round of rounds) [left, right] = [right, left ^ (round[right] ?? 0)]
  return (left << 16) | right
}

/** The record without names, paths, digests or words; level, score and which terms were found where stay. */
export function deidentified(record: Uint8Array, rubric: Rubric, keys: RubricKeys, keyed: Keyed): Uint8Array {
  const kept = fromRecord(record)
  const about = aboutNobody(kept, keyed)
  const parts = rubric.criteria.flatMap(({ id }, index) => {
    const { levels, scores } = kept.head
    const level = levels[index]
    const score = scores[index]
    if (level === undefined || score === undefined) return []
    const evidence = evidenceIn({ of: kept.packed, index }, id).map((piece) => withoutWords(piece, keyed))
    return [makePart({ level, score, time: null, facets: [], evidence, reasons: [] }, about)]
  })
  const fingerprint = keyedFingerprint(fingerprintOf(kept), keyed)
  // Which words stand somewhere can be asked of a vocabulary: names are among them.
  return toRecord({ about, fingerprint, vocabulary: new Uint8Array(), parts }, keys)
}

function aboutNobody({ head: { about } }: Kept, keyed: Keyed): Kept['head']['about'] {
  return {
    id: keyed.of('application', about.id),
    name: '',
    documents: about.documents.map((each) => documentOfNobody(each, keyed)),
    readable: about.readable,
    searches: null,
    flags: about.flags.map(({ code }) => ({ code, message: '', location: null })),
    diagnostics: about.diagnostics.map(({ code, severity }) => diagnostic({ code, severity, message: '' })),
  }
}

function documentOfNobody({ path, role, sha256 }: ReadDocument, keyed: Keyed): ReadDocument {
  return {
    ...{ path: keyed.of('path', path), container: null, role, sha256: keyed.of('document', sha256) },
    ...{ mediaType: null, reader: null, language: null, pages: null, characters: 0 },
  }
}

function withoutWords(piece: Evidence, keyed: Keyed): Evidence {
  const { path, page, line, section } = piece.location
  return {
    ...piece,
    note: '',
    months: null,
    location: { path: keyed.of('path', path), page, line, section, range: { start: 0, end: 0 }, boxes: [] },
    quote: { exact: '', prefix: '', suffix: '' },
  }
}

function keyedFingerprint(
  { applicationId, documents, addresses, name, sketches }: Fingerprint,
  keyed: Keyed,
): Fingerprint {
  return {
    applicationId: keyed.of('application', applicationId),
    documents: documents.map(({ sha256, path }) => ({
      sha256: keyed.of('document', sha256),
      path: keyed.of('path', path),
    })),
    addresses: addresses.map((each) => keyed.of('address', each)),
    name: name === null ? null : keyed.of('name', name),
    sketches: sketches.map((each) => keyed.hashes(each)),
  }
}

/** What is said of an application's own documents and addresses, in its words again. */
export function unkeyed(message: string, { documents, addresses }: Fingerprint, keyed: Keyed): string {
  const words = new Map([
    ...documents.map(({ path }) => [keyed.of('path', path), path.split('/').at(-1) ?? path] as const),
    ...addresses.map((each) => [keyed.of('address', each), each] as const),
  ])
  return message.replaceAll(/\b[0-9a-f]{64}\b/g, (token) => words.get(token) ?? token)
}
