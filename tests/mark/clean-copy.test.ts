import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { markPdf } from '../../src/mark/index.ts'
import { onePage, quickPdfs } from '../hostile/pdfs.ts'
import { read } from '../in-process-world.ts'
import { stream } from '../pdf-writer.ts'
import { fonts, plainMarking } from './fonts.ts'
import { wordsOf } from './words.ts'

async function copyOf(bytes: Uint8Array): Promise<Uint8Array> {
  const { bytes: copy, diagnostic } = await markPdf(bytes, plainMarking, fonts)
  expect(diagnostic).toBeNull()
  if (copy === null) throw new Error('no copy')
  return copy
}

const line = 'BT /F1 12 Tf 72 700 Td (I built models in Python) Tj ET'
const js = '<< /Type /Action /S /JavaScript /JS (app.alert(1)) >>'
const launch = '<< /S /Launch /F (calc.exe) /Win << /F (calc.exe) >> >>'
const acting =
  /\/(?:JavaScript|JS|J#53|Launch|OpenAction|AA|A|URI|EmbeddedFiles?|EF|Filespec|XFA|AcroForm|RichMedia|SubmitForm|GoToR|GoToE|Names|Dests|Metadata|PieceInfo|StructTreeRoot|Ref|OPI|Movie|Sound|Screen)(?![\w#])/

const attached = stream('MZ evil program', '/Type /EmbeddedFile')

const hostile: Readonly<Record<string, () => Buffer>> = {
  'that runs a script when it is opened': () =>
    onePage(line, { catalogExtra: `/OpenAction ${js} /AA << /WC ${js} >>` }),
  'whose script has a name in hexadecimal': () =>
    onePage(line, { catalogExtra: '/OpenAction << /S /J#61vaScript /J#53 (x) >>' }),
  'with scripts and files among its names': () =>
    onePage(line, {
      catalogExtra: `/Names << /JavaScript << /Names [(a) ${js}] >> /EmbeddedFiles << /Names [(x) 6 0 R] >> >> /AF [6 0 R]`,
      more: ['<< /Type /Filespec /F (x.exe) /EF << /F 7 0 R >> >>', attached],
    }),
  'whose page acts': () =>
    onePage(line, { extra: `/AA << /O ${launch} >> /Metadata 6 0 R /PieceInfo << /X 6 0 R >>`, more: [attached] }),
  'with links, media and files on its page': () =>
    onePage(line, {
      extra: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://x.example) >> >>
        << /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /Type /Filespec /EF << /F 7 0 R >> >> >>
        << /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A ${launch} /AP << /N 6 0 R >> >>
        << /Type /Annot /Subtype /Widget /FT /Btn /Rect [0 0 9 9] /A ${js} /AA << /E ${launch} >> /AP << /N 6 0 R >> >>]`,
      catalogExtra: '/AcroForm << /XFA (x) /Fields [] >>',
      more: [stream('', '/Type /XObject /Subtype /Form /BBox [0 0 9 9]'), attached],
    }),
  'that hides an action among its resources': () =>
    onePage(line, {
      resources: `/Properties << /P << /OpenAction ${js} /X ${launch} /Next [${js}] >> >> /Evil << /A ${js} >> /XObject << /X 6 0 R >>`,
      more: [
        stream(
          '',
          `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (other.pdf) /Page 1 >> /OPI << /A ${js} >> /F (http://x.example) /Metadata 7 0 R`,
        ),
        attached,
      ],
    }),
}

test.each(Object.keys(hostile))('the copy of a PDF %s holds no action and no file', async (name) => {
  const original = hostile[name]?.() ?? Buffer.alloc(0)
  expect(await wordsOf(original)).toMatch(acting)
  const copy = await copyOf(original)
  expect(await wordsOf(copy)).not.toMatch(acting)
  expect(Buffer.from(copy).toString('latin1')).not.toMatch(/evil program/u)
  const { text } = await read('copy.pdf', copy)
  expect(text).toContain('I built models in Python')
})

test('the keys of name maps are anybody’s: a font called /A and a form called /AA are painted', async () => {
  const form = stream(
    'BT /A 12 Tf 72 650 Td (within a form) Tj ET',
    '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /A 5 0 R >> >>',
  )
  const original = onePage('BT /F1 12 Tf 72 700 Td (on the page) Tj ET /AA Do', {
    resources: '/XObject << /AA 6 0 R >>',
    more: [form],
  })
  const { text } = await read('copy.pdf', await copyOf(original))
  expect(text).toMatch(/on the page\nwithin a form/u)
})

test('words in the fields of a form are kept as they look, and words in a hidden layer stay hidden', async () => {
  const field = stream(
    'BT /F1 12 Tf 0 2 Td (typed into a field) Tj ET',
    '/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 5 0 R >> >>',
  )
  const original = onePage(
    'BT /F1 12 Tf 72 700 Td (printed) Tj ET /OC /L BDC BT /F1 12 Tf 72 600 Td (switched off) Tj ET EMC',
    {
      resources: '/Properties << /L 6 0 R >>',
      extra: '/Annots [<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [72 500 272 520] /AP << /N 7 0 R >> >>]',
      catalogExtra: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
      more: ['<< /Type /OCG /Name (L) >>', field],
    },
  )
  const { text, hidden } = await read('copy.pdf', await copyOf(original))
  expect(text).toContain('printed')
  expect(text).toContain('typed into a field')
  expect(text).not.toContain('switched off')
  expect(hidden.map((each) => each.text)).toContain('switched off')
})

test('neither a hidden nor a strange file throws: there is a copy, or a reason', async () => {
  for (const [name, make] of Object.entries(quickPdfs)) {
    const { bytes, diagnostic } = await markPdf(make(), plainMarking, fonts)
    expect(bytes === null ? diagnostic?.message : 'copied', name).toMatch(/^copied$|^no marked-up copy of this PDF: /u)
  }
})

test('a copy has nothing of the original beside its pages', async () => {
  const document = await PDFDocument.load(await copyOf(onePage(line, { catalogExtra: '/Lang (en)' })), {
    updateMetadata: false,
  })
  expect(document.catalog.keys().map(String).toSorted()).toEqual(['/Pages', '/Type'])
  const [, page] = document.getPages()
  expect(page?.node.keys().map(String).toSorted()).toEqual([
    '/Annots',
    '/Contents',
    '/MediaBox',
    '/Parent',
    '/Resources',
    '/Type',
  ])
  expect(page?.node.lookup(PDFName.of('Resources'), PDFDict).keys().map(String)).toEqual(['/Font'])
})
