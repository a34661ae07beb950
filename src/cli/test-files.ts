/** Test files of rubrics: where they are, what they read, and which of their tests a change touches. */
import { dirname, relative, resolve as resolvePath } from 'node:path'
import { type LoadedTests, loadTests } from '../check/load.ts'
import { listTree } from '../io/files.ts'
import { changedFiles } from '../io/git.ts'
import { loadRubricFile } from '../io/rubric-file.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Entry } from '../model/ports.ts'

export interface OpenedTests {
  readonly tests: LoadedTests
  readonly rubricPath: string
}

export async function openTests(path: string): Promise<OpenedTests> {
  const { text } = await loadRubricFile(path)
  const tests = loadTests(text, path)
  return { tests, rubricPath: beside(path, tests.file.rubric ?? 'rubric.yaml') }
}

/** A path that a test file names, from the working folder. */
export function beside(testPath: string, path: string): string {
  return relative('.', resolvePath(dirname(testPath), path)).replaceAll('\\', '/') || '.'
}

const NOT_LOOKED_INTO = new Set(['node_modules', 'dist', 'coverage'])

/**
 * The test files that paths stand for: those below a folder, those beside a rubric that name it, or the file itself.
 *
 * @param paths none for the working folder
 * @throws UserError when there is none
 */
export async function findTests(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all((paths.length === 0 ? ['.'] : paths).map(testsAt))
  return [...new Set(found.flat())]
}

async function testsAt(path: string): Promise<string[]> {
  const entry = listTree(path)
  if (entry.kind === 'folder') {
    const found = testsIn(entry).map((each) => each.replace(/^\.\//, ''))
    if (found.length > 0) return found
    throw new UserError([
      diagnostic({
        code: 'check/none',
        message: `there is no *.test.yaml below ${path === '.' ? 'the working folder' : path}`,
        hint: 'name a test file; `cvsift init` makes a first one',
      }),
    ])
  }
  const ofRubric = isTest(path) ? [] : await testsOfRubric(path)
  return ofRubric.length > 0 ? ofRubric : [path]
}

/** With those that are broken, so that their mistakes are told. */
async function testsOfRubric(path: string): Promise<string[]> {
  const folder = listTree(dirname(path))
  const candidates = folder.kind === 'folder' ? folder.entries.filter((each) => isTest(each.path)) : []
  const named = candidates.map(async ({ path: candidate }) => {
    const opened = await openTests(candidate).catch(() => null)
    return opened === null || resolvePath(opened.rubricPath) === resolvePath(path) ? [candidate] : []
  })
  return (await Promise.all(named)).flat().map((each) => each.replace(/^\.\//, ''))
}

function isTest(path: string): boolean {
  return path.endsWith('.test.yaml')
}

function testsIn(entry: Entry): string[] {
  const name = entry.path.slice(entry.path.lastIndexOf('/') + 1)
  if (entry.kind === 'file') return isTest(name) ? [entry.path] : []
  const isHidden = name.startsWith('.') && name !== '.'
  if (entry.kind !== 'folder' || isHidden || NOT_LOOKED_INTO.has(name)) return []
  return entry.entries.flatMap(testsIn)
}

/** Everything that a test file reads, from the working folder. */
export function pathsOf({ tests, rubricPath }: OpenedTests): string[] {
  const { cases = [], marked = [] } = tests.file
  const applications = cases.flatMap((each) => (each.application === undefined ? [] : [each.application]))
  return [tests.path, rubricPath, ...[...applications, ...marked].map((path) => beside(tests.path, path))]
}

export async function touchedBy(revision: string, all: readonly OpenedTests[]): Promise<OpenedTests[]> {
  const changed = (await changedFiles(revision)).map((path) => resolvePath(path))
  return all.flatMap((opened) => {
    const [own = '', rubric = '', ...others] = pathsOf(opened).map((path) => resolvePath(path))
    const isIn = (path: string) => changed.some((each) => each === path || each.startsWith(`${path}/`))
    if (isIn(own) || isIn(rubric)) return [opened]
    return others.some(isIn) ? [onlyCases(opened, isIn)] : []
  })
}

/** Cases of applications that changed. Orders speak of all cases, lines of the rubric alone. */
function onlyCases({ tests, rubricPath }: OpenedTests, isIn: (path: string) => boolean): OpenedTests {
  const isTouched = (path: string | undefined) => path !== undefined && isIn(resolvePath(beside(tests.path, path)))
  const { cases = [], marked = [], rubric } = tests.file
  const kept = cases.map((each, index) => ({ each, index })).filter(({ each }) => isTouched(each.application))
  const file = {
    ...(rubric === undefined ? {} : { rubric }),
    cases: kept.map(({ each }) => each),
    marked: marked.filter(isTouched),
  }
  const placeOf: LoadedTests['placeOf'] = (at) => {
    const [list, index, ...rest] = at
    const original = list === 'cases' && typeof index === 'number' ? kept[index]?.index : undefined
    return tests.placeOf(original === undefined ? at : ['cases', original, ...rest])
  }
  return { tests: { path: tests.path, file, placeOf }, rubricPath }
}
