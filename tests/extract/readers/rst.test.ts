import { expect, test } from 'vitest'
import { rst } from '../../../src/extract/readers/rst.ts'
import { hidden, lines, show, survivesMutation, utf8, withoutOcr } from './reading.ts'

test('headings take their level from the order of their adornments', async () => {
  const text = `===========
Ada Example
===========

Work
----

Labs
~~~~

Education
---------`
  expect(await lines(rst, text)).toMatchInlineSnapshot(`
    "2: heading1|Ada Example
    5: heading2|Work
    8: heading3|Labs
    11: heading2|Education"
  `)
})

test('bullets, line blocks, fields and definitions become blocks', async () => {
  const text = `| Oslo
| Norway

:Email: ada@x.example

- one
  wrapped
#. two

2019
    PhD in **cognitive** *science*`
  expect(await lines(rst, text)).toMatchInlineSnapshot(`
    "1: paragraph|Oslo
    2: paragraph|Norway
    4: paragraph|Email: ada@x.example
    6: item|one
    7: |wrapped
    8: item|two
    10: paragraph|2019
    11: |PhD in cognitive science"
  `)
})

test('comments, targets and images are not text; notes are', async () => {
  const text = `.. a comment
   over two lines

.. _target: https://x.example
.. image:: a.png
   :width: 100

.. note:: Read me

text with \`a link <https://x.example>\`_, :ref:\`role <t>\`, \`\`code\`\`, name_ and [1]_ \\*kept\\*`
  expect(await lines(rst, text)).toMatchInlineSnapshot(`
    "8: paragraph|Read me
    10: paragraph|text with a link, role, code, name and *kept*"
  `)
})

test('rows of grid and simple tables give cells', async () => {
  const text = `+------+------+
| Year | What |
+======+======+
| 2019 | PhD  |
+------+------+

====  ====
a     b
====  ====
c     d
====  ====

after`
  expect(await lines(rst, text)).toMatchInlineSnapshot(`
    "2: cell|Year
    2: cell|What
    4: cell|2019
    4: cell|PhD
    8: cell|a
    8: cell|b
    10: cell|c
    10: cell|d
    13: paragraph|after"
  `)
})

test.each([
  ['html', ''],
  ['latex and not draft', ''],
  ['not draft', ''],
  ['draft', 'styled-hidden: secret words'],
  ['html and internal', 'styled-hidden: secret words'],
])('what is only for pages that nobody builds is kept apart: %s', async (condition, expected) => {
  const text = `seen\n\n.. only:: ${condition}\n\n   secret words\n\nseen too\n`
  expect(await hidden(rst, text)).toBe(expected)
  expect(await lines(rst, text)).toContain('seen too')
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(rst, utf8('A\n=\n\n- b *c*\n\n.. d\n   e\n\n:f: `g <h>`_\n\n== ==\ni  j\n== ==\n'))
})

test('code, substitutions and joined words are printed, and files that a page takes in are said', async () => {
  const text = `.. |lab| replace:: Example Lab

Work\\ s at |lab|, not |unknown|

.. code-block:: python
   :linenos:

   import numpy

.. include:: /etc/passwd
`
  const document = await rst.read(utf8(text), withoutOcr)
  expect(show(document)).toBe('3: paragraph|Works at Example Lab, not unknown\n8: paragraph|import numpy')
  expect(document.diagnostics.map(({ message }) => message)).toEqual([
    'parts of the text stand in other files, which are never opened: /etc/passwd',
  ])
})

test('a substitution does not make a file grow without measure', async () => {
  const text = `.. |a| replace:: ${'x'.repeat(500)}\n\n${'|a|\n'.repeat(20_000)}`
  expect((await lines(rst, text)).length).toBeLessThan(1_000_000)
})
