import { expect, test } from 'vitest'
import { displayName, identify, nameFromId } from '../../../src/intake/candidate/index.ts'
import type { Sender } from '../../../src/model/application.ts'
import type { Document } from '../../../src/model/document.ts'
import { read, readFixture } from '../../in-process-world.ts'
import { documentOf } from '../../match/reading-of.ts'

const html = (head: string, body: string) => read('cv.html', new TextEncoder().encode(`<html>${head}${body}</html>`))

function candidateOf(document: Document, id = 'inbox/4711', sender: Sender | null = null) {
  const file = { path: document.source.path, container: null }
  return identify({ id, sender, documents: [{ file, role: 'cv' }] }, [document])
}

/** `name (confidence: source; agreeing)`. */
async function nameOf(text: string, id?: string, sender?: Sender): Promise<string | null> {
  const { name } = candidateOf(await documentOf(text, 'cv.txt'), id, sender)
  if (name === null) return null
  return `${name.value} (${[`${name.confidence}: ${name.source}`, ...name.agreeing].join('; ')})`
}

test.each([
  ['Ada Lovelace\nLondon', 'Ada Lovelace'],
  ['Dr. Ada Lovelace, PhD\nLondon', 'Ada Lovelace'],
  ['Ada Lovelace M.Sc. PMP\nLondon', 'Ada Lovelace'],
  ['Prof. Dr. rer. nat. Ada Lovelace\nLondon', 'Ada Lovelace'],
  ['ADA LOVELACE-KING\nLondon', 'Ada Lovelace-King'],
  ["MARY-JANE O'NEILL\nCork", "Mary-Jane O'Neill"],
  ['Hanneke van der Molen\nDelft', 'Hanneke van der Molen'],
  ['MARÍA DE LA CRUZ\nMadrid', 'María de la Cruz'],
  ['Mary Ann (Polly) Smith-Jones III\nCork', 'Mary Ann Smith-Jones III'],
  ['Robert “Bob” Marsh\nCork', 'Robert Marsh'],
  ['Zdeňka Horváthová\nBrno', 'Zdeňka Horváthová'],
  ['Zdeˇnka Horv´athov´a\nBrno', 'Zdeňka Horváthová'],
  ['Samuel T. Okonkwo\nLagos', 'Samuel T. Okonkwo'],
  ['P.OKONKWO EZE\nLagos', 'P. Okonkwo Eze'],
  ['[Ada Lovelace] | [Curriculum-Vitae]\nLondon', 'Ada Lovelace'],
  ['Ada Lovelace | ada@example.org | London', 'Ada Lovelace'],
  ['Ada Lovelace – Curriculum Vitae – Page 1\nLondon', 'Ada Lovelace'],
  ['Curriculum Vitae of Ada Lovelace\nLondon', 'Ada Lovelace'],
  ['Ada Lovelace’s Résumé\nLondon', 'Ada Lovelace'],
  ['CURRICULAM VITEA\nAda Lovelace\nLondon', 'Ada Lovelace'],
  ['Personal Details\nName : Ada Lovelace  Born: 1815', 'Ada Lovelace'],
  ['Lebenslauf\nName\nAda Lovelace', 'Ada Lovelace'],
  ['Personal information\nSurname: LOVELACE\nFirst name: Ada\nBorn: 1815', 'Ada Lovelace'],
  ['Given name(s): Ada Mary   Family name: Lovelace\nLondon', 'Ada Mary Lovelace'],
  ['Lebenslauf\nNachname: Käse\nVorname: Jörg\nHamburg', 'Jörg Käse'],
  ['Surname\n\nLovelace\n\nForename\n\nAda\n\nBorn\n\n1815', 'Ada Lovelace'],
  ['Nom : MOREAU\nPrénom : Lucie\nNantes', 'Lucie Moreau'],
  ['Фамилия: Петрова\nИмя: Мария', 'Мария Петрова'],
  ['MOREAU, Lucie\nNantes', 'Lucie Moreau'],
  ['Мария Ивановна Петрова\nМосква', 'Мария Ивановна Петрова'],
  ['个人简历\n王小明\n北京', '王小明'],
  ['履歴書\n氏名：田中 太郎\n東京', '田中 太郎'],
  ['이력서\n김민준\n서울', '김민준'],
  ['السيرة الذاتية\nالاسم: محمد بن علي\nالقاهرة', 'محمد بن علي'],
])('the name at the top of %j is %j', async (text, name) => {
  expect(await nameOf(text)).toMatch(new RegExp(`^${name.replace('.', '\\.')} \\((?:high|medium)`))
})

test.each([
  'Curriculum Vitae\nSenior Data Scientist\nWork Experience\n',
  'RESUME\nCareer Objective\nTo work hard',
  'University of Ballinora\nEducation\n',
  '12 Baker Street\nLondon\n',
  'E Mail\nMobile Number\n',
  'Berlin, Germany\nEducation\n',
])('%j names nobody', async (text) => {
  const candidate = candidateOf(await documentOf(text, 'cv.txt'))
  expect(displayName(candidate, 'inbox/4711')).toBe('4711')
})

test('the menu above a web page takes nothing from the name below it', async () => {
  const page = '<nav>Home About</nav><h1>Ada Lovelace</h1><p>London</p>'
  expect(displayName(candidateOf(await documentOf(page, 'cv.html')), 'inbox/4711')).toBe('Ada Lovelace')
})

test('two sources that agree make a name sure, and one word or an odd spelling is believed only then', async () => {
  const under = (name: string) => `Curriculum Vitae\n${name}\nLondon\nmail: ada.lovelace@example.org\n`
  expect(await nameOf(under('Ada Lovelace'))).toBe('Ada Lovelace (high: heading; e-mail address)')
  expect(await nameOf(under('LOVELACE'))).toBe('Lovelace (high: heading; e-mail address)')
  expect(await nameOf(under('Ada lovelace'))).toBe('Ada lovelace (high: heading; e-mail address)')
  expect(await nameOf(under('Lovelace, Ada'))).toBe('Ada Lovelace (high: heading; e-mail address)')
  expect(await nameOf(under('Ada Lovelace Institute of Engines'))).toBe('Ada Lovelace (high: heading; e-mail address)')
  expect(await nameOf('נועה Cohen-לוי\nmail: noa.cohen@example.org\n')).toBe(
    'נועה Cohen-לוי (high: heading; e-mail address)',
  )
  expect(await nameOf('ניסיון Python\nmail: noa.cohen@example.org\n')).toBeNull()
  expect(await nameOf('LOVELACE\nLondon\n')).toBeNull()
  expect(await nameOf('Ada Lovelace\nLondon', 'inbox/lovelace-ada')).toBe('Ada Lovelace (high: heading; file name)')
})

test('a name in running headers or under a declaration is found with an address', async () => {
  const declared = `Objective\nTo work hard\n\n${'I work hard.\n\n'.repeat(20)}I declare that this is true.\n\nADA LOVELACE\n`
  expect(await nameOf(declared)).toBeNull()
  expect(await nameOf(declared, 'inbox/lovelace')).toBe('Ada Lovelace (high: signature; file name)')
})

test('who forwards a mail is not who applies', async () => {
  const cv = 'Curriculum Vitae\nSkills\nR, Python\nmail: ada.lovelace@example.org\n'
  const ada = { name: 'Ada Lovelace', address: 'ada.lovelace@example.org' }
  const other = { name: 'Grace Hopper', address: 'jobs@example.com' }
  expect(await nameOf(cv, undefined, ada)).toBe('Ada Lovelace (medium: mail sender; e-mail address)')
  expect(await nameOf(cv, undefined, other)).toBe('Grace Hopper (low: mail sender)')
  expect(await nameOf(`Ada Lovelace\n${cv}`, undefined, other)).toBe('Ada Lovelace (high: heading; e-mail address)')
  expect(await nameOf('Skills\nR, Python\n', undefined, other)).toBe('Grace Hopper (medium: mail sender)')
})

test('what programs fill in is no name by itself', async () => {
  const page = '<h2>Experience</h2><p>Ten years</p>'
  const titled = await html('<title>Ada Lovelace – CV</title>', page)
  expect(candidateOf(titled).name).toMatchObject({ value: 'Ada Lovelace', confidence: 'low' })
  expect(candidateOf(titled, 'lovelace').name).toMatchObject({ value: 'Ada Lovelace', confidence: 'medium' })
  const authored = await html('<title>Grace Hopper</title><meta name="author" content="Grace Hopper">', page)
  expect(candidateOf(authored).name).toMatchObject({ confidence: 'low' })
})

test('where type has sizes the largest speaks for itself, and the place is told', async () => {
  const document = await readFixture('fixtures/applications/ines-carvalho.pdf')
  const { name } = candidateOf(document)
  expect(name?.value).toBe('Inês Carvalho')
  expect(name?.location).toMatchObject({ path: 'ines-carvalho.pdf', page: 1, line: 1 })
})

test('addresses are theirs where they agree with the name or the sender', async () => {
  const top =
    'Ada Lovelace\noffice@example.com, ada.lovelace@example.org\n+44 20 5550 1234\ngithub.com/example-ada, ada-lovelace.dev, linkedin.com/in/alovelace, scholar.google.com/citations, 0000-0000-0000-0642\n'
  const { email, phone, links } = candidateOf(await documentOf(top, 'cv.txt'))
  expect([email, phone, ...links].map((each) => `${each?.value} ${each?.confidence}`)).toEqual([
    'ada.lovelace@example.org high',
    '+44 20 5550 1234 medium',
    '0000-0000-0000-0642 medium',
    'github.com/example-ada high',
    'ada-lovelace.dev high',
    'linkedin.com/in/alovelace high',
  ])
  expect(links.map(({ kind }) => kind)).toEqual(['orcid', 'github', 'homepage', 'linkedin'])
})

test('an address that is spelled out or glued to its label is read', async () => {
  const emailOf = async (line: string) =>
    candidateOf(await documentOf(`Ada Lovelace\n${line}\n`, 'cv.txt')).email?.value
  expect(await emailOf('E-mail: ada.lovelace at example.org')).toBe('ada.lovelace@example.org')
  expect(await emailOf('ada [at] example [dot] org')).toBe('ada@example.org')
  expect(await emailOf('E-mail:-ada@example.org')).toBe('ada@example.org')
  expect(await emailOf('Email ID-ada@example.org')).toBe('ada@example.org')
})

test('an address further down is the last resort, and never a referee’s', async () => {
  const work = `Ada Lovelace\n\nExperience\n\n${'Wrote programs.\n'.repeat(20)}`
  const emailOf = async (text: string) => candidateOf(await documentOf(text, 'cv.txt')).email
  expect(await emailOf(`${work}\nada@example.org\n`)).toMatchObject({ value: 'ada@example.org', confidence: 'high' })
  expect(await emailOf(`${work}\nx@example.org\n`)).toMatchObject({ value: 'x@example.org', confidence: 'low' })
  expect(await emailOf(`${work}\nReferences\n\nBo Ek, bo@example.org\n`)).toBeNull()
})

test.each([
  ['applications/ines-carvalho', 'Ines Carvalho'],
  ['ada_lovelace_cv', 'Ada Lovelace'],
  ["o'neill", "O'neill"],
  ['4711', '4711'],
])('an id that is words is a name: %s', (id, name) => {
  expect(nameFromId(id)).toBe(name)
})
