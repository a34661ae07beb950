/** Evidence, rubrics and assessments made of as little as a test needs. */
import fc from 'fast-check'
import type { Assessment, CriterionScore } from '../../src/model/assessment.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Criterion, Facet, Rubric } from '../../src/model/rubric.ts'

/** Affirmed evidence at level 2 for facet `f` of criterion `c`, on line 1. */
export function evidence(parts: Partial<Evidence> & { readonly line?: number } = {}): Evidence {
  const { line = 1, ...rest } = parts
  return {
    criterionId: 'c',
    facetId: 'f',
    termId: 'python',
    kind: 'keyword',
    level: 2,
    polarity: 'affirmed',
    strength: 1,
    note: '',
    months: null,
    location: { path: 'ada.txt', page: null, line, section: 'work', range: { start: 0, end: 6 }, boxes: [] },
    quote: { exact: 'python', prefix: '', suffix: '' },
    ...rest,
  }
}

export function facet(parts: Partial<Facet> = {}): Facet {
  return {
    id: 'f',
    label: 'Facet',
    posting: [],
    weight: 1,
    supporting: false,
    enough: [1, 1, 1],
    sources: [],
    ...parts,
  }
}

export function criterion(parts: Partial<Criterion> = {}): Criterion {
  return {
    id: 'c',
    label: 'Criterion',
    importance: 'required',
    weight: 1,
    rationale: null,
    posting: [],
    anchors: ['none', 'listed', 'done', 'published'],
    combine: { how: 'together' },
    enough: [1, 1, 1],
    facets: [facet()],
    ...parts,
  }
}

export function rubric(criteria: readonly Criterion[], parts: Partial<Rubric> = {}): Rubric {
  return {
    id: 'r',
    title: 'Rubric',
    path: 'rubric.yaml',
    sha256: '0'.repeat(64),
    criteria,
    bands: { strong: 60, possible: 35 },
    gates: [],
    ...parts,
  }
}

export function criterionScore(parts: Partial<CriterionScore> = {}): CriterionScore {
  return {
    id: 'c',
    label: 'Criterion',
    importance: 'required',
    weight: 1,
    level: 2,
    score: 0.55,
    points: 55,
    facets: [],
    evidence: [],
    explanation: { value: 55, description: '', details: [] },
    ...parts,
  }
}

/** A read application with one criterion worth its points; null points are an unread one. */
export function assessment(id: string, points: number | null): Assessment {
  return {
    id,
    name: id,
    rank: null,
    rankInterval: null,
    topK: null,
    points,
    band: points === null ? 'unread' : 'possible',
    documents: [],
    gates: [],
    criteria: points === null ? [] : [criterionScore({ score: points / 100, points })],
    flags: [],
    searches: null,
    diagnostics: [],
  }
}

/** Any evidence for facets `f` and `g` of criterion `c`; few terms and lines, so that it repeats. */
export const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    facetId: fc.constantFrom('f', 'g'),
    termId: fc.constantFrom('python', 'matlab', 'r', null),
    kind: fc.constantFrom('keyword', 'tfidf'),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    polarity: fc.constantFrom('affirmed', 'affirmed', 'negated', 'hoped', 'other', 'rejected'),
    strength: fc.double({ min: 0.1, max: 1, noNaN: true }),
    line: fc.integer({ min: 1, max: 6 }),
  })
  .map((parts) => evidence(parts as Parameters<typeof evidence>[0]))
