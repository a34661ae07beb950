import { expect, test } from 'vitest'
import { identify } from '../../src/intake/candidate/index.ts'
import { roleOfContent, settleRoles } from '../../src/intake/content-role.ts'
import { duplicateFlags, fingerprint } from '../../src/intake/duplicates.ts'
import { type Grouping, intake } from '../../src/intake/index.ts'
import { openContainer } from '../../src/intake/open.ts'
import type { Application } from '../../src/model/application.ts'
import type { Document, SectionKind } from '../../src/model/document.ts'
import type { Entry, World } from '../../src/model/ports.ts'
import { read } from '../in-process-world.ts'
import { letter, mail, zip } from './unpackers/unpacking.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** A disk with one folder, or one file when only one is given without a slash; containers are opened as the real World does. */
async function diskOf(files: Files): Promise<World> {
  const open = async (path: string): Promise<Entry> => {
    const content = files[path] ?? ''
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const opened = await openContainer(path, bytes)
    if (opened !== null && opened.entry.kind !== 'part') return opened.entry
    return { kind: 'file', path, size: bytes.length }
  }
  const list = async (path: string): Promise<Entry> => {
    if (path in files) return open(path)
    const names = new Set(Object.keys(files).flatMap((each) => inFolder(each, path)))
    const entries = await Promise.all([...names].toSorted().map((name) => list(`${path}/${name}`)))
    return { kind: 'folder', path, entries }
  }
  return {
    list,
    extract: () => {
      throw new Error('intake reads nothing')
    },
    now: () => null,
  }
}

function inFolder(file: string, folder: string): string[] {
  const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split('/')[0] : undefined
  return name === undefined ? [] : [name]
}

/** `id (sender): role path, …` of each application; the path as it goes on from the container. */
async function applications(files: Files, paths: readonly string[] = ['in'], grouping: Grouping = 'auto') {
  const found = await intake(paths, await diskOf(files), grouping)
  return found.applications.map(({ id, sender, documents }) => {
    const sent = documents.map(({ role, file: { path, container } }) => {
      const within = container === null ? path : `${container} → ${path.slice(container.length + 1)}`
      return `${role} ${within}`
    })
    return `${id}${sender === null ? '' : ` (${sender.name ?? sender.address})`}: ${sent.join(', ')}`
  })
}

const cv = { name: 'ada.pdf', content: '%PDF' }

test('a mail is one application: its body the letter, its only unnamed attachment the CV', async () => {
  expect(await applications({ 'in/rafael.eml': mail(letter, [cv]) })).toEqual([
    'rafael (Ada Lovelace): cover-letter in/rafael.eml → message.txt, cv in/rafael.eml → ada.pdf',
  ])
})

test('roles of attachments come from their names; where a CV is named the rest is something other', async () => {
  const named = [
    { name: 'Lebenslauf.pdf', content: '1' },
    { name: 'research_statement.pdf', content: '2' },
    { name: 'transcript.pdf', content: '3' },
  ]
  expect(await applications({ 'in/ada.eml': mail('Hi', named) })).toEqual([
    'ada (Ada Lovelace): cv in/ada.eml → Lebenslauf.pdf, research-statement in/ada.eml → research_statement.pdf, other in/ada.eml → transcript.pdf',
  ])
})

test('a mail stays one application whatever the grouping', async () => {
  const files = { 'in/ada.eml': mail(letter, [cv]), 'in/bo.txt': 'Bo' }
  for (const grouping of ['auto', 'folder', 'file'] as const) {
    expect(await applications(files, ['in'], grouping)).toHaveLength(2)
  }
})

test('a mail with nothing in it stands for itself, so that its sender is not lost', async () => {
  expect(await applications({ 'in/ada.eml': mail('Hi') })).toEqual(['ada (Ada Lovelace): other in/ada.eml'])
})

test('a forwarded mail is the application of the one who wrote it', async () => {
  const inner = mail(letter, [cv], 'Grace Hopper <g@example.org>')
  const outer = mail('FYI', [{ type: 'message/rfc822', content: inner, name: 'fwd.eml' }], 'HR <hr@example.org>')
  expect(await applications({ 'in/7.eml': outer })).toEqual([
    '7 (Grace Hopper): cover-letter in/7.eml → fwd.eml/message.txt, cv in/7.eml → fwd.eml/ada.pdf',
  ])
})

test('each message of a mailbox is an application, named by the mailbox, its number and its sender', async () => {
  const from = 'From x@example.org Tue Nov  3 08:41:12 2026\n'
  const box = `${from}${mail(letter, [cv])}\n${from}${mail('Hi', [], 'Bo <bo@example.org>')}\n`
  const expected = [
    'jobs/1-ada-lovelace (Ada Lovelace): cover-letter in/jobs.mbox → 1-ada-lovelace/message.txt, cv in/jobs.mbox → 1-ada-lovelace/ada.pdf',
    'jobs/2-bo (Bo): other in/jobs.mbox → 2-bo',
  ]
  expect(await applications({ 'in/jobs.mbox': box })).toEqual(expected)
  expect(await applications({ 'in/jobs.mbox': box }, ['in/jobs.mbox'])).toEqual(expected)
})

test('an archive is the folder it was made of: same applications, same ids', async () => {
  const files = { 'ada/cv.pdf': '1', 'ada/cover-letter.pdf': '2', 'bo.txt': '3', 'c/1.txt': '4', 'c/2.txt': '5' }
  const onDisk = Object.fromEntries(Object.entries(files).map(([name, text]) => [`in/${name}`, text]))
  const ids = (lines: readonly string[]) => lines.map((line) => line.split(':')[0])
  const zipped = await applications({ 'all.zip': zip(files) }, ['all.zip'])
  expect(ids(zipped)).toEqual(['ada', 'bo', 'c/1', 'c/2'])
  expect(ids(zipped)).toEqual(ids(await applications(onDisk)))
  expect(zipped[0]).toBe('ada: cover-letter all.zip → ada/cover-letter.pdf, cv all.zip → ada/cv.pdf')
})

test('an archive of one person is one application, beside other files', async () => {
  const files = { 'in/ada.zip': zip({ 'cv.pdf': '1', 'letter.pdf': '2' }), 'in/bo.txt': 'Bo', 'in/ada.pdf': '3' }
  expect(await applications(files)).toEqual([
    'ada.pdf: cv in/ada.pdf',
    'ada.zip: cv in/ada.zip → cv.pdf, cover-letter in/ada.zip → letter.pdf',
    'bo: cv in/bo.txt',
  ])
})

test('a mail beside a CV and a letter keeps the folder from being one application', async () => {
  const files = { 'in/cv.pdf': '1', 'in/letter.pdf': '2', 'in/bo.eml': mail(letter) }
  expect(await applications(files)).toHaveLength(3)
})

test('mails in archives and archives in archives are found', async () => {
  const inner = zip({ 'eve.eml': mail(letter), 'bo.txt': 'Bo' })
  expect(await applications({ 'in/all.zip': zip({ 'inner.zip': inner, 'ada.txt': 'Ada' }) })).toEqual([
    'all/ada: cv in/all.zip → ada.txt',
    'all/inner/bo: cv in/all.zip → inner.zip/bo.txt',
    'all/inner/eve (Ada Lovelace): cover-letter in/all.zip → inner.zip/eve.eml/message.txt',
  ])
})

test('what a container passed over is told with its path', async () => {
  const logo = { name: 'logo.png', type: 'image/png', content: 'x' }
  const { diagnostics } = await intake(
    ['in'],
    await diskOf({ 'in/a.eml': mail(letter, [logo]), 'in/b.zip': zip({}) }),
    'auto',
  )
  expect(diagnostics.map(({ severity, path, message }) => `${severity}: ${path}: ${message}`)).toEqual([
    'info: in/a.eml: "logo.png" was passed over: a picture',
    'warning: in/b.zip: there is no file in this archive',
  ])
})

/** An application with one CV of this text. */
function sent(id: string, text: string, sha256 = id): [Application, Document[]] {
  const file = { path: `${id}.txt`, container: null }
  const range = { start: 0, end: text.length }
  const document: Document = {
    source: { ...file, mediaType: null, size: 1, sha256 },
    reader: { name: 'plain-text', version: 1 },
    language: null,
    text,
    pages: [{ number: 1, width: null, height: null, range, lines: [] }],
    blocks: [],
    sections: [],
    entries: [],
    contact: { emails: [], phones: [], orcid: null, links: [] },
    about: { title: null, author: null },
    hidden: [],
    diagnostics: [],
  }
  return [{ id, sender: null, documents: [{ file, role: 'cv' }] }, [document]]
}

const flagsOf = (...all: readonly [Application, Document[]][]): string[] =>
  [
    ...duplicateFlags(
      all.map(([application, documents]) => fingerprint(application, documents, identify(application, documents))),
    ),
  ].flatMap(([id, flags]) => flags.map((flag) => `${id}: ${flag.code}: ${flag.message}`))

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ')

test('the same document in two applications is flagged on both', () => {
  expect(flagsOf(sent('ada', 'Ada', 'x'), sent('ada-2', 'Ada', 'x'), sent('bo', 'Bo', 'y'))).toEqual([
    'ada: duplicate: probably sent twice: "ada.txt" is also in "ada-2"; compare them and merge them by hand',
    'ada-2: duplicate: probably sent twice: "ada-2.txt" is also in "ada"; compare them and merge them by hand',
  ])
})

test('the same mail address in two CVs is flagged, in any case', () => {
  expect(
    flagsOf(sent('1', 'Ada ada@example.org'), sent('2', 'A. L. (ADA@Example.org)'), sent('3', 'bo@example.org')),
  ).toEqual([
    '1: duplicate: probably sent twice: the address ada@example.org is also in "2"; compare them and merge them by hand',
    '2: duplicate: probably sent twice: the address ada@example.org is also in "1"; compare them and merge them by hand',
  ])
})

test('the same sure name in two CVs is told as a question, unless an address says more', async () => {
  const person = async (id: string, lines: string): Promise<[Application, Document[]]> => {
    const [application] = sent(id, '')
    return [application, [await read(`${id}.txt`, new TextEncoder().encode(lines))]]
  }
  const ada = await person('inbox/ada-lund', 'Ada Lund\n\nSkills\n\nR')
  expect(flagsOf(ada, await person('other/LUND Ada', 'LUND Ada\n\nSkills\n\nPython'))).toEqual([
    'inbox/ada-lund: same-name: perhaps one person: the same name is in "other/LUND Ada"; people can share a name',
    'other/LUND Ada: same-name: perhaps one person: the same name is in "inbox/ada-lund"; people can share a name',
  ])
  expect(flagsOf(ada, await person('x', 'Ada Lund\n\nSkills\n\nPython'))).toEqual([])
})

test('a referee whom two people name makes them no duplicates', () => {
  const [application, [document]] = sent('1', 'Ada\nReferees\nprof@example.org')
  const referees = {
    ...document!,
    sections: [{ kind: 'references' as const, heading: null, range: { start: 4, end: 40 } }],
  }
  expect(flagsOf([application, [referees]], sent('2', 'prof@example.org'))).toEqual([])
})

test('a CV of which a few words were changed is flagged, another of the same words is not', () => {
  expect(
    flagsOf(sent('1', words(0, 500)), sent('2', `${words(0, 480)} updated`)).map((flag) => flag.slice(0, 60)),
  ).toEqual([
    '1: duplicate: probably sent twice: nearly the same CV is in ',
    '2: duplicate: probably sent twice: nearly the same CV is in ',
  ])
  expect(flagsOf(sent('1', words(0, 500)), sent('2', words(250, 750)))).toEqual([])
})

test('a document that could not be read is nobody’s double', () => {
  expect(flagsOf(sent('1', '', 'x'), sent('2', '', 'x'))).toEqual([])
})

test('five copies name three others', () => {
  const flags = flagsOf(...['a', 'b', 'c', 'd', 'e'].map((id) => sent(id, id, 'x')))
  expect(flags).toHaveLength(5)
  expect(flags[0]).toContain('"a.txt" is also in "b", "c", "d" and 1 more;')
})

/** A document with these sections, evenly divided. */
function reading(text: string, ...kinds: readonly SectionKind[]): Document {
  const [, [document]] = sent('x', text)
  const length = Math.ceil(text.length / kinds.length)
  const sections = kinds.map((kind, at) => ({
    kind,
    heading: null,
    range: { start: at * length, end: (at + 1) * length },
  }))
  return { ...document!, sections }
}

test.each([
  ['cv', reading('Ada\nEmployment', 'basics', 'work')],
  ['cv', reading('Dear reader, my life in dates', 'education')],
  ['cover-letter', reading('London, 3 May\n\nDear Dr Babbage,\n\nI apply', 'basics')],
  ['cover-letter', reading('Sehr geehrte Damen und Herren,', 'basics')],
  ['research-statement', reading('A. Lovelace – Research statement\n\nEngines', 'basics')],
  ['publications', reading('Lovelace, A. (1843). Notes.', 'publications')],
  [null, reading('Ada Lovelace, who likes engines dearly', 'basics')],
  [null, reading('', 'basics')],
])('what a document says makes it %s', (role, document) => {
  expect(roleOfContent(document)).toBe(role)
})

test('words settle only a role that neither name nor place told', () => {
  const documents = [reading('Dear all,', 'basics'), reading('Dear all,', 'basics'), reading('Jobs', 'work')]
  const of = (name: string, role: 'cv' | 'cover-letter') => ({
    file: { path: `in/a.eml/${name}`, container: 'in/a.eml' },
    role,
  })
  const application = {
    id: 'a',
    sender: null,
    documents: [of('ada.pdf', 'cv'), of('cv.pdf', 'cv'), of('message.txt', 'cover-letter')],
  }
  expect(settleRoles(application, documents).documents.map(({ role }) => role)).toEqual([
    'cover-letter',
    'cv',
    'cover-letter',
  ])
})
