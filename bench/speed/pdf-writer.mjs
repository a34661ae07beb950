/** A plain PDF of text: pages of A4, Helvetica, deflated streams. */
import { deflateSync } from 'node:zlib'

const linesPerPage = 54
const charactersPerLine = 92

/**
 * @param {readonly { kind: string, text: string }[]} blocks headings are bold, items have a bullet
 * @returns {Buffer}
 */
export function pdfOf(blocks) {
  const lines = blocks.flatMap(({ kind, text }) => [
    ...wrap(kind === 'item' ? `\u2022 ${text}` : text).map((line) => ({ line, isHeading: kind === 'heading' })),
    ...(kind === 'item' ? [] : [{ line: '', isHeading: false }]),
  ])
  const pageCount = Math.ceil(lines.length / linesPerPage)
  const contents = Array.from({ length: pageCount }, (_, page) =>
    contentOf(lines.slice(page * linesPerPage, (page + 1) * linesPerPage)),
  )
  const kids = contents.map((_, page) => `${5 + 2 * page} 0 R`).join(' ')
  const font = (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`
  return assemble([
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Count ${pageCount} /Kids [${kids}] >>`),
    Buffer.from(font('Helvetica')),
    Buffer.from(font('Helvetica-Bold')),
    ...contents.flatMap((content, page) => [pageOf(6 + 2 * page), streamOf(content)]),
  ])
}

function pageOf(content) {
  const fonts = '/Resources << /Font << /F 3 0 R /B 4 0 R >> >>'
  return Buffer.from(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${fonts} /Contents ${content} 0 R >>`)
}

function contentOf(lines) {
  const shown = lines.map(({ line, isHeading }) => `/${isHeading ? 'B 12' : 'F 10'} Tf (${literal(line)}) '`)
  return `BT 14 TL 60 800 Td ${shown.join('\n')} ET`
}

function streamOf(content) {
  const deflated = deflateSync(Buffer.from(content, 'latin1'))
  const head = `<< /Length ${deflated.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([Buffer.from(head), deflated, Buffer.from('\nendstream')])
}

/** Windows-1252 as far as it is Latin-1, and its bullet and dashes. */
function literal(line) {
  const known = {
    '\u2022': '\x95',
    '\u2013': '\x96',
    '\u2014': '\x97',
    '\u2019': '\x92',
    '\u201c': '\x93',
    '\u201d': '\x94',
  }
  const latin = line.replace(/[^\x20-\x7e\xa0-\xff]/g, (each) => known[each] ?? '?')
  return latin.replace(/[\\()]/g, '\\$&')
}

function wrap(text) {
  return text.match(new RegExp(`\\S.{0,${charactersPerLine - 1}}(?=\\s|$)|\\S+`, 'g')) ?? []
}

/** Objects 1 to n with their table; object 1 is the catalog. */
function assemble(objects) {
  const parts = [Buffer.from('%PDF-1.4\n')]
  const offsets = []
  let length = parts[0].length
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(length)
    length += part.length
    parts.push(part)
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`))
  return Buffer.concat(parts)
}
