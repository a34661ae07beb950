/** Reads Word files (DOCX) straight from their XML: no macros, no relationships, no pictures. */

import { Refusal } from '../../archive/refusal.ts'
import { isZip, openZip, type ZipArchive } from '../../archive/zip.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { holdsChunks, writeChunks } from './docx/chunks.ts'
import type { StoryKind } from './docx/story.ts'
import type { Styles } from './docx/styles.ts'
import { orRefusal } from './refusal.ts'

export const docx: Reader = {
  name: 'docx',
  version: 4,
  summary: 'Word documents: headings, lists, tables, text boxes, headers, notes; tracked changes accepted',
  extensions: ['docx', 'docm', 'dotx', 'dotm'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  sniff: (bytes) => (isOle(bytes) ? isWordInOle(bytes) : isZip(bytes) && holdsWord(bytes)),
  read: (bytes) => orRefusal('a Word document', () => readDocx(bytes)),
}

async function readDocx(bytes: Uint8Array): Promise<RawDocument> {
  if (isOle(bytes)) throw encryptedOrLegacy(bytes)
  const { findParts } = await import('./docx/package.ts')
  const { readProperties } = await import('./properties.ts')
  const { readStyles } = await import('./docx/styles.ts')
  const archive = openZip(bytes)
  const parts = await findParts(archive)
  const styles = await readStyles(readPart(archive, parts.styles), readPart(archive, parts.theme))
  const stories: readonly (readonly [StoryKind, Uint8Array])[] = [
    ...readParts(archive, 'header', parts.headers),
    ...readParts(archive, 'body', [parts.document]),
    ...readParts(archive, 'note', parts.notes),
    ...readParts(archive, 'header', parts.footers),
  ]
  const about = await readProperties(readPart(archive, 'docProps/core.xml'))
  const writer = new BlockWriter()
  const said = await writeStories(writer, stories, styles)
  const unread = holdsChunks(archive.read(parts.document)) ? await writeChunks(writer, archive) : []
  return { ...writer.finish([...said, ...unread]), about }
}

async function writeStories(
  writer: BlockWriter,
  stories: readonly (readonly [StoryKind, Uint8Array])[],
  styles: Styles,
): Promise<readonly Diagnostic[]> {
  const { Story } = await import('./docx/story.ts')
  const { wordPrefixes } = await import('./docx/package.ts')
  const { walkXml } = await import('./xml.ts')
  const hasBackdrop = stories.some(([, xml]) => paintsBehindText(xml))
  let whiteTextSeen = false
  for (const [kind, xml] of stories) {
    const story = new Story({ kind, styles, writer, hasBackdrop })
    await walkXml(xml, wordPrefixes, story)
    whiteTextSeen ||= story.whiteTextSeen
  }
  return whiteTextSeen ? [whiteText] : []
}

const readPart = (archive: ZipArchive, name: string | null): Uint8Array | null =>
  name === null ? null : archive.read(name)

const readParts = (
  archive: ZipArchive,
  kind: StoryKind,
  names: readonly string[],
): (readonly [StoryKind, Uint8Array])[] => names.map((name) => [kind, archive.read(name) ?? new Uint8Array()] as const)

/** A picture or shape behind the text, or a colored page, may make white words visible. */
function paintsBehindText(xml: Uint8Array): boolean {
  const source = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
  return ['behindDoc="1"', 'behindDoc="true"', 'z-index:-', '<w:background '].some((sign) => source.includes(sign))
}

/** The container of old Office files, and of encrypted new ones. */
const isOle = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte)

/** OLE also holds spreadsheets and mail: only what Word wrote, or what is encrypted, is told apart here. */
function isWordInOle(bytes: Uint8Array): boolean {
  return ['WordDocument', 'EncryptedPackage'].some((name) => holdsStream(bytes, name))
}

function holdsStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}

function holdsWord(bytes: Uint8Array): boolean {
  try {
    return openZip(bytes).names.some((name) => /^word\/document\d*\.xml$/i.test(name))
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4000)).includes('word/')
  }
}

/** Both may be named in an encrypted file: what Word wrote is then inside. */
function encryptedOrLegacy(bytes: Uint8Array): Refusal {
  if (holdsStream(bytes, 'EncryptedPackage')) {
    return new Refusal(
      'extract/encrypted',
      'the Word file is protected by a password',
      'ask for a copy without password; it is listed as unread, not ranked',
    )
  }
  return new Refusal(
    'extract/legacy-word',
    'this is in the format of Word before 2007',
    'save it as DOCX or PDF; it is listed as unread, not ranked',
  )
}

const whiteText = diagnostic({
  code: 'extract/white-text',
  severity: 'warning',
  message: 'some words are white; they were read as visible because a picture, shape or page color may lie behind them',
  hint: 'open the document to see whether those words can be read on the page',
})
