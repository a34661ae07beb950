import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failures, parseFailOn } from '../../src/diff/fail-on.ts'
import { diff } from '../../src/diff/index.ts'
import { diffMarkdown, diffText } from '../../src/diff/render.ts'
import { rubricChanges } from '../../src/diff/rubric-changes.ts'
import type { Side, SideApplication, SideEvidence } from '../../src/diff/side.ts'
import type { Band } from '../../src/model/assessment.ts'
import type { Rubric } from '../../src/model/rubric.ts'
import { loadRubric } from '../../src/rubric/load.ts'

const python: SideEvidence = {
  kind: 'keyword',
  facetId: 'languages',
  termId: 'Python',
  level: 2,
  polarity: 'affirmed',
  strength: 1,
  path: 'ada.md',
  start: 10,
  exact: 'Python',
}
const julia: SideEvidence = { ...python, termId: 'Julia', start: 40, exact: 'wrote Julia' }

function person(id: string, rank: number, points: number, band: Band, evidence: SideEvidence[] = []): SideApplication {
  const criteria = [{ id: 'programming', label: 'Programming', level: points > 50 ? 2 : 1, points, evidence }]
  return { id, name: id, rank, points, band, criteria }
}

function side(...applications: SideApplication[]): Side {
  return { rubric: { id: 'x', path: 'x.yaml', sha256: '' }, applications }
}

const before = side(person('ada', 1, 60, 'strong', [python]), person('bo', 2, 50, 'possible', [python]))
const after = side(person('bo', 1, 65, 'strong', [python, julia]), person('ada', 2, 60, 'strong', [python]))
const options = { top: [1], rubrics: null }

test('who moved is told with the lines crossed and the words that caused it', () => {
  expect(diffText(diff(before, after, options), { color: false })).toMatchInlineSnapshot(`
    "2 of 2 moved, by 15 points at most, 1 to another band

    bo  50.0 → 65.0 (+15.0)  rank 2 → 1  possible → strong, into the top 1
      Programming +15.0 (level 1 → 2): Julia 0 → 1 passages, level 0 → 2 (“wrote Julia”)

    ada  60.0 → 60.0 (0.0)  rank 1 → 2  out of the top 1
    "
  `)
  expect(diffMarkdown(diff(before, after, options))).toMatchInlineSnapshot(`
    "**2 of 2 moved, by 15 points at most, 1 to another band**

    | who | points | rank | line crossed |
    | --- | --- | --- | --- |
    | bo | 50.0 → 65.0 (+15.0) | 2 → 1 | possible → strong, into the top 1 |
    | ada | 60.0 → 60.0 (0.0) | 1 → 2 | out of the top 1 |

    <details><summary>Why</summary>

    **bo**

    - Programming +15.0 (level 1 → 2): Julia 0 → 1 passages, level 0 → 2 (“wrote Julia”)

    </details>
    "
  `)
})

test('where the evidence is the same the cause is weights or thresholds', () => {
  const heavier = side(person('ada', 1, 70, 'strong', [python]))
  expect(diffText(diff(side(person('ada', 1, 60, 'strong', [python])), heavier, options), { color: false })).toContain(
    'Programming +10.0: weights or thresholds; the evidence is the same',
  )
})

test('people of one run only are counted, not compared', () => {
  const { onlyOld, onlyNew, moves } = diff(
    side(person('ada', 1, 60, 'strong')),
    side(person('bo', 1, 1, 'weak')),
    options,
  )
  expect({ onlyOld, onlyNew, moves }).toEqual({ onlyOld: ['ada'], onlyNew: ['bo'], moves: [] })
})

test('conditions that a check does not let pass', () => {
  const difference = diff(before, after, options)
  const failing = (text: string) => failures(difference, [parseFailOn(text)!])
  expect(failing('band-change')).toEqual(['in another band: bo'])
  expect(failing('top-k=1')).toEqual(
    ['across the line of the top 1: ada, bo'].map((text) => text.replace('ada, bo', 'bo, ada')),
  )
  expect(failing('points=14')).toEqual(['moved by more than 14 points: bo'])
  expect(failing('points=15')).toEqual([])
  expect(
    ['', 'band-change=1', 'top-k', 'top-k=0', 'top-k=1.5', 'points=', 'points=-1', 'a=b=c'].map(parseFailOn),
  ).toEqual(Array(8).fill(null))
})

test('a run differs from itself in nothing, and turned round every move has the other sign', () => {
  const band = fc.constantFrom<Band>('strong', 'possible', 'weak')
  const anybody = fc
    .uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1000 }), band, fc.subarray([python, julia])),
      {
        selector: ([id]) => id,
      },
    )
    .map((people) =>
      side(
        ...people.map(([id, points, its, evidence], index) => person(`p${id}`, index + 1, points / 10, its, evidence)),
      ),
    )
  fc.assert(
    fc.property(anybody, anybody, (one, other) => {
      expect(diff(one, one, options).moves).toEqual([])
      const there = diff(one, other, options)
      const back = diff(other, one, options)
      const turned = new Map(back.moves.map((move) => [move.id, move]))
      expect(there.moves.length).toBe(back.moves.length)
      for (const move of there.moves) {
        expect(turned.get(move.id)!.points).toEqual(move.points.toReversed())
        expect(turned.get(move.id)!.bands).toEqual(move.bands.toReversed())
      }
    }),
  )
})

test('what strangers wrote acts neither in a terminal nor in a comment', () => {
  const evil = (rank: number, points: number) => ({
    ...person('x', rank, points, 'strong', [{ ...python, exact: '\u001b[31m<img src=x>|`', start: points }]),
    name: '\u001b]8;;evil\u0007| **<script>**\n# head',
  })
  const difference = diff(side(evil(1, 10)), side(evil(1, 90)), options)
  expect(diffText(difference, { color: false })).not.toMatch(/[\u001b\u0007]/)
  expect(diffMarkdown(difference)).not.toMatch(/<(?:script|img)|\n# head|[\u001b\u0007]/)
})

function rubricOf(text: string): Rubric {
  const { rubric, diagnostics } = loadRubric(text, { path: 'x.yaml', sha256: '' })
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([])
  return rubric!
}

test('a rubric edit is told in words', () => {
  const old = rubricOf(`
id: x
title: X
criteria:
  - id: a
    label: A
    importance: required
    posting: a
    facets:
      - { id: f, label: F, terms: [Python, { term: R, aliases: [GNU R], need: [code] }] }
      - { id: g, label: G, terms: [Git] }
  - { id: b, label: B, importance: favorable, posting: b, facets: [{ id: f, label: F, terms: [Go] }] }
`)
  const young = rubricOf(`
id: x
title: X
bands: { strong: 70, possible: 35 }
criteria:
  - id: a
    label: A
    importance: favorable
    weight: 2
    rationale: because
    posting: a
    facets:
      - { id: f, label: F, terms: [Julia, { term: R, aliases: [GNU R, Rlang], need: [code], weight: 0.5 }] }
  - { id: c, label: C, importance: favorable, posting: b, facets: [{ id: f, label: F, terms: [Go] }] }
`)
  expect(rubricChanges(old, young)).toMatchInlineSnapshot(`
    [
      "the cut score of strong: 60 → 70",
      "the importance of "A": required → favorable",
      "the weight of "A": 1 → 2",
      ""F" ("A"): "Julia" is new",
      ""F" ("A"): "Python" is gone",
      ""F" ("A"): aliases of "R" gained Rlang",
      ""F" ("A"): weight of "R": not set → 0.5",
      "facet "G" of "A" is gone",
      "the gate of "A": level 1, else at most possible → none",
      "criterion "C" is new",
      "criterion "B" is gone",
    ]
  `)
  expect(rubricChanges(old, old)).toEqual([])
})

test('what a rubric asks of time is told', () => {
  const plain = `
criteria:
  - { id: a, label: A, importance: required, posting: a, facets: [{ id: f, label: F, terms: [Python] }] }
`
  const old = rubricOf(`id: x\ntitle: X${plain}`)
  const young = rubricOf(
    `id: x\ntitle: X\nas-of: 2026-11-01${plain.replace('label: F,', 'label: F, months: 24, recency: 5,')}`,
  )
  expect(rubricChanges(old, young)).toEqual([
    'the date that stands for now: none → 2026-11',
    'what "F" ("A") asks of time: nothing → 24 months, within 5 years of 2026',
  ])
})
