import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble } from '../../src/extract/assemble.ts'
import { findEntries } from '../../src/extract/entries.ts'
import { divide } from '../../src/extract/sections.ts'
import type { Document, Period } from '../../src/model/document.ts'
import { read } from '../in-process-world.ts'
import { documentOf } from '../match/reading-of.ts'
import { page, printed } from './lines.ts'

const date = (each: Period['end']): string => {
  if (each === null) return '?'
  if (each === 'present') return each
  return each.month === null ? String(each.year) : `${each.year}-${each.month}`
}

/** `section start..end | title | organization` of each entry. */
function show({ entries }: Document): string {
  return entries
    .map(({ section, period, title, organization }) => {
      const expected = period.expected ? ' expected' : ''
      const when = `${date(period.start)}..${date(period.end)}${expected}`
      return `${section} ${when} | ${title?.text ?? '–'} | ${organization?.text ?? '–'}`
    })
    .join('\n')
}

const entries = async (text: string, path = 'cv.txt'): Promise<string> => show(await documentOf(text, path))

describe('a date', () => {
  test('in bullets with which a section begins counts beside others below', async () => {
    expect(
      await entries('## Education\n\n* 2010–2014 PhD Statistics\n* 2008 MSc\n\n| 2005 | BSc |\n|---|---|\n', 'cv.md'),
    ).toBe('education 2010..2014 | PhD Statistics | –\neducation 2008..2008 | MSc | –\neducation 2005..2005 | BSc | –')
  })

  test('in a cell of its own begins its row, and rows without one belong to it', async () => {
    expect(
      await entries(
        '## Education\n\n| Year | School |\n|---|---|\n| 2016 | University of Northport |\n|  | PhD Statistics |\n|  | On looms |\n| 2007 | Institute of Tides |\n|  | BSc Statistics |\n',
        'cv.md',
      ),
    ).toBe(
      'education 2016..2016 | PhD Statistics | University of Northport\neducation 2007..2007 | BSc Statistics | Institute of Tides',
    )
  })

  test('with a place behind it belongs to the headings right above, where a section begins with them and each date has some', async () => {
    expect(
      await entries(
        '## Education\n\n### PhD Statistics\n\n### University of Northport\n\n2010 – 2014 Northport, Norway\n\nOn looms.\n\n### MSc Statistics\n\nInstitute of Tides\n\n2008 – 2010 Oslo, Norway\n',
        'cv.md',
      ),
    ).toBe(
      'education 2010..2014 | PhD Statistics | University of Northport\neducation 2008..2010 | MSc Statistics | Institute of Tides',
    )
  })

  test('of which the end hangs below the start is one period, where both are written alike and in order', async () => {
    expect(
      await entries(
        'Employment\n\nSep 2018 – Engineer, Acme GmbH\nDec 2021 Built looms\n\nJun 2012 – Trainee, Bolt Institute\nSep 2015\n',
      ),
    ).toBe('work 2018-9..2021-12 | Engineer | Acme GmbH\nwork 2012-6..2015-9 | Trainee | Bolt Institute')
    expect(
      await entries(
        'Employment\n\nSep 2018 – Engineer, Acme GmbH\nDec 2015 Trainee, Bolt Institute\n2019 – Weaver, Loom Ltd\n',
      ),
    ).toBe(
      'work 2018-9..2018-9 | Engineer | Acme GmbH\nwork 2015-12..2015-12 | Trainee | Bolt Institute\nwork 2019..2019 | Weaver | Loom Ltd',
    )
  })

  test('with the word for today below it lasts, in its paragraph and in one of its own', async () => {
    const words = 'Employment\n\n2018 –  Engineer, Acme GmbH\npresent  Built looms\n\n'
    expect(await entries(`${words}2012 – 2015 Trainee, Bolt Institute\n`)).toBe(
      'work 2018..present | Engineer | Acme GmbH\nwork 2012..2015 | Trainee | Bolt Institute',
    )
    expect(await entries(words.replace('GmbH\n', 'GmbH\n\n'))).toBe('work 2018..present | Engineer | Acme GmbH')
  })

  test('of which the start hangs below the end is one period, where a column says so of today', async () => {
    expect(
      await entries(
        'Employment\n\nPresent Engineer, Acme GmbH\nJul 2024 Institute of Looms\n\nDec 2023 Trainee, Bolt Institute\nNov 2022 Built looms\n\nEducation\n\nJul 2020 MSc Looms\nJul 2018 BSc Looms\n',
      ),
    ).toBe(
      'work 2024-7..present | Engineer | Acme GmbH\nwork 2022-11..2023-12 | Trainee | Bolt Institute\neducation 2020-7..2020-7 | MSc Looms | –\neducation 2018-7..2018-7 | BSc Looms | –',
    )
    expect(await entries('Employment\n\nDec 2023 Engineer, Acme GmbH\nNov 2022 Trainee, Bolt Institute\n')).toBe(
      'work 2023-12..2023-12 | Engineer | Acme GmbH\nwork 2022-11..2022-11 | Trainee | Bolt Institute',
    )
  })

  test('with which the second row of an entry begins leaves the first one in it', () => {
    const row = (text: string, top: number, bold = false) => printed({ text, top, bold, starts: 'paragraph' })
    const lines = [
      printed({ text: 'Employment', starts: 'heading', headingLevel: 1, bold: true }),
      row('Engineer', 120, true),
      row('2019 - 2021 Acme GmbH, Oslo', 132),
      row('Trainee', 150, true),
      row('2015 - 2018 Bolt Institute, Bergen', 162),
    ]
    const { text, pages, blocks } = assemble([page(lines)])
    const found = findEntries(text, pages, blocks, divide(text, blocks))
    expect(found.map(({ title, organization }) => `${title?.text} | ${organization?.text}`)).toEqual([
      'Engineer | Acme GmbH',
      'Trainee | Bolt Institute',
    ])
  })

  test('beside a place in Massachusetts or Maryland does not make it a degree', async () => {
    expect(
      await entries(
        'Employment\n\nBoston, MA\nResearch Assistant, Imaging Center 2019 - 2021\n\nAcme Institute, Bethesda MD 20892\nEngineer 2015 - 2018\n\nEducation\n\nUniversity of Tides, Baltimore, MD\nB.S. Computer Engineering 2011 - 2015\n\nPsychology, MA 2009 - 2011\nUniversity of Harbors\n',
      ),
    ).toBe(
      [
        'work 2019..2021 | Research Assistant | Imaging Center',
        'work 2015..2018 | Engineer | Acme Institute',
        'education 2011..2015 | B.S. Computer Engineering | University of Tides',
        'education 2009..2011 | MA | University of Harbors',
      ].join('\n'),
    )
  })

  test('behind a leader leaves it out of the name', async () => {
    expect(await entries('Education\n\n2015 BSc Looms -------- University of Tides\n')).toBe(
      'education 2015..2015 | BSc Looms | University of Tides',
    )
  })

  test('stands before the title', async () => {
    expect(
      await entries(
        'Employment\n\n2019-now  Process Engineer, Acme GmbH, Bonn\n- Lines\n\n2014-2019  Trainee, Acme GmbH\n',
      ),
    ).toBe('work 2019..present | Process Engineer | Acme GmbH\nwork 2014..2019 | Trainee | Acme GmbH')
  })

  test('stands behind the title, with the organization below', async () => {
    expect(
      await entries('Employment\n\nData Scientist 2019 – 2021\nAcme University\n\nIntern May 2018\nBolt Institute\n'),
    ).toBe('work 2019..2021 | Data Scientist | Acme University\nwork 2018-5..2018-5 | Intern | Bolt Institute')
  })

  test('stands behind the organization, with the title above', async () => {
    expect(
      await entries(
        '# Ada\n\n## Employment\n\n### Data Scientist\n\nAcme Labs 2019 – 2021\n\n- R\n\n### Intern\n\nBolt Institute 2018\n',
        'cv.md',
      ),
    ).toBe('work 2019..2021 | Data Scientist | Acme Labs\nwork 2018..2018 | Intern | Bolt Institute')
  })

  test('stands alone above the entry', async () => {
    expect(
      await entries(
        'Education\n\n2015 - 2019\n\nBachelor of Science\n\nAcme University\n\n2012 - 2015\n\nBolt School\n',
      ),
    ).toBe('education 2015..2019 | Bachelor of Science | Acme University\neducation 2012..2015 | – | Bolt School')
  })

  test('takes two lines above the entry', async () => {
    expect(await entries('Employment\n\n2021 –\npresent\n\nResearch Fellow, Bolt Institute\n- Looms\n')).toBe(
      'work 2021..present | Research Fellow | Bolt Institute',
    )
  })

  test('stands in the last cell of a row whose cells take several lines', async () => {
    const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    const table = [
      row(['Degree', 'School and its<br>department', 'Year']),
      row(['PhD<br>Statistics', 'University of Bolt,<br>North Campus', '2021']),
      row(['MSc', 'Acme College,<br>South', '2017']),
    ]
    expect(await entries(`<h2>Education</h2><table>${table.join('')}</table>`, 'cv.html')).toMatch(
      /^education 2021\.\.2021 \| PhD.* \| University of Bolt\neducation 2017\.\.2017 \| MSc \| Acme College$/,
    )
  })

  test('told in a sentence begins no entry', async () => {
    expect(
      await entries(
        'Employment\n\nData Scientist, Acme Labs, 2019–2021\n\nWe moved to Bonn in 2020 and to Kiel after that.\n',
      ),
    ).toBe('work 2019..2021 | Data Scientist | Acme Labs')
  })
})

test('sections that list what was written or won have no entries', async () => {
  expect(await entries('Publications\n\n2019 On looms. Journal, 12, 2001–2010\n\nAwards\n\n2018 First prize\n')).toBe(
    '',
  )
})

describe('a label', () => {
  test('says what stands behind it, and is no name itself', async () => {
    const records = [
      'Designation : Loom Mechanic\nProject : Mill 4\nCompany : Northwind Threads\nClient : Harbor Trust\nDuration : Dec 2015 to Apr 2017',
      'Designation : Trainee\nProject : Mill 2\nCompany : Acme\nClient : Town Hall\nDuration : Jul 2013 to Nov 2015',
    ]
    expect(await entries(`Work experience\n\n${records.join('\n\n')}\n`)).toBe(
      'work 2015-12..2017-4 | Loom Mechanic | Northwind Threads\nwork 2013-7..2015-11 | Trainee | Acme',
    )
  })

  test('heads its record though no blank line parts them', async () => {
    expect(
      await entries(
        'Work experience\n\nCompany: Acme\nRole: Dyer\nPeriod: 2017 - 2019\nCompany: Bolt\nRole: Clerk\nPeriod: 2014 - 2016\n',
      ),
    ).toBe('work 2017..2019 | Dyer | Acme\nwork 2014..2016 | Clerk | Bolt')
  })

  test('is a word like any other within a name', async () => {
    expect(await entries('Education\n\n2012 - 2014 MSc Statistics, University of Bolt, School of Sums\n')).toBe(
      'education 2012..2014 | MSc Statistics | University of Bolt, School of Sums',
    )
  })
})

test('an entry covers its header and all up to the next', async () => {
  const { text, entries: found } = await documentOf(
    'Employment\n\n2019-2021 Engineer, Acme GmbH\n- Looms\n\n2018 Intern, Bolt Inc\n- Cards\n',
    'cv.txt',
  )
  expect(found.map(({ range }) => text.slice(range.start, range.end).trim().replace(/\s+/g, ' '))).toEqual([
    '2019-2021 Engineer, Acme GmbH Looms',
    '2018 Intern, Bolt Inc Cards',
  ])
})

const fixture = async (path: string): Promise<string> => {
  const document = await read(path, await readFile(new URL(`../../fixtures/${path}`, import.meta.url)))
  return show({
    ...document,
    entries: document.entries.filter(({ section }) => ['work', 'education'].includes(section)),
  })
}

describe('fixtures', () => {
  test('dates first, in plain text', async () => {
    expect(await fixture('applications/dmitri-volkonsky.txt')).toMatchInlineSnapshot(`
      "work 2019..present | Lead Process Engineer | Maasbank Packaging B.V.
      work 2014..2019 | Process Engineer | Ostsee Preforms GmbH
      work 2012..2014 | Trainee | –
      education 2012..2012 | Dipl.-Ing. Chemical Engineering | Technische Hochschule Warnowtal"
    `)
  })
  test('a German CV with wrapped lines', async () => {
    expect(await fixture('applications/lena-fischbach.pdf')).toMatchInlineSnapshot(`
      "education 2023-10..present | Promotion in Mathematik | Technische Universität Pfalzgrund
      education 2020..2023 | M.Sc. Mathematik | Technische Universität Pfalzgrund
      education 2017..2020 | B.Sc. Mathematik | Universität Saarwiesen
      work 2023-10..present | Wissenschaftliche Mitarbeiterin, Arbeitsgruppe Optimierung | TU Pfalzgrund
      work 2022..2022 | Praktikantin | Rheinwerk Datenanalyse
      work 2019..2021 | Studentische Hilfskraft | –"
    `)
  })
  test('a French CV with a column of dates', async () => {
    expect(await fixture('applications/lucie-marchetti.pdf')).toMatchInlineSnapshot(`
      "work 2022-10..present | Chercheuse postdoctorale | Institut du Cerveau Connecté
      work 2021..2022 | Ingénieure de recherche, plateforme IRM 3T | Université de la Basse-Isère
      work 2017..2021 | Doctorante contractuelle | Laboratoire d’Optimisation et d’Images, Université de la Basse-Isère
      education 2017..2021 | Doctorat en mathématiques appliquées | Université de la Basse-Isère
      education 2015..2017 | Master Mathématiques, Vision, Apprentissage | École des Hauts-Plateaux
      education 2012..2015 | Licence de mathématiques | Université de Chambarand"
    `)
  })
  test('dates behind the title, and two columns', async () => {
    expect(await fixture('applications/priya-raghunathan.pdf')).toMatchInlineSnapshot(`
      "work 2023..present | Research Scientist | Institute for Language and Mind, Marlow University
      work 2020..2023 | Postdoctoral Fellow | Laboratory of Vision and Categories, Dunmore College
      work 2014..2015 | Data Scientist | Coral Ledger
      education 2015..2020 | PhD, Computer Science | University of Lowell Falls
      education 2012..2014 | MTech, Statistics and Computing | Nilgiri Institute
      education 2008..2012 | BE, Electronics | Nilgiri Institute"
    `)
  })
  test('dates in cells of a table', async () => {
    expect(await fixture('applications/samuel-okonkwo/cv.docx')).toMatchInlineSnapshot(`
      "work 2022..present | Senior Research Fellow, Bayesian Imaging Group | University of Airedale
      work 2018..2022 | Research Associate | Department of Statistics, Holbeck University
      work 2013..2014 | Analyst | Crown Poultry R&D
      education 2014..2018 | PhD, Statistics | Holbeck University
      education 2012..2013 | MSc, Statistics | Holbeck University
      education 2008..2012 | BSc, Mathematics | University of Owerri North"
    `)
  })
  test('an expected degree', async () => {
    expect(await fixture('applications/theo-marchbanks.pdf')).toMatchInlineSnapshot(`
      "education ?..2027-12 expected | BA, Philosophy | Flatiron Valley College
      work 2023..present | Barista and shift lead | Chautauqua Coffee
      work 2022..2023 | Campus tour guide | Flatiron Valley College"
    `)
  })
  test('a long academic CV', async () => {
    expect(await fixture('applications/hanneke-vandermolen.pdf')).toMatchInlineSnapshot(`
      "work 2021..present | Associate Professor (UHD), Learning for Diffusion Imaging | Zuiderzee Medical Centre
      work 2017..2021 | Assistant Professor, Biomedical Image Analysis | Technische Hogeschool Waterland
      work 2014..2017 | Postdoctoral Fellow | Centre for Imaging Physics, University of Hartsmere
      work 2009..2009 | Software engineer | Polderdata
      education 2010..2014 | PhD, Image Sciences | Technische Hogeschool Waterland
      education 2007..2009 | MSc, Applied Mathematics | Universiteit Flevoland
      education 2004..2007 | BSc, Mathematics | Universiteit Flevoland"
    `)
  })
})

test('any text is read without a throw; entries are in order, and what they name stands inside them', async () => {
  const lines = fc.constantFrom(
    ...[
      'Employment',
      'Education',
      '',
      '2019–2021',
      'Data Scientist, Acme GmbH',
      '- looms',
      'since 2020',
      'Acme University',
    ],
    ...['2018 Intern', 'PhD (', 'Thesis: 2016', 'of', 'a, b | c – d', 'in 2019. Then', 'Expected 2027'],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(lines), async (parts) => {
      const document = await read('cv.txt', new TextEncoder().encode(parts.join('\n')))
      let last = 0
      for (const { range, title, organization } of document.entries) {
        expect(range.start).toBeGreaterThanOrEqual(last)
        expect(range.end).toBeLessThanOrEqual(document.text.length)
        for (const mention of [title, organization]) {
          if (mention === null) continue
          expect(range.start <= mention.range.start && mention.range.end <= range.end).toBe(true)
        }
        last = range.end
      }
    }),
  )
})
