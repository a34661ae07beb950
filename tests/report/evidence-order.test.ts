import { expect, test } from 'vitest'
import { bestOfPerson, orderEvidence } from '../../src/report/evidence-order.ts'
import { document, evidence, person, sampleReport } from './sample-report.ts'

const piece = (exact: string, parts: object) =>
  evidence({
    ...{ criterion: 'machine-learning', facet: 'models', term: 'x', level: 2, path: 'b.pdf', line: 1 },
    words: ['', exact, ''],
    ...parts,
  })

test('affirmed evidence comes first, then higher levels, stronger pieces, earlier documents and lines', () => {
  const pieces = [
    piece('negated', { level: 3, polarity: 'negated' }),
    piece('later document', { path: 'b.pdf' }),
    piece('later line', { path: 'a.pdf', line: 9 }),
    piece('earlier line', { path: 'a.pdf', line: 2 }),
    piece('weak', { strength: 0.2 }),
    piece('high', { level: 3 }),
  ]
  const ordered = orderEvidence(pieces, [document('a.pdf'), document('b.pdf')])
  expect(ordered.map((each) => each.quote.exact)).toEqual([
    'high',
    'earlier line',
    'later line',
    'later document',
    'weak',
    'negated',
  ])
})

test('the best evidence is of the heaviest criterion, and a publication before other pieces of its level', () => {
  const someone = person({
    ...{ id: 'x', name: 'X', rank: 1, interval: [1, 1], band: 'strong', levels: [3, 3, 0] },
    documents: [document('a.pdf')],
    evidence: [
      piece('grant', { path: 'a.pdf', level: 3, line: 1, section: 'grants' }),
      piece('paper', { path: 'a.pdf', level: 3, line: 8, section: 'publications', strength: 0.5 }),
      piece('scanner', { path: 'a.pdf', level: 3, criterion: 'neuroimaging', facet: 'mri' }),
    ],
  })
  expect(bestOfPerson(someone, 5).map((each) => each.evidence.quote.exact)).toEqual(['paper', 'scanner'])
})

test('a person with nothing but negated evidence has no best evidence', () => {
  expect(bestOfPerson(sampleReport.applications[3]!, 5)).toEqual([])
})

test('words that made no level are shown only of a person who reached none', () => {
  const best = (levels: [0 | 3, 0, 0]) => {
    const someone = person({
      ...{ id: 'x', name: 'X', rank: 1, interval: [1, 1], band: 'weak', levels },
      documents: [document('a.pdf')],
      evidence: [
        piece('paper', { path: 'a.pdf' }),
        piece('power', { path: 'a.pdf', criterion: 'neuroimaging', facet: 'mri' }),
      ],
    })
    return bestOfPerson(someone, 5).map((each) => each.evidence.quote.exact)
  }
  expect(best([3, 0, 0])).toEqual(['paper'])
  expect(best([0, 0, 0])).toEqual(['paper', 'power'])
})
