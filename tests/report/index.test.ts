import { expect, test } from 'vitest'
import { renderReport } from '../../src/report/index.ts'
import { renderers } from '../../src/report/registry.ts'
import { sampleReport } from './sample-report.ts'

const options = { width: 80, color: false }
const all = renderers.map((each) => each.format)

test('every format gives its files, in the order asked for', async () => {
  const files = await renderReport(sampleReport, ['html', 'csv', 'html', 'terminal', 'json', 'markdown'], options)
  expect(files.map((each) => each.name)).toEqual([
    'report.html',
    'ranking.csv',
    'evidence.csv',
    'report.txt',
    'report.json',
    'report.md',
  ])
})

test('an unknown format is refused with the choices', async () => {
  await expect(renderReport(sampleReport, ['json', 'pfd'], options)).rejects.toThrow(
    'no report format is called "pfd"; there are terminal, json, csv, markdown, html',
  )
})

test('the same report gives the same bytes, and is not changed', async () => {
  const copy = structuredClone(sampleReport)
  const first = await renderReport(sampleReport, all, options)
  expect(await renderReport(copy, all, options)).toEqual(first)
  expect(sampleReport).toEqual(copy)
})

test('every format copes with a run without applications, and with one in which nothing was read', async () => {
  for (const applications of [[], sampleReport.applications.slice(4)]) {
    const files = await renderReport({ ...sampleReport, applications }, all, options)
    expect(files).toHaveLength(8)
  }
})

test('every format says in one line what it is for', () => {
  for (const { summary } of renderers) expect(summary).toMatch(/^[^\n]{20,100}$/u)
})
