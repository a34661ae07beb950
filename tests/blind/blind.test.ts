import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { applied, offsetsAfter, settle } from '../../src/blind/cuts.ts'
import { type Blinded, blind } from '../../src/blind/index.ts'
import type { RunReport } from '../../src/model/report.ts'
import { renderReport } from '../../src/report/index.ts'
import { diskWorld, inPackage, memoryWorld, nimh, siftIn } from '../in-process-world.ts'

const CV = `# Jonas Lindqvist-Meyer

Kastanienallee 12, 10435 Berlin

jonas.lm@example.org | +49 30 555 0112 | github.com/jlindqvist

Date of birth: 3 May 1990

## Summary

Mr. Lindqvist-Meyer is a data scientist. He codes in Python; his packages are used by others.

## Education

PhD in Machine Learning, University of Uppland, 2016 – 2020

## Experience

Data Scientist, Birch Analytics, 2020 – 2024
- Trained classification models on EEG in Python and R
- Worked with MS patients; she was my first reader

## Publications

J. Lindqvist-Meyer, A. Doe. Sparse classifiers for EEG. NeuroImage 2021.
Lindqvist-Meyer, J. T., Roe, B. Deep networks for MEG. 2022. https://doi.org/10.1000/1
`

async function blindly(
  files: Readonly<Record<string, string>>,
): Promise<{ open: RunReport; blinded: Blinded; pages: string }> {
  const world = memoryWorld(files)
  const open = await siftIn(world, Object.keys(files))
  const blinded = await blind(open, world.extract)
  const formats = ['html', 'json', 'csv', 'markdown', 'terminal']
  const written = await renderReport(blinded.report, formats, {
    ...{ width: 100, color: false, read: blinded.read, rubric: nimh },
  })
  return { open, blinded, pages: written.map(({ content }) => String(content)).join('\n') }
}

describe('a blind run', () => {
  let jonas: Awaited<ReturnType<typeof blindly>>
  beforeAll(async () => {
    jonas = await blindly({ 'in/jonas-lindqvist.md': CV })
  })

  test('holds no name, contact, pronoun, address or year of a degree in any report', () => {
    const told =
      /jonas|lindqvist|meyer|jlindq|\+49|555 0112|Kastanien|10435|1990|\b[Hh]e\b|\b[Hh]is\b|\bshe\b|\bMr\b|example\.org|2016|in\/jonas/gi
    expect(jonas.pages.match(told) ?? []).toEqual([])
  })

  test('keeps what is not of the person: work with its years, papers with their numbers, MS as a disease', () => {
    expect(jonas.pages).toContain('2020 – 2024')
    expect(jonas.pages).toContain('doi.org/10.1000/1')
    expect(jonas.pages).toContain('MS patients')
    expect(jonas.pages).toContain('They codes in')
  })

  test('finds a name whose marks stand beside their letters, and addresses of several kinds', async () => {
    const head = (line: string) =>
      `# Zdeňka Horváthová\n\n${line}\n\n## Work\n\n- Trained models, Horv´athov´a et al.\n`
    const streets = [
      '14 Foundry Row, Cardiff',
      'Am Lindenhof 7, Freiburg',
      'Kastanienweg 5, 67655 Kaiserslautern',
      'Boston, MA',
    ]
    for (const street of streets) {
      const { pages } = await blindly({ 'zdenka-horvathova.md': head(street) })
      expect([street, pages.includes(street), /Horv.?athov.?a/u.test(pages)]).toEqual([street, false, false])
    }
  })

  test('moves no point, level, rank or count of evidence', () => {
    const figures = ({ applications }: RunReport) =>
      applications.map(({ points, band, rank, criteria }) => {
        return [points, band, rank, criteria.map(({ level, evidence }) => [level, evidence.length])]
      })
    expect(figures(jonas.blinded.report)).toEqual(figures(jonas.open))
  })

  test('every quote is the text at its own range in the blind document', async () => {
    const [application] = jonas.blinded.report.applications
    const files = application!.documents.map(({ path }) => ({ path, container: null }))
    const texts = new Map<string, string>()
    for await (const document of jonas.blinded.read(files)) texts.set(document.source.path, document.text)
    const pieces = application!.criteria.flatMap(({ evidence }) => evidence)
    expect(pieces.length).toBeGreaterThan(5)
    for (const { location, quote } of pieces) {
      const { start, end } = location.range
      expect(texts.get(location.path)?.slice(start, end)).toBe(quote.exact)
    }
  })

  test('the key tells who is who, by names of files too', () => {
    expect(jonas.blinded.people).toEqual([
      {
        ...{ id: 'candidate-1', application: 'jonas-lindqvist', name: 'Jonas Lindqvist-Meyer' },
        documents: [{ path: 'candidate-1/cv.md', original: 'in/jonas-lindqvist.md' }],
      },
    ])
  })

  test('the leak check withholds the line in which a name is spaced out', async () => {
    const { pages, blinded } = await blindly({ 'a.md': `${CV}\nJ o n a s  L i n d q v i s t - M e y e r knows SPM\n` })
    expect(pages).toContain('[withheld]')
    expect(blinded.diagnostics).toMatchObject([
      { code: 'blind/withheld', message: expect.stringMatching(/^1 line withheld/) },
    ])
  })

  test('numbers follow no alphabet: the same people under other names of files have the same numbers', async () => {
    const two = (first: string, second: string) => blindly({ [first]: CV, [second]: CV.replaceAll('Jonas', 'Åke') })
    const order = async (first: string, second: string) => {
      const { people } = (await two(first, second)).blinded
      return people.map(({ name }) => name)
    }
    expect(await order('x/a.md', 'x/b.md')).toEqual(await order('x/b.md', 'x/a.md'))
  })
})

test('of invented applications in six formats nothing is left: names, addresses, files', async () => {
  const names = [
    'tomas-brandt',
    'sofia-lindqvist',
    'rafael-ospina.eml',
    'gloria-penhallow.odt',
    'daniel-whitcombe.html',
  ]
  const report = await siftIn(
    diskWorld,
    [...names, 'hugo-castellan.md', 'gareth-pendry.txt'].map((name) => inPackage(`fixtures/applications/${name}`)),
  )
  const { report: blinded, read, people } = await blind(report, diskWorld.extract)
  for (const assessment of blinded.applications) {
    const known = people.find(({ id }) => id === assessment.id)!
    const documents: string[] = []
    const files = assessment.documents.map(({ path }) => ({ path, container: null }))
    for await (const { text } of read(files)) documents.push(text)
    const written = JSON.stringify([assessment, documents])
    const told = [
      ...[known.name, known.application, ...known.documents.map(({ original }) => original)],
      ...known.name.split(/[\s-]/).filter((word) => word.length > 3),
    ]
    expect(told.length).toBeGreaterThan(4)
    expect(told.filter((each) => written.includes(each))).toEqual([])
    expect(written.match(/[\w.]+@example\.\w+/g) ?? []).toEqual([])
  }
}, 180_000)

describe('cuts', () => {
  const anyCuts = fc
    .array(fc.tuple(fc.nat(50), fc.nat(9), fc.string({ maxLength: 4 })))
    .map((all) => settle(all.map(([start, length, text]) => ({ start, end: Math.min(60, start + length), text }))))

  test('what is not cut is there, at the offset that is told', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 60 }), anyCuts, (text, cuts) => {
        const after = applied(text, cuts, { start: 0, end: text.length })
        const offset = offsetsAfter(cuts)
        for (let at = 0; at < text.length; at++) {
          if (!cuts.some(({ start, end }) => start <= at && at < end)) expect(after[offset(at)]).toBe(text[at])
        }
        expect(offset(text.length)).toBe(after.length)
      }),
    ))

  test('a part is what stands between the offsets of its ends, where no cut crosses them', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 60 }), anyCuts, fc.nat(60), fc.nat(60), (text, cuts, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(!cuts.some((cut) => (cut.start < start && start < cut.end) || (cut.start < end && end < cut.end)))
        const offset = offsetsAfter(cuts)
        const after = applied(text, cuts, { start: 0, end: text.length })
        expect(applied(text, cuts, { start, end })).toBe(after.slice(offset(start), offset(end)))
      }),
    ))
})
