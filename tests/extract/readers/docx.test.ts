import { expect, test } from 'vitest'
import { docx } from '../../../src/extract/readers/docx.ts'
import { complaints, hidden, lines, show, survivesMutation, withoutOcr, zip } from './reading.ts'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'

const styles = `<w:styles ${namespaces}>
  <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Garamond"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="MyHead"><w:name w:val="My Head"/><w:basedOn w:val="berschrift2"/></w:style>
  <w:style w:type="paragraph" w:styleId="P1"><w:name w:val="Überschrift 1"/></w:style>
  <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
  <w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
  <w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="203040"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>`

const word = (body: string, parts: Readonly<Record<string, string | Uint8Array>> = {}) =>
  zip({
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': styles,
    ...parts,
  })

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`

test('headings go by style name, in the language of whatever program, and what it is based on, not by its id', async () => {
  const input = word(
    paragraph(run('Ada Example'), '<w:outlineLvl w:val="0"/>') +
      paragraph(run('Education'), '<w:pStyle w:val="berschrift2"/>') +
      paragraph(run('Work'), '<w:pStyle w:val="MyHead"/>') +
      paragraph(run('Kenntnisse'), '<w:pStyle w:val="P1"/>') +
      paragraph(run('Plain'), '<w:pStyle w:val="Loop"/>'),
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "heading1|Ada Example
    heading2|Education
    heading2|Work
    heading1|Kenntnisse
    paragraph|Plain"
  `)
})

test('list paragraphs are items, by their own numbering or by their style', async () => {
  const input = word(
    paragraph(run('one'), '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      paragraph(run('two'), '<w:pStyle w:val="Bullets"/>') +
      paragraph(run('not a bullet'), '<w:pStyle w:val="Bullets"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "item|one
    item|two
    paragraph|not a bullet"
  `)
})

test('tables are read row by row, a block for each paragraph of a cell', async () => {
  const cell = (text: string) => `<w:tc><w:tcPr/>${text}</w:tc>`
  const input = word(
    `<w:tbl><w:tr>${cell(paragraph(run('2019')))}${cell(paragraph(run('PhD')) + paragraph(run('Oslo')))}</w:tr>` +
      `<w:tr>${cell(paragraph(''))}${cell(paragraph(run('MSc')))}</w:tr></w:tbl>${paragraph(run('after'))}`,
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "cell|2019
    cell|PhD
    cell|Oslo
    cell|MSc
    paragraph|after"
  `)
})

test('a text box is read once, after the paragraph it is anchored in', async () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(run(text))}</w:txbxContent>`
  const input = word(
    `<w:p>${run('before ')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box('in the box')}</wps:txbx></wps:wsp></w:drawing></mc:Choice>` +
      `<mc:Fallback><w:pict><v:shape><v:textbox>${box('in the box')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run('and after')}</w:p>` +
      paragraph(run('next')),
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "paragraph|before and after
    paragraph|in the box
    paragraph|next"
  `)
})

test('insertions are kept, deletions and moved-away words are not', async () => {
  const input = word(
    `<w:p>${run('I ')}<w:ins>${run('do ')}</w:ins><w:del><w:r><w:delText>do not </w:delText></w:r></w:del><w:moveFrom>${run('gone ')}</w:moveFrom>${run('know R.')}</w:p>`,
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`"paragraph|I do know R."`)
})

test('breaks continue the block on a new line, tabs are spaces, and field codes are not text', async () => {
  const input = word(
    '<w:p><w:r><w:t>PhD</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Oslo</w:t></w:r>' +
      '<w:r><w:instrText>HYPERLINK "https://x.example"</w:instrText></w:r><w:hyperlink>' +
      `${run(' site')}</w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(' end')}</w:sdtContent></w:sdt></w:p>`,
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "paragraph|PhD 2019
    |Oslo site end"
  `)
})

test('headers and footers are printed once, and notes follow the body', async () => {
  const part = (text: string) => `<w:hdr ${namespaces}>${paragraph(run(text))}</w:hdr>`
  const input = word(paragraph(run('body')), {
    'word/header1.xml': part('Ada Example'),
    'word/footer1.xml': part('page 1'),
    'word/footnotes.xml': `<w:footnotes ${namespaces}><w:footnote w:type="separator">${paragraph(run('---'))}</w:footnote><w:footnote>${paragraph(run('a note'))}</w:footnote></w:footnotes>`,
  })
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "header|Ada Example
    paragraph|body
    paragraph|a note
    header|page 1"
  `)
})

test('tables within tables are read where they stand', async () => {
  const table = (...cells: readonly string[]) =>
    `<w:tbl><w:tr>${cells.map((each) => `<w:tc><w:tcPr/>${each}</w:tc>`).join('')}</w:tr></w:tbl>`
  const inner = table(paragraph(run('R')), paragraph(run('Python')))
  const input = word(table(paragraph(run('Skills')), inner + paragraph(run('since 2019'))) + paragraph(run('after')))
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "cell|Skills
    cell|R
    cell|Python
    cell|since 2019
    paragraph|after"
  `)
})

test('endnotes are read, comments are not', async () => {
  const note = `<w:endnotes ${namespaces}><w:endnote>${paragraph(run('an endnote'))}</w:endnote></w:endnotes>`
  const comment = `<w:comments ${namespaces}><w:comment>${paragraph(run('mend this'))}</w:comment></w:comments>`
  const input = word(paragraph(`<w:commentRangeStart/>${run('body')}<w:commentRangeEnd/>`), {
    'word/endnotes.xml': note,
    'word/comments.xml': comment,
  })
  expect(await lines(docx, input)).toBe('paragraph|body\nparagraph|an endnote')
})

test('hyphens that only break lines are left out, those that keep words together stay', async () => {
  const input = word(
    '<w:p><w:r><w:t>machine</w:t><w:noBreakHyphen/><w:t>learn</w:t><w:softHyphen/><w:t>ing</w:t></w:r></w:p>',
  )
  expect(await lines(docx, input)).toBe('paragraph|machine-learning')
})

test('a symbol is a letter in the font Symbol, parts words in Wingdings, and is itself elsewhere', async () => {
  const symbol = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`
  const input = word(
    `<w:p>${symbol('Symbol', 'F062')}${run('-Catenin')}${symbol('Wingdings', 'F02A')}${run('mail')}${symbol('Arial', '00E9')}${symbol('Symbol', 'zz')}</w:p>`,
  )
  expect(await lines(docx, input)).toBe('paragraph|β-Catenin mailé')
})

test('text that nobody sees is kept apart with its reason', async () => {
  const input = word(
    `<w:p>${run('seen ')}${run('kubernetes ', '<w:vanish/>')}${run('expert ', '<w:color w:val="FFFFFF"/>')}${run('rust', '<w:sz w:val="2"/>')}</w:p>`,
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`"paragraph|seen"`)
  expect(await hidden(docx, input)).toMatchInlineSnapshot(`
    "styled-hidden: kubernetes
    no-contrast: expert
    tiny: rust"
  `)
})

const ink = (color: string) => `<w:color w:val="${color}"/>`
const cell = (words: string, fill: string, row = '') =>
  `<w:tbl><w:tr><w:trPr>${row}</w:trPr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="${fill}"/></w:tcPr>${paragraph(words)}</w:tc></w:tr></w:tbl>`
const box = (words: string, { fill = '', across = 0, docPr = '' }) =>
  paragraph(
    `<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom="page"><wp:posOffset>${across}</wp:posOffset></wp:positionH><wp:extent cx="1000000" cy="300000"/><wp:docPr id="1" ${docPr}/><wps:wsp><wps:spPr>${fill}</wps:spPr><wps:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r>`,
  )
const solid = (color: string, change = '') =>
  `<a:solidFill><a:srgbClr val="${color}">${change}</a:srgbClr></a:solidFill><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>`
const filled = (content: string) => run('secret', `<w14:textFill>${content}</w14:textFill>`)
const clear = (percent: number) =>
  `<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="${1000 * percent}"/></w14:srgbClr></w14:solidFill>`
const old = (style: string) =>
  paragraph(
    `<w:r><w:pict><v:shape style="${style}"><v:textbox><w:txbxContent>${paragraph(run('secret'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  )

test.each<[string, string, string]>([
  ['no-contrast', 'the gray of the paper', paragraph(run('secret', ink('F4F4F4')))],
  ['no-contrast', 'the color of the paper by name', paragraph(run('secret', '<w:color w:themeColor="background1"/>'))],
  ['no-contrast', 'black on black', paragraph(run('secret', `${ink('000000')}<w:shd w:val="clear" w:fill="000000"/>`))],
  [
    'no-contrast',
    'black under a black marker',
    paragraph(run('secret', `${ink('000000')}<w:highlight w:val="black"/>`)),
  ],
  ['no-contrast', 'navy on navy', paragraph(run('secret', ink('000080')), '<w:shd w:val="solid" w:color="000080"/>')],
  ['no-contrast', 'navy in a navy cell', cell(run('secret', ink('000090')), '000080')],
  ['no-contrast', 'white in a white box', box(run('secret', ink('FFFFFF')), { fill: solid('FFFFFF') })],
  ['no-contrast', 'a white fill', paragraph(filled('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'))],
  ['transparent', 'no fill', paragraph(filled('<w14:noFill/>'))],
  ['transparent', 'a clear fill', paragraph(filled(clear(100)))],
  ['tiny', 'letters of no width', paragraph(run('secret', '<w:w w:val="1"/>'))],
  ['clipped', 'a line of no height', paragraph(run('secret'), '<w:spacing w:line="10" w:lineRule="exact"/>')],
  ['clipped', 'a row of no height', cell(run('secret'), 'auto', '<w:trHeight w:val="10" w:hRule="exact"/>')],
  ['styled-hidden', 'a hidden row', cell(run('secret'), 'auto', '<w:hidden/>')],
  ['styled-hidden', 'a hidden box', box(run('secret'), { docPr: 'hidden="1"' })],
  ['styled-hidden', 'a hidden shape', old('width:10pt;visibility:hidden')],
  ['off-page', 'a box beside the page', box(run('secret'), { across: -10_000_000 })],
  ['off-page', 'a shape beside the page', old('margin-left:-2000pt')],
  ['off-page', 'an indent', paragraph(run('secret'), '<w:ind w:left="-30000"/>')],
  ['off-page', 'a frame', paragraph(run('secret'), '<w:framePr w:x="-30000" w:hAnchor="page"/>')],
])('%s: %s', async (reason, _, content) => {
  const input = word(paragraph(run('seen')) + content + paragraph(run('seen')))
  expect(await lines(docx, input)).toBe('paragraph|seen\nparagraph|seen')
  expect(await hidden(docx, input)).toBe(`${reason}: secret`)
})

test.each<[string, string]>([
  ['white in a dark box', box(run('visible', ink('FFFFFF')), { fill: solid('203040') })],
  [
    'white in a box of a color that is changed',
    box(run('visible', ink('FFFFFF')), { fill: solid('FFFFFF', '<a:lumMod val="50000"/>') }),
  ],
  ['white in an old dark box', old('" fillcolor="#203040 [3]').replace(run('secret'), run('visible', ink('FFFFFF')))],
  [
    'black beside a line that is no longer drawn',
    box(run('visible', ink('000000')), { fill: `<a:noFill/><a:extLst>${solid('000000')}</a:extLst>` }),
  ],
  ['white under a dark marker', paragraph(run('visible', `${ink('FFFFFF')}<w:highlight w:val="darkBlue"/>`))],
  [
    'empty letters with an edge',
    paragraph(
      run('visible', '<w14:textOutline><w14:solidFill/></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>'),
    ),
  ],
  ['a half clear fill', paragraph(filled(clear(40)).replace('secret', 'visible'))],
  ['black by default on black', paragraph(run('visible', '<w:shd w:val="clear" w:fill="000000"/>'))],
  ['an indent out into the margin', paragraph(run('visible'), '<w:ind w:left="-720"/>')],
  ['exact lines', paragraph(run('visible'), '<w:spacing w:line="240" w:lineRule="exact"/>')],
])('seen: %s', async (_, content) => {
  const document = await docx.read(word(content), withoutOcr)
  expect(document.hidden).toEqual([])
  expect(show(document)).toMatch(/visible$/)
})

test('white words on a painted run, cell or table are visible', async () => {
  const white = run('white', '<w:color w:val="FFFFFF"/>')
  const input = word(
    `${paragraph(run('marked', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000080"/>'))}` +
      `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr>${paragraph(white)}</w:tc></w:tr></w:tbl>` +
      `<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc>${paragraph(white)}</w:tc></w:tr></w:tbl>`,
  )
  expect(await lines(docx, input)).toMatchInlineSnapshot(`
    "paragraph|marked
    cell|white
    cell|white"
  `)
})

test('white words in a document with a shape behind the text are visible, with a warning', async () => {
  const input = word(
    `${paragraph('<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>')}${paragraph(run('white', '<w:color w:val="FFFFFF"/>'))}`,
  )
  expect(await complaints(docx, input)).toEqual(['warning extract/white-text'])
  expect(show(await docx.read(input, withoutOcr))).toBe('paragraph|white')
})

test('each span carries the font that its styles come to', async () => {
  const document = await docx.read(word(paragraph(run('Big', '<w:b/><w:sz w:val="32"/>') + run(' small'))), withoutOcr)
  expect(document.pages[0]?.lines[0]?.spans).toEqual([
    { text: 'Big', bbox: null, font: { name: 'Garamond', sizePt: 16, bold: true, italic: false } },
    { text: ' small', bbox: null, font: { name: 'Garamond', sizePt: 11, bold: false, italic: false } },
  ])
})

test('another prefix for the Word namespace changes nothing', async () => {
  const input = zip({
    'word/document.xml':
      '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:pPr><x:outlineLvl x:val="1"/></x:pPr><x:r><x:t>Work</x:t></x:r></x:p></x:body></x:document>',
  })
  expect(await lines(docx, input)).toBe('heading2|Work')
})

test('title and author are told apart from the words', async () => {
  const core =
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>CV</dc:title><dc:creator>Ada Example</dc:creator></cp:coreProperties>'
  const document = await docx.read(word(paragraph(run('body')), { 'docProps/core.xml': core }), withoutOcr)
  expect(document.about).toEqual({ title: 'CV', author: 'Ada Example' })
  const damaged = await docx.read(word(paragraph(run('body')), { 'docProps/core.xml': '<!DOCTYPE x>' }), withoutOcr)
  expect([show(damaged), damaged.about]).toEqual(['paragraph|body', { title: null, author: null }])
})

test('an encrypted or old Word file says how to mend it', async () => {
  const ole = (stream: string) =>
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(stream, 'utf16le')])
  const old = await docx.read(ole('WordDocument'), withoutOcr)
  expect(old.diagnostics).toMatchObject([
    { code: 'extract/legacy-word', severity: 'error', hint: expect.stringContaining('save it as DOCX or PDF') },
  ])
  const locked = await docx.read(ole('EncryptedPackage'), withoutOcr)
  expect(locked.diagnostics).toMatchObject([
    { code: 'extract/encrypted', severity: 'error', hint: expect.stringContaining('without password') },
  ])
})

test('a DOCTYPE is refused before anything is parsed', async () => {
  const input = zip({
    'word/document.xml': '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
  })
  expect(await complaints(docx, input)).toEqual(['error extract/doctype'])
})

test('deep nesting is refused, not followed', async () => {
  expect(await complaints(docx, word('<w:sdt>'.repeat(10_000)))).toEqual(['error extract/too-deep'])
})

test('a Word file is known by what is in it', () => {
  expect(docx.sniff(word(''))).toBe(true)
  expect(docx.sniff(zip({ 'xl/workbook.xml': '' }))).toBe(false)
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(
    docx,
    word(paragraph(run('Ada')) + paragraph(run('hidden', '<w:vanish/>'), '<w:pStyle w:val="MyHead"/>')),
  )
})

test('rows, cells and paragraph ends whose deletion is tracked are gone', async () => {
  const input = word(
    `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${paragraph(run('deleted row'))}</w:tc></w:tr>` +
      `<w:tr><w:trPr><w:ins w:id="2"/></w:trPr><w:tc><w:tcPr><w:cellDel w:id="3"/></w:tcPr>${paragraph(run('deleted cell'))}</w:tc><w:tc>${paragraph(run('kept'))}</w:tc></w:tr></w:tbl>` +
      paragraph(run('one '), '<w:rPr><w:del w:id="4"/></w:rPr>') +
      paragraph(run('sentence'), '<w:pStyle w:val="Bullets"/>') +
      paragraph(`<w:del w:id="5">${run('gone')}</w:del>`, '<w:rPr><w:del w:id="6"/></w:rPr>') +
      paragraph(run('an item'), '<w:pStyle w:val="Bullets"/>'),
  )
  expect(await lines(docx, input)).toBe('cell|kept\nparagraph|one sentence\nitem|an item')
})

test('words drawn as a shape are read', async () => {
  const input = word(`<w:p><w:r><w:pict><v:shape><v:textpath string="Ada Example"/></v:shape></w:pict></w:r></w:p>`)
  expect(await lines(docx, input)).toBe('paragraph|Ada Example')
})

test('web pages that Word takes in are read, other parts are told', async () => {
  const chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/>'
  const page = '<html><body><h1>Work</h1><p>Caf=C3=A9</p></body></html>'
  const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${page}\r\n--b--\r\n`
  const input = word(paragraph(run('Ada')) + chunk, {
    'word/afchunk.mht': archive,
    'word/chunk2.html': '<p>second</p>',
    'word/chunk3.rtf': '{\\rtf1 third}',
  })
  const document = await docx.read(input, withoutOcr)
  expect(show(document)).toBe('paragraph|Ada\nheading1|Work\nparagraph|Café\nparagraph|second')
  expect(document.diagnostics.map(({ message }) => message)).toEqual([
    'a part in another format, which Word shows with the rest, was not read: word/chunk3.rtf',
  ])
})
