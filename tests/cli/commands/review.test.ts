import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Review, ReviewOfPerson } from '../../../src/model/review.ts'
import type { Level } from '../../../src/model/rubric.ts'
import { cvsift, temporaryPath } from '../cvsift.ts'

const criteria = [
  { id: 'ml', label: 'Machine learning' },
  { id: 'meg', label: 'MEG' },
]

function person(id: string, grades: readonly [Level, Level], parts: Partial<ReviewOfPerson> = {}): ReviewOfPerson {
  const [ml, meg] = grades
  return {
    id,
    name: id.toUpperCase(),
    recommendation: null,
    grades: { ml, meg },
    levels: { ml: 2, meg: 1 },
    note: '',
    ...parts,
  }
}

const first: Review = {
  ...{ kind: 'cvsift-review', schemaVersion: 1, run: 'one', reviewer: 'Ines' },
  rubric: { id: 'x', title: 'Scientist', sha256: '0' },
  criteria,
  people: [
    person('ada', [3, 0], { recommendation: 'interview', note: 'knows\nMEG \u{1b}[31m' }),
    person('bo', [2, 1]),
    person('cy', [0, 3], { recommendation: 'later' }),
  ],
}
const second: Review = {
  ...first,
  reviewer: 'Omar',
  people: [person('ada', [3, 3], { recommendation: 'later' }), person('bo', [1, 1]), person('cy', [0, 3])],
}

function written(...reviews: readonly unknown[]): string {
  return reviews
    .map((review, index) => {
      const path = temporaryPath(`${index}.review.json`)
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, typeof review === 'string' ? review : JSON.stringify(review))
      return path
    })
    .join(' ')
}

test('two reviewers side by side: what they disagree about comes first, and how far they agree', async () => {
  const { code, stdout, stderr } = await cvsift(`review merge ${written(first, second)}`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatchInlineSnapshot(`
    "Scientist
    A  Ines
    B  Omar

    Disagreements
      ADA: A interview, B later
      ADA, MEG: A 0, B 3 (run: 1)
      BO, Machine learning: A 2, B 1 (run: 2)

    Agreement
                        grades  kappa  alpha           95 %  with run
      all criteria           6   0.47   0.52  -0.22 to 1.00     -0.09
      Machine learning       3   0.90   0.95  -0.67 to 1.00      0.00
      MEG                    3   0.13   0.11  -0.67 to 1.00      0.00

    People
      ADA: A interview, B later
        A: knows MEG \\u{1b}[31m
      BO: A –, B –
      CY: A later, B –

    kappa: Cohen’s, with quadratic weights, the mean over pairs of reviewers. alpha: Krippendorff’s, for ordered
    grades, with a bootstrap interval over people. with run: kappa of the grades with the levels that cvsift gave.
    1 is full agreement, 0 is chance, – where nothing can be told.
    "
  `)
})

test('as JSON for other programs', async () => {
  const { stdout } = await cvsift(`review merge ${written(first, second)} --format json`)
  const merged = JSON.parse(stdout)
  expect(Object.keys(merged)).toEqual([
    'schemaVersion',
    'run',
    'rubric',
    'reviewers',
    'overall',
    'criteria',
    'disagreements',
    'people',
  ])
  expect(merged.disagreements[0]).toMatchObject({ id: 'ada', criterionId: 'meg', grades: [0, 3], level: 1, spread: 3 })
})

test('files of different runs, torn files and lone files are refused, all at once and with the way out', async () => {
  const other = await cvsift(`review merge ${written(first, { ...second, run: 'two' })}`)
  expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('[review/other-run]')])
  expect(other.stderr).toContain('let all reviewers read the same report.html')
  const torn = await cvsift(`review merge ${written('{', { ...second, people: [{ id: 1 }] })} missing.json`)
  expect(torn.code).toBe(2)
  expect(torn.stderr.match(/\[review\/not-a-review\]/g)).toHaveLength(3)
  expect(torn.stderr).toContain('people.0.id')
  const lone = await cvsift(`review merge ${written(first)}`)
  expect([lone.code, lone.stderr]).toEqual([2, expect.stringContaining('[review/too-few]')])
  expect(await cvsift('review split a b')).toMatchObject({ code: 2, stderr: expect.stringContaining('there is merge') })
})

test('names that cannot be told apart are told by their files', async () => {
  const { stdout } = await cvsift(`review merge ${written(first, { ...second, reviewer: 'Ines' })} --format json`)
  expect(JSON.parse(stdout).reviewers).toEqual([
    expect.stringMatching(/^Ines \(.*0\.review\.json\)$/),
    expect.stringMatching(/^Ines \(.*1\.review\.json\)$/),
  ])
})
