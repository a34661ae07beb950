import { expect, test } from 'vitest'
import { pdf as reader } from '../../../src/extract/readers/pdf.ts'
import { pdf, stream } from '../../pdf-writer.ts'

/** A page of one sentence, with entries of the catalog, and objects behind the five it has. */
const withCatalog = (entries: string, ...more: readonly (string | Buffer)[]): Buffer =>
  pdf([
    `<< /Type /Catalog /Pages 2 0 R ${entries} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream('BT /F1 12 Tf 72 700 Td (I built statistical models of fMRI data in Python) Tj ET'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...more,
  ])

async function said(bytes: Buffer): Promise<readonly string[]> {
  const { diagnostics } = await reader.read(bytes, { ocr: false })
  return diagnostics.flatMap(({ code, message }) => (code === 'extract/active-content' ? [message] : []))
}

test.each([
  ['/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', 'JavaScript'],
  // A name may be written with its characters as numbers: then the engine alone knows it.
  ['/OpenAction << /S /J#61vaScript /JS (app.alert\\(1\\)) >>', 'JavaScript'],
  ['/AA << /WC << /S /Launch /F (calc.exe) >> >>', 'an action that starts a program'],
  ['/AA << /WC << /S /SubmitForm /F (http://a.example/) >> >>', 'an action that sends a form'],
  ['/AA << /WC << /S /ImportData /F (a.fdf) >> >>', 'an action that imports a file'],
])('%s is told, and not done', async (entries, what) => {
  expect(await said(withCatalog(entries))).toEqual([`the PDF holds ${what}: nothing of it was run, sent or opened`])
})

test('attached files are told', async () => {
  const names = '/Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >>'
  const file = '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>'
  expect(await said(withCatalog(names, file, stream('MZ', '/Type /EmbeddedFile')))).toEqual([
    'the PDF holds attached files: nothing of it was run, sent or opened',
  ])
})

test('of links, bookmarks, the page to begin with, and names that only begin alike nothing is said', async () => {
  for (const entries of ['', '/OpenAction [3 0 R /Fit]', '/Names << /EmbeddedFiles << /Names [] >> >>', '/Launcher 1'])
    expect(await said(withCatalog(entries))).toEqual([])
})
