/** Parts in other formats that Word takes in when it opens a file: programs that make DOCX of web pages put all into one. */
import type { ZipArchive } from '../../../archive/zip.ts'
import { type Diagnostic, diagnostic } from '../../../model/diagnostic.ts'
import type { BlockWriter } from '../block-writer.ts'
import { decodeText } from '../decode-text.ts'

const WEB_PAGE = /^word\/[^/]+\.x?html?$/i
const WEB_ARCHIVE = /^word\/[^/]+\.mht(?:ml)?$/i
const OTHER = /^word\/[^/]+\.(?:rtf|docx|docm|txt)$/i

/** Whether the body of a Word file takes in other parts. */
export function holdsChunks(document: Uint8Array | null): boolean {
  return (
    document !== null && Buffer.from(document.buffer, document.byteOffset, document.byteLength).includes('altChunk')
  )
}

/**
 * Writes the web pages among them, by name and after all else, since relationships are never followed.
 *
 * @returns a warning for each part that is not read
 */
export async function writeChunks(writer: BlockWriter, archive: ZipArchive): Promise<readonly Diagnostic[]> {
  const { walkHtml } = await import('../html/walk.ts')
  const unread: Diagnostic[] = []
  for (const name of archive.names.toSorted()) {
    const isPage = WEB_PAGE.test(name)
    if (isPage || WEB_ARCHIVE.test(name)) {
      const bytes = archive.read(name) ?? new Uint8Array()
      const page = isPage ? decodeText(bytes).text : await pageOf(bytes)
      writer.start('paragraph')
      await walkHtml(page, { writer, keepsLines: false, hasLineNumbers: false })
    } else if (OTHER.test(name)) unread.push(notRead(name))
  }
  return unread
}

/** The web page in an archive of one, which is written as a mail is. */
async function pageOf(bytes: Uint8Array): Promise<string> {
  const { default: PostalMime } = await import('postal-mime')
  return (await PostalMime.parse(bytes)).html ?? ''
}

const notRead = (name: string): Diagnostic =>
  diagnostic({
    code: 'extract/part-not-read',
    severity: 'warning',
    message: `a part in another format, which Word shows with the rest, was not read: ${name}`,
    hint: 'open the document and save it anew as DOCX or PDF',
  })
