import { expect, test } from 'vitest'
import { markdown } from '../../../src/extract/readers/markdown.ts'
import { hidden, lines, survivesMutation, utf8, withoutOcr } from './reading.ts'

test('headings with marks or underlines, items and wrapped paragraphs keep their source lines', async () => {
  const text = `# Ada Example {#top}

Education
---------
PhD in *cognitive* science,
  __Oslo__

* 2019: first
  and more
    1. inner \\* star
- [x] done
***
## Work ##`
  expect(await lines(markdown, text)).toMatchInlineSnapshot(`
    "1: heading1|Ada Example
    3: heading2|Education
    5: paragraph|PhD in cognitive science,
    6: |Oslo
    8: item|2019: first
    9: |and more
    10: item|inner * star
    11: item|done
    13: heading2|Work"
  `)
})

test('marks go, words stay: emphasis, code, links, images and bare addresses', async () => {
  const text = `**Bold _both_** and 2 * 3 * 4, snake_case_name, \`x < *y*\`, a < b, ~~old~~, List<String>

[Site](https://x.example "title"), [ref][r], [r], [not a link], <https://y.example>, ![alt](p.png)[^1]

[r]: https://z.example
[^1]: a footnote`
  expect(await lines(markdown, text)).toMatchInlineSnapshot(`
    "1: paragraph|Bold both and 2 * 3 * 4, snake_case_name, x < *y*, a < b, old, List<String>
    3: paragraph|Site, ref, r, [not a link], https://y.example,
    6: paragraph|a footnote"
  `)
})

test('tables give a cell a block', async () => {
  const text = `| Year | What |
|------|:----:|
| 2019 | *PhD* in a \\| b |

after`
  expect(await lines(markdown, text)).toMatchInlineSnapshot(`
    "1: cell|Year
    1: cell|What
    3: cell|2019
    3: cell|PhD in a | b
    5: paragraph|after"
  `)
})

test('quotes lose their marks, and fenced code is text as it stands', async () => {
  const text = `> said
> twice

~~~ r
# not a heading <b>
~~~`
  expect(await lines(markdown, text)).toMatchInlineSnapshot(`
    "1: paragraph|said
    2: |twice
    5: paragraph|# not a heading <b>"
  `)
})

test('front matter gives its title; generator tags and comments give nothing', async () => {
  const text = `---
layout: cv
title: "Ada Example"
---
{% include base %}
<!-- hidden
note -->
Updated {{ site.time }} today
{: .lead}`
  expect(await lines(markdown, text)).toMatchInlineSnapshot(`
    "3: heading1|Ada Example
    8: paragraph|Updated today"
  `)
})

test('front matter in TOML too', async () => {
  expect(await lines(markdown, '+++\ntitle = "Ada Example"\ndraft = false\n+++\nPython')).toMatchInlineSnapshot(`
    "2: heading1|Ada Example
    5: paragraph|Python"
  `)
})

test('embedded HTML is read as HTML, hidden text included', async () => {
  const text = `<style>.x {

  display: none }</style>

<div class="cv"><h2>Skills</h2>
  <span class="x">stuffed</span>
</div>

<p align="center">**not** markdown</p>

*markdown* <b>bold</b>`
  expect(await lines(markdown, text)).toMatchInlineSnapshot(`
    "5: heading2|Skills
    9: paragraph|**not** markdown
    11: paragraph|markdown bold"
  `)
  expect(await hidden(markdown, text)).toBe('styled-hidden: stuffed')
})

test('many marks that never close cost no more than their length', async () => {
  const start = performance.now()
  for (const mark of ['*a ', '```a`', '[a', '[a](', '<a ', '![', '**_', '|a'])
    await markdown.read(utf8(mark.repeat(30_000)), withoutOcr)
  expect(performance.now() - start).toBeLessThan(8000)
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(
    markdown,
    utf8('---\ntitle: A\n---\n# B *c*\n\n- [d](e) `f`\n\n|g|h|\n|-|-|\n|i|j|\n<div hidden>k</div>\n```\nl\n'),
  )
})
