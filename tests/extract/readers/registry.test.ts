import { expect, test } from 'vitest'
import { acceptedExtensions, readerFor, readers } from '../../../src/extract/registry.ts'
import { show, utf8, withoutOcr, zip } from './reading.ts'

test('what a file holds comes before what it is called', () => {
  expect(readerFor('cv.txt', utf8('{\\rtf1 x}'))?.name).toBe('rtf')
  expect(readerFor('cv.doc', zip({ 'word/document.xml': '' }))?.name).toBe('docx')
  expect(readerFor('cv.md', utf8('<!doctype html><p>'))?.name).toBe('html')
  expect(readerFor('cv', utf8('{"basics": {}}'))?.name).toBe('json-resume')
})

test('without a signature the extension decides, in any case', () => {
  expect(readerFor('a.b/CV.MD', utf8('# Ada'))?.name).toBe('markdown')
  expect(readerFor('cv.text', utf8('Ada'))?.name).toBe('plain-text')
  expect(readerFor('cv.xyz', utf8('Ada'))).toBeNull()
  expect(readerFor('md', utf8('Ada'))?.name).toBe('plain-text')
})

test('no two readers claim one name or extension', () => {
  expect(new Set(readers.map((reader) => reader.name)).size).toBe(readers.length)
  expect(acceptedExtensions().length).toBe(readers.flatMap((reader) => reader.extensions).length)
})

test('one résumé in eight formats has the same words in the same kinds of blocks', async () => {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const paragraph = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const inputs: Readonly<Record<string, Uint8Array>> = {
    'cv.docx': zip({
      'word/document.xml': `<w:document ${w}><w:body>${paragraph('WORK', '<w:outlineLvl w:val="0"/>')}${paragraph('Zoë built “R” tools – 80% faster.')}${paragraph('one', '<w:numPr><w:numId w:val="1"/></w:numPr>')}</w:body></w:document>`,
    }),
    'cv.odt': zip({
      'content.xml':
        '<office:text><text:h text:outline-level="1">WORK</text:h><text:p>Zoë built “R” tools – 80% faster.</text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></office:text>',
    }),
    'cv.rtf': utf8(
      String.raw`{\rtf1\ansi\pard\outlinelevel0 WORK\par\pard Zo\'eb built \ldblquote R\rdblquote  tools \endash  80% faster.\par\pard\ls1 one\par}`,
    ),
    'cv.html': utf8('<h1>WORK</h1><p>Zo&euml; built “R” tools &ndash; 80% faster.<ul><li>one</ul>'),
    'cv.md': utf8('# WORK\n\nZoë *built* “R” tools – 80% faster.\n\n- one'),
    'cv.tex': utf8(
      "\\section{WORK}\nZo\\\"e \\emph{built} ``R'' tools -- 80\\% faster.\n\\begin{itemize}\\item one\\end{itemize}",
    ),
    'cv.rst': utf8('WORK\n====\n\nZoë *built* “R” tools – 80% faster.\n\n- one'),
    'cv.txt': utf8('WORK\n\nZoë built “R” tools – 80% faster.\n\n- one'),
  }
  for (const [path, bytes] of Object.entries(inputs)) {
    const document = await readerFor(path, bytes)?.read(bytes, withoutOcr)
    const shown = document === undefined ? '' : show(document).replace(/^\d+: /gm, '')
    expect(`${path}\n${shown}`).toBe(`${path}\nheading1|WORK\nparagraph|Zoë built “R” tools – 80% faster.\nitem|one`)
  }
})
