import { describe, expect, test } from 'vitest'
import type { RunReport } from '../../src/model/report.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import { renderReport } from '../../src/report/index.ts'
import { checkView, firstRanks, peopleIn, type TableView } from '../../src/report/table-view.ts'
import { sampleReport } from './sample-report.ts'

const all: TableView = { top: null, bands: null, columns: null, sort: null }
const namesIn = (view: Partial<TableView>) =>
  peopleIn({ ...all, ...view }, sampleReport).map(({ name }) => name.slice(0, 3))

async function shown(format: 'terminal' | 'csv', view: Partial<TableView>, width = 80): Promise<string> {
  const [file] = await renderReport(sampleReport, [format], { width, color: false, view: { ...all, ...view } })
  return String(file?.content)
}

describe('who is shown', () => {
  test('the first ranks, ties with them', () => {
    expect(namesIn({ top: 1 })).toEqual(['Ada'])
    expect(namesIn({ top: 2 })).toEqual(['Ada', '山田 ', 'Gra'])
  })

  test('the bands that were named', () => {
    expect(namesIn({ bands: ['weak', 'unread'] })).toEqual(['Oma', 'Bo '])
  })

  test('in the order of a column: numbers from the largest, ranks and words from the smallest, the unread last', () => {
    expect(namesIn({ sort: 'points' })).toEqual(['Ada', '山田 ', 'Gra', 'Oma', 'Bo '])
    expect(namesIn({ sort: '-points' })).toEqual(['Oma', '山田 ', 'Gra', 'Ada', 'Bo '])
    expect(namesIn({ sort: '-rank' })).toEqual(['Oma', '山田 ', 'Gra', 'Ada', 'Bo '])
    expect(namesIn({ sort: 'name' })).toEqual(['Ada', 'Bo ', 'Gra', 'Oma', '山田 '])
    expect(namesIn({ sort: 'neuroimaging' })[0]).toBe('Ada')
  })

  test('a view changes no rank and no points', () => {
    const seen = peopleIn({ ...all, top: 2, sort: '-points' }, sampleReport)
    for (const each of seen) expect(sampleReport.applications).toContain(each)
  })
})

test('every name that no column has is told, with those that there are', () => {
  const check = () => checkView({ ...all, columns: ['rank', 'nmae'], sort: '-ponts' }, ['programming'])
  expect(check).toThrow('no column is called "nmae"; there are rank, low, high, id, name, points, band, programming,')
  expect(check).toThrow('no column is called "ponts"')
  expect(() =>
    checkView({ ...all, columns: ['programming', 'best'], sort: '-programming_score' }, ['programming']),
  ).not.toThrow()
})

test('the CSV has the columns that were named, levels as numbers', async () => {
  expect(await shown('csv', { columns: ['name', 'rank', 'programming'], top: 2 })).toBe(
    [
      '"name","rank","programming_level"',
      '"Ada Nováková","1","3"',
      '"山田 健二","2","2"',
      '"Grace <b>Okafor</b>, ""PhD""","2","2"',
      '',
    ].join('\r\n'),
  )
})

test('the terminal shows named columns a line a person, and tells who is not shown', async () => {
  const text = await shown('terminal', {
    columns: ['name', 'points', 'programming', 'best'],
    bands: ['strong', 'possible'],
  })
  expect(`\n${text.slice(0, text.indexOf('Criteria'))}`).toMatchInlineSnapshot(`
    "
    Machine learning research scientist
    5 applications: 1 strong, 2 possible, 1 weak, 1 unread

    Name                        Points PR  Best evidence
    Ada Nováková                  94.4  3  Nováková A., Doe J. (2024). Sparse class…
    山田 健二                     55.6  2  trained ridge regression on purchase his…
    Grace <b>Okafor</b>, "PhD"    55.6  2  built =SUM|classifiers for \`ECG\` | see […

    Not shown (--band): 1 weak

    Not read, not ranked: 1 application
    – Bo Hansen
      inbox/bo.pdf: no text on any of its 2 pages: it looks scanned
      → ask for a text version, or read it yourself; Bo is listed as unread, not
        ranked

    "
  `)
})

test.each([40, 80, 200])('no line of any columns is wider than %i columns', async (width) => {
  const columns = ['documents', 'rank', 'name', 'best', 'flags', 'gates', 'programming', 'programming_evidence']
  const text = await shown('terminal', { columns }, width)
  expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(Math.max(width, 72))
})

test('a line that was asked for names those who cannot be told apart there', async () => {
  expect(await shown('terminal', { top: 1 })).toContain(
    'A line below rank 1: nobody is sure to be above; these 2 cannot be told apart:\nAda Nováková, 山田 健二.',
  )
  expect(await shown('terminal', { top: 3 }, 120)).toContain(
    'A line below rank 3 is sharp: 3 are sure to be above, and nobody else is near it.',
  )
})

test('of more than a thousand the first hundred ranks are a list to read, and it says where the others are', async () => {
  const [first] = sampleReport.applications
  const many = (count: number): RunReport => ({
    ...sampleReport,
    applications: Array.from({ length: count }, (_, index) => ({
      ...first!,
      ...{ id: `p${index}`, name: `P${index}`, rank: index + 1 },
    })),
  })
  expect(firstRanks(many(1000))).toBeNull()
  const report = many(1001)
  const [file] = await renderReport(report, ['terminal'], { width: 80, color: false, view: firstRanks(report) })
  const text = String(file?.content)
  expect(text.match(/ P\d+ /g)).toHaveLength(100)
  expect(text).toContain('Not shown: 901 strong. The reports hold everybody; --top 1001 shows everybody\nhere.')
  expect(text).toContain('A line below rank 10')
  expect(text).not.toContain('A line below rank 100')
})

test('of many who cannot be told apart some are named and the rest counted', async () => {
  const [first] = sampleReport.applications
  const applications = Array.from({ length: 12 }, (_, index) => ({
    ...first!,
    id: `p${index}`,
    name: `P${index}`,
    rank: index + 1,
    rankInterval: { low: 1, high: 12, confidence: 0.9 },
  }))
  const report: RunReport = { ...sampleReport, applications }
  const [file] = await renderReport(report, ['terminal'], { width: 200, color: false })
  expect(String(file?.content)).toContain('these 12 cannot be told apart: P0, P1, P2, P3, P4, P5, P6, P7 and 4 more.')
})
