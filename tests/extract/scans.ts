/** PDFs made of a fixture: a scan with a text layer, a scan behind a page of text, fonts without a Unicode map. */

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** The picture of fixtures/unreadable/scanned.pdf, as object 4. */
function pictureIn(scanned: Uint8Array): string {
  const file = latin1(scanned)
  return file
    .slice(file.indexOf('4 0 obj'), file.indexOf('5 0 obj'))
    .replace(/^4 0 obj\n/, '')
    .replace(/\nendobj\n$/, '')
}

const DRAW = 'q 595 0 0 842 0 0 cm /I Do Q'
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const RESOURCES = `/Resources << /Font << /F ${FONT} >> /XObject << /I 4 0 R >> >>`

function textAt(text: string, mode: 0 | 3): string {
  return `BT ${mode} Tr /F 12 Tf 72 760 Td (${text}) Tj ET`
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

/** The scan with words that nobody sees laid over it. */
export function ocrLayer(scanned: Uint8Array, text: string): Uint8Array {
  return pdfOf(pictureIn(scanned), [`${DRAW} ${textAt(text, 3)}`])
}

/** A page of text, then the scan. */
export function withScan(scanned: Uint8Array, text: string): Uint8Array {
  return pdfOf(pictureIn(scanned), [textAt(text, 0), DRAW])
}

function pdfOf(picture: string, contents: readonly string[]): Uint8Array {
  const kids = contents.map((_, index) => `${5 + 2 * index} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} /MediaBox [0 0 595 842] >>`,
    FONT,
    picture,
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R ${RESOURCES} /Contents ${6 + 2 * index} 0 R >>`,
      stream(content),
    ]),
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n `
  })
  const start = file.length
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('\n')}\ntrailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** The same length, so that every offset holds. */
export function withoutUnicodeMap(pdf: Uint8Array): Uint8Array {
  const file = latin1(pdf)
  const garbled = file.replaceAll('/ToUnicode', '/NoUnicode')
  if (garbled === file) throw new Error('this PDF has no Unicode map in sight')
  return new Uint8Array(Buffer.from(garbled, 'latin1'))
}
