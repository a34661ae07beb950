import { expect, test } from 'vitest'
import { keysOf } from '../../src/kept/keys.ts'
import { fromRecord, makePart, toAssessment, toRecord } from '../../src/kept/record.ts'
import type { Assessment } from '../../src/model/assessment.ts'
import { renderReport } from '../../src/report/index.ts'
import type { Findings } from '../../src/score/index.ts'
import { assess, judgeCriterion } from '../../src/score/index.ts'
import { background, nimh } from '../in-process-world.ts'
import { everythingHostile } from '../report/payloads.ts'
import { sampleReport } from '../report/sample-report.ts'
import { criterion, evidence, rubric } from '../score/evidence.ts'

const odd = { exact: '\ud800\u0000\u2028', prefix: '\udfff', suffix: '👩‍🔬' }
const two = rubric([criterion({ id: 'c', weight: 2 }), criterion({ id: 'd', label: 'D "quoted"' })])
const keys = keysOf(two, background, [])

/** Evidence of every kind, dated and undated, for both criteria. */
const found: Findings = {
  id: 'ada',
  name: 'Ada "the first"',
  documents: [],
  readable: true,
  evidence: [
    evidence({ criterionId: 'c', level: 3, months: { first: 24_000, last: 24_011 }, quote: odd }),
    evidence({ criterionId: 'c', termId: 'second', level: 2, polarity: 'rejected' }),
    evidence({ criterionId: 'd', level: 1, termId: null }),
  ],
  ifShown: null,
  searches: null,
  flags: [],
  diagnostics: [],
}

const fingerprint = { applicationId: 'ada', name: null, documents: [], addresses: ['ada@example.org'], sketches: [] }

function packed(findings: Findings, under = two): Assessment {
  const criteria = findings.readable ? two.criteria : []
  const parts = criteria.map((each) => makePart(judgeCriterion(each, findings.evidence), findings))
  return toAssessment(
    fromRecord(toRecord({ about: findings, fingerprint, vocabulary: new Uint8Array(), parts }, keys)),
    under,
  )
}

test('an assessment that was packed says what it said, to readers, JSON and structuredClone', () => {
  const whole = assess(found, two)
  expect(packed(found)).toEqual(whole)
  expect(structuredClone(packed(found))).toEqual(whole)
  expect(JSON.stringify(packed(found))).toBe(JSON.stringify(whole))
})

test('under other weights it is worth what it would be if it were assessed anew', () => {
  const other = rubric(two.criteria.map((each) => ({ ...each, weight: each.weight * 1.7, label: `${each.label}!` })))
  expect(packed(found, other)).toEqual(assess(found, other))
})

test('a person of whom nothing could be read is packed too', () => {
  const unread = { ...found, readable: false, evidence: [] }
  expect(packed(unread)).toEqual(assess(unread, two))
})

test('it still says so when more were unpacked since than are remembered', () => {
  const many = Array.from({ length: 200 }, () => packed(found))
  for (const each of [...many, ...many]) expect(each.criteria[0]?.evidence[0]?.quote).toEqual(odd)
})

test('reports have the same bytes of packed and of plain evidence, few people or many', async () => {
  const plain = assess(found, two)
  for (const count of [2, 1001]) {
    const files = await Promise.all(
      [plain, packed(found)].map(async (each) => {
        const applications = Array.from({ length: count }, (_, index) => ({ ...each, rank: index + 1 }))
        const rendered = await renderReport({ ...sampleReport, applications }, ['json', 'csv', 'markdown', 'html'], {
          width: 100,
          color: false,
        })
        return rendered.map(({ name, content }) => `${name}\n${content}`)
      }),
    )
    expect(files[1]).toEqual(files[0])
  }
})

test('hostile words come back as they were', () => {
  for (const { criteria, documents } of everythingHostile().applications) {
    const pieces = criteria.flatMap((each) => each.evidence.map((piece) => ({ ...piece, criterionId: 'c' })))
    const findings = { ...found, documents, evidence: pieces }
    expect(packed(findings)).toEqual(assess(findings, two))
  }
})

test('another weight, label or band changes no key, and another word only the key of its criterion', () => {
  const [first, ...others] = nimh.criteria
  const before = keysOf(nimh, background, [])
  const weighed = {
    ...nimh,
    criteria: [{ ...first!, weight: 3, label: 'x', importance: 'favorable' as const }, ...others],
  }
  expect(keysOf(weighed, background, [])).toEqual(before)
  const facets = first!.facets.map((each) => ({ ...each, sources: [{ kind: 'keyword', options: ['x'] }] }))
  const reworded = keysOf({ ...nimh, criteria: [{ ...first!, facets }, ...others] }, background, [])
  expect(reworded.common).toBe(before.common)
  expect(reworded.evidence.map((key, index) => key === before.evidence[index])).toEqual([false, true, true, true, true])
})
