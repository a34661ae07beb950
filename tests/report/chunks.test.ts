import { expect, test } from 'vitest'
import type { Assessment } from '../../src/model/assessment.ts'
import { Chunks } from '../../src/model/chunks.ts'
import { renderReport } from '../../src/report/index.ts'
import { sampleReport } from './sample-report.ts'

test('chunks are made anew each time they are asked for', () => {
  const chunks = new Chunks(function* () {
    yield 'a'
    yield 'b'
  })
  expect([[...chunks], [...chunks], String(chunks)]).toEqual([['a', 'b'], ['a', 'b'], 'ab'])
})

const [first] = sampleReport.applications
const many = (count: number): Assessment[] =>
  Array.from({ length: count }, (_, index) => ({ ...first!, id: `a${index}` }))
const options = { width: 80, color: false }

test('report.json of a thousand people has one on each line and says the same', async () => {
  const report = { ...sampleReport, applications: many(1000) }
  const [file] = await renderReport(report, ['json'], options)
  const text = String(file!.content)
  expect(text.split('\n').filter((line) => line.startsWith('    {"id":"a'))).toHaveLength(1000)
  const [small] = await renderReport({ ...report, applications: many(1) }, ['json'], options)
  const parsed = JSON.parse(text) as { applications: { id: string }[] }
  expect({ ...parsed, applications: parsed.applications.slice(0, 1) }).toEqual(JSON.parse(String(small!.content)))
})

test('report.md shows the evidence of 100 people, and says how many more there are', async () => {
  const report = { ...sampleReport, applications: many(310) }
  const [markdown] = (await renderReport(report, ['markdown'], options)).map((each) => String(each.content))
  expect(markdown!.split(`\n## ${first!.name}\n`).length - 1).toBe(100)
  expect(markdown).toContain('## And 210 more applications')
})
