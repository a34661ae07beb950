/** Text on paper: PDF pages set in fonts that are part of the file. */
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { PrintDocument, PrintFonts } from '../model/print.ts'
import type { Faces } from './flow.ts'

/** A new document with the fonts in it; no time is told, so that the same text gives the same bytes. */
export async function openPaper(fonts: PrintFonts): Promise<{ readonly document: PDFDocument; readonly faces: Faces }> {
  const { PDFDocument: Document } = await import('@cantoo/pdf-lib')
  const { create } = await import('fontkit')
  const { Face } = await import('./face.ts')
  const document = await Document.create({ updateMetadata: false })
  const face = async (bytes: Uint8Array) => {
    const source = create(bytes)
    document.registerFontkit({ create: () => source } as unknown as Parameters<PDFDocument['registerFontkit']>[0])
    return new Face(document, await document.embedFont(bytes, { subset: true }), source)
  }
  return { document, faces: { regular: await face(fonts.regular), bold: await face(fonts.bold) } }
}

/** The bytes of a paper. */
export async function closePaper(document: PDFDocument, title: string): Promise<Uint8Array> {
  document.setTitle(title)
  document.setProducer('cvsift')
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}

/** A PDF of a text. */
export async function printPdf(print: PrintDocument, fonts: PrintFonts): Promise<Uint8Array> {
  const { typeset } = await import('./typeset.ts')
  const { document, faces } = await openPaper(fonts)
  typeset(document, print, faces)
  return closePaper(document, print.title)
}
