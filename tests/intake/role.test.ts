import { expect, test } from 'vitest'
import { roleOfName } from '../../src/intake/role.ts'

test.each([
  ['cv', 'CV_Ada_Lund.pdf'],
  ['cv', 'ada-cv.docx'],
  ['cv', 'Curriculum Vitae.odt'],
  ['cv', 'résumé.pdf'],
  ['cv', 'Lebenslauf.pdf'],
  ['cv', 'AdaLund_Resume2026.pdf'],
  ['cover-letter', 'cover.txt'],
  ['cover-letter', 'AdaCoverLetter.pdf'],
  ['cover-letter', 'Lettre de motivation.pdf'],
  ['cover-letter', 'Anschreiben_Lund.docx'],
  ['cover-letter', 'cover letter and CV.pdf'],
  ['cover-letter', 'carta-lund.pdf'],
  ['research-statement', 'research_statement.tex'],
  ['research-statement', 'Research plan.pdf'],
  ['publications', 'publication-list.pdf'],
  ['publications', 'papers.bib.txt'],
])('%s: %s', (role, name) => {
  expect(roleOfName(`in/${name}`)).toBe(role)
})

test.each(['ada.pdf', 'cvsift.pdf', 'mcvey.pdf', 'lund/notes.txt', ''])('%j tells nothing', (name) => {
  expect(roleOfName(name)).toBeNull()
})

test.each(['jane-coverdale.pdf', 'Luis Cartagena.docx', 'm_letterman.txt', 'paperson.pdf', 'pubrick.md'])(
  'a surname never makes a letter or a list of a CV: %s',
  (name) => {
    expect(roleOfName(name)).toBeNull()
  },
)

test('only the file’s own name counts, not its folder’s', () => {
  expect(roleOfName('cover letters/ada.pdf')).toBeNull()
})
