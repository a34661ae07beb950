import { expect, test } from 'vitest'
import { html } from '../../../src/extract/readers/html.ts'
import { complaints, hidden, lines, show, survivesMutation, utf8, withoutOcr } from './reading.ts'

test('headings, items, cells and paragraphs become blocks, numbered by source line', async () => {
  const page = `<!doctype html><title>not text</title>
<h1>Ada <em>Example</em></h1>
<p>Two words<br>on two lines</p>
<ul><li>one<ul><li>inner</ul><li><p>two</p><p>more of two</p></ul>
<table><tr><th>Year<td>2019 &ndash; 2021<td><img alt="not text"></table>
loose text`
  expect(await lines(html, page)).toMatchInlineSnapshot(`
    "2: heading1|Ada Example
    3: paragraph|Two words
    3: |on two lines
    4: item|one
    4: item|inner
    4: item|two
    4: paragraph|more of two
    5: cell|Year
    5: cell|2019 – 2021
    6: paragraph|loose text"
  `)
})

test('menus, banners and the foot of a page are kept as headers, which are never evidence', async () => {
  const page = `<div class="cookie-banner"><p>We use cookies</p></div><nav><ul><li>Home<li>Machine learning</ul></nav>
<header><h1>Ada Example</h1><p>ada@example.org</p></header><div role="navigation">Top</div>
<main><p>One</p></main><footer><p>Made with R</p></footer>`
  expect(await lines(html, page)).toMatchInlineSnapshot(`
    "1: header|We use cookies
    1: header|Home
    1: header|Machine learning
    2: heading1|Ada Example
    2: paragraph|ada@example.org
    2: header|Top
    3: paragraph|One
    3: header|Made with R"
  `)
})

test('tables and definition lists that lay a page out keep their order', async () => {
  const page = `<table><tr><td><h2>Skills</h2><ul><li>R</ul><td><h2>Work</h2><dl><dt>2019<dd>Engineer, Acme</dl></table>`
  expect(await lines(html, page)).toMatchInlineSnapshot(`
    "1: heading2|Skills
    1: item|R
    1: heading2|Work
    1: cell|2019
    1: cell|Engineer, Acme"
  `)
})

test('what the head says of a page is told apart from its words', async () => {
  const page =
    '<head><title>Ada – CV</title><meta name="Author" content="Ada Example"></head><svg><title>x</title></svg><p>a'
  expect(await html.read(utf8(page), withoutOcr)).toMatchObject({ about: { title: 'Ada – CV', author: 'Ada Example' } })
})

test('white space is collapsed as browsers do, and kept as lines in pre', async () => {
  expect(await lines(html, '<p>a\n   <b>b</b> c<i>d</i></p><pre>x  y\nz</pre>')).toMatchInlineSnapshot(`
    "1: paragraph|a b cd
    2: paragraph|x y
    3: |z"
  `)
})

test('scripts, styles, templates and fallbacks are not text', async () => {
  const page =
    '<script>a()</script><style>b{}</style><template><p>c</p></template><noscript>d</noscript><iframe>e</iframe><p>f</p>'
  expect(await lines(html, page)).toBe('1: paragraph|f')
})

test('hidden text is kept apart with its reason, by attribute, style or simple class', async () => {
  const page = `<style>.x { display: none } /* .y { display: none } */ @media print { .y { display: none } } #off { left: -9999px }</style>
<p class="x">one</p><p class="y">seen</p><p hidden>two</p><p style="visibility:hidden">three <b style="visibility:visible">seen too</b></p>
<p style="font-size:1px">four</p><p style="color:#fff">five</p><p style="opacity:0">six</p><p id="off">seven</p><p aria-hidden="true">kept</p>`
  expect(await lines(html, page)).toMatchInlineSnapshot(`
    "2: paragraph|seen
    2: paragraph|seen too
    3: paragraph|kept"
  `)
  expect(await hidden(html, page)).toMatchInlineSnapshot(`
    "styled-hidden: one
    styled-hidden: two
    styled-hidden: three
    tiny: four
    no-contrast: five
    transparent: six
    off-page: seven"
  `)
})

test.each([
  ['clipped', 'transform: scale(0)'],
  ['clipped', 'position: absolute; clip: rect(0, 0, 0, 0)'],
  ['clipped', 'clip-path: inset(100%)'],
  ['clipped', 'height: 0; overflow: hidden'],
  ['clipped', 'content-visibility: hidden'],
  ['transparent', 'filter: opacity(0)'],
  ['transparent', 'color: #fff0'],
  ['transparent', 'color: #00000000'],
  ['transparent', '-webkit-text-fill-color: transparent'],
  ['no-contrast', 'color: hsl(0, 0%, 100%)'],
  ['tiny', 'font: 0/0 serif'],
  ['off-page', 'margin-left: -9999px'],
  ['off-page', 'position: absolute; left: -100vw'],
  ['off-page', 'position: absolute; right: -9999px; left: auto'],
  ['off-page', 'transform: translateX(-9999px)'],
  ['transparent', 'opacity: 2%'],
  ['no-contrast', 'color: rgba(0, 0, 0, 0.02)'],
  ['no-contrast', 'color: rgb(100%, 100%, 100%)'],
  ['no-contrast', 'color: floralwhite'],
  ['no-contrast', 'color: #f2f2f2'],
  ['tiny', 'font-size: 2.5pt'],
  ['tiny', 'font-size: .1em'],
])('%s: %s', async (reason, style) => {
  expect(await hidden(html, `<!doctype html><p>seen</p><p style="${style}">secret</p>`)).toBe(`${reason}: secret`)
})

test.each([
  'height: 0',
  'overflow: hidden; height: 20em',
  'font: 10pt/1.2 serif',
  'transform: scale(0.9)',
  'clip-path: inset(5%)',
  'left: 40px',
  'top: 9000px',
  'transform: translate(-50%, 10px)',
  'color: rgba(0, 0, 0, 0.5)',
  'font-size: 3.5pt',
  'font-size: 80%',
])('%s hides nothing', async (style) => {
  expect(await hidden(html, `<!doctype html><p style="${style}">seen</p>`)).toBe('')
})

test.each([
  ['styled-hidden', '.a .b { display: none }', '<div class="a"><p><i class="b">secret</i></p></div>'],
  ['styled-hidden', 'div > p.x { display: none }', '<div><p class="x">secret</p></div>'],
  ['styled-hidden', '.a.b { display: none }', '<p class="b a">secret</p>'],
  ['styled-hidden', '[data-x="1"] { display: none }', '<p data-x="1">secret</p>'],
  ['styled-hidden', '#a * { display: none }', '<div id="a"><p>secret</p></div>'],
  ['styled-hidden', '@layer one { @supports (display: grid) { p.x { display: none } } }', '<p class="x">secret</p>'],
  ['styled-hidden', '@media screen and (min-width: 600px) { .x { display: none } }', '<p class="x">secret</p>'],
  ['styled-hidden', '.x { display: none !important }', '<p class="x" style="display: block">secret</p>'],
  ['no-contrast', ':root { --paper: #fff } .x { color: var(--paper) }', '<p class="x">secret</p>'],
  ['no-contrast', '.x { color: var(--none, white) }', '<p class="x">secret</p>'],
  ['transparent', 'div { opacity: .2 }', '<div><div>secret</div></div>'],
  ['tiny', 'div { font-size: .4em }', '<div><div>secret</div></div>'],
])('%s, by a style sheet: %s', async (reason, css, body) => {
  const page = `<!doctype html><style>${css}</style><p>seen</p>${body}`
  expect(await lines(html, page)).toBe('1: paragraph|seen')
  expect(await hidden(html, page)).toBe(`${reason}: secret`)
})

test.each([
  ['.a > .b { display: none }', '<div class="a"><p><i class="b">seen</i></p></div>'],
  ['.a .b { display: none }', '<p class="b">seen</p><div class="a"></div>'],
  ['p:not(:hover) { display: none }', '<p class="x">seen</p>'],
  ['p.x { display: none } #y { display: block }', '<p class="x" id="y">seen</p>'],
  ['.x { display: none } .x { display: block }', '<p class="x">seen</p>'],
  ['@media (max-width: 600px) { .x { display: none } }', '<p class="x">seen</p>'],
  ['@media (prefers-color-scheme: dark) { p { color: white } }', '<p>seen</p>'],
  ['p { color: var(--ink, #222) }', '<p>seen</p>'],
])('a style sheet that hides nothing here: %s', async (css, body) => {
  expect(await hidden(html, `<!doctype html><style>${css}</style>${body}`)).toBe('')
})

test('style sheets of thousands of rules over thousands of elements take a moment', async () => {
  const rules = Array.from({ length: 3000 }, (_, index) => `div div .c${index % 50} { opacity: .9 }`).join('\n')
  const body = `${'<div>'.repeat(200)}${Array.from({ length: 2000 }, (_, index) => `<p class="c${index}">word</p>`).join('')}`
  const startedAt = performance.now()
  await html.read(utf8(`<!doctype html><style>${rules}</style>${body}`), withoutOcr)
  expect(performance.now() - startedAt).toBeLessThan(3000)
})

test('the color of a font element counts', async () => {
  expect(await hidden(html, '<!doctype html><p>seen <font color="#ffffff">secret</font></p>')).toBe(
    'no-contrast: secret',
  )
})

test('white words on a dark background are visible', async () => {
  const page =
    '<div style="background:#123"><p style="color:white">seen</p></div><div style="background-image:url(x.png);color:#fff">seen too</div>'
  expect(await lines(html, page)).toMatchInlineSnapshot(`
    "1: paragraph|seen
    1: paragraph|seen too"
  `)
})

test('white words are visible, with a warning, when a style sheet outside may color the page', async () => {
  const page = '<link rel="stylesheet" href="x.css"><p style="color:white">seen</p>'
  expect(await complaints(html, page)).toEqual(['warning extract/white-text'])
  expect(show(await html.read(utf8(page), withoutOcr))).toBe('1: paragraph|seen')
})

test('the encoding a page names is believed', async () => {
  const page = Uint8Array.from([...utf8('<meta charset="iso-8859-2"><p>'), 0xa3, 0xf3, 0x64, 0xbc])
  expect(await lines(html, page)).toBe('1: paragraph|Łódź')
})

test('ten thousand nested elements are read', async () => {
  expect(await lines(html, `${'<div>'.repeat(10_000)}deep`)).toBe('1: paragraph|deep')
  expect(await complaints(html, '<i>'.repeat(20_000))).toEqual(['error extract/too-deep'])
})

test('a page is known by its doctype or first tag', () => {
  expect(html.sniff(utf8(' <!-- saved --><!DOCTYPE HTML><p>'))).toBe(true)
  expect(html.sniff(utf8('\uFEFF<html lang="en">'))).toBe(true)
  expect(html.sniff(utf8('<p>a fragment</p>'))).toBe(false)
})

test('mutated pages are answered, never thrown at', async () => {
  await survivesMutation(
    html,
    utf8(
      '<style>.x{color:#fff}</style><h1 class="x">Ada</h1><ul><li>one<li hidden>two</ul><table><tr><td>c</table>&amp;',
    ),
  )
})

test.each([
  ['p:first-child { display: none }', '<p>secret</p><p>seen</p>'],
  ['p:nth-child(2) { display: none }', '<p>seen</p><p>secret</p>'],
  ['li:nth-child( 2n + 1 ) { display: none }', '<ul><li>secret</li><li>seen</li></ul>'],
  ['p:nth-of-type(even) { opacity: 0 }', '<p>seen</p><h2>seen</h2><p>secret</p>'],
  ['p:nth-child(-n+1), b { display: none }', '<p>secret</p><p>seen</p>'],
  ['div p:not(.shown) { visibility: hidden }', '<div><p class="shown">seen</p><p>secret</p></div>'],
  ['p:not(.a, .b) { display: none }', '<p class="a">seen</p><p class="b">seen</p><p>secret</p>'],
])('elements told by their place or by what they are not: %s', async (css, body) => {
  const page = `<!doctype html><html><head><style>${css}</style></head><body>${body}</body></html>`
  expect(await hidden(html, page)).toMatch(/^[a-z-]+: secret$/)
  expect(await lines(html, page)).not.toContain('secret')
})

test('selectors that ask for what is not known when an element begins hide nothing', async () => {
  const css = 'p:last-child, p:hover, h1 + p, p:only-child, p:not(:hover) { display: none }'
  expect(await hidden(html, `<style>${css}</style><div><h1>a</h1><p>b</p></div>`)).toBe('')
})

test.each([
  ['<svg><text fill="white">secret</text></svg>', 'no-contrast: secret'],
  ['<svg><g fill="#fff"><text>secret</text></g></svg>', 'no-contrast: secret'],
  ['<style>text { fill: white }</style><svg><text fill="black">secret</text></svg>', 'no-contrast: secret'],
  ['<svg><text fill-opacity="0">secret</text></svg>', 'transparent: secret'],
  ['<svg><text display="none">secret</text></svg>', 'styled-hidden: secret'],
  ['<svg><rect width="9" height="9"/><text fill="white">on a box</text></svg>', ''],
  ['<svg style="color: white"><text>black all the same</text></svg>', ''],
  ['<p fill="white">no drawing</p>', ''],
])('letters of a drawing have its fill: %s', async (body, expected) => {
  expect(await hidden(html, `<!doctype html><body>${body}</body>`)).toBe(expected)
})

test('what a reader can open is read, and said', async () => {
  const closed = '<details><summary>More</summary><p>Python</p></details>'
  expect(show(await html.read(utf8(closed), withoutOcr))).toContain('Python')
  expect(await complaints(html, closed)).toEqual(['info extract/closed-details'])
  expect(await complaints(html, closed.replace('<details>', '<details open>'))).toEqual([])
  expect(await complaints(html, '<details><summary>More</summary></details>')).toEqual([])
})
