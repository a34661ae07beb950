/** PDFs made to break their reader, each by one trick; the first eleven are those of SECURITY.md. */
import { deflateSync } from 'node:zlib'
import { pdf, stream } from '../pdf-writer.ts'

const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

function packed(content: string): Buffer {
  return stream(deflateSync(Buffer.from(content)), '/Filter /FlateDecode')
}

interface PageOptions {
  readonly mediaBox?: string
  readonly resources?: string
  readonly extra?: string
  readonly font?: string
  /** Entries of the catalog. */
  readonly catalogExtra?: string
  readonly more?: readonly (string | Buffer)[]
}

/** One page with one font, `/F1`. Objects of `more` are numbered from 6. */
export function onePage(content: string | Buffer, options: PageOptions = {}): Buffer {
  const {
    mediaBox = '[0 0 612 792]',
    resources = '',
    extra = '',
    font = helvetica,
    catalogExtra = '',
    more = [],
  } = options
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${resources} >> ${extra} >>`
  const contents = typeof content === 'string' ? packed(content) : content
  return pdf([catalog.replace('>>', `${catalogExtra} >>`), pages, page, contents, font, ...more])
}

const line = (text: string) => `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`

function formFan(): Buffer {
  const depth = 24
  const forms = Array.from({ length: depth }, (_, index) => {
    const isLast = index === depth - 1
    const next = isLast ? '' : `/XObject << /X${index + 1} ${7 + index} 0 R >>`
    const resources = `/Resources << /Font << /F1 5 0 R >> ${next} >>`
    const paint = isLast ? line('boom') : `/X${index + 1} Do `.repeat(2)
    return stream(paint, `/Type /XObject /Subtype /Form /BBox [0 0 612 792] ${resources}`)
  })
  return onePage('/X0 Do', { resources: '/XObject << /X0 6 0 R >>', more: forms })
}

function formCycle(): Buffer {
  const form = (content: string) =>
    stream(
      content,
      '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> /XObject << /A 6 0 R /B 7 0 R >> >>',
    )
  return onePage('/A Do', {
    resources: '/XObject << /A 6 0 R /B 7 0 R >>',
    more: [form(`${line('round and round')} /B Do`), form('/A Do')],
  })
}

function manyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${5 + index} 0 R`).join(' ')
  const page =
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>'
  return pdf([
    catalog,
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    stream(line('The same words on every page')),
    helvetica,
    ...Array.from({ length: count }, () => page),
  ])
}

/** A font whose glyphs are drawn by procedures, with a matrix of its own. */
function typeThree(matrix: string): Buffer {
  const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix ${matrix} /CharProcs << /a 6 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1000] >>`
  return onePage(line('aaaa aaaa aaaa'), { font, more: [stream('1000 0 0 0 750 750 d1 0 0 750 750 re f')] })
}

/** A font of two-byte codes that stand for Unicode as they are. */
function unicodeFont(vertical: boolean): readonly (string | Buffer)[] {
  const cmap =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end'
  const encoding = vertical ? 'Identity-V' : 'Identity-H'
  return [
    `<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /${encoding} /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>`,
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
    stream(cmap),
  ]
}

function unicodeText(text: string, vertical = false): Buffer {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join(
    '',
  )
  const [font = '', ...more] = unicodeFont(vertical)
  return onePage(`BT /F1 14 Tf 300 700 Td <${codes}> Tj ET`, { font: String(font), more })
}

const sentence = 'I built statistical models of fMRI data in Python and wrote the tests'

/** Small, and read at once or refused at once. */
export const quickPdfs: Readonly<Record<string, () => Buffer>> = {
  'xobject-cycle': formCycle,
  'pagetree-loop': () => pdf([catalog, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
  'count-lie': () =>
    pdf([
      catalog,
      '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(line('two billion pages, it says')),
      helvetica,
    ]),
  'deep-array': () =>
    onePage(line('deep and deeper still'), {
      resources: `/ExtGState ${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    }),
  'js-open': () =>
    pdf([
      '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /O << /S /Launch /F (calc.exe) >> >> /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>',
      pages,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream(line('opens with a script')),
      helvetica,
      '<< /Type /Filespec /F (a.exe) >>',
    ]),
  truncated: () => onePage(stream(line('cut off in the middle'))).subarray(0, 350),
  notpdf: () => Buffer.from('PK\u0003\u0004garbage'),
  'rotated-page': () => onePage(line(sentence), { extra: '/Rotate 90' }),
  'rotated-text': () => onePage(`BT /F1 12 Tf 0 1 -1 0 300 100 Tm (${sentence}) Tj ET`),
  'no-tounicode': () => {
    const [font = '', ...more] = unicodeFont(false)
    return onePage('BT /F1 14 Tf 72 700 Td <00410042004300440045> Tj ET', {
      font: String(font).replace('/ToUnicode 7 0 R', ''),
      more,
    })
  },
  'type3-zero': () => typeThree('[0 0 0 0 0 0]'),
  'type3-nan': () => typeThree('[(a) null 1e400 -1e400 0 0]'),
  'type3-mirrored': () => typeThree('[-0.001 0 0 -0.001 0 0]'),
  'type3-huge': () => typeThree('[1e30 0 0 1e30 0 0]'),
  'nan-coordinates': () => onePage(`BT /F1 12 Tf 1e400 -1e400 Td (${sentence}) Tj 1e308 1e308 Td (${sentence}) Tj ET`),
  'nan-matrix': () =>
    onePage(`1e300 0 0 1e300 0 0 cm 1e300 0 0 1e300 0 0 cm 0 0 0 0 0 0 cm BT /F1 12 Tf (${sentence}) Tj ET`),
  'huge-font': () => onePage(`BT /F1 1000000000 Tf 1 0 0 1 72 700 Tm (${sentence}) Tj ET`),
  'negative-font': () => onePage(`BT /F1 -12 Tf 540 700 Td (${sentence}) Tj ET`),
  'zero-font': () => onePage(`BT /F1 0 Tf 72 700 Td (${sentence}) Tj ET`),
  'huge-mediabox': () => onePage(line(sentence), { mediaBox: '[-1e9 -1e9 1e9 1e9]' }),
  'empty-mediabox': () => onePage(line(sentence), { mediaBox: '[0 0 0 0]' }),
  'inverted-mediabox': () => onePage(line(sentence), { mediaBox: '[612 792 0 0]' }),
  'deep-save': () => onePage(`${'q '.repeat(2_000)}${line(sentence)}${' Q'.repeat(2_000)}`),
  'unbalanced-restore': () => onePage(`${'Q '.repeat(10_000)}${line(sentence)}`),
  hebrew: () => unicodeText([...'ניסיון בלמידת מכונה ובפייתון במשך חמש שנים'].toReversed().join('')),
  arabic: () => unicodeText('خبرة في تعلم الآلة وبايثون لمدة خمس سنوات'),
  'vertical-japanese': () => unicodeText('機械学習の研究者として五年間働いたことがある', true),
  'control-characters': () =>
    unicodeText('Ada\u001b]52;c;aGk=\u0007 \u009b31m\u0000 \u202egnp.exe \ud800 and some more words'),
}

/** Made to cost the reader minutes or gigabytes; its guard stops them, or a limit does. */
export const slowPdfs: Readonly<Record<string, () => Buffer>> = {
  'flate-1GB': () => onePage(stream(deflateSync(Buffer.alloc(2 ** 30, 0x20), { level: 1 }), '/Filter /FlateDecode')),
  'flate-nested-1GB': () => {
    const once = deflateSync(Buffer.alloc(2 ** 30, 0x20), { level: 1 })
    return onePage(stream(deflateSync(once, { level: 9 }), '/Filter [/FlateDecode /FlateDecode]'))
  },
  'xobject-fan': formFan,
  'text-ops-flood': () => onePage(`BT /F1 1 Tf ${'(machine learning) Tj '.repeat(3_000_000)}ET`),
  'hundred-thousand-pages': () => manyPages(100_000),
  'one-line-10MB': () => onePage(`BT /F1 12 Tf 72 700 Td (${'machine learning '.repeat(600_000)}) Tj ET`),
  'scattered-words': () => scattered(50_000),
  'one-row-of-words': () =>
    onePage(Array.from({ length: 20_000 }, (_, at) => `BT /F1 1 Tf 3 0 0 3 ${at * 9} 700 Tm (ab) Tj ET`).join('\n'), {
      mediaBox: '[0 0 200000 792]',
    }),
}

/** As many words, each a piece of its own, all over one page. */
function scattered(count: number): Buffer {
  const words = Array.from({ length: count }, (_, at) => {
    const x = 20 + ((at * 7919) % 560)
    const y = 20 + ((at * 104_729) % 7500) / 10
    return `BT /F1 4 Tf ${x} ${y} Td (word${at % 97}) Tj ET`
  })
  return onePage(words.join('\n'))
}
