import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extract, readers } from '../../src/extract/index.ts'
import { encodePng } from '../../src/extract/raster/png.ts'
import { openContainer } from '../../src/intake/open.ts'
import { unpackers } from '../../src/intake/registry.ts'
import type { Document } from '../../src/model/document.ts'
import { root } from '../cli/cvsift.ts'
import { mail, utf8, zip } from '../intake/unpackers/unpacking.ts'
import { damage, randomOf } from './mutate.ts'

const fixture = (name: string) => readFileSync(join(root, 'fixtures/applications', name))

/** Without OCR only its header is looked at; tests/extract/readers/image.test.ts damages that. */
const picture = Buffer.from(encodePng({ width: 20, height: 20, channels: 1, pixels: new Uint8Array(400) }, 200))

const seeds: readonly (readonly [string, Buffer])[] = [
  ['ada.png', picture],
  ['beatriz-fontoura.pdf', fixture('beatriz-fontoura.pdf')],
  ['brenda-kowalski-ruiz.docx', fixture('brenda-kowalski-ruiz.docx')],
  ['gloria-penhallow.odt', fixture('gloria-penhallow.odt')],
  ['daniel-whitcombe.html', fixture('daniel-whitcombe.html')],
  ['hugo-castellan.md', fixture('hugo-castellan.md')],
  ['gareth-pendry.txt', fixture('gareth-pendry.txt')],
  [
    'ada.rtf',
    Buffer.from(
      '{\\rtf1\\ansi{\\stylesheet{\\s1 heading 1;}}\\pard\\s1 Experience\\par\\pard I built {\\b models} in Python\\u233?\\par{\\v hidden}{\\bin4 abcd}\\par}',
    ),
  ],
  [
    'ada.tex',
    Buffer.from(
      '\\documentclass{moderncv}\\name{Ada}{Lovelace}\\newcommand{\\x}[2]{#1 (#2)}\\begin{document}\\section{Experience}\\cventry{2019}{Engineer}{Lab}{Paris}{}{I built \\x{models}{Python} $a_1^2$}\\begin{itemize}\\item fMRI\\end{itemize}\\begin{tabular}{ll}a & b\\\\\\end{tabular}\\end{document}',
    ),
  ],
  [
    'ada.rst',
    Buffer.from(
      'Ada Lovelace\n============\n\nExperience\n----------\n\n* I built `models` in **Python**\n\n.. image:: x.png\n\n+---+---+\n| a | b |\n+---+---+\n\nlink_ and `text <http://x>`_\n\n.. _link: http://y\n',
    ),
  ],
  [
    'ada.json',
    Buffer.from(
      JSON.stringify({
        basics: { name: 'Ada', summary: 'I built models' },
        work: [{ name: 'Lab', startDate: '2019', highlights: ['a', 'b'] }],
        skills: [{ name: 'Python', keywords: ['a'] }],
      }),
    ),
  ],
]

test('every reader and every unpacker is among them', () => {
  const named = (pairs: readonly (readonly [string, Uint8Array])[]) => pairs.map(([path]) => path.replace(/^.*\./, ''))
  const missing = (kinds: typeof readers | typeof unpackers, extensions: readonly string[]) =>
    kinds.filter((kind) => !kind.extensions.some((each) => extensions.includes(each))).map(({ name }) => name)
  expect(missing(readers, named(seeds))).toEqual([])
  expect(missing(unpackers, named(containers))).toEqual([])
})

/** What JSON and the renderers could not carry. */
function hasOddNumber(document: Document): boolean {
  const mark = 'no finite number'
  const json = JSON.stringify(document, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? mark : value,
  )
  return json.includes(`"${mark}"`)
}

test.each(seeds)('%s, damaged in 25 ways, is always read or refused in a sentence', async (path, bytes) => {
  for (let seed = 0; seed < 25; seed++) {
    const damaged = new Uint8Array(damage(bytes, randomOf(seed * 7919)))
    const source = { path, container: null, mediaType: null, size: damaged.length, sha256: '' }
    const startedAt = performance.now()
    const document = await extract(source, damaged)
    const how = `${path}, seed ${seed}`
    expect(performance.now() - startedAt, how).toBeLessThan(10_000)
    expect(hasOddNumber(document), how).toBe(false)
    const pageStarts = document.pages.map((page) => page.range.start)
    expect(pageStarts, how).toEqual([0, ...document.pages.map((page) => page.range.end)].slice(0, pageStarts.length))
    const messages = document.diagnostics.map((each) => each.message).join('\n')
    expect(messages, how).not.toMatch(/is not a function|undefined|Cannot read|call stack|\[object/)
  }
})

const attached = mail('Dear committee, I would like to join the institute and bring ten years of R. Ada', [
  { name: 'cv.pdf', content: fixture('beatriz-fontoura.pdf') },
  { name: 'more.zip', content: zip({ 'cv.txt': 'Ada', 'in/letter.md': '# Ada', 'deep.zip': zip({ 'x.txt': 'Ada' }) }) },
])

const containers: readonly (readonly [string, Uint8Array])[] = [
  ['mail.eml', utf8(attached)],
  ['box.mbox', utf8(`From ada@example.org Mon Jan  1 00:00:00 2024\n${attached}\n`.repeat(3))],
  ['archive.zip', zip({ 'ada/cv.txt': 'Ada', 'ada/mail.eml': attached, 'bo.zip': zip({ 'cv.docx': 'PK' }) })],
]

test.each(containers)('%s, damaged in 100 ways, is opened or refused in a sentence', async (path, bytes) => {
  for (let seed = 0; seed < 100; seed++) {
    const startedAt = performance.now()
    const opened = await openContainer(path, new Uint8Array(damage(bytes, randomOf(seed * 7919))))
    const how = `${path}, seed ${seed}`
    expect(performance.now() - startedAt, how).toBeLessThan(10_000)
    const parts = [...(opened?.parts.entries() ?? [])]
    expect(
      parts.filter(([name]) => !name.startsWith(path) || /\/\.\.?(?:\/|$)/.test(name)),
      how,
    ).toEqual([])
    const said = parts.map(([, { refusal }]) => refusal?.message ?? '').join('\n')
    expect(said, how).not.toMatch(/is not a function|undefined|Cannot read|call stack|\[object/)
  }
})
