import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Evidence } from '../../src/model/evidence.ts'
import type { RunReport } from '../../src/model/report.ts'
import { partsOf, programOf } from '../report/office.ts'
import { cvsift, root, shippedRubric, temporaryPath } from './cvsift.ts'

const inbox = temporaryPath('inbox')
mkdirSync(inbox, { recursive: true })
for (const name of ['yuki-tanabe.pdf', 'rafael-ospina.eml', 'hugo-castellan.md']) {
  copyFileSync(join(root, 'fixtures/applications', name), join(inbox, name))
}
copyFileSync(join(root, 'fixtures/unreadable/encrypted.pdf'), join(inbox, 'locked.pdf'))

const out = temporaryPath('out')
const first = cvsift(['rank', inbox, '-r', shippedRubric, '-o', out, '--format', 'json,xlsx', '--marked'])

test('every document that was read has a copy with its evidence marked, those in mails too', {
  timeout: 120_000,
}, async () => {
  const { code, stderr } = await first
  expect(stderr).toContain('and 4 marked-up documents in marked/')
  expect(code).toBe(2)
  expect(readdirSync(join(out, 'marked')).toSorted()).toEqual([
    'hugo-castellan.html',
    'rafael-ospina-message.html',
    'rafael-ospina-rafael-ospina.html',
    'yuki-tanabe.pdf',
  ])
})

test('the workbook links to the page of the copy', { timeout: 120_000 }, async () => {
  await first
  const relations = partsOf(readFileSync(join(out, 'report.xlsx'))).get('xl/worksheets/_rels/sheet2.xml.rels') ?? ''
  expect(relations).toContain('Target="marked/yuki-tanabe.pdf#page=2"')
  expect(relations).toContain('Target="marked/hugo-castellan.html"')
})

const pdftotext = programOf('pdftotext')

/** Boxes of the words of a page, as poppler has them. */
function wordsOn(path: string, page: number) {
  const xml = execFileSync(pdftotext ?? '', ['-bbox', '-f', String(page), '-l', String(page), path, '-'], {
    encoding: 'utf8',
  })
  return [...xml.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu)].map(
    ([, x0, top, x1, bottom, text = '']) => ({
      x0: Number(x0),
      top: Number(top),
      x1: Number(x1),
      bottom: Number(bottom),
      text,
    }),
  )
}

test.skipIf(pdftotext === undefined)(
  `poppler finds each marked word under its mark${pdftotext === undefined ? ' (skipped: no pdftotext)' : ''}`,
  { timeout: 120_000 },
  async () => {
    await first
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as RunReport
    const pieces = report.applications.flatMap(({ criteria }) => criteria.flatMap(({ evidence }) => evidence))
    const single = pieces.filter(
      ({ location, quote, kind }: Evidence) =>
        location.path.endsWith('tanabe.pdf') && kind === 'keyword' && /^[A-Z]?[a-z]{2,}$/u.test(quote.exact),
    )
    const hits = single.map(({ location: { page, boxes }, quote: { exact } }) => {
      const box = boxes[0]!
      const middle = { x: (box.x0 + box.x1) / 2, y: (box.top + box.bottom) / 2 }
      const word = wordsOn(join(out, 'marked/yuki-tanabe.pdf'), (page ?? 0) + 1).find(
        ({ x0, x1, top, bottom }) => x0 <= middle.x && middle.x <= x1 && top <= middle.y && middle.y <= bottom,
      )
      return word?.text.includes(exact) === true ? '' : `${exact} on page ${page}`
    })
    expect(hits.length).toBeGreaterThan(10)
    expect(hits.filter((miss) => miss !== '')).toEqual([])
  },
)

const qpdf = programOf('qpdf')

test.skipIf(qpdf === undefined)(
  `qpdf finds no fault in the copy${qpdf === undefined ? ' (skipped: no qpdf)' : ''}`,
  { timeout: 120_000 },
  async () => {
    await first
    expect(execFileSync(qpdf ?? '', ['--check', join(out, 'marked/yuki-tanabe.pdf')], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    )
  },
)

test('without a folder, and where a link stands in its place, it says so before the work', {
  timeout: 120_000,
}, async () => {
  const { code, stderr } = await cvsift(['rank', inbox, '-r', shippedRubric, '--marked'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('--marked writes many files and needs a folder')])
  const linked = temporaryPath('linked')
  mkdirSync(linked, { recursive: true })
  symlinkSync(inbox, join(linked, 'marked'))
  const refused = await cvsift(['rank', inbox, '-r', shippedRubric, '-o', linked, '--force', '--marked', '--quiet'])
  expect([refused.code, refused.stderr]).toEqual([
    2,
    expect.stringContaining('the output must be a folder, and no link to one'),
  ])
})
