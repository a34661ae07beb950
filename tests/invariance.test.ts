/** What must never move a score: who somebody is, how the document is made, and how often a word is said. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CvBlock,
  chromium,
  cvOf,
  libreOffice,
  partsOf,
  printByChromium,
  printByLibreOffice,
  toDocx,
  toHtml,
  toMarkdown,
  toOdt,
  toText,
} from './cv.ts'
import { inPackage, pointsOf, readFixture } from './in-process-world.ts'

/** Text applications, from strong to weak, with a word that counts in each and the end of a list. */
const people = [
  { file: 'kwame-asante-boateng.md', word: 'Python', list: /scikit-learn, Slurm$/m },
  { file: 'hugo-castellan.md', word: 'Bayesian', list: /Spanish, Catalan\./ },
  { file: 'gareth-pendry.txt', word: 'Python', list: /GitLab CI, Airflow\./ },
]
const sources = people.map((person) => ({
  ...person,
  text: readFileSync(inPackage(`fixtures/applications/${person.file}`), 'utf8'),
}))

/** The same person's points after a change. */
async function expectSame(file: string, before: string, after: string): Promise<void> {
  expect(after).not.toBe(before)
  expect(await pointsOf(file, after)).toBe(await pointsOf(file, before))
}

describe.each(sources)('$file', ({ file, word, list, text }) => {
  test('another name', async () => {
    const [, name = ''] = /^(?:# )?([\p{L} -]+)/u.exec(text) ?? []
    const last = name.trim().split(' ').at(-1) ?? ''
    const renamed = text
      .replaceAll(name.trim(), 'Maria R. Smith')
      .replaceAll(name.trim().toUpperCase(), 'MARIA R. SMITH')
      .replaceAll(last, 'Smith')
    await expectSame(file, text, renamed)
  })

  test('another pronoun', async () => {
    const lines = (pronoun: string) => `${text}\n\nPronouns: ${pronoun}\n`
    expect(await pointsOf(file, lines('she/her'))).toBe(await pointsOf(file, lines('he/him')))
    expect(await pointsOf(file, lines('they/them'))).toBe(await pointsOf(file, text))
  })

  test('another school and employer', async () => {
    const schools = text.replace(/University of \p{L}+/gu, 'Harvard University')
    if (schools !== text) await expectSame(file, text, schools)
  })

  test('another address, telephone number and e-mail address', async () => {
    const moved = text
      .replace(/[\w.-]+@example\.\w+/, 'x@stanford.edu')
      .replace(/\+?\d[\d ()-]{8,}\d/, '+1 555 0100')
      .replace(/(?:Oxford|Cardiff|Edinburgh|United Kingdom)\b/, 'Lagos')
    await expectSame(file, text, moved)
  })

  test.skipIf(!file.endsWith('.md'))('a photo, and what is said of it', async () => {
    const photo = '![Portrait of the applicant at a desk](portrait.jpg)\n\n<img src="me.png" alt="smiling, in a suit">'
    await expectSame(file, text, text.replace(/\n\n/, `\n\n${photo}\n\n`))
  })

  test('an irrelevant paragraph and an irrelevant page', async () => {
    const paragraph = 'On weekends there is a garden with beans, and the neighbours come by for tea.'
    await expectSame(file, text, `${text}\n\n${paragraph}\n`)
    const page = Array.from(
      { length: 40 },
      (_, index) => `In summer ${index} there were ${index + 3} apples on the tree.`,
    )
    await expectSame(file, text, `${text}\n\n${page.join('\n\n')}\n`)
  })

  test.each([
    ['a paragraph', `${word} `.repeat(200)],
    ['lines', `${word}\n`.repeat(200)],
    ['bullets', `- ${word}\n`.repeat(200)],
    ['a comma list', Array.from({ length: 200 }, () => word).join(', ')],
  ])('two hundred repeats of a word it has already, as %s', async (_, repeated) => {
    expect(text).toContain(word)
    await expectSame(file, text, `${text}\n\n${repeated}\n`)
  })

  test('two hundred repeats at the end of the skills line do not raise the points', async () => {
    const stuffed = text.replace(list, (line) => `${line}${`, ${word}`.repeat(200)}`)
    expect(stuffed).not.toBe(text)
    expect(await pointsOf(file, stuffed)).toBeLessThanOrEqual(await pointsOf(file, text))
  })

  test('the posting’s own words pasted in', async () => {
    const posting = readFileSync(inPackage('rubric/nimh-ml-research-scientist/posting.md'), 'utf8')
    const quotes = [...new Set([...posting.matchAll(/"([^"]+)"/g)].map(([, quote]) => quote ?? ''))].filter(
      (quote) => quote.split(' ').length >= 5,
    )
    expect(quotes.length).toBeGreaterThan(5)
    await expectSame(file, text, `${text}\n\n${quotes.map((quote) => `${quote}.`).join(' ')}\n`)
  })
})

/** Two CVs of which everything is known, as blocks. */
const written = ['applications/kwame-asante-boateng.md', 'applications/daniel-whitcombe.html']

describe.each(written)('%s in another shape', (path) => {
  let cv: readonly CvBlock[]
  let points: number
  beforeAll(async () => {
    cv = cvOf(await readFixture(`fixtures/${path}`))
    points = await pointsOf('cv.md', toMarkdown(cv))
    expect(points).toBeGreaterThan(50)
  })

  test('the order of sections does not matter', async () => {
    const [head = [], ...sections] = partsOf(cv)
    const reversed = [...head, ...sections.toReversed().flat()]
    expect(await pointsOf('cv.md', toMarkdown(reversed))).toBe(points)
  })

  test('Markdown, HTML, plain text, DOCX and ODT are worth the same', async () => {
    expect(await pointsOf('cv.html', toHtml(cv))).toBe(points)
    expect(await pointsOf('cv.txt', toText(cv))).toBe(points)
    expect(await pointsOf('cv.docx', toDocx(cv))).toBe(points)
    expect(await pointsOf('cv.odt', toOdt(cv))).toBe(points)
  })

  test('hidden words change nothing', async () => {
    const words = 'deep learning, fMRI, MEG, EEG, R packages, MATLAB, convex optimization, PhD in statistics'
    const hiding = toHtml(cv).replace(
      '</body>',
      `<p style="display:none">${words}</p><p style="color:#fff">${words}</p></body>`,
    )
    expect(await pointsOf('cv.html', hiding)).toBe(points)
  })

  test.skipIf(libreOffice === null)(
    'printed by LibreOffice, within half a point (skipped without LibreOffice)',
    async () => {
      const { 'cv.docx': printed } = printByLibreOffice({ 'cv.docx': toDocx(cv) })
      const spread = Math.abs((await pointsOf('cv.pdf', printed ?? '')) - points)
      console.log(`${path} printed by LibreOffice: ${spread.toFixed(1)} points away`)
      expect(spread).toBeLessThanOrEqual(0.5)
    },
    90_000,
  )

  test.skipIf(chromium === null)(
    'printed by Chromium, within half a point (skipped without Chromium)',
    async () => {
      const spread = Math.abs((await pointsOf('cv.pdf', printByChromium(toHtml(cv)))) - points)
      console.log(`${path} printed by Chromium: ${spread.toFixed(1)} points away`)
      expect(spread).toBeLessThanOrEqual(0.5)
    },
    90_000,
  )
})
