import { expect, test } from 'vitest'
import { linked } from '../../src/report/hyperlink.ts'
import { renderReport } from '../../src/report/index.ts'
import { sampleReport } from './sample-report.ts'

const look = { width: 100, color: false }
const link = /\u{1b}\]8;;(.*?)\u{1b}\\(.*?)\u{1b}\]8;;\u{1b}\\/gu

test('a place in a document is a link to its file, or to the container that holds it', () => {
  const linkTo = (path: string) => `file:///${path}`
  const documents = [{ path: 'a.eml/cv.pdf', container: 'a.eml' }]
  expect(linked('p1:2', 'cv.pdf', documents, { ...look, linkTo })).toBe(
    '\u{1b}]8;;file:///cv.pdf\u{1b}\\p1:2\u{1b}]8;;\u{1b}\\',
  )
  expect(linked('p1:2', 'a.eml/cv.pdf', documents, { ...look, linkTo })).toContain(';;file:///a.eml\u{1b}\\')
})

test('a target that could act is no link', () => {
  for (const target of ['file:///a\u{1b}\\b', 'file:///a\u{7}', 'file:///a b', 'file:///ä', 'file:///a;b', '', null]) {
    expect(linked('p1', 'cv.pdf', [], { ...look, linkTo: () => target })).toBe('p1')
  }
})

test('links change nothing of what is seen', async () => {
  const [plain] = await renderReport(sampleReport, ['terminal'], look)
  const [withLinks] = await renderReport(sampleReport, ['terminal'], { ...look, linkTo: (path) => `file:///${path}` })
  const text = String(withLinks?.content)
  expect([...text.matchAll(link)].map(([, target]) => target)).toContain('file:///inbox/ada/cv.pdf')
  expect(text.replaceAll(link, '$2')).toBe(String(plain?.content))
})
