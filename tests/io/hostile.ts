/** PDFs made to break their reader; the ways are those of SECURITY.md. */
import { deflateSync } from 'node:zlib'
import { pdf, stream } from '../pdf-writer.ts'

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

function page(resources = ''): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> >>`
}

/** One line of text; harmless. */
export function plainPdf(text: string): Buffer {
  return pdf([catalog, pages, page(), stream(`BT /F1 12 Tf 72 700 Td (${text}) Tj ET`), font])
}

/** 2.4 KB that unpack to 1 GB of spaces. */
export function flateBomb(): Buffer {
  const once = deflateSync(Buffer.alloc(2 ** 30, 0x20), { level: 9 })
  return pdf([
    catalog,
    pages,
    page(),
    stream(deflateSync(once, { level: 9 }), '/Filter [/FlateDecode /FlateDecode]'),
    font,
  ])
}

/** 24 forms, each of which paints the next one twice: 16 million texts in 5 KB. */
export function formFan(): Buffer {
  const depth = 24
  const forms = Array.from({ length: depth }, (_, index) => {
    const isLast = index === depth - 1
    const next = isLast ? '' : `/XObject << /X${index + 1} ${7 + index} 0 R >>`
    const paint = isLast ? 'BT /F1 12 Tf 72 700 Td (boom) Tj ET' : `/X${index + 1} Do `.repeat(2)
    const resources = `/Resources << /Font << /F1 5 0 R >> ${next} >>`
    return stream(paint, `/Type /XObject /Subtype /Form /BBox [0 0 612 792] ${resources}`)
  })
  return pdf([catalog, pages, page('/XObject << /X0 6 0 R >>'), stream('/X0 Do'), font, ...forms])
}
