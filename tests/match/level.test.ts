import { describe, expect, test } from 'vitest'
import type { DocumentRole } from '../../src/model/application.ts'
import { hits, under } from './reading-of.ts'

/** Level and reason of each hit for "engine". */
async function levels(text: string, role: DocumentRole = 'cv'): Promise<string> {
  const found = await hits(['engine'], text, { role })
  return found.replace(/^affirmed (\d) ".*?" – /gm, '$1 ')
}

test.each(['Relevant Coursework', 'Course Projects', 'Courses', 'Student Course Projects'])(
  'what was made in a course was learned there: under %s',
  async (heading) => {
    expect(await levels(under(heading, 'Built and evaluated an engine of 30 wheels.'))).toBe('1 in a course')
  },
)

test.each(['Personal Projects', 'Education and Courses', 'Courses Taught'])(
  'more than courses stands under %s',
  async (heading) => {
    expect(await levels(under(heading, 'Built and evaluated an engine of 30 wheels.'))).toMatch(/^2 /)
  },
)

test('the section a statement stands in decides what it proves', async () => {
  const headings = [
    'Summary',
    'Interests',
    'Skills',
    'Languages',
    'Certificates',
    'Memberships',
    'Volunteering',
    'Education',
    'Experience',
    'Research',
    'Projects',
    'Service',
    'Teaching',
    'Thesis',
    'Publications',
    'Software',
    'Talks',
    'Awards',
    'Grants',
    'Hobbies',
  ]
  const table = await Promise.all(
    headings.map(
      async (heading) => `${heading}: ${await levels(under(heading, 'The engine of Mr. Babbage was with me.'))}`,
    ),
  )
  expect(table.join('\n')).toMatchInlineSnapshot(`
    "Summary: 1 claimed in the summary
    Interests: 1 among the interests
    Skills: 1 in the skills
    Languages: 1 among the languages
    Certificates: 1 in a certificate
    Memberships: 1 in a membership
    Volunteering: 1 in volunteer work
    Education: 1 in the education
    Experience: 2 in a role
    Research: 2 in research
    Projects: 2 in a project
    Service: 2 in service to the field
    Teaching: 2 taught
    Thesis: 3 in a thesis
    Publications: 3 in a publication
    Software: 3 in released software
    Talks: 3 in a talk
    Awards: 3 in an award
    Grants: 3 in a grant
    Hobbies: 1 among the interests"
  `)
})

test('a bare list is a mention wherever it stands', async () => {
  expect(await levels(under('Experience', 'engine, loom, mill, card'))).toBe('1 in a role, in a list')
  expect(await levels(under('Projects', 'Tools: engine and loom'))).toBe('1 in a project, in a list')
})

describe('the role of a document comes before its sections', () => {
  test('a letter only claims', async () => {
    expect(await levels(under('Publications', 'A paper on the engine in full.'), 'cover-letter')).toBe(
      '1 claimed in a letter',
    )
  })
  test('a statement describes use', async () => {
    expect(await levels('The engine of the mill was my subject.', 'research-statement')).toBe(
      '2 in the research statement',
    )
  })
})

describe('headings', () => {
  test('the heading of a section is a mention', async () => {
    expect(await levels('# Ada Lovelace\n\n## Engine publications\n\nA paper with a long title.\n')).toBe(
      '1 in the heading of a section',
    )
  })
  test('a heading inside names a role, and proves no output', async () => {
    expect(
      await levels('# Ada Lovelace\n\n## Experience\n\n### Engine programmer\n\nDid much.\n'),
    ).toMatchInlineSnapshot(`"2 in a role, in a heading"`)
    expect(await levels('# Ada Lovelace\n\n## Software\n\n### The engine\n\nDid much.\n')).toMatchInlineSnapshot(
      `"2 in a heading"`,
    )
  })
  test('entries that are set like headings are entries', async () => {
    expect(
      await levels('# Ada Lovelace\n\n## Publications\n\n### Notes on the engine\n\nJournal, 1843.\n'),
    ).toMatchInlineSnapshot(`"3 in a publication"`)
  })
})

describe('a thesis', () => {
  test.each([
    ['PhD thesis: the engine at work', '3 in a doctoral thesis'],
    ['Doctoral dissertation on the engine', '3 in a doctoral thesis'],
    ['Thèse de doctorat : engine et métier', '3 in a doctoral thesis'],
    ['Master’s thesis on the engine', '2 in a thesis'],
    ['Mémoire sur engine et métier', '2 in a thesis'],
    ['Courses on the engine and the loom.', '1 in the education'],
    ['PhD in engine design, Turin, 2019', '3 in a doctorate, 2019'],
    ['PhD in engine design, Turin, since 2022', '2 in a doctorate under way, since 2022'],
    ['PhD candidate, engine design, Turin', '2 in a doctorate under way'],
    ['PhD courses: the engine', '1 in the education'],
    ['Master in engine design, Turin, 2016', '1 in the education, 2016'],
  ])('under the education: %s', async (text, expected) => {
    expect(await levels(under('Education', text))).toBe(expected)
  })
})

describe('the thesis told in a line of its own', () => {
  const entry = (degree: string, label: string) =>
    `- ${degree}\n  - Hilltop University\n  - ${label}: the engine at work\n`
  test.each([
    ['2015–2019: PhD student', 'Thesis', '3 in a doctoral thesis, 2015–2019'],
    ['2015–2019: PhD in Design', 'Title', '3 in a doctoral thesis, 2015–2019'],
    ['2015–2019: Doctorate', 'Dissertation title', '3 in a doctoral thesis, 2015–2019'],
    ['2022 – present: PhD student', 'Topic', '2 in a doctorate under way, since 2022'],
    ['2013–2015: Master of Science', 'Thesis', '2 in a role, 2013–2015'],
    ['2013–2015: Engineer', 'Topic', '2 in a role, 2013–2015'],
  ])('%s, %s', async (degree, label, expected) => {
    expect(await levels(under('Work experience', entry(degree, label)))).toBe(expected)
  })
})

describe('named outputs inside a role', () => {
  test.each([
    ['Author of the engine at work', 3],
    ['Released the engine as a package for all', 3],
    ['The engine has 2,000 downloads a month', 3],
    ['Open-source software around the engine', 3],
    ['First-author paper on the engine', 3],
    ['Greased the engine every morning', 2],
  ])('%s', async (text, level) => {
    expect((await levels(under('Experience', text))).slice(0, 1)).toBe(String(level))
  })
})

test('something made counts as use though it stands among the skills', async () => {
  expect(await levels(under('Skills', 'Built an engine for the mill.'))).toBe('2 made, among the skills')
  expect(await levels(under('Skills', 'Good with an engine.'))).toBe('1 in the skills')
})

test('a bullet under a degree tells what was done there, unless it tells courses and grades', async () => {
  expect(await levels(under('Education', '- Ran the engine of the department'))).toBe('2 described under a degree')
  expect(await levels(under('Education', '- Coursework on the engine of the department'))).toBe('1 in the education')
})

test('a described activity is use where the section cannot be told', async () => {
  const ventures = (text: string) => `${under('Education', 'At home.')}\n## Ventures\n\n${text}\n`
  expect(await levels(ventures('Developed an engine for the mill.'))).toBe('2 in a described activity')
  expect(await levels(ventures('An engine, and what became of it.'))).toBe('1 in a section of unknown kind')
})

test('a course that was attended stays a mention, whatever its title says', async () => {
  expect(await levels(under('Education', 'Workshop on analyzing data using an engine, 2020.'))).toBe(
    '1 in the education',
  )
  expect(await levels(under('Education', 'Bootcamp, projects built with an engine.'))).toBe('1 in the education')
  expect(await levels(under('Education', 'Analyzed data using an engine.'))).toBe('2 in a described activity')
})

test('a French thèse is a doctoral one', async () => {
  expect(await levels(under('Education', 'Thèse CIFRE sur un engine.'))).toBe('3 in a doctoral thesis')
})

test('work under a degree is told in other languages too', async () => {
  expect(await levels(under('Education', 'Recherches menées sur un engine.'))).toBe('2 in a described activity')
  expect(await levels(under('Formación', 'Desarrollo y uso de un engine.'))).toContain('2 ')
})

test('a row of released software says what the person is to it', async () => {
  const row = 'shoal (Python): engine, masks, losses; author, 900 stars'
  expect(await levels(under('Software', row))).toMatch(/^3 /)
  expect(await levels(under('Software', 'Python, engine, Git, LaTeX'))).toBe('1 in released software, in a list')
})

test('an open-source pipeline is a named output as a package is', async () => {
  expect(await levels(under('Experience', 'Maintenance of an open-source pipeline for the engine.'))).toBe(
    '3 in a named output',
  )
})
