/** Zip archives: a folder of applications, or of one person's documents. */
import { Refusal } from '../../archive/refusal.ts'
import { isZip, openZip } from '../../archive/zip.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Part, Unpacked, Unpacker } from '../contract.ts'

export const zip: Unpacker = {
  name: 'zip',
  summary: 'archives, read as the folder they were made of',
  extensions: ['zip'],
  mediaTypes: ['application/zip', 'application/x-zip-compressed', 'application/x-zip'],
  holds: 'archive',
  sniff: (bytes) => (isZip(bytes) || isEmptyZip(bytes)) && !isDocument(bytes),
  unpack: async (bytes) => unpackZip(bytes),
}

/** Bytes that all entries may unpack to, together. */
const maxTotalBytes = 256 * 1024 * 1024

/** What systems and people leave in archives, never to be read. */
const LITTER = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.(?!\.?(?:\/|$))|Thumbs\.db$|desktop\.ini$)/i

function unpackZip(bytes: Uint8Array): Unpacked {
  const archive = openZip(bytes, maxTotalBytes)
  const names = archive.names.map((name) => ({ key: name, name: name.replaceAll('\\', '/') }))
  const files = names.filter(({ name }) => !name.endsWith('/') && !LITTER.test(name))
  const parts = files.map(
    ({ key, name }): Part => ({ name, mediaType: null, role: null, bytes: () => readEntry(archive, key) }),
  )
  return { sender: null, parts, diagnostics: archive.links.map(passedOver) }
}

const passedOver = (name: string): Diagnostic =>
  diagnostic({
    code: 'intake/passed-over',
    severity: 'warning',
    message: `"${name}" was passed over: a link to a file elsewhere`,
    hint: 'ask for the file itself',
  })

function readEntry(archive: ReturnType<typeof openZip>, key: string): Uint8Array {
  try {
    return archive.read(key) ?? new Uint8Array()
  } catch (error) {
    if (!(error instanceof Refusal) || error.diagnostic.code !== 'extract/encrypted') throw error
    throw new Refusal(
      'intake/encrypted',
      'this file is locked with a password inside its archive',
      'unpack the archive with the password, and run again on the folder',
    )
  }
}

const isEmptyZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x05 && bytes[3] === 0x06

/** A Word or OpenDocument file that is called .zip is a document all the same. */
function isDocument(bytes: Uint8Array): boolean {
  try {
    const { names } = openZip(bytes)
    return names[0] === 'mimetype' || names.includes('[Content_Types].xml')
  } catch {
    return false
  }
}
