import { describe, expect, test } from 'vitest'
import { CUES } from '../../src/match/polarity-cues-abroad.ts'
import { hits, under } from './reading-of.ts'

const terms = ['Python', 'MATLAB', 'MEG', 'EEG', 'MRI', 'deep learning', 'machine learning', 'PhD', 'IRM', 'MRT']

/** Each term with its polarity; the level stands with what is affirmed. */
async function polarities(
  text: string,
  given: { heading?: string; posting?: readonly string[] } = {},
): Promise<string> {
  const { heading = 'Experience', posting = [] } = given
  const lines = await hits(terms, under(heading, text), { posting })
  return lines
    .split('\n')
    .map((line) =>
      line.replace(
        /^(\w+) (\d) "(.*?)".*$/,
        (_, polarity, level, words) => `${words}: ${polarity}${polarity === 'affirmed' ? ` ${level}` : ''}`,
      ),
    )
    .join(', ')
}

const why = async (text: string, heading = 'Experience') =>
  (await hits(terms, under(heading, text))).replace(/^.*– /gm, '')

describe('negation', () => {
  test.each([
    ['I have no experience with MRI, MEG or EEG.', 'MRI: negated, MEG: negated, EEG: negated'],
    [
      'No hands-on experience in deep learning, Python or MATLAB.',
      'deep learning: negated, Python: negated, MATLAB: negated',
    ],
    ['I have never worked with MRI, MEG or EEG data.', 'MRI: negated, MEG: negated, EEG: negated'],
    ["I don't have a PhD.", 'PhD: negated'],
    ['I do not hold a PhD.', 'PhD: negated'],
    ['Wrote it without MATLAB.', 'MATLAB: negated'],
    ['Used R rather than Python.', 'Python: negated'],
    ['Ich habe keine Erfahrung mit MRT und MEG.', 'MRT: negated, MEG: negated'],
    ['Aucune expérience en IRM.', 'IRM: negated'],
    ['I know nothing of EEG.', 'EEG: negated'],
    ['EEG: none', 'EEG: negated'],
    ['No experience with: MATLAB, Python.', 'MATLAB: negated, Python: negated'],
  ])('%s', async (text, expected) => {
    expect(await polarities(text)).toBe(expected)
  })

  test('reaches the whole enumeration, over the end of a line', async () => {
    expect(await polarities('I have no programming experience\nwith MATLAB, MEG,\nEEG or Python.')).toBe(
      'MATLAB: negated, MEG: negated, EEG: negated, Python: negated',
    )
  })

  test.each([
    ['I have no experience with MEG, but I have used EEG.', 'MEG: negated, EEG: affirmed 2'],
    ['Never touched MATLAB; wrote Python daily.', 'MATLAB: negated, Python: affirmed 2'],
    ['No MEG. Recorded EEG for years.', 'MEG: negated, EEG: affirmed 2'],
    ['Although I have not used MATLAB, I wrote Python daily.', 'MATLAB: negated, Python: affirmed 2'],
    ['I have no experience with MEG, and I have written Python daily.', 'MEG: negated, Python: affirmed 2'],
  ])('ends with its clause: %s', async (text, expected) => {
    expect(await polarities(text)).toBe(expected)
  })

  test.each([
    ['Not only Python but also MATLAB were used.', 'Python: affirmed 2, MATLAB: affirmed 2'],
    ['No doubt my Python was slow.', 'Python: affirmed 2'],
  ])('is none in a turn of phrase: %s', async (text, expected) => {
    expect(await polarities(text)).toBe(expected)
  })

  test('titles are not claims: a paper on no effect of something is about it', async () => {
    expect(
      await polarities('Lovelace, A. No effect of MRI noise without EEG. Journal of Scans.', {
        heading: 'Publications',
      }),
    ).toBe('MRI: affirmed 3, EEG: affirmed 3')
  })
})

describe('hope', () => {
  test.each([
    'I would love to learn MEG.',
    'I hope to work with MEG.',
    'Currently learning MEG analysis.',
    'I am interested in MEG.',
    'Strong interest in MEG.',
    'Looking forward to using MEG.',
    'Future work: MEG.',
    'Currently learning: MEG.',
    'I will record MEG.',
    'Seeking a position in MEG research.',
    'J’aimerais apprendre la MEG.',
    'Je souhaite me former à la MEG.',
  ])('%s', async (text) => {
    expect(await polarities(text, { heading: 'Summary' })).toBe('MEG: hoped')
  })

  test('ends with its clause', async () => {
    expect(await polarities('I would like to learn MEG, but I have used EEG.')).toBe('MEG: hoped, EEG: affirmed 2')
  })

  test('a course under way is not over', async () => {
    expect(await polarities('Python for everybody (week 2 of 7)', { heading: 'Certificates' })).toBe('Python: hoped')
    expect(await why('MEG: beginner (two-day course)', 'Skills')).toBe('in the skills; only a beginner')
    expect(await why('MEG: beginner', 'Skills')).toBe('in the skills; as a beginner')
  })
})

describe('acquaintance is a mention at most', () => {
  test.each([
    ['Familiar with MEG and EEG.', 'MEG: affirmed 1, EEG: affirmed 1'],
    ['Some exposure to Python in a reading group.', 'Python: affirmed 1'],
    ['Attended a workshop on MATLAB.', 'MATLAB: affirmed 1'],
    ['Basic knowledge of Python.', 'Python: affirmed 1'],
  ])('%s', async (text, expected) => {
    expect(await polarities(text)).toBe(expected)
  })
})

describe('somebody else', () => {
  test('in the references', async () => {
    expect(await polarities('Prof. Ada Byron, head of the MEG laboratory', { heading: 'References' })).toBe(
      'MEG: other',
    )
  })

  test('a line about an advisor or referee, wherever it stands', async () => {
    expect(await polarities('Advisor: Prof. Byron (MEG and EEG)', { heading: 'Education' })).toBe(
      'MEG: other, EEG: other',
    )
    expect(await polarities('Thesis committee: Ada Byron, MRI physics', { heading: 'Education' })).toBe('MRI: other')
  })

  test('what students did, in a teaching section', async () => {
    expect(await polarities('Supervised the master’s thesis of B. Kent on MEG', { heading: 'Teaching' })).toBe(
      'MEG: other',
    )
    expect(await polarities('Course on MEG, two semesters', { heading: 'Teaching' })).toBe('MEG: affirmed 2')
  })

  test('what a posting says it wants', async () => {
    expect(await polarities('The ideal candidate will know Python and MEG.')).toBe('Python: other, MEG: other')
  })

  test('five words of the posting in a row are quoted back; the rest of the sentence counts', async () => {
    const posting = ['practical machine learning experience in a clinic']
    expect(
      await polarities('I have practical machine learning experience in a clinic and used Python.', { posting }),
    ).toBe('machine learning: other, Python: affirmed 2')
    expect(await polarities('My machine learning experience in Python.', { posting })).toBe(
      'machine learning: affirmed 2, Python: affirmed 2',
    )
  })
})

test('what is said and taken back right after is negated', async () => {
  expect(await polarities('I read Python, I do not write it.')).toBe('Python: negated')
})

test('the note says which words turned it around', async () => {
  expect(await why('I have no experience with MEG.')).toMatchInlineSnapshot(`"in a role; after "have no experience""`)
  expect(await why('I would love to learn MEG.')).toMatchInlineSnapshot(`"in a role; after "would love to""`)
  expect(await why('Familiar with MEG.')).toMatchInlineSnapshot(`"in a role; after "Familiar with""`)
  expect(await why('I read MEG, I do not record it.')).toMatchInlineSnapshot(`"in a role; taken back right after"`)
  expect(await why('Advisor: Prof. Byron (MEG)', 'Education')).toMatchInlineSnapshot(
    `"in the education; about an advisor or referee"`,
  )
  expect(await why('Thesis of a student on MEG', 'Teaching')).toMatchInlineSnapshot(`"taught; a student's work"`)
})

test('all cues together are one expression, so they are written alike', () => {
  expect(new Set(CUES.map(({ cue }) => cue.flags))).toEqual(new Set(['gi']))
  expect(
    CUES.filter(({ cue }) => /\\[1-9]|\(\?</.test(cue.source.replaceAll('(?<!', '').replaceAll('(?<=', ''))),
  ).toEqual([])
})
