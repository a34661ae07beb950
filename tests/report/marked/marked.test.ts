import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../../src/model/assessment.ts'
import { copyNames, markingsOf, textPage } from '../../../src/report/marked/index.ts'
import { marksOf } from '../../../src/report/marked/marks.ts'
import { read } from '../../in-process-world.ts'
import { PAYLOADS, poison } from '../payloads.ts'
import { evidence, sampleReport } from '../sample-report.ts'

const ada = sampleReport.applications[0] as Assessment
const path = 'inbox/ada/cv.pdf'

/** Ada with these pieces under her first criteria. */
function withEvidence(...pieces: readonly (readonly ReturnType<typeof evidence>[])[]): Assessment {
  return { ...ada, criteria: ada.criteria.map((each, index) => ({ ...each, evidence: pieces[index] ?? [] })) }
}

const piece = (exact: string, line: number, more: object = {}) =>
  evidence({
    criterion: 'c',
    facet: 'models',
    term: exact,
    level: 2,
    words: ['', exact, ''],
    path,
    line,
    note: 'in a role',
    ...more,
  })

test('a mark has the color of its criterion and a note of term, level and reason', () => {
  const [first, second] = marksOf(withEvidence([piece('classifier', 1)], [piece('MEG', 2)]), path)
  expect(first).toMatchObject({
    page: 1,
    look: 'words',
    title: 'Machine learning',
    note: 'classifier (training of models), level 2 used: in a role',
  })
  expect(first?.color).not.toEqual(second?.color)
})

test('what does not count is dim and says why; a passage is underlined', () => {
  const marks = marksOf(
    withEvidence([
      piece('MRI', 1, { polarity: 'hoped', note: 'would like to' }),
      piece('I fit models', 2, { term: null }),
    ]),
    path,
  )
  expect(marks.map(({ look, note }) => [look, note])).toEqual([
    ['dim', 'MRI (training of models) does not count, hoped for or planned, not done yet: would like to'],
    ['passage', 'tfidf (training of models), level 2 used: in a role'],
  ])
})

test('words that speak for two criteria have a stripe for each, and a name within a name has one mark', () => {
  const wide = piece('deep machine learning', 1)
  const narrow = { ...piece('machine learning', 1), location: { ...wide.location, range: { start: 85, end: 101 } } }
  const marks = marksOf(withEvidence([wide, narrow], [piece('deep', 1)]), path)
  expect(marks.map(({ boxes }) => [boxes[0]?.top, boxes[0]?.bottom])).toEqual([
    [100.5, 106.25],
    [106.25, 112],
  ])
  expect(marks[0]?.note.split('\n')).toHaveLength(2)
})

test('the cover tells rank, points, levels, colors and what to ask', () => {
  const marking = markingsOf(sampleReport)
  const document = { ...ada.documents[0]!, reader: { name: 'pdf', version: 1 }, pages: 2 }
  const { cover, pageCount } = marking(ada, document)!
  const words = JSON.stringify(cover.blocks)
  expect(pageCount).toBe(2)
  expect(words).toContain('Rank 1 (1–2) of 5, 94.4 points, strong')
  expect(words).toContain('Machine learning (required)')
  expect(cover.blocks.flatMap((each) => (each.kind === 'table' ? each.rows.map(({ cells }) => cells) : []))[1]).toEqual(
    ['Neuroimaging (favorable)', '2 used', '11.1', '1 of 1', '1'],
  )
  expect(marking(ada, { ...document, reader: { name: 'docx', version: 1 } })).toBeNull()
})

test('copies are named by the application, in letters that every system knows, and never the same', () => {
  const application = (id: string, ...paths: string[]) =>
    ({
      ...ada,
      id,
      documents: paths.map((each) => ({
        ...ada.documents[0]!,
        path: each,
        sha256: each.length.toString(16).padStart(64, 'f'),
      })),
    }) as Assessment
  const names = copyNames([
    application('Łukasz Żółć/..', 'a/CV.pdf', 'a/Letter of März.docx'),
    application('../../etc/passwd', 'b.pdf'),
    application('日本', 'c.pdf'),
    application('etc passwd', 'd.pdf'),
  ])
  expect(Object.fromEntries(names)).toEqual({
    'a/CV.pdf': 'ukasz-zo-c-cv',
    'a/Letter of März.docx': 'ukasz-zo-c-letter-of-marz',
    'b.pdf': 'etc-passwd',
    'c.pdf': 'document',
    'd.pdf': 'etc-passwd-ffffffff',
  })
  for (const name of names.values()) expect(name).toMatch(/^[a-z0-9-]+$/u)
})

describe('a page of text', () => {
  const text = 'I built classifiers in Python.\n\nNo experience with MRI.\n'
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const marked = (words: string, more: object = {}) => {
    const whole = piece(words, 1, more)
    return { ...whole, location: { ...whole.location, path: 'cv.md', page: null, boxes: [], range: at(words) } }
  }

  test('has the words with their marks and notes, nested and side by side', async () => {
    const document = await read('cv.md', new TextEncoder().encode(text))
    const person = withEvidence(
      [marked('classifiers'), marked('built classifiers in Python', { term: null })],
      [marked('MRI', { polarity: 'negated' })],
    )
    const page = textPage(sampleReport, person, {
      ...document,
      text,
      blocks: [{ kind: 'paragraph', range: { start: 0, end: text.length } }],
    })
    const body = page.slice(page.indexOf('<main>') + 7, page.indexOf('</main>')).replaceAll(/ title="[^"]*"/gu, '')
    expect(body.trim()).toMatchInlineSnapshot(
      `"<p>I <mark class="c0 passage">built </mark><a class="number" id="m1" href="#n1">1</a><mark class="c0 words">classifiers</mark><a class="number" id="m2" href="#n2">2</a><mark class="c0 passage"> in Python</mark>. No experience with <mark class="c1 dim">MRI</mark><a class="number" id="m3" href="#n3">3</a>. </p>"`,
    )
    expect(page).toContain('does not count, said of what the person has not done: in a role')
  })

  test.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload] as const))(
    'shows %s as words',
    async (_, payload) => {
      const plain = await read('cv.md', new TextEncoder().encode(text))
      const whole = `${text}${payload}`
      const blocks = [{ kind: 'paragraph', range: { start: 0, end: whole.length } }] as const
      const document = { ...plain, text: whole, blocks }
      const person = poison(withEvidence([marked('classifiers')]), payload)
      const criteria = person.criteria.map((each) => ({
        ...each,
        evidence: each.evidence.map((one) => ({ ...one, location: { ...one.location, path: 'cv.md' } })),
      }))
      const page = textPage(poison(sampleReport, payload), { ...person, criteria }, document)
      expect(page.match(/<mark /gu)).toHaveLength(1)
      expect(page).not.toMatch(/<(?:script|img|svg|textarea|iframe)|on(?:error|load|focus)="/u)
      expect(page).not.toMatch(
        /[\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2028}\u{2066}\u{e0041}]/u,
      )
      const ours = new Set([
        'html',
        'head',
        'meta',
        'title',
        'style',
        'body',
        'header',
        'h1',
        'p',
        'ul',
        'li',
        'span',
        'main',
        'mark',
        'a',
        'aside',
        'h2',
        'ol',
        'b',
      ])
      const elements = [...page.matchAll(/<([a-z][a-z0-9]*)/gu)].map(([, name]) => name ?? '')
      expect(elements.filter((name) => !ours.has(name))).toEqual([])
    },
  )
})
