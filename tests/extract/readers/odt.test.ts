import { expect, test } from 'vitest'
import { odt } from '../../../src/extract/readers/odt.ts'
import { complaints, hidden, lines, survivesMutation, utf8, withoutOcr, zip } from './reading.ts'

const text = (body: string, styles = '') =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml':
      '<office:document-styles><office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name="Garamond" fo:font-size="11pt"/></style:style></office:styles>' +
      '<office:master-styles><style:master-page><style:header><text:p>Ada Example</text:p></style:header></style:master-page></office:master-styles></office:document-styles>',
  })

const textStyle = (name: string, properties: string) =>
  `<style:style style:name="${name}" style:family="text"><style:text-properties ${properties}/></style:style>`

test('headings, lists, tables, frames, notes and headers become blocks', async () => {
  const body = `<text:h text:outline-level="2">Work</text:h>
<text:p>at<text:s text:c="3"/>a<text:tab/>lab<text:line-break/>in Oslo<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a note</text:p></text:note-body></text:note><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>
<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell><table:table-cell><text:p>PhD</text:p></table:table-cell></table:table-row></table:table>
<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>`
  expect(await lines(odt, text(body))).toMatchInlineSnapshot(`
    "header|Ada Example
    heading2|Work
    paragraph|at a lab
    |in Oslo
    paragraph|a note
    paragraph|boxed
    item|one
    cell|2019
    cell|PhD"
  `)
})

test('a flat file has all parts in one', async () => {
  const flat = `<?xml version="1.0"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>CV</dc:title></office:meta>
<office:automatic-styles>${textStyle('h', 'text:display="none"')}</office:automatic-styles><office:master-styles><style:master-page><style:header><text:p>Ada Example</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text><text:p>seen <text:span text:style-name="h">hidden</text:span><draw:frame><draw:image><office:binary-data>iVBORw0K</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>`
  expect(odt.sniff(utf8(flat))).toBe(true)
  expect(await lines(odt, flat)).toBe('header|Ada Example\nparagraph|seen')
  expect(await hidden(odt, flat)).toBe('styled-hidden: hidden')
})

test('text that nobody sees is kept apart with its reason', async () => {
  const styles =
    textStyle('h', 'text:display="none"') + textStyle('w', 'fo:color="#ffffff"') + textStyle('s', 'fo:font-size="1pt"')
  const body =
    '<text:p>seen <text:span text:style-name="h">one</text:span><text:span text:style-name="w">two</text:span><text:span text:style-name="s">three</text:span></text:p>'
  expect(await hidden(odt, text(body, styles))).toMatchInlineSnapshot(`
    "styled-hidden: one
    no-contrast: two
    tiny: three"
  `)
})

const style = (family: string, properties: string) =>
  `<style:style style:name="h" style:family="${family}">${properties}</style:style>`
const styled = '<text:p text:style-name="h">secret</text:p>'
const spanned = '<text:p><text:span text:style-name="h">secret</text:span></text:p>'
const row = (attributes: string) =>
  `<table:table><table:table-row ${attributes}><table:table-cell><text:p>secret</text:p></table:table-cell></table:table-row></table:table>`
const frame = (place: string, words: string) =>
  `<text:p><draw:frame svg:width="5cm" ${place}><draw:text-box><text:p>${words}</text:p></draw:text-box></draw:frame></text:p>`

test.each<[string, string, string, string]>([
  ['transparent', 'ink without color', spanned, textStyle('h', 'fo:color="#000000" loext:opacity="0%"')],
  ['tiny', 'letters of no width', spanned, textStyle('h', 'style:text-scale="1%"')],
  [
    'clipped',
    'a line of no height',
    styled,
    style('paragraph', '<style:paragraph-properties fo:line-height="0.01cm"/>'),
  ],
  ['off-page', 'an indent', styled, style('paragraph', '<style:paragraph-properties fo:margin-left="-60cm"/>')],
  [
    'clipped',
    'a row of no height',
    row('table:style-name="h"'),
    style('table-row', '<style:table-row-properties style:row-height="0.01cm"/>'),
  ],
  ['styled-hidden', 'a row', row('table:visibility="collapse"'), ''],
  [
    'styled-hidden',
    'a section',
    '<text:section text:display="condition" text:condition="ooow:1"><text:p>secret</text:p></text:section>',
    '',
  ],
  [
    'styled-hidden',
    'a paragraph, said behind its words',
    '<text:p>secret<text:hidden-paragraph text:is-hidden="true"/></text:p>',
    '',
  ],
  ['off-page', 'a frame', frame('svg:x="-50cm"', 'secret'), ''],
])('%s: %s', async (reason, _, body, styles) => {
  const input = text(`<text:p>seen</text:p>${body}<text:p>seen</text:p>`, styles)
  expect(await hidden(odt, input)).toBe(`${reason}: secret`)
  expect(await lines(odt, input)).toBe('header|Ada Example\nparagraph|seen\nparagraph|seen')
})

test.each<[string, string, string]>([
  ['the automatic color', spanned, textStyle('h', 'style:use-window-font-color="true" loext:opacity="0%"')],
  [
    'a row that may grow',
    row('table:style-name="h"'),
    style('table-row', '<style:table-row-properties style:min-row-height="0.01cm"/>'),
  ],
  ['a frame in the margin', frame('svg:x="-3cm" svg:y="2cm"', 'secret'), ''],
  [
    'a condition that may not hold',
    '<text:section text:display="condition" text:condition="ooow:x==2"><text:p>secret</text:p></text:section>',
    '',
  ],
  ['a paragraph that is shown', '<text:p>secret<text:hidden-paragraph text:is-hidden="false"/></text:p>', ''],
])('seen: %s', async (_, body, styles) => {
  expect(await lines(odt, text(body, styles))).toMatch(/secret$/)
})

test('a span takes its font from its style and its paragraph', async () => {
  const body = '<text:p text:style-name="Standard">a <text:span text:style-name="b">b</text:span></text:p>'
  const document = await odt.read(text(body, textStyle('b', 'fo:font-weight="bold" fo:font-size="200%"')), withoutOcr)
  expect(document.pages[0]?.lines.at(-1)?.spans).toEqual([
    { text: 'a', bbox: null, font: { name: 'Garamond', sizePt: 11, bold: false, italic: false } },
    { text: ' b', bbox: null, font: { name: 'Garamond', sizePt: 22, bold: true, italic: false } },
  ])
})

test('a DOCTYPE, a password and deep nesting are refused', async () => {
  expect(await complaints(odt, zip({ 'content.xml': '<!DOCTYPE x><x/>' }))).toEqual(['error extract/doctype'])
  expect(await complaints(odt, text('<text:section>'.repeat(10_000)))).toEqual(['error extract/too-deep'])
  const locked = zip({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' })
  expect(await complaints(odt, locked)).toEqual(['error extract/encrypted'])
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(odt, text('<text:h>A</text:h><text:p>b</text:p>', textStyle('c', 'fo:color="#fff"')))
})
