/** Reads OpenDocument texts (ODT) straight from their XML: no macros, no linked parts, no pictures. */

import { Refusal } from '../../archive/refusal.ts'
import { isZip, openZip } from '../../archive/zip.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import type { OdtStyles as Styles } from './odt/styles.ts'
import { orRefusal } from './refusal.ts'

export const odt: Reader = {
  name: 'odt',
  version: 4,
  summary:
    'OpenDocument texts (LibreOffice), flat ones too: headings, lists, tables, frames, notes; tracked deletions left out',
  extensions: ['odt', 'ott', 'fodt'],
  mediaTypes: ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text-flat-xml'],
  sniff: (bytes) => isFlat(bytes) || isPackage(bytes),
  read: (bytes) => orRefusal('an OpenDocument text', () => (isZip(bytes) ? readOdt(bytes) : readFlat(bytes))),
}

function isPackage(bytes: Uint8Array): boolean {
  return (
    isZip(bytes) &&
    new TextDecoder('latin1')
      .decode(bytes.subarray(30, 400))
      .includes('mimetypeapplication/vnd.oasis.opendocument.text')
  )
}

/** All parts in one file of XML; the kind of document is told behind a long list of namespaces. */
function isFlat(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8192))
  return /<office:document\s/.test(start) && start.includes('"application/vnd.oasis.opendocument.text"')
}

async function readFlat(bytes: Uint8Array): Promise<RawDocument> {
  const { OdtStyles } = await import('./odt/styles.ts')
  const { readProperties } = await import('./properties.ts')
  const { walkXml } = await import('./xml.ts')
  const styles = new OdtStyles()
  await walkXml(bytes, {}, styles)
  const about = await readProperties(bytes)
  return { ...(await readStories(bytes, bytes, styles)), about }
}

async function readOdt(bytes: Uint8Array): Promise<RawDocument> {
  const { OdtStyles } = await import('./odt/styles.ts')
  const { readProperties } = await import('./properties.ts')
  const { walkXml } = await import('./xml.ts')
  const archive = openZip(bytes)
  const content = archive.read('content.xml')
  if (content === null) throw noText()
  refuseEncrypted(archive.read('META-INF/manifest.xml'))
  const shared = archive.read('styles.xml')
  const styles = new OdtStyles()
  if (shared !== null) await walkXml(shared, {}, styles)
  await walkXml(content, {}, styles)
  const about = await readProperties(archive.read('meta.xml'))
  return { ...(await readStories(content, shared, styles)), about }
}

async function readStories(content: Uint8Array, shared: Uint8Array | null, styles: Styles): Promise<RawDocument> {
  const { OdtStory } = await import('./odt/story.ts')
  const { walkXml } = await import('./xml.ts')
  const writer = new BlockWriter()
  const parts = [
    { xml: shared, roots: ['style:header', 'style:header-first', 'style:header-left'], isHeader: true },
    { xml: content, roots: ['office:text'], isHeader: false },
    { xml: shared, roots: ['style:footer', 'style:footer-first', 'style:footer-left'], isHeader: true },
  ]
  let whiteTextSeen = false
  for (const { xml, roots, isHeader } of parts) {
    if (xml === null) continue
    const story = new OdtStory({ styles, writer, roots, isHeader })
    await walkXml(xml, {}, story)
    whiteTextSeen ||= story.whiteTextSeen
  }
  return writer.finish(whiteTextSeen ? [whiteText] : [])
}

/** An encrypted text keeps its manifest readable, which says so. */
function refuseEncrypted(manifest: Uint8Array | null): void {
  if (manifest === null || !new TextDecoder().decode(manifest).includes('manifest:encryption-data')) return
  throw new Refusal(
    'extract/encrypted',
    'the file is protected by a password',
    'ask for a copy without password; it is listed as unread, not ranked',
  )
}

const noText = (): Refusal =>
  new Refusal(
    'extract/unreadable',
    'this archive holds no OpenDocument text (content.xml is missing)',
    'open it yourself to see what it is, and save it as ODT or PDF',
  )

const whiteText = diagnostic({
  code: 'extract/white-text',
  severity: 'warning',
  message: 'some words are white; they were read as visible because a picture or color may lie behind them',
  hint: 'open the document to see whether those words can be read on the page',
})
