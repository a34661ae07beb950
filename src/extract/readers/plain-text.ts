/** Reads plain text: blank lines part paragraphs, bullets start items, short capital or underlined lines are headings. */
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { orRefusal } from './refusal.ts'

export const plainText: Reader = {
  name: 'plain-text',
  version: 3,
  summary: 'plain text in any encoding: paragraphs, bullets, headings by underline or capitals',
  extensions: ['txt', 'text'],
  mediaTypes: ['text/plain'],
  sniff: () => false,
  read: (bytes) => orRefusal('plain text', async () => readPlainText(bytes)),
}

/** A bullet or number and white space before the words of an item. */
const bullet = /^\s*(?:[-*•–—◦▪▫■□●○‣⁃∙·►➢✓➤]|o(?=\s{2,}|\t)|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)/u
/** A bullet glued to its words: only characters that start nothing else. */
const gluedBullet = /^\s*[•◦▪▫■□●○‣⁃∙►➢✓➤]\s*(?=\S)/u
const underline = /^\s*([=\-_~*#^])\1{2,}\s*$/
/** Longer lines in capitals are shouted sentences. */
const maxHeadingCharacters = 60

function readPlainText(bytes: Uint8Array): RawDocument {
  const { text, diagnostics } = decodeText(bytes)
  const lines = text.split(/\n|\f/)
  const writer = new BlockWriter()
  let afterBlank = true
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '' || underline.test(line)) {
      writer.start('paragraph')
      afterBlank = true
      continue
    }
    const heading = isHeading(line, lines[at + 1], afterBlank)
    const item = !heading && (bullet.test(line) || gluedBullet.test(line))
    if (heading) writer.start('heading', 1)
    else if (item) writer.start('item')
    writer.write(item ? line.replace(bullet, '').replace(gluedBullet, '') : line, { number: at + 1 })
    if (heading) writer.start('paragraph')
    else writer.breakLine()
    afterBlank = heading
  }
  return writer.finish(diagnostics)
}

/** Underlined, or all in capitals with space above it. */
function isHeading(line: string, next: string | undefined, afterBlank: boolean): boolean {
  const words = line.trim()
  if (words.length > maxHeadingCharacters || bullet.test(line)) return false
  if (next !== undefined && underline.test(next) && /\p{L}/u.test(words)) return true
  const letters = words.match(/\p{L}/gu) ?? []
  return (
    afterBlank &&
    letters.length >= 3 &&
    words === words.toUpperCase() &&
    words !== words.toLowerCase() &&
    !/[.;,]$/.test(words)
  )
}
