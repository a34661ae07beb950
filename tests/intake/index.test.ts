import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Grouping, intake } from '../../src/intake/index.ts'
import { UserError } from '../../src/model/diagnostic.ts'
import type { Entry, World } from '../../src/model/ports.ts'

type Special = 'symlink' | 'special' | 'unreadable' | 'too-deep'

/** A file, one of the things that are no file, or a folder of them. */
interface Tree {
  readonly [name: string]: 'file' | Special | Tree
}

const collator = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1)

function entryOf(path: string, node: Tree[string] | undefined): Entry {
  if (node === undefined) return { kind: 'missing', path }
  if (node === 'file') return { kind: 'file', path, size: 1 }
  if (typeof node === 'string') return { kind: node, path }
  const entries = Object.entries(node)
    .toSorted(collator)
    .map(([name, each]) => entryOf(`${path.replace(/\/+$/, '')}/${name}`, each))
  return { kind: 'folder', path, entries }
}

/** A disk in memory. */
function worldOf(tree: Tree): World {
  const at = (path: string): Tree[string] | undefined =>
    path
      .split('/')
      .filter((step) => step !== '' && step !== '.')
      .reduce<Tree[string] | undefined>(
        (node, step) => (typeof node === 'object' && Object.hasOwn(node, step) ? node[step] : undefined),
        tree,
      )
  return {
    list: async (path) => entryOf(path, at(path)),
    extract: () => {
      throw new Error('intake reads nothing')
    },
    now: () => null,
  }
}

/** `id: role path, …` of each application. */
async function found(tree: Tree, paths: readonly string[] = ['in'], grouping: Grouping = 'auto'): Promise<string[]> {
  const { applications, diagnostics } = await intake(paths, worldOf(tree), grouping)
  expect(diagnostics).toEqual([])
  return applications.map(
    ({ id, documents }) => `${id}: ${documents.map(({ role, file }) => `${role} ${file.path}`).join(', ')}`,
  )
}

/** What a UserError says. */
async function refusal(tree: Tree, paths: readonly string[]): Promise<string[]> {
  const error: unknown = await intake(paths, worldOf(tree), 'auto').then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).diagnostics.map(({ code, path, message }) => `${path} ${code}: ${message}`)
}

test('each file is one application, by id', async () => {
  expect(await found({ in: { 'bo.pdf': 'file', 'ada.docx': 'file' } })).toEqual([
    'ada: cv in/ada.docx',
    'bo: cv in/bo.pdf',
  ])
})

test('a folder with one CV and its letter is one application', async () => {
  expect(await found({ in: { ada: { 'cv.pdf': 'file', 'cover-letter.txt': 'file' }, 'bo.pdf': 'file' } })).toEqual([
    'ada: cover-letter in/ada/cover-letter.txt, cv in/ada/cv.pdf',
    'bo: cv in/bo.pdf',
  ])
})

test('a folder with one file of no telling name and companions is one application, the file its CV', async () => {
  const ada = { 'lund.pdf': 'file', 'letter.txt': 'file', 'research statement.pdf': 'file' } as const
  expect(await found({ in: { ada } })).toEqual([
    'ada: cover-letter in/ada/letter.txt, cv in/ada/lund.pdf, research-statement in/ada/research statement.pdf',
  ])
})

test('a folder with two CVs is two applications', async () => {
  expect(await found({ in: { batch: { 'cv-ada.pdf': 'file', 'cv-bo.pdf': 'file', 'letter.txt': 'file' } } })).toEqual([
    'batch/cv-ada: cv in/batch/cv-ada.pdf',
    'batch/cv-bo: cv in/batch/cv-bo.pdf',
    'batch/letter: cover-letter in/batch/letter.txt',
  ])
})

test('a folder of files whose names tell nothing is one application each', async () => {
  expect(await found({ in: { batch: { 'ada.pdf': 'file', 'bo.pdf': 'file' } } })).toEqual([
    'batch/ada: cv in/batch/ada.pdf',
    'batch/bo: cv in/batch/bo.pdf',
  ])
})

test('two letters are of two people', async () => {
  const batch = { 'ada cv.pdf': 'file', 'ada letter.txt': 'file', 'bo letter.txt': 'file' } as const
  expect((await found({ in: { batch } })).length).toBe(3)
})

test('the folder that was named can itself be one application, called as it is', async () => {
  const tree: Tree = { people: { 'lund.ada': { 'cv.pdf': 'file', 'letter.txt': 'file' } } }
  expect(await found(tree, ['people/lund.ada'])).toEqual([
    'lund.ada: cv people/lund.ada/cv.pdf, cover-letter people/lund.ada/letter.txt',
  ])
  expect(await found(tree, ['people/lund.ada/'])).toEqual(await found(tree, ['people/lund.ada']))
})

test('--group folder takes every folder of files as one person', async () => {
  const tree: Tree = { in: { a: { 'x.pdf': 'file', 'y.pdf': 'file' }, b: { 'z.pdf': 'file' } } }
  expect(await found(tree, ['in'], 'folder')).toEqual(['a: cv in/a/x.pdf, cv in/a/y.pdf', 'b/z: cv in/b/z.pdf'])
})

test('--group folder does not join a folder that holds folders', async () => {
  const tree: Tree = { in: { 'x.pdf': 'file', 'y.pdf': 'file', sub: { 'z.pdf': 'file', 'w.pdf': 'file' } } }
  expect(await found(tree, ['in'], 'folder')).toEqual([
    'sub: cv in/sub/w.pdf, cv in/sub/z.pdf',
    'x: cv in/x.pdf',
    'y: cv in/y.pdf',
  ])
})

test('--group file takes each file for itself', async () => {
  expect(await found({ in: { ada: { 'cv.pdf': 'file', 'letter.txt': 'file' } } }, ['in'], 'file')).toEqual([
    'ada/cv: cv in/ada/cv.pdf',
    'ada/letter: cover-letter in/ada/letter.txt',
  ])
})

test('a file that is called a cover letter and stands alone is a letter', async () => {
  expect(await found({ in: { 'Cover Letter Ada.pdf': 'file' } })).toEqual([
    'Cover Letter Ada: cover-letter in/Cover Letter Ada.pdf',
  ])
})

test('files that differ only in their extension keep it in their ids', async () => {
  expect(await found({ in: { 'ada.pdf': 'file', 'ada.docx': 'file', 'bo.pdf': 'file' } })).toEqual([
    'ada.docx: cv in/ada.docx',
    'ada.pdf: cv in/ada.pdf',
    'bo: cv in/bo.pdf',
  ])
})

test('files of one name below two paths are numbered, by path and not by argument', async () => {
  const tree: Tree = { a: { 'cv.pdf': 'file' }, b: { 'cv.pdf': 'file' } }
  const expected = ['cv.pdf: cv a/cv.pdf', 'cv.pdf~2: cv b/cv.pdf']
  expect(await found(tree, ['a', 'b'])).toEqual(expected)
  expect(await found(tree, ['b', 'a'])).toEqual(expected)
})

test('a file named twice is one application', async () => {
  const tree: Tree = { in: { 'ada.pdf': 'file', 'bo.pdf': 'file' } }
  expect(await found(tree, ['in', 'in/ada.pdf', 'in/'])).toEqual(await found(tree))
})

test('hidden files and folders are passed over without a word, unless named themselves', async () => {
  const hidden: Tree = {
    'ada.pdf': 'file',
    '.ada.pdf': 'file',
    '.git': { 'bo.pdf': 'file', link: 'symlink' },
    '.x': 'special',
  }
  expect(await found({ in: hidden })).toEqual(['ada: cv in/ada.pdf'])
  expect(await found({ '.in': { 'ada.pdf': 'file' } }, ['.in'])).toEqual(['ada: cv .in/ada.pdf'])
})

test('every path that is missing is named, and nothing is read', async () => {
  expect(await refusal({ in: { 'ada.pdf': 'file' } }, ['gone', 'in', 'in/bo.pdf'])).toEqual([
    'gone intake/missing: there is no such file or folder',
    'in/bo.pdf intake/missing: there is no such file or folder',
  ])
})

test('a folder without files is a mistake in the call, with what stood in the way', async () => {
  expect(await refusal({ in: {} }, ['in'])).toEqual(['null intake/nothing: no file under in'])
  expect(await refusal({ in: { locked: 'unreadable' } }, ['in'])).toEqual([
    expect.stringMatching(/^in\/locked intake\/unreadable: this cannot be opened/),
    'null intake/nothing: no file under in',
  ])
})

test('links, devices and what cannot be opened are reported, and the rest is read', async () => {
  const sub = { link: 'symlink', pipe: 'special', pit: 'too-deep' } as const
  const tree: Tree = {
    in: { 'ada.pdf': 'file', '~$ada.docx': 'file', bo: {}, cy: { '.hidden': 'file' }, sub, locked: 'unreadable' },
  }
  const { applications, diagnostics } = await intake(['in'], worldOf(tree), 'auto')
  expect(applications.map(({ id }) => id)).toEqual(['ada'])
  expect(diagnostics.map(({ path, severity, code }) => `${path} ${severity} ${code}`)).toEqual([
    'in/bo info intake/empty',
    'in/cy info intake/empty',
    'in/locked error intake/unreadable',
    'in/sub/link warning intake/symlink',
    'in/sub/pipe warning intake/special',
    'in/sub/pit error intake/too-deep',
  ])
})

const anyName = fc.constantFrom(
  ...[
    'ada',
    'ada.pdf',
    'ada.docx',
    'ada.pdf~2',
    'ada.a.pdf',
    'cv.pdf',
    'letter.txt',
    '.pdf',
    'é.txt',
    '__proto__',
    'x.y',
  ],
)
const { tree: anyTree } = fc.letrec<{ node: Tree[string]; tree: Tree }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant('file' as const), tie('tree')),
  tree: fc
    .uniqueArray(fc.tuple(anyName, tie('node')), { selector: ([name]) => name, maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
}))

function filesOf(entry: Entry): string[] {
  if (entry.kind === 'folder') return entry.entries.filter((each) => !/\/\.[^/]*$/.test(each.path)).flatMap(filesOf)
  return entry.kind === 'file' ? [entry.path] : []
}

test('every file is in one application, ids are unique, and neither depends on the order of the arguments', async () => {
  const groupings = fc.constantFrom<Grouping>('auto', 'folder', 'file')
  await fc.assert(
    fc.asyncProperty(anyTree, anyTree, groupings, async (a, b, grouping) => {
      const tree: Tree = { a: { ...a, 'one.pdf': 'file' }, b }
      const { applications } = await intake(['a', 'b'], worldOf(tree), grouping)
      const files = applications.flatMap(({ documents }) => documents.map(({ file }) => file.path))
      expect(files.toSorted()).toEqual(
        [...filesOf(entryOf('a', { ...a, 'one.pdf': 'file' })), ...filesOf(entryOf('b', b))].toSorted(),
      )
      expect(new Set(applications.map(({ id }) => id)).size).toBe(applications.length)
      expect(await intake(['b', 'a', 'b'], worldOf(tree), grouping)).toMatchObject({ applications })
    }),
    { numRuns: 200 },
  )
})

test('folders of reports and planned runs are passed over, and said', async () => {
  const tree: Tree = {
    in: {
      'ada.pdf': 'file',
      report: { 'run.json': 'file', 'report.json': 'file', 'report.html': 'file', marked: { 'ada.pdf': 'file' } },
      old: { 'blind.csv': 'file', blind: { 'report.html': 'file', 'ranking.csv': 'file' } },
      planned: { 'manifest.json': 'file', shards: { '0.json': 'file' }, parts: {} },
      'bo marsh': { 'cv.pdf': 'file', 'report.md': 'file' },
    },
  }
  const { applications, diagnostics } = await intake(['in'], worldOf(tree), 'file')
  expect(applications.map(({ id }) => id)).toEqual(['ada', 'bo marsh/cv', 'bo marsh/report', 'old/blind'])
  expect(diagnostics.map(({ path, code, message }) => `${path}: ${code}: ${message}`)).toEqual([
    'in/old/blind: intake/own-folder: this folder holds reports of an earlier run; it was passed over',
    'in/planned: intake/own-folder: this folder holds a run that was planned; it was passed over',
    'in/report: intake/own-folder: this folder holds reports of an earlier run; it was passed over',
  ])
})
