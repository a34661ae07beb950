import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Review, ReviewOfPerson } from '../../../src/model/review.ts'
import type { Level } from '../../../src/model/rubric.ts'
import { cvsift, smallRubric, temporaryPath } from '../cvsift.ts'

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

const key = {
  ...{ kind: 'cvsift-blind-key', schemaVersion: 1, run: 'one' },
  people: ['ada', 'bo', 'cy'].map((id) => ({ id, application: `in/${id}`, name: `${id} \u{202e}Lee`, documents: [] })),
}

test('with the key of a blind run names stand beside the codes, as text and as JSON', async () => {
  const files = written(first, second)
  const { stdout } = await cvsift(`review merge ${files} --key ${written(key)}`)
  expect(stdout).toContain('ADA (ada \\u{202e}Lee), MEG: A 0, B 3 (run: 1)')
  expect(stdout).toContain('  BO (bo \\u{202e}Lee): A –, B –')
  const { people, disagreements } = JSON.parse(
    (await cvsift(`review merge ${files} --key ${written(key)} --format json`)).stdout,
  )
  expect([people[0], disagreements[0]]).toMatchObject([
    { name: 'ADA', who: { application: 'in/ada', name: 'ada \u{202e}Lee' } },
    { name: 'ADA', who: { application: 'in/ada' } },
  ])
  const without = JSON.parse((await cvsift(`review merge ${files} --format json`)).stdout)
  expect(without.people[0].who).toBeNull()
})

test('the key of another run, and what is no key, are refused with the way out', async () => {
  const files = written(first, second)
  const other = await cvsift(`review merge ${files} --key ${written({ ...key, run: 'two' })}`)
  expect(other).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('[review/other-key]') })
  for (const wrong of [written(first), written('{'), 'missing.json']) {
    const ran = await cvsift(`review merge ${files} --key ${wrong}`)
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('[review/no-key]') })
  }
})

test('the key that `rank --blind` writes fits the decisions that its packet exports', async () => {
  const folder = temporaryPath('blind')
  const people = 'fixtures/applications/hugo-castellan.md fixtures/applications/gareth-pendry.txt'
  await cvsift(`rank ${people} -r ${smallRubric} -o ${folder} --blind --format html`)
  const [, text = ''] = /id="report-data">([^<]*)</u.exec(readFileSync(join(folder, 'report.html'), 'utf8')) ?? []
  const data = JSON.parse(text)
  const review = {
    ...{ kind: 'cvsift-review', schemaVersion: 1, run: data.run, rubric: data.rubric, criteria: data.criteria },
    people: data.people.map(({ id, name }: { id: string; name: string }) => ({
      ...{ id, name, recommendation: 'discuss', grades: {}, levels: {}, note: '' },
    })),
  }
  const files = written({ ...review, reviewer: 'A' }, { ...review, reviewer: 'B' })
  const { code, stdout } = await cvsift(`review merge ${files} --key ${folder}.key.json`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/Candidate \d \(Hugo Castellan\): A discuss, B discuss/u)
})
