import { expect, test } from 'vitest'
import type { RunReport } from '../../src/model/report.ts'
import { columnsFor, criteriaOf } from '../../src/report/table.ts'
import { sampleReport } from './sample-report.ts'

function withCriteria(ids: readonly string[]): RunReport {
  const [first] = sampleReport.applications
  const criteria = ids.map((id) => ({ ...first!.criteria[0]!, id, label: id }))
  return { ...sampleReport, applications: [{ ...first!, criteria }] }
}

test('every criterion gets a short name of its own', () => {
  const report = withCriteria([
    'machine-learning',
    'optimization-statistics',
    'research',
    'reading',
    'mri-lab',
    'math-lit',
    'é',
  ])
  expect(criteriaOf(report).map((each) => each.short)).toEqual(['ML', 'OS', 'RE', 'RE2', 'ML2', 'ML3', 'É'])
})

test('each format takes its columns of the one list', () => {
  expect(columnsFor(sampleReport, 'terminal').map((each) => each.title)).toMatchInlineSnapshot(`
    [
      "Rank",
      "Name",
      "Points",
      "Band",
      "ML",
      "NE",
      "PR",
      "Best evidence",
    ]
  `)
  expect(columnsFor(sampleReport, 'csv').map((each) => each.id)).toMatchInlineSnapshot(`
    [
      "rank",
      "low",
      "high",
      "id",
      "name",
      "points",
      "band",
      "machine-learning_level",
      "machine-learning_score",
      "machine-learning_points",
      "neuroimaging_level",
      "neuroimaging_score",
      "neuroimaging_points",
      "programming_level",
      "programming_score",
      "programming_points",
      "gates",
      "flags",
      "documents",
      "machine-learning_evidence",
      "neuroimaging_evidence",
      "programming_evidence",
    ]
  `)
})

test('a person who could not be read has no level, score or points', () => {
  const bo = sampleReport.applications[4]!
  const values = columnsFor(sampleReport, 'csv').map((each) => each.value(bo))
  expect(values.filter((each) => typeof each === 'number')).toEqual([])
})
