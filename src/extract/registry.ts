/** The input formats: the one list of readers. A new format is a file in readers/ and a line here. */
import type { Reader } from './contract.ts'
import { docx } from './readers/docx.ts'
import { html } from './readers/html.ts'
import { image } from './readers/image.ts'
import { jsonResume } from './readers/json-resume.ts'
import { latex } from './readers/latex.ts'
import { markdown } from './readers/markdown.ts'
import { odt } from './readers/odt.ts'
import { pdf } from './readers/pdf.ts'
import { plainText } from './readers/plain-text.ts'
import { rst } from './readers/rst.ts'
import { rtf } from './readers/rtf.ts'

export const readers: readonly Reader[] = [
  pdf,
  docx,
  odt,
  rtf,
  html,
  markdown,
  latex,
  rst,
  jsonResume,
  image,
  plainText,
]

/**
 * The reader for a file: what the bytes say comes before what the name says.
 *
 * @param path the file's name; only its extension counts, in any case
 * @param bytes the whole file
 * @returns plain text for a name without extension; null when no reader knows the content and none has the extension
 */
export function readerFor(path: string, bytes: Uint8Array): Reader | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const bySignature = readers.find((reader) => reader.sniff(bytes))
  const byName = readers.find((reader) => reader.extensions.includes(extension))
  return bySignature ?? byName ?? (extension === '' ? plainText : null)
}

/** Every extension that some reader takes: lower case, without dot, in the order of the registry. */
export function acceptedExtensions(): readonly string[] {
  return [...new Set(readers.flatMap((reader) => reader.extensions))]
}
