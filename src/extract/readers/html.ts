/** Reads web pages: the visible words in blocks, by tags alone; nothing is fetched and no script runs. */
import { diagnostic } from '../../model/diagnostic.ts'
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { orRefusal } from './refusal.ts'

export const html: Reader = {
  name: 'html',
  version: 4,
  summary: 'web pages: headings, lists, tables; hidden text by attribute, style or style sheet is kept apart',
  extensions: ['html', 'htm', 'xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  sniff: (bytes) =>
    /^(?:\s|<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*-->)*<(?:!doctype\s+html|html[\s>])/i.test(asciiStart(bytes)),
  read: (bytes) => orRefusal('a web page', () => readHtml(bytes)),
}

async function readHtml(bytes: Uint8Array): Promise<RawDocument> {
  const { walkHtml } = await import('./html/walk.ts')
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]+)/i.exec(asciiStart(bytes))?.[1] ?? null
  const { text, diagnostics } = decodeText(bytes, declared)
  const writer = new BlockWriter()
  const { doubtfulContrast, hasClosed, about } = await walkHtml(text, { writer, keepsLines: false })
  const said = [...(doubtfulContrast ? [outsideStyles] : []), ...(hasClosed ? [closedDetails] : [])]
  return { ...writer.finish([...diagnostics, ...said]), about }
}

/** The first bytes as ASCII, without a byte order mark or the zeros of UTF-16. */
const asciiStart = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4096))
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')

const outsideStyles = diagnostic({
  code: 'extract/white-text',
  severity: 'warning',
  message:
    'some words have the color of the page; they were read as visible because a style sheet outside the file may set a background',
  hint: 'open the page to see whether those words can be read, or ask for a PDF',
})

/** They are read, since whoever reads the page can open them, and people fold away what is long. */
export const closedDetails = diagnostic({
  code: 'extract/closed-details',
  severity: 'info',
  message: 'some words stand in parts of the page that are closed until a reader opens them; they were read as visible',
})
