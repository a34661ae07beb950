import { describe, expect, test } from 'vitest'
import { keyword } from '../../../src/match/matchers/keyword.ts'
import { counted, evidenceBy, hits, show, under } from '../reading-of.ts'

const work = (text: string) => under('Experience', text)

test('a phrase is found in any inflection', async () => {
  expect(
    await counted(['neural network'], work('Neural networks, one neural network, and a neural networking event.')),
  ).toBe('Neural networks')
  for (const written of ['regularized regressions', 'regularised regression', 'Regularizing regression'])
    expect(await counted(['regularized regression'], work(`We used ${written} here.`))).toBe(written)
})

test('a space in a term matches space, hyphen, slash, line break or nothing', async () => {
  for (const written of [
    'time series',
    'time-series',
    'time/series',
    'timeseries',
    'time–series',
    'time\nseries',
    'TIME SERIES',
  ])
    expect(await counted(['time series'], work(`We modelled ${written} of mood.`))).toBe(written)
})

test('a comma or period parts a phrase, and so does the end of a sentence', async () => {
  for (const written of ['time, series', 'time. Series', 'time; series', 'time (series)'])
    expect(await counted(['time series'], work(`We had ${written} of mood.`))).toBe('')
})

test('a phrase does not go on into the next bullet', async () => {
  expect(await counted(['time series'], work('- It took time\n- Series of lectures'))).toBe('')
})

test('single words are whole words: a plural counts, other endings do not', async () => {
  const terms = ['classifier']
  expect(await counted(terms, work('Trained classifiers at home.'))).toBe('classifiers')
  expect(await counted(terms, work('Trained subclassifier at home.'))).toBe('')
  expect(await counted(['python'], work('Wrote pythonic code.'))).toBe('')
})

test('acronyms are exact in case, with a plural s; other words are in any case', async () => {
  const terms = ['MEG', 'SVM', 'PyTorch']
  expect(await counted(terms, work('Recorded MEG at night.'))).toBe('MEG')
  expect(await counted(terms, work('Trained SVMs at night.'))).toBe('SVMs')
  expect(await counted(terms, work('Bought 16 Meg of memory for Meg and a megs.'))).toBe('')
  expect(await counted(terms, work('Trained in pytorch and PYTORCH.'))).toBe('pytorch')
})

test('`case` says otherwise: exact for a word, any for an acronym', async () => {
  expect(await counted([{ term: 'ComBat', case: 'exact' }], work('Ran ComBat, not combat.'))).toBe('ComBat')
  expect(await counted([{ term: 'ComBat', case: 'exact' }], work('Ran combat training.'))).toBe('')
  expect(await counted([{ term: 'FSL', case: 'any' }], work('Scripts in fsl.'))).toBe('fsl')
})

test('joined acronyms are both: M/EEG is a hit for EEG, EEG/MEG for either', async () => {
  expect(await counted(['MEG', 'EEG'], work('Decoded EEG/MEG data.'))).toBe('EEG|MEG')
  expect(await counted(['MEG', 'EEG'], work('Decoded EEG-fMRI data.'))).toBe('EEG')
})

test('aliases are the same concept in any language, with or without diacritics', async () => {
  const terms = [
    { term: 'machine learning', aliases: ['apprentissage automatique', 'forêt aléatoire', 'künstliche Intelligenz'] },
  ]
  expect(await counted(terms, work('Modèles d’apprentissage automatique.'))).toBe('apprentissage automatique')
  expect(await counted(terms, work('Forêts aléatoires ici.'))).toBe('Forêts aléatoires')
  expect(await counted(terms, work('Une foret aleatoire ici.'))).toBe('foret aleatoire')
  expect(await counted(terms, work('Arbeit an Künstliche Intelligenz hier.'))).toBe('Künstliche Intelligenz')
  const [piece] = await evidenceBy(keyword, terms, work('Modèles d’apprentissage automatique.'))
  expect(piece?.termId).toBe('machine learning')
})

test('ligatures, soft hyphens and words hyphenated at a line end are found, and quoted as they are written', async () => {
  expect(await counted(['diffusion'], work('Ran diﬀusion fits.'))).toBe('diﬀusion')
  expect(await counted(['diffusion'], work('Ran diffu\u00adsion fits.'))).toBe('diffu\u00adsion')
  expect(await counted(['diffusion MRI'], work('Ran diffu-\nsion MRI fits.'))).toBe('diffu-\nsion MRI')
})

test('a trailing * takes any ending of a word, and only there', async () => {
  expect(await counted(['neuro*'], work('Studied neuroscience, and aneurosis.'))).toBe('neuroscience')
})

test('a pattern takes what no list can give, as whole words', async () => {
  const terms = [{ term: 'training of models', patterns: ['/(?i)\\btrain(?:ed|ing) (?:\\w+ ){0,3}models?\\b/'] }]
  expect(await counted(terms, work('Trained very large language models on text.'))).toBe(
    'Trained very large language models',
  )
  expect(await counted(terms, work('Trained 40 nurses.'))).toBe('')
})

test('of overlapping hits of one term the longest is quoted', async () => {
  const terms = [{ term: 'logistic regression', aliases: ['regression', 'sparse logistic regression'] }]
  expect(await counted(terms, work('Fitted sparse logistic regression.'))).toBe('sparse logistic regression')
})

test('one piece for a term and passage, however often it is said; each passage has its own', async () => {
  const text = work('Python and Python, then Python again. More Python came.')
  expect(await counted(['Python'], text)).toBe('Python|Python')
})

test('of several in one passage the one that counts is kept', async () => {
  expect(
    await hits(['Python'], work('I have no experience with Python, but I have written Python since.')),
  ).toMatchInlineSnapshot(`"affirmed 2 "Python" – in a role"`)
})

test('C++, C# and C are three languages', async () => {
  const terms = ['C', 'C++', 'C#']
  expect(await counted(terms, work('Drivers in C++ here.'))).toBe('C++')
  expect(await counted(terms, work('Drivers in C# here.'))).toBe('C#')
  expect(await counted(terms, work('Drivers in C here.'))).toBe('C')
})

const r = {
  term: 'R',
  not: ['R&D', '/[A-Z]\\. ?[A-Z]\\b/'],
  need: ['Python', 'package*', 'statistics'],
  deny: ['hospital'],
  within: 60,
}

test('`need`: the evidence says which word let it in, and how far away', async () => {
  expect(await hits([r], work('Published two R packages on CRAN.'))).toMatchInlineSnapshot(
    `"affirmed 3 "R" – in a named output; accepted: "packages" stands 1 word away"`,
  )
  expect(await hits([r], work('Wrote Python at first and then R.'))).toMatchInlineSnapshot(
    `"affirmed 2 "R" – in a role; accepted: "Python" stands 5 words away"`,
  )
  expect(await hits([r], work('The R train goes there.'))).toMatchInlineSnapshot(
    `"rejected 2 "R" – in a role; none of the words it needs stands nearby (rule: need)"`,
  )
})

test('`need` and `deny` do not look into another section', async () => {
  const text = '# Ada Lovelace\n\n## Experience\n\nTook the train R.\n\n## Skills\n\nPython\n'
  expect(await counted([r], text)).toBe('')
})

test('`not`: a hit that overlaps is rejected, with the words it is part of', async () => {
  expect(await hits([r], work('Headed R&D of statistics software.'))).toMatchInlineSnapshot(
    `"rejected 2 "R" – in a role; part of "R&D" (rule: not)"`,
  )
  expect(await hits([r], work('With J. R. Smith on Python.'))).toMatchInlineSnapshot(
    `"rejected 2 "R" – in a role; part of "J. R" (rule: not)"`,
  )
})

test('`deny`: a word nearby rejects, and is named', async () => {
  expect(await hits([r], work('The R statistics of a hospital.'))).toMatchInlineSnapshot(
    `"rejected 2 "R" – in a role; "hospital" stands nearby (rule: deny)"`,
  )
})

test('`within` says how near is nearby', async () => {
  const far = `R and ${'more words '.repeat(6)}Python`
  expect(await counted([r], work(far))).toBe('')
  expect(await counted([{ ...r, within: 120 }], work(far))).toBe('R')
})

test('`sections`: elsewhere it does not count, and the note says where it would', async () => {
  const terms = [{ term: 'PhD', sections: ['education', 'work'] }]
  expect(await hits(terms, under('Interests', 'Reading a PhD comic now.'))).toMatchInlineSnapshot(
    `"rejected 1 "PhD" – among the interests; counts only in education, work (rule: sections)"`,
  )
  expect(await counted(terms, under('Education', 'PhD in statistics'))).toBe('PhD')
})

test('`unfinished`: what is still under way is hoped for', async () => {
  const terms = [{ term: 'PhD', unfinished: ['expected', 'candidate'] }]
  expect(await hits(terms, under('Education', 'PhD in statistics (expected 2027)'))).toMatchInlineSnapshot(
    `"hoped 2 "PhD" – in a doctorate under way, expected 2027; "expected" stands nearby: not finished (rule: unfinished)"`,
  )
})

test('`unfinished`: a year after that of the document is a plan', async () => {
  const terms = [{ term: 'PhD', unfinished: ['expected'] }]
  const cv = (year: number) => `# Ada Lovelace\n\nLast updated May 2024\n\n## Education\n\nPhD in statistics, ${year}\n`
  expect(await hits(terms, cv(2026))).toMatchInlineSnapshot(
    `"hoped 3 "PhD" – in a doctorate, 2026; 2026 lies after the year of the document, 2024"`,
  )
  expect(await counted(terms, cv(2023))).toBe('PhD')
})

test('`contradicted-by`: what the summary says now takes it back everywhere', async () => {
  const terms = [{ term: 'PhD', 'contradicted-by': ['PhD student'] }]
  const text =
    '# Ada Lovelace\n\n## Summary\n\nI am a PhD student of logic.\n\n## Education\n\nPhD, Logic, 2021 to now\n'
  expect(await hits(terms, text)).toMatchInlineSnapshot(`
    "hoped 1 "PhD" – claimed in the summary; the summary says "PhD student" (rule: contradicted-by)
    hoped 2 "PhD" – in a doctorate under way, since 2021; the summary says "PhD student" (rule: contradicted-by)"
  `)
})

describe('`unfinished`: dates', () => {
  const terms = [{ term: 'PhD', aliases: ['finished my PhD'], unfinished: ['finishing', 'candidate'] }]
  const cv = (top: string, education: string) => `# Ada Lovelace\n\n${top}\n\n## Education\n\n${education}\n`

  test('a cue inside the hit counts', async () => {
    expect(await hits(terms, `# Ada Lovelace\n\n## Summary\n\nNow finishing my PhD, I look ahead.\n`)).toMatch(/^hoped/)
  })

  test.each(['PhD in logic, 2017 - present', 'PhD in logic, Nov 2015 -', 'PhD in logic, since 2020'])(
    'what has begun and not ended is under way: %s',
    async (line) => {
      expect(await hits(terms, cv('Turin', line))).toMatch(/^hoped/)
    },
  )

  test('a word of the entry above does not speak of one that is over by its dates', async () => {
    const above = 'MSc in law, candidate, Turin, 2023 - present'
    const found = (line: string) => hits(terms, cv('Turin', `${above}\n\n${line}`))
    expect(await found('PhD in logic, 2011 - 2015')).toMatch(/^affirmed/)
    expect(await found('PhD in logic, candidate, 2011 - 2015')).toMatch(/^hoped/)
    expect(await found('PhD in logic')).toMatch(/^hoped/)
  })

  test('the dates of the education rule over a bare claim, unless another is finished', async () => {
    expect(await hits(terms, cv('PhD, Logic', 'PhD in logic, 2017 - present'))).not.toMatch(/^affirmed/m)
    expect(await hits(terms, cv('PhD, Logic', 'PhD in logic, 2011 - 2015'))).not.toMatch(/^hoped/m)
    expect(await hits(terms, cv('PhD, Logic', 'PhD in law, 2017 - present\n\nPhD in logic, 2011 - 2015'))).toMatch(
      /^affirmed.*\n(?:.*\n)*affirmed/m,
    )
  })
})

test('`at-most` and `at-least` bound the level wherever it stands', async () => {
  expect(await hits([{ term: 'ggplot2', 'at-most': 1 }], work('Drew it all with ggplot2.'))).toMatchInlineSnapshot(
    `"affirmed 1 "ggplot2" – in a role"`,
  )
  expect(await hits([{ term: 'PhD', 'at-least': 3 }], under('Education', 'PhD in statistics'))).toMatchInlineSnapshot(
    `"affirmed 3 "PhD" – in a doctorate"`,
  )
})

test('`weight` is the strength of its evidence', async () => {
  const [piece] = await evidenceBy(keyword, [{ term: 'Python', weight: 0.3 }], work('Wrote Python.'))
  expect(piece?.strength).toBe(0.3)
})

test('a row of names beside the name is a slogan and counts for nothing', async () => {
  expect(await hits(['Python'], '# Ada Lovelace\n\nPython, R, MATLAB\n')).toMatchInlineSnapshot(
    `"rejected 1 "Python" – beside the name, in a list; in a row of names beside the name"`,
  )
})

test('words of a rubric are looked for in every document role, and a letter only claims', async () => {
  const text = work('Wrote Python for years.')
  expect(show(await evidenceBy(keyword, ['Python'], text, { role: 'cover-letter' }))).toMatchInlineSnapshot(
    `"affirmed 1 "Python" – claimed in a letter"`,
  )
  expect(show(await evidenceBy(keyword, ['Python'], text, { role: 'research-statement' }))).toMatchInlineSnapshot(
    `"affirmed 2 "Python" – in the research statement"`,
  )
})

describe('a term that implies another facet', () => {
  const terms = [{ term: 'FreeSurfer', implies: ['mri', 'imaging'] }]

  test('is one mention of each, at its first counted place, with its own words', async () => {
    const evidence = await evidenceBy(keyword, terms, work('- Ran FreeSurfer on 900 brains.\n- Taught FreeSurfer.'))
    expect(evidence.map(({ facetId, level, quote }) => `${facetId} ${level} ${quote.exact}`)).toEqual([
      'f 2 FreeSurfer',
      'f 2 FreeSurfer',
      'mri 1 FreeSurfer',
      'imaging 1 FreeSurfer',
    ])
    expect(evidence[2]?.note).toBe('implied by "FreeSurfer": in a role')
  })

  test('implies nothing where it does not count', async () => {
    expect(await hits(terms, work('I have no experience with FreeSurfer.'))).toMatch(/^negated [^\n]*$/)
  })
})

describe('a term that counts only where its dates have ended', () => {
  const terms = [{ term: 'PhD student', ended: true }]
  const cv = (line: string) =>
    `# Ada Lovelace\n\n## Education\n\n- ${line}\n\n## Experience\n\n- Analyst, Turin, 2016 - 2021\n`

  test.each(['PhD student, logic, 2011 - 2015', 'PhD student, logic, 2012 - June 2016'])(
    'is over: %s',
    async (line) => {
      expect(await hits(terms, cv(line))).toMatch(/^affirmed/)
    },
  )

  test.each([
    'PhD student, logic, 2019 - present',
    'PhD student, logic, 2018 - 2021',
    'PhD student, logic',
    'PhD student, logic, 2018 - 2023 (expected)',
  ])('is not: %s', async (line) => {
    expect(await hits(terms, cv(line))).toMatch(/^rejected .*rule: ended/)
  })
})
