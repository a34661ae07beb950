/** A stranger's PDF and what is to be marked in it → a clean copy with highlights and notes behind a cover. */
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Marking } from '../model/marking.ts'
import type { PrintFonts } from '../model/print.ts'
import { closePaper, openPaper } from '../paper/index.ts'

export interface MarkedPdf {
  /** Null when the diagnostic says why not. */
  readonly bytes: Uint8Array | null
  /** In front of the first page of the document. */
  readonly coverPages: number
  readonly diagnostic: Diagnostic | null
}

/** Never rejects for what is in the file. */
export async function markPdf(bytes: Uint8Array, marking: Marking, fonts: PrintFonts): Promise<MarkedPdf> {
  try {
    return await marked(bytes, marking, fonts)
  } catch (error) {
    return noCopy(reasonOf(error))
  }
}

/** Why there is no marked-up copy, in the words of every cause of it. */
export function noCopy(reason: string): MarkedPdf {
  const why = diagnostic({
    code: 'mark/no-copy',
    severity: 'warning',
    message: `no marked-up copy of this PDF: ${reason}`,
    hint: 'its text with the marks is written instead',
  })
  return { bytes: null, coverPages: 0, diagnostic: why }
}

async function marked(bytes: Uint8Array, { marks, cover, pageCount }: Marking, fonts: PrintFonts): Promise<MarkedPdf> {
  const { ParseSpeeds, PDFDocument } = await import('@cantoo/pdf-lib')
  const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const count = source.getPageCount()
  if (count !== pageCount) return noCopy(`it was read as ${pageCount} pages, and is copied as ${count}`)
  const [{ copyPages }, { highlight }, { typeset }] = await Promise.all([
    import('./clean-copy.ts'),
    import('./highlight.ts'),
    import('../paper/typeset.ts'),
  ])
  const { document, faces } = await openPaper(fonts)
  const coverPages = typeset(document, cover, faces)
  for (const [index, page] of copyPages(source, document).entries()) {
    const own = marks.filter((mark) => mark.page === index + 1)
    highlight(document, page, own)
  }
  return { bytes: await closePaper(document, cover.title), coverPages, diagnostic: null }
}

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  if (name === 'EncryptedPDFError' || /encrypted/iu.test(message)) return 'it is encrypted'
  return error instanceof RangeError ? 'it is built too deep' : 'it is damaged'
}
