/** What a PDF would do in a viewer, or brings along: named, and neither done nor opened. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'

/**
 * By the name that stands in the file. Dictionaries may be deflated, and then the engine alone knows of them; an embedded file is a
 * stream, and those never are.
 *
 * @see ISO 32000-1, 12.6.4 for actions, 7.11.4 for embedded files, 7.5.7 for what may be deflated
 */
const NAMES: readonly { readonly name: string; readonly what: string }[] = [
  { name: '/JavaScript', what: 'JavaScript' },
  { name: '/Launch', what: 'an action that starts a program' },
  { name: '/SubmitForm', what: 'an action that sends a form' },
  { name: '/ImportData', what: 'an action that imports a file' },
  { name: '/EmbeddedFile', what: 'attached files' },
]

export async function activeContent(document: PDFDocumentProxy, bytes: Uint8Array): Promise<Diagnostic[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const named = NAMES.filter(({ name }) => hasName(file, name)).map(({ what }) => what)
  const hasScript = await document.hasJSActions().catch(() => false)
  const found = [...new Set([...(hasScript ? ['JavaScript'] : []), ...named])]
  if (found.length === 0) return []
  return [
    diagnostic({
      code: 'extract/active-content',
      severity: 'info',
      message: `the PDF holds ${found.join(', ')}: nothing of it was run, sent or opened`,
      hint: found.includes('attached files') ? 'if an attached file matters, ask for it by itself' : null,
    }),
  ]
}

/** The name itself, and none that begins with it. */
function hasName(file: Buffer, name: string): boolean {
  for (let at = file.indexOf(name); at >= 0; at = file.indexOf(name, at + name.length))
    if (!/[A-Za-z0-9]/.test(String.fromCharCode(file[at + name.length] ?? 0))) return true
  return false
}
