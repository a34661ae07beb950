import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assemble } from '../../src/extract/assemble.ts'
import type { RawLine } from '../../src/extract/contract.ts'
import { divide } from '../../src/extract/sections.ts'
import { type LineParts, page, printed, written } from './lines.ts'

/** `kind (heading): text` of each section. */
function sections(lines: readonly RawLine[], more: readonly RawLine[] = []): string[] {
  const { text, blocks } = assemble(more.length === 0 ? [page(lines)] : [page(lines), page(more)])
  return divide(text, blocks).map(({ kind, heading, range }) => {
    const inside = text.slice(range.start, range.end).trim().replaceAll('\n', ' / ')
    return `${kind}${heading === null ? '' : ` (${heading})`}: ${inside}`
  })
}

const heading = (text: string, level = 1) => written(text, 'heading', level)
const words = (text: string) => written(text, 'paragraph')

test('what stands before the first heading is basics', () => {
  expect(sections([words('Ada Lund'), heading('Skills'), words('Python')])).toEqual([
    'basics: Ada Lund',
    'skills (Skills): Skills / Python',
  ])
})

test('a document without headings is basics', () => {
  expect(sections([words('Ada Lund'), words('Python')])).toEqual(['basics: Ada Lund / Python'])
})

test('an unknown heading of the style of the known ones is a section of its own', () => {
  const lines = [heading('Skills'), words('Python'), heading('Beekeeping'), words('Two hives')]
  expect(sections(lines)).toEqual(['skills (Skills): Skills / Python', 'other (Beekeeping): Beekeeping / Two hives'])
})

const cells = (text: string) => text.split(' | ').map((each) => written(each, 'cell'))

test('a document laid out as one table names its sections in cells', () => {
  const rows = ['Ada Lund', 'Education | PhD', 'Experience | Imaging Center', 'Publications | On bees']
  expect(sections(rows.flatMap(cells))).toEqual([
    'basics: Ada Lund',
    'education (Education): Education / PhD',
    'work (Experience): Experience / Imaging Center',
    'publications (Publications): Publications / On bees',
  ])
})

test('cells of a table on a page with headings are cells', () => {
  const lines = [
    heading('Experience'),
    ...cells('Skills | Projects | Languages'),
    heading('Education'),
    words('PhD'),
    heading('Publications'),
    words('On bees'),
  ]
  expect(sections(lines)).toEqual([
    'work (Experience): Experience / Skills / Projects / Languages',
    'education (Education): Education / PhD',
    'publications (Publications): Publications / On bees',
  ])
  expect(sections(cells('Skills | Projects | Python | 3'))).toEqual(['basics: Skills / Projects / Python / 3'])
})

test('an unknown heading of a lesser style names an entry', () => {
  const lines = [
    heading('Experience'),
    heading('Imaging Center', 2),
    words('I wrote Python'),
    heading('Education'),
    words('PhD'),
  ]
  expect(sections(lines)).toEqual([
    'work (Experience): Experience / Imaging Center / I wrote Python',
    'education (Education): Education / PhD',
  ])
})

test('headings of a larger type that heads several known sections are sections, known or not', () => {
  const set = (text: string, top: number, sizePt: number) =>
    printed({ text, top, sizePt, starts: 'heading', headingLevel: 1 })
  const lines = [
    set('Education', 100, 14),
    printed({ text: 'PhD', top: 120, starts: 'paragraph' }),
    set('Life among Bees', 140, 14),
    printed({ text: 'Two hives', top: 160, starts: 'paragraph' }),
    set('Publications', 180, 14),
    set('Journal Articles', 200, 12),
    printed({ text: 'On bees', top: 220, starts: 'paragraph' }),
    set('Conference Papers', 240, 12),
    printed({ text: 'On hives', top: 260, starts: 'paragraph' }),
    set('Preprints', 280, 12),
    printed({ text: 'On wax', top: 300, starts: 'paragraph' }),
  ]
  expect(sections(lines).map((each) => each.split(':')[0])).toEqual([
    'education (Education)',
    'other (Life among Bees)',
    'publications (Publications)',
    'publications (Journal Articles)',
    'publications (Conference Papers)',
    'publications (Preprints)',
  ])
})

test('an unknown heading in a smaller type than the section above it is a part of that, whatever part came before', () => {
  const set = (text: string, top: number, sizePt: number) =>
    printed({ text, top, sizePt, starts: 'heading', headingLevel: 1 })
  const line = (text: string, top: number) => printed({ text, top, starts: 'paragraph' })
  const lines = [
    ...[set('Publications', 100, 14), line('x', 110), set('Articles', 120, 12), line('x', 130)],
    ...[set('Talks', 140, 12), line('x', 150), set('Posters', 160, 12), line('x', 170)],
    ...[set('Skills', 180, 14), line('x', 190), set('Languages', 200, 12), line('x', 210)],
    ...[set('Statistics', 220, 12), line('x', 230), set('Life among Bees', 240, 14), line('x', 250)],
  ]
  expect(
    sections(lines)
      .map((each) => each.split(':')[0])
      .slice(-4),
  ).toEqual(['skills (Skills)', 'languages (Languages)', 'skills (Statistics)', 'other (Life among Bees)'])
})

test('a label with what it tells, and where somebody signs, are no sections', () => {
  const lines = [heading('Experience'), words('x'), heading('Designation: Engineer'), words('y'), heading('Date')]
  expect(sections(lines)).toHaveLength(1)
})

test('a point of a list that ends in a period is no heading', () => {
  expect(sections([heading('Skills'), words('Communication.'), words('Python')])).toHaveLength(1)
})

test('an unknown heading right under a section’s names an entry, and so do those that follow', () => {
  const lines = [
    heading('Experience'),
    heading('Imaging Center'),
    words('x'),
    heading('Shoe Shop'),
    words('y'),
    heading('Skills'),
    words('R'),
  ]
  expect(sections(lines)).toEqual([
    'work (Experience): Experience / Imaging Center / x / Shoe Shop / y',
    'skills (Skills): Skills / R',
  ])
})

test('a heading above the level of the entries parts again, known or not', () => {
  const lines = [
    heading('Experience', 2),
    heading('Imaging Center', 3),
    words('x'),
    heading('Beekeeping', 2),
    heading('Two hives', 3),
  ]
  expect(sections(lines)).toEqual([
    'work (Experience): Experience / Imaging Center / x',
    'other (Beekeeping): Beekeeping / Two hives',
  ])
})

test('under a title, an unknown heading parts before the known ones too; a name does not', () => {
  const lines = [heading('Ada Lund'), heading('Beekeeping', 2), words('x'), heading('Skills', 2), words('R')]
  expect(sections(lines)).toEqual([
    'basics: Ada Lund',
    'other (Beekeeping): Beekeeping / x',
    'skills (Skills): Skills / R',
  ])
  expect(sections([heading('Ada Lund'), heading('Skills'), words('R')])).toEqual([
    'basics: Ada Lund',
    'skills (Skills): Skills / R',
  ])
})

test('what others wrote and the candidate reviewed stays in the service', () => {
  const lines = [
    heading('Skills'),
    words('R'),
    heading('Service'),
    heading('Journal Articles', 2),
    words('NeuroSignal'),
  ]
  expect(sections(lines).at(-1)).toBe('service (Service): Service / Journal Articles / NeuroSignal')
})

test('a row of reference numbers behind a heading’s words points to papers, and opens nothing', () => {
  const lines = [
    heading('Experience'),
    words('Selected publications: [12, 1, 5]'),
    words('Analyst, 2011'),
    heading('Publications'),
  ]
  expect(sections(lines)).toEqual([
    'work (Experience): Experience / Selected publications: [12, 1, 5] / Analyst, 2011',
    'publications (Publications): Publications',
  ])
})

test('a line that goes on behind a comma, or that stands in brackets, opens nothing', () => {
  expect(
    sections([heading('Education'), heading('Master’s thesis,'), words('2018'), heading('[Certificate]')]),
  ).toEqual(['education (Education): Education / Master’s thesis, / 2018 / [Certificate]'])
})

test('beside the name, another column of the first page is basics until its first heading', () => {
  const line = (text: string, x0: number, top: number) => printed({ starts: 'paragraph', text, x0, top })
  const title = (text: string, x0: number, top: number) =>
    printed({ starts: 'heading', headingLevel: 1, bold: true, text, x0, top })
  const first = [
    line('Ada Lund', 40, 60),
    title('Skills', 40, 100),
    line('Python', 40, 120),
    line('ada.example.org', 300, 40),
    title('Education', 300, 100),
    line('PhD', 300, 120),
  ]
  expect(sections(first)).toEqual([
    'basics: Ada Lund',
    'skills (Skills): Skills / Python',
    'basics: ada.example.org',
    'education (Education): Education / PhD',
  ])
})

test('under the skills, a lesser heading such as Software is a group of skills', () => {
  const lines = [heading('Skills'), heading('Software', 2), words('Git'), heading('Education'), words('PhD')]
  expect(sections(lines)).toEqual([
    'skills (Skills): Skills / Software / Git',
    'education (Education): Education / PhD',
  ])
})

test('a line in the body’s type is a heading when it says nothing but a heading’s words', () => {
  expect(sections([words('Ada'), words('Education'), words('PhD'), words('Education is what I care for.')])).toEqual([
    'basics: Ada',
    'education (Education): Education / PhD / Education is what I care for.',
  ])
})

test('a bold line behind a bullet of another font opens a section when it says a heading’s exact words', () => {
  const bulleted = (text: string, top: number): RawLine => {
    const line = printed({ text, top, bold: true, starts: 'item' })
    const sign = { text: '➢ ', bbox: line.bbox, font: { name: 'Signs', sizePt: 10, bold: false, italic: false } }
    return { ...line, spans: [sign, ...line.spans] }
  }
  const point = (text: string, top: number) => printed({ text, top, starts: 'item' })
  const lines = [
    bulleted('Professional Experience', 60),
    point('• Bees', 80),
    bulleted('Planning and teaching', 90),
    bulleted('Education', 110),
  ]
  expect(sections(lines)).toEqual([
    'work (Professional Experience): ➢ Professional Experience / • Bees / ➢ Planning and teaching',
    'education (Education): ➢ Education',
  ])
})

test('Resume before all else is the title of the document; further down it is a summary', () => {
  const rest = [words('Ada Lund'), heading('Skills'), words('R')]
  expect(sections([heading('RESUME'), ...rest])[0]).toBe('basics (RESUME): RESUME / Ada Lund')
  expect(sections([words('Ada Lund'), heading('Résumé'), words('Bees')])[1]).toBe('summary (Résumé): Résumé / Bees')
})

test('a line of an entry in its type and right below it heads nothing, whatever it says', () => {
  const at = (text: string, top: number) => printed({ text, top, starts: 'paragraph' })
  const head = printed({ text: 'Papers', top: 60, sizePt: 14, starts: 'heading', headingLevel: 1 })
  const lines = (gap: number) => [head, at('M. Lund, A. Berg', 80), at('Publications in preparation', 80 + gap)]
  expect(sections(lines(12))).toHaveLength(1)
  expect(sections(lines(12))[0]).toMatch(/^publications \(Papers\)/)
  expect(sections([head, at('M. Lund, A. Berg', 80), at('Education', 110)])).toHaveLength(2)
})

test('a running header parts nothing', () => {
  expect(sections([heading('Skills'), words('Python'), written('Education', 'header'), words('R')])).toEqual([
    'skills (Skills): Skills / Python / Education / R',
  ])
})

test('an address is no heading', () => {
  expect(sections([heading('skills@example.org'), words('Ada')])).toEqual(['basics: skills@example.org / Ada'])
})

test('a column goes on with its section on the next page', () => {
  const line = (parts: LineParts) => printed({ starts: 'paragraph', ...parts })
  const title = (parts: LineParts) => printed({ starts: 'heading', headingLevel: 1, bold: true, ...parts })
  const first = [
    title({ text: 'Skills', x0: 40, top: 100 }),
    line({ text: 'Python', x0: 40, top: 120 }),
    title({ text: 'Experience', x0: 300, top: 100 }),
    line({ text: 'Imaging Center', x0: 300, top: 120 }),
  ]
  const second = [line({ text: 'R', x0: 40, top: 100 }), line({ text: 'Shoe Shop', x0: 300, top: 60 })]
  expect(sections(first, second)).toEqual([
    'skills (Skills): Skills / Python',
    'work (Experience): Experience / Imaging Center',
    'skills (Skills): R',
    'work (Experience): Shoe Shop',
  ])
})

test('sections cover the text in order, without gaps', () => {
  const anyLine = fc
    .tuple(
      fc.constantFrom(
        'Skills',
        'Education',
        'Experience',
        'Software',
        'Beekeeping',
        'Ada Lund',
        'I write Python.',
        'SKILLS',
      ),
      fc.constantFrom('heading', 'paragraph', 'item', 'header', 'cell', null),
      fc.constantFrom(1, 2, null),
      fc.constantFrom(40, 300),
      fc.nat({ max: 800 }),
    )
    .map(([text, starts, headingLevel, x0, top]) => printed({ text, starts, headingLevel, x0, top }))
  fc.assert(
    fc.property(fc.array(fc.array(anyLine, { maxLength: 8 }), { maxLength: 4 }), (pages) => {
      const { text, blocks } = assemble(pages.map((lines) => page(lines)))
      const divided = divide(text, blocks)
      const ends = divided.map(({ range }) => range.end)
      expect(divided.map(({ range }) => range.start)).toEqual([0, ...ends.slice(0, -1)])
      expect(ends.at(-1)).toBe(text.length)
    }),
  )
})
