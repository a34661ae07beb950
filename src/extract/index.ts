/** Bytes → Document: read, assembled, divided into sections. */
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { About, Document, SourceFile } from '../model/document.ts'
import { guessLanguage } from '../text/stopwords.ts'
import { tokenize } from '../text/tokenize.ts'
import { assemble } from './assemble.ts'
import { findContact, noContact } from './contact.ts'
import type { RawDocument, Reader, ReadOptions } from './contract.ts'
import { findEntries } from './entries.ts'
import { acceptedExtensions, readerFor, readers } from './registry.ts'
import { divide } from './sections.ts'
import { withoutSmuggled } from './smuggled.ts'

export type { ReadOptions } from './contract.ts'
export { drawPages, notDrawn, type PixelPages, picturePixelLimit } from './draw-pages.ts'
export { ocrMissingCode } from './ocr/missing.ts'
export { encodeIndexedPng } from './raster/png.ts'
export { type RenderedPage, renderPage } from './render.ts'
export { acceptedExtensions, readers }

/**
 * What is made of the same lines: raise it by hand when assembling, sections, entries or contact give something else than
 * before (a reader has a version of its own), else a cache goes on giving what it kept. A test reminds.
 */
export const documentVersion = 15

const noAbout: About = { title: null, author: null }

/** Bytes of a file at most. */
export const fileSizeLimit = 25 * 1024 * 1024

/**
 * Reads one file. Never rejects for what is in it: a file that cannot be read is a Document without text and with an
 * error among its diagnostics.
 */
export async function extract(
  source: SourceFile,
  bytes: Uint8Array,
  options: ReadOptions = { ocr: false },
): Promise<Document> {
  const refusal = refuse(source, bytes)
  if (refusal !== null) return unreadDocument(source, null, refusal)
  const reader = readerFor(source.path, bytes)
  if (reader === null) return unreadDocument(source, null, unknownFormat())
  const raw = await reader.read(bytes, options)
  return toDocument(source, reader, raw)
}

/** A document that has no text because of one error. */
export function unreadDocument(source: SourceFile, reader: Reader | null, error: Diagnostic): Document {
  return {
    source,
    reader: reader === null ? null : { name: reader.name, version: reader.version },
    language: null,
    text: '',
    pages: [],
    blocks: [],
    sections: [],
    entries: [],
    contact: noContact,
    about: noAbout,
    hidden: [],
    diagnostics: [{ ...error, path: source.path }],
  }
}

function toDocument(source: SourceFile, reader: Reader, raw: RawDocument): Document {
  const seen = withoutSmuggled(raw.pages)
  const { text, pages, blocks } = assemble(seen.pages)
  const sections = divide(text, blocks)
  const diagnostics = [...raw.diagnostics, ...withoutText(text, raw)]
  // Of what could not be read its own reason says enough.
  if (!diagnostics.some((each) => each.severity === 'error')) diagnostics.push(...mistakenName(source, reader))
  return {
    source: { ...source, mediaType: reader.mediaTypes[0] ?? null },
    reader: { name: reader.name, version: reader.version },
    language: guessLanguage(tokenize(text).map((token) => token.word)),
    text,
    pages,
    blocks: blocks.map(({ kind, range }) => ({ kind, range })),
    sections,
    entries: findEntries(text, pages, blocks, sections),
    contact: findContact(text, pages, sections),
    about: raw.about ?? noAbout,
    hidden: [...raw.hidden, ...seen.hidden],
    diagnostics: diagnostics.map((each) => ({ ...each, path: source.path })),
  }
}

function refuse(source: SourceFile, bytes: Uint8Array): Diagnostic | null {
  if (bytes.length === 0) {
    return diagnostic({ code: 'extract/empty', message: 'the file is empty', hint: 'ask for it to be sent again' })
  }
  if (source.size <= fileSizeLimit) return null
  const limit = fileSizeLimit / 1024 / 1024
  return diagnostic({
    code: 'extract/too-large',
    message: `the file is larger than ${limit} MB`,
    hint: 'ask for a smaller copy',
  })
}

function unknownFormat(): Diagnostic {
  return diagnostic({
    code: 'extract/unknown-format',
    message: 'no reader knows this format',
    hint: `readable are ${acceptedExtensions().join(', ')}: save it as one of these`,
  })
}

/** A DOCX that is called .pdf is read for what it is, and said to be. */
function mistakenName(source: SourceFile, reader: Reader): Diagnostic[] {
  const extension = /\.([^./]+)$/.exec(source.path)?.[1]?.toLowerCase()
  if (extension === undefined || reader.extensions.includes(extension)) return []
  const message = `it is called .${extension} but is ${reader.name}; it was read as that`
  return [diagnostic({ code: 'extract/mistaken-name', severity: 'warning', message })]
}

function withoutText(text: string, raw: RawDocument): Diagnostic[] {
  const said = raw.diagnostics.some((each) => each.severity === 'error')
  if (/[\p{L}\p{N}]/u.test(text) || said) return []
  return [
    diagnostic({
      code: 'extract/no-text',
      message: 'there is no text in it',
      hint: 'open it and look; it is listed as unread, not ranked',
    }),
  ]
}
