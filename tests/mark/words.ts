/** What stands in a PDF, whatever it is packed in. */
import { PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'

/** Every key and name in a PDF, with the strings, streams aside. */
export async function wordsOf(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const dictionaries = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
  return `${dictionaries.map(String).join('\n')}\n${document.context.trailerInfo.Root}`
}
