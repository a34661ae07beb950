import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Explanation } from '../../src/model/assessment.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import type { Combine, Criterion, Level } from '../../src/model/rubric.ts'
import { judgeCriterion, roundTo, scoreCriterion as scoreJudged } from '../../src/score/criterion.ts'
import { anyEvidence, criterion, evidence, facet } from './evidence.ts'

/** One criterion from its evidence to its points. */
function scoreCriterion(criterion: Criterion, pieces: readonly Evidence[], weightSum: number) {
  return scoreJudged(criterion, judgeCriterion(criterion, pieces), weightSum)
}

const facets = [facet({ id: 'a' }), facet({ id: 'b' }), facet({ id: 'd' })]

/** Level and score of a criterion whose facets a, b and d have evidence of these levels. */
function combined(combine: Combine, levels: readonly Level[]): { level: Level; score: number } {
  const pieces = levels.flatMap((level, index) =>
    level === 0 ? [] : [evidence({ facetId: facets[index]!.id, termId: `t${index}`, level })],
  )
  const { level, score } = scoreCriterion(criterion({ combine, facets }), pieces, 1)
  return { level, score }
}

test('any takes the best facet', () => {
  expect(combined({ how: 'any' }, [1, 3, 0])).toEqual({ level: 3, score: 0.85 })
  expect(combined({ how: 'any' }, [0, 0, 0])).toEqual({ level: 0, score: 0 })
})

test('all takes the weakest facet', () => {
  expect(combined({ how: 'all' }, [1, 3, 2])).toEqual({ level: 1, score: 0.25 })
  expect(combined({ how: 'all' }, [3, 3, 0])).toEqual({ level: 0, score: 0 })
})

test('at-least takes the n-th best facet', () => {
  expect(combined({ how: 'at-least', count: 2 }, [1, 3, 2])).toEqual({ level: 2, score: 0.55 })
  expect(combined({ how: 'at-least', count: 1 }, [1, 3, 2])).toEqual({ level: 3, score: 0.85 })
  expect(combined({ how: 'at-least', count: 3 }, [1, 3, 2])).toEqual({ level: 1, score: 0.25 })
})

test('mean weighs the scores of the facets', () => {
  expect(combined({ how: 'mean' }, [3, 3, 0])).toEqual({ level: 2, score: 0.5667 })
  const weighted = criterion({ combine: { how: 'mean' }, facets: [facet({ id: 'a', weight: 3 }), facet({ id: 'b' })] })
  expect(scoreCriterion(weighted, [evidence({ facetId: 'a', level: 3 })], 1)).toMatchObject({ level: 2, score: 0.6375 })
})

test('together counts the evidence of all facets toward one level', () => {
  const spread = criterion({ enough: [1, 2, 3], facets })
  const pieces = [evidence({ facetId: 'a' }), evidence({ facetId: 'b' })]
  expect(scoreCriterion(spread, pieces.slice(0, 1), 1)).toMatchObject({ level: 1 })
  expect(scoreCriterion(spread, pieces, 1)).toMatchObject({ level: 2, score: 0.55 })
})

test('together counts a facet by its weight', () => {
  const half = criterion({ enough: [1, 1, 1], facets: [facet({ weight: 0.5 })] })
  expect(scoreCriterion(half, [evidence()], 1)).toMatchObject({ level: 0, facets: [{ level: 2 }] })
})

test('a supporting facet counts only beside evidence of one that is not', () => {
  const two = criterion({ facets: [facet(), facet({ id: 'g', supporting: true })] })
  const support = evidence({ facetId: 'g', termId: 'journals', level: 3 })
  expect(scoreCriterion(two, [support], 1)).toMatchObject({ level: 0, score: 0, evidence: [support] })
  expect(scoreCriterion(two, [support, evidence({ level: 1 })], 1)).toMatchObject({ level: 3 })
})

test('evidence of other criteria and other facets is left aside', () => {
  const score = scoreCriterion(criterion(), [evidence({ criterionId: 'x' }), evidence({ facetId: 'x' })], 1)
  expect(score).toMatchObject({ level: 0, score: 0, points: 0 })
  expect(score.evidence.map((piece) => piece.facetId)).toEqual(['x'])
})

test('points are the share of the weight times the score', () => {
  expect(scoreCriterion(criterion({ weight: 2 }), [evidence({ level: 3 })], 5).points).toBe(34)
})

test('evidence that does not count is kept and adds nothing', () => {
  const kept = [evidence({ polarity: 'negated' }), evidence({ polarity: 'rejected' })]
  expect(scoreCriterion(criterion(), kept, 1)).toMatchObject({ level: 0, score: 0, evidence: kept })
})

test.each<Combine>([
  { how: 'any' },
  { how: 'all' },
  { how: 'at-least', count: 2 },
  { how: 'mean' },
  { how: 'together' },
])('more evidence never lowers a criterion: $how', (combine) => {
  const two = criterion({ combine, facets: [facet({ id: 'f' }), facet({ id: 'g', weight: 0.4 })] })
  fc.assert(
    fc.property(fc.array(anyEvidence, { maxLength: 12 }), anyEvidence, (pieces, more) => {
      const [before, after] = [scoreCriterion(two, pieces, 1), scoreCriterion(two, [...pieces, more], 1)]
      expect(after.level).toBeGreaterThanOrEqual(before.level)
      expect(after.score).toBeGreaterThanOrEqual(before.score)
      expect(after.points).toBeGreaterThanOrEqual(before.points)
    }),
  )
})

const tree = ({ value, description, details }: Explanation, depth = 0): string =>
  [`${'  '.repeat(depth)}${value} ${description}`, ...details.map((each) => tree(each, depth + 1))].join('\n')

test('the explanation is the sum as a tree', () => {
  const two = criterion({
    label: 'Programming',
    weight: 2,
    enough: [1, 2, 3],
    facets: [facet({ label: 'Python' }), facet({ id: 'g', label: 'Tools', weight: 0.5 })],
  })
  const pieces = [
    evidence({ line: 1 }),
    evidence({ line: 2, level: 1 }),
    evidence({ facetId: 'g', termId: 'git', level: 1 }),
    evidence({ facetId: 'g', termId: 'slurm', polarity: 'hoped' }),
  ]
  expect(tree(scoreCriterion(two, pieces, 4).explanation)).toMatchInlineSnapshot(`
    "16.4 points of Programming = 100 × weight 2 × score 0.33 / weights 4
      1 level: mentioned (listed); evidence of all facets together: 1.5 of 1 mentioned, 1.13 of 2 used, 0.3 of 3 demonstrated (use counts 0.3)
        2 Python: used (mass 1 / 1 / 0)
          1 python: used, 2 passages
        1 Tools: mentioned (mass 1 / 0 / 0, weight 0.5)
          1 git: mentioned, 1 passage"
  `)
})

test('the explanation says how the facets were combined', () => {
  const said = (combine: Combine) => {
    const { explanation } = scoreCriterion(criterion({ combine }), [], 1)
    return explanation.details[0]?.description
  }
  expect([
    said({ how: 'any' }),
    said({ how: 'all' }),
    said({ how: 'at-least', count: 2 }),
    said({ how: 'mean' }),
    said({ how: 'together' }),
  ]).toMatchInlineSnapshot(`
    [
      "level: none found (none); the best facet",
      "level: none found (none); the weakest facet",
      "level: none found (none); the 2. best facet",
      "level: none found (none); the weighted mean of the facets",
      "level: none found (none); evidence of all facets together: 0 of 1 mentioned, 0 of 1 used, 0 of 1 demonstrated",
    ]
  `)
})

test('a number is rounded to its digits', () => {
  expect([roundTo(17.04999, 1), roundTo(0.56666, 4), roundTo(2.5, 0)]).toEqual([17, 0.5667, 3])
})
