/** PDF, read by pdf.js from the operators that paint the page, so that what is not seen is known. */
import { diagnostic } from '../../model/diagnostic.ts'
import type { RawDocument, Reader } from '../contract.ts'

export const pdf: Reader = {
  name: 'pdf',
  version: 15,
  summary: 'PDF with page, line and position; hidden text kept apart; with --ocr, scanned pages too',
  extensions: ['pdf'],
  mediaTypes: ['application/pdf'],
  sniff: (bytes) => indexOfSignature(bytes) >= 0,
  async read(bytes, options) {
    const { readPages } = await import('../pdf/read-pages.ts')
    try {
      return await readPages(bytes, options)
    } catch (error) {
      return failure(error)
    }
  },
}

/** `%PDF-` stands within the first 1024 bytes, by the readers' custom (ISO 32000-1, implementation note 13). */
function indexOfSignature(bytes: Uint8Array): number {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).indexOf('%PDF-')
}

const FAILURES: Readonly<Record<string, { readonly code: string; readonly message: string; readonly hint: string }>> = {
  PasswordException: {
    code: 'extract/encrypted',
    message: 'the PDF is protected by a password',
    hint: 'ask for a copy without password; it is listed as unread, not ranked',
  },
  TooDeep: {
    code: 'extract/too-deep',
    message: 'the PDF nests its parts deeper than any program writes',
    hint: 'open it in a viewer and print it to a new PDF; it is listed as unread, not ranked',
  },
  InvalidPDFException: {
    code: 'extract/damaged',
    message: 'the PDF is damaged or cut off: its structure cannot be read',
    hint: 'ask for it to be sent again, or open it in a viewer and save it anew',
  },
}

function failure(error: unknown): RawDocument {
  const name = isTooDeep(error) ? 'TooDeep' : error instanceof Error ? error.name : ''
  const known = FAILURES[name] ?? {
    code: 'extract/damaged',
    message: `the PDF cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'open it in a viewer and save it anew',
  }
  return { pages: [], hidden: [], diagnostics: [diagnostic(known)] }
}

/** The engine reads nested parts by recursion, and passes on in its own error that the stack was full. */
function isTooDeep(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Maximum call stack size exceeded')
}
