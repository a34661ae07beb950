import { expect, test } from 'vitest'
import { packEvidence } from '../../src/score/pack.ts'
import { sampleReport } from '../report/sample-report.ts'

test('a packed assessment says what it said, to readers, JSON and structuredClone', () => {
  const packed = sampleReport.applications.map(packEvidence)
  expect(packed).toEqual(sampleReport.applications)
  expect(structuredClone(packed)).toEqual(sampleReport.applications)
})

test('it still does when more were unpacked since than are remembered', () => {
  const [first] = sampleReport.applications
  const packed = Array.from({ length: 40 }, () => packEvidence(first!))
  for (const each of [...packed, ...packed]) expect(each.criteria[0]?.evidence).toEqual(first?.criteria[0]?.evidence)
})

test('lone surrogates and characters that nobody sees come back', () => {
  const [first] = sampleReport.applications
  const [criterion, ...others] = first!.criteria
  const quote = { exact: '\ud800\u0000\u2028', prefix: '\udfff', suffix: '👩‍🔬' }
  const evidence = criterion!.evidence.map((each) => ({ ...each, quote }))
  const odd = { ...first!, criteria: [{ ...criterion!, evidence }, ...others] }
  expect(packEvidence(odd)).toEqual(odd)
})
