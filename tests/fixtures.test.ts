/** What the shipped rubric says of the shipped fixtures, beside what a careful human reads in them. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Assessment } from '../src/model/assessment.ts'
import { spearman, weightedKappa } from './agreement.ts'
import { assessed, diskWorld, inPackage, nimh, readFixture, siftIn } from './in-process-world.ts'

interface Expected {
  readonly name: string
  readonly grades: Readonly<Record<string, number>>
  readonly facts: Readonly<Record<string, string>>
}

/** By place, such as `applications/ines-carvalho.pdf`. */
const expected = parse(readFileSync(inPackage('fixtures/expected.yaml'), 'utf8')) as Readonly<Record<string, Expected>>
const idOf = (place: string) => place.replace(/^[a-z]+\//, '').replace(/\.[a-z]+$/, '')
const people = Object.entries(expected).map(([place, human]) => ({ id: idOf(place), place, human }))
const criteria = nimh.criteria.map((criterion) => criterion.id)
const facts = ['python', 'matlab', 'r', 'mri', 'meg', 'eeg', 'phd'] as const

/** Facts that the tool still gets wrong, and why. A miss that is one no more must leave this list. */
const knownMisses: Readonly<Record<string, string>> = {
  'hanneke-vandermolen r': '“an R interface by Pereira Lobo, M.” is her package, a co-worker’s code',
  'rafael-ospina python': '“I read Python, but R is the language in which I think”; “some exposure” is a mention',
  'derek-planter python': 'nothing in a stuffed list counts, though he says that he uses it',
  'derek-planter matlab': 'nothing in a stuffed list counts, though he says that he uses it',
  'derek-planter r': 'nothing in a stuffed list counts, though he says that he uses it',
}

let byId: ReadonlyMap<string, Assessment>
beforeAll(async () => {
  const folders = ['applications', 'adversarial'].map((folder) => inPackage(`fixtures/${folder}`))
  const { applications } = await siftIn(diskWorld, folders)
  byId = new Map(applications.map((each) => [each.id, each]))
}, 120_000)

const of = (id: string): Assessment => {
  const assessment = byId.get(id)
  if (assessment === undefined) throw new Error(`${id} is not among ${[...byId.keys()].join(', ')}`)
  return assessment
}
const levelOf = (id: string, criterion: string) => of(id).criteria.find((each) => each.id === criterion)?.level ?? 0
const pointsOf = (id: string) => of(id).points ?? Number.NaN

test('every application of expected.yaml is read, and no other', () => {
  expect([...byId.keys()].toSorted()).toEqual(people.map(({ id }) => id).toSorted())
  expect([...byId.values()].filter((each) => each.points === null)).toEqual([])
})

describe('facts', () => {
  test.each(people)('$id', ({ id, human }) => {
    const facets = new Map(
      of(id).criteria.flatMap((criterion) => criterion.facets.map((facet) => [facet.id, facet.level])),
    )
    const wrong = facts.filter((fact) => (facets.get(fact) ?? 0) >= 1 !== (human.facts[fact] === 'yes'))
    const known = facts.filter((fact) => knownMisses[`${id} ${fact}`] !== undefined)
    expect(wrong).toEqual(known)
  })
})

describe('agreement with the human', () => {
  test.each(criteria)('the levels of %s', (criterion) => {
    const kappa = weightedKappa(people.map(({ id, human }) => [levelOf(id, criterion), human.grades[criterion] ?? 0]))
    console.log(`kappa ${criterion} ${kappa.toFixed(2)}`)
    expect(kappa).toBeGreaterThanOrEqual(0.88)
  })

  test('the order of the points', () => {
    const rho = spearman(people.map(({ id, human }) => [pointsOf(id), human.grades.overall ?? 0]))
    console.log(`Spearman points, overall ${rho.toFixed(2)}`)
    expect(rho).toBeGreaterThanOrEqual(0.93)
  })

  test('no level is two steps from the human’s, but for the few listed here', () => {
    const far = people.flatMap(({ id, human }) =>
      criteria
        .filter((criterion) => Math.abs(levelOf(id, criterion) - (human.grades[criterion] ?? 0)) > 1)
        .map((criterion) => `${id} ${criterion}: ${levelOf(id, criterion)}, not ${human.grades[criterion]}`),
    )
    expect(far).toMatchInlineSnapshot(`[]`)
  })
})

test('levels by application: a change of matching shows here what it moves', () => {
  const ordered = people.toSorted((a, b) => pointsOf(b.id) - pointsOf(a.id) || (a.id < b.id ? -1 : 1))
  const table = ordered.map(({ id, human }) => {
    const levels = criteria.map((criterion) => {
      const level = levelOf(id, criterion)
      const grade = human.grades[criterion] ?? 0
      return level === grade ? `${level}  ` : `${level}/${grade}`
    })
    return `${id.padEnd(22)} ${pointsOf(id).toFixed(1).padStart(5)} ${of(id).band.padEnd(8)}  ${levels.join(' ')}`.trimEnd()
  })
  expect(`${' '.repeat(39)}ml  opt neu pro res  (level, or level/human)\n${table.join('\n')}`).toMatchInlineSnapshot(`
    "                                       ml  opt neu pro res  (level, or level/human)
    adaeze-nwachukwu        98.6 strong    3   3   3   3   3
    hanneke-vandermolen     98.5 strong    3   3   3   3   3
    tomas-brandt            97.6 strong    3   3   3   3   3
    ines-carvalho           97.4 strong    3   3   3   3   3
    kwame-asante-boateng    96.3 strong    3   3   3   3   3
    priya-raghunathan       94.3 strong    3   3   3   3   3
    samuel-okonkwo          93.4 strong    3   3   3   3   2/3
    zdenka-horvathova       93.2 strong    3   3   3   3   3
    lucie-marchetti         91.6 strong    3   3   3   3   3
    viktor-salonen          89.5 strong    3   3   3   2/3 3
    daniel-whitcombe        78.6 strong    2/3 2   3   2   2
    noor-el-amrani          77.3 strong    2/3 3   2/3 2/3 3
    mireille-dubois-keane   76.8 strong    2/1 2   3   2   3
    anders-nystrom-quaye    73.3 strong    2   1/0 3   3   2
    yuki-tanabe             71.2 strong    3   3   0   3   3
    rafael-ospina           66.3 possible  2   3   0   3   3
    sofia-lindqvist         61.1 possible  1   2   2   2/1 2/1
    aroha-tamatea           59.4 possible  3   2   0   2/3 3
    oluwaseun-adeyemi       54.0 possible  2   2   0   3   2
    lena-fischbach          51.8 possible  2/3 2/3 0   2   2
    beatriz-fontoura        47.8 possible  1   2   0   2   3
    hugo-castellan          47.5 possible  1   3/2 0   2   2
    marta-kowalczyk         44.8 possible  1   2   0   2   2/3
    gareth-pendry           40.9 possible  2   1/0 0   3   0
    roland-pike             15.7 weak      1/0 1/0 0   0   0
    theo-marchbanks         10.2 weak      1   0/1 0   0   0
    colette-marsh            4.5 weak      0   1/0 0   0   0
    brenda-kowalski-ruiz     0.0 weak      0   0   0   0   0
    curtis-malley            0.0 weak      0   0   0   0   0
    derek-planter            0.0 weak      0/1 0/1 0/1 0/1 0
    dmitri-volkonsky         0.0 weak      0   0   0   0   0
    gloria-penhallow         0.0 weak      0   0   0   0   0
    hazel-brightwater        0.0 weak      0   0   0   0   0
    jasmine-teller           0.0 weak      0   0   0   0   0
    meg-r-donnelly           0.0 weak      0   0   0   0   0
    patrick-odonnell         0.0 weak      0   0   0   0   0"
  `)
})

test('whoever only names machine learning, which the posting requires, is asked about it first and is not among the strong', () => {
  const asked = people.filter(({ id }) =>
    of(id).gates.some(({ criterionId, met }) => criterionId === criteria[0] && !met),
  )
  const named = asked.map(({ id }) => id).filter((id) => levelOf(id, 'machine-learning') === 1)
  expect(named).toEqual(
    expect.arrayContaining(['sofia-lindqvist', 'hugo-castellan', 'beatriz-fontoura', 'marta-kowalczyk']),
  )
  expect(asked.filter(({ id }) => of(id).band === 'strong')).toEqual([])
})

describe('the eight that are made to mislead', () => {
  const strong = ['noor-el-amrani', 'viktor-salonen', 'adaeze-nwachukwu']
  const poor = people
    .map(({ id, place }) => (place.startsWith('adversarial') ? id : ''))
    .filter((id) => id !== '' && !strong.includes(id))

  test('the three strong people stand above all poor ones, with room between', () => {
    expect(poor).toHaveLength(5)
    const lowest = Math.min(...strong.map(pointsOf))
    expect(lowest).toBeGreaterThan(3 * Math.max(...poor.map(pointsOf)))
  })

  test('the stuffer and the person without experience come last', () => {
    const least = Math.min(...poor.map(pointsOf))
    expect(pointsOf('derek-planter')).toBe(least)
    expect(pointsOf('hazel-brightwater')).toBe(least)
  })

  test('what was tried is flagged', () => {
    const flagsOf = (id: string) => [...new Set(of(id).flags.map((flag) => flag.code))].toSorted()
    expect(flagsOf('curtis-malley')).toEqual(['hidden-text', 'hidden-text-worth', 'machine-instruction'])
    expect(flagsOf('theo-marchbanks')).toEqual([
      'hidden-text',
      'hidden-text-worth',
      'machine-instruction',
      'posting-quoted',
    ])
    expect(flagsOf('brenda-kowalski-ruiz')).toEqual(['hidden-text', 'hidden-text-worth', 'machine-instruction'])
    expect(flagsOf('jasmine-teller')).toEqual(['hidden-text', 'hidden-text-worth', 'machine-instruction'])
    expect(flagsOf('derek-planter')).toEqual(['stuffing'])
  })

  test('nobody who tried nothing is flagged for stuffing, hidden text or talking to a machine', () => {
    const flagged = [...byId.values()].filter((each) =>
      each.flags.some((flag) => ['hidden-text', 'machine-instruction', 'stuffing'].includes(flag.code)),
    )
    expect(flagged.map((each) => each.id).toSorted()).toEqual([
      'brenda-kowalski-ruiz',
      'curtis-malley',
      'derek-planter',
      'jasmine-teller',
      'theo-marchbanks',
    ])
  })
})

describe('hidden text gains nothing', () => {
  test.each([
    ['adversarial/curtis-malley.pdf', /machine learning|fMRI|Python|ignore previous/i],
    ['applications/brenda-kowalski-ruiz.docx', /machine learning|fMRI|Python|ignore previous/i],
    ['applications/jasmine-teller.html', /machine learning|fMRI|Python|ignore previous/i],
    ['applications/theo-marchbanks.pdf', /NeurIPS|first author|fMRI|ignore previous/i],
  ])('%s: it is kept apart from the text', async (path, words) => {
    const document = await readFixture(`fixtures/${path}`)
    expect(document.text).not.toMatch(words)
    expect(document.hidden.map((each) => each.text).join(' ')).toMatch(words)
  })

  test('a document has the points that it has without its hidden text', async () => {
    const source = readFileSync(inPackage('fixtures/applications/jasmine-teller.html'), 'utf8')
    const bare = source.replace(/<div class="x9">.*?<\/div>|<p class="tiny">.*?<\/p>/gs, '')
    expect(source.length - bare.length).toBeGreaterThan(300)
    const hiding = await assessed('cv.html', source)
    const without = await assessed('cv.html', bare)
    expect(without.flags).toEqual([])
    expect(hiding.points).toBe(without.points)
  })
})
