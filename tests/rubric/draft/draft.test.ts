import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadBackground } from '../../../src/io/background.ts'
import { loadVocabulary } from '../../../src/io/vocabulary.ts'
import type { Diagnostic } from '../../../src/model/diagnostic.ts'
import type { Rubric } from '../../../src/model/rubric.ts'
import { draftRubric, planDraft } from '../../../src/rubric/draft/index.ts'
import type { DraftKnowledge } from '../../../src/rubric/draft/job.ts'
import { openVocabulary } from '../../../src/rubric/draft/vocabulary.ts'
import { lintRubric } from '../../../src/rubric/lint.ts'
import { loadRubric } from '../../../src/rubric/load.ts'
import { evidenceOf } from '../../../src/rubric/rules/probe.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let knowledge: DraftKnowledge
beforeAll(async () => {
  knowledge = { background: await loadBackground(), vocabulary: openVocabulary(await loadVocabulary()) }
})

const SMALL = `# Pastry Chef

The Gull Inn cooks for ninety guests.

Requirements:
- Three years of experience in pastry or baking
- Knowledge of laminated doughs such as croissant, danish or puff pastry
- Team player
- Native speaker of French

Chocolate work is a plus. We offer free meals.
`

function drafted(posting: string): {
  readonly text: string
  readonly rubric: Rubric
  readonly said: readonly Diagnostic[]
} {
  const text = draftRubric(posting, knowledge)
  if (text === null) throw new Error('nothing was drafted')
  const said = lintRubric({ text, path: 'draft.yaml', sha256: '' }, { background: knowledge.background, posting })
  const { rubric } = loadRubric(text, { path: 'draft.yaml', sha256: '' })
  if (rubric === null) throw new Error(said.map(({ message }) => message).join('\n'))
  return { text, rubric, said: said.filter(({ severity }) => severity !== 'info') }
}

test('a small posting becomes a rubric that a person can go on with', async () => {
  await expect(drafted(SMALL).text).toMatchFileSnapshot('pastry-chef.yaml')
})

test('every shipped posting becomes a rubric without errors, whose quotes the posting says', () => {
  const posting = readFileSync(`${root}/rubric/nimh-ml-research-scientist/posting.md`, 'utf8')
  const { said } = drafted(posting)
  expect(said.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(said.filter(({ code }) => code === 'rubric/foreign-quote')).toEqual([])
})

test('the same posting gives the same draft', () => {
  expect(draftRubric(SMALL, knowledge)).toBe(draftRubric(SMALL, knowledge))
})

describe('what a posting asks', () => {
  test('a wish is favorable and weighs less than a condition, and says why', () => {
    const { rubric } =
      drafted(`# Analyst\n\nRequirements:\n- Forensic toxicology, gas chromatography and mass spectrometry\n
Experience with gas chromatography and forensic toxicology will be considered very favorably, but is not required.`)
    const [must, wish] = rubric.criteria.filter(({ id }) => id !== 'the-job')
    expect([must?.importance, wish?.importance]).toEqual(['required', 'favorable'])
    expect(wish?.weight).toBeLessThan(must?.weight ?? 0)
    expect(wish?.rationale).toContain('wishes')
  })

  test('examples become facets that quote their own words', () => {
    const { rubric } = drafted('You should have experience coding in languages such as Python, MATLAB or R.')
    const facets = rubric.criteria[0]?.facets.map(({ id, posting }) => [id, ...posting])
    expect(facets).toEqual(
      expect.arrayContaining([
        ['python', 'Python'],
        ['matlab', 'MATLAB'],
        ['r', 'R'],
      ]),
    )
  })

  test('one of several examples suffices; of tools, and of kinds of work, it takes more', () => {
    const enough = (asked: string) => drafted(`Requirements:\n- ${asked}\n`).rubric.criteria[0]?.enough
    expect(enough('Experience with laminated doughs (any croissant, danish or puff pastry)')).toEqual([0.5, 1.2, 3])
    expect(enough('Knowledge of laminated doughs such as croissant, danish or puff pastry')).toEqual([0.5, 1.2, 3])
    expect(enough('Experience in chemical analysis with such tools as Python, MATLAB or R')?.[1]).toBeGreaterThan(1.2)
    expect(enough('Two years of work in bakeries, restaurants, patisseries or hotel kitchens')?.[1]).toBeGreaterThan(
      1.2,
    )
  })

  test('the title weighs the more the less the conditions tell', () => {
    const weightOfJob = (condition: string) =>
      planDraft(`# Toxicologist\n\nRequirements:\n- ${condition}\n`, knowledge).criteria.find(
        ({ id }) => id === 'the-job',
      )
    expect(weightOfJob('Degree in chemistry')).toMatchObject({ weight: 3 })
    const telling =
      'Forensic toxicology, gas chromatography, mass spectrometry, immunoassay, autopsy specimens and chromatographic columns'
    expect(weightOfJob(telling)).toMatchObject({ weight: 1, rationale: null })
  })

  test('work asked for in years weighs in full, whatever its words', () => {
    const weight = (asked: string) => drafted(`Requirements:\n- ${asked}\n`).rubric.criteria[0]?.weight
    expect(weight('Experience in retail')).toBeLessThan(1)
    expect(weight('At least two years of experience in retail')).toBe(1)
    expect(drafted('Requirements:\n- At least two years of experience in retail\n').text).not.toMatch(
      /term: (?:at )?least/,
    )
  })

  test('a verb behind “they” and the half of a hyphenated word are no terms', () => {
    const posting =
      'Knowledge of spectroscopy, insofar as they bear on labor-intensive chromatography under Sarbanes-Oxley, is required.'
    const names = planDraft(posting, knowledge).criteria.flatMap(({ facets }) =>
      facets.flatMap(({ terms }) => terms.map(({ term }) => term)),
    )
    expect(names).toEqual(expect.arrayContaining(['spectroscopy', 'chromatography', 'sarbanes']))
    expect(names).not.toContain('bear')
    expect(names).not.toContain('intensive')
  })

  test('a name with several senses gets rules: R&D is no R', () => {
    const { rubric } = drafted('You should have experience coding in languages such as Python, MATLAB or R.')
    const terms = rubric.criteria[0]?.facets.find(({ id }) => id === 'r')?.sources[0]?.options as readonly unknown[]
    const polarities = (line: string) =>
      evidenceOf(terms[0], line, 'work', knowledge.background).map(({ polarity }) => polarity)
    expect(polarities('Led R&D of statistical software.')).toEqual(['rejected'])
    expect(polarities('Wrote R packages for statistics.')).toEqual(['affirmed'])
  })

  test('who a person is, and what only an interview shows, is left out and said', () => {
    const { text, rubric } = drafted(SMALL)
    expect(rubric.criteria.flatMap(({ posting }) => posting).join()).not.toMatch(/Native|Team player/)
    expect(text).toContain('# - Native speaker of French')
    expect(text).toContain('it would score native language')
    expect(text).toContain('# - Team player')
  })

  test('equal opportunity, benefits and the way to apply are no criteria', () => {
    const plan = planDraft(
      `# Welder\n\nRequirements:\n- TIG welding\n\nBenefits\n- Dental insurance\n\nHow to apply\n- Send a resume in PDF\n
We are an equal opportunity employer.`,
      knowledge,
    )
    expect(JSON.stringify(plan.criteria)).not.toMatch(/insurance|PDF|opportunity/i)
  })

  test('a posting without requirements or tasks gives nothing', () => {
    expect(draftRubric('Thank you for your interest.', knowledge)).toBeNull()
    expect(draftRubric('', knowledge)).toBeNull()
  })
})

describe('an occupation', () => {
  test('is known by its title and brings other titles, tools and activities in', () => {
    const { rubric } = drafted(SMALL)
    expect(planDraft(SMALL, knowledge).occupations).toEqual(['Bakers'])
    expect(rubric.criteria[0]?.facets.map(({ label }) => label)).toEqual([
      'The title',
      'Other titles',
      'What people in it do',
      'What they work with',
    ])
  })

  test('is not guessed from a title that every work has', () => {
    expect(planDraft('# Team Leader\n\nRequirements:\n- Xylography', knowledge).occupations).toEqual([])
  })
})

describe('a hostile posting', () => {
  const HOSTILE = [
    '# x\n\nRequirements:\n- experience with welding"\n  importance: favorable\ncriteria: []',
    "# t: [a]\n\nYou must have experience with 'welding' # no comment\n",
    '# &anchor *alias\n\nRequirements:\n- !!js/function welding {a: b}, [c], | > % @ `d`\n- ? welding: - x',
    'Requirements:\n- welding \u0000\u001b[31m\u202e\u2028criteria:\u2029 id: x\u0085y\ufeff\n- --- welding\n- ... welding',
    '# <script>alert(1)</script>\n\nYou must have experience with welding </script> $(exit) {{x}}',
  ]

  test.each(HOSTILE)('adds no key and leaves no comment: %j', (posting) => {
    const { rubric, text } = drafted(posting)
    expect(rubric.criteria.length).toBeGreaterThan(0)
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\ufeff]/)
  })

  // Ends on the first failure: each text takes a tenth of a second, and shrinking tries hundreds
  test('any text gives a rubric that loads, or none', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'welding',
        'Python',
        'R',
        'experience with',
        'must',
        'such as',
        'or',
        ',',
        ':',
        '\n',
        '\n- ',
        '\n# ',
        "'",
        '"',
        '#',
        '(',
        ')',
        '*',
        '&',
        '{',
        '[',
        '|',
        '%',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = draftRubric(words.join(' '), knowledge)
        if (text === null) return
        const { diagnostics } = loadRubric(text, { path: 'draft.yaml', sha256: '' })
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      }),
      { numRuns: 25, seed: 5, endOnFailure: true },
    )
  })

  test('a huge posting is bounded in time and in length', () => {
    const items = Array.from(
      { length: 4000 },
      (_, index) => `- experience with widget${index} welding, (brazing${index}) or soldering${index}`,
    )
    const started = performance.now()
    const { text, rubric } = drafted(`# Welder\n\nRequirements:\n${items.join('\n')}\n${'a, '.repeat(100_000)}`)
    expect(rubric.criteria.length).toBeLessThanOrEqual(12)
    expect(text.length).toBeLessThan(200_000)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})
