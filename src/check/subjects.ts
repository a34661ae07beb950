/** What a test file speaks of, read: applications on disk, CVs written into the file, and single lines. */
import { extract } from '../extract/index.ts'
import { settleRoles } from '../intake/content-role.ts'
import { intake } from '../intake/index.ts'
import type { Application } from '../model/application.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Document } from '../model/document.ts'
import type { World } from '../model/ports.ts'
import type { LoadedTests } from './load.ts'

/** An application with its documents in the order it names them. */
export interface Subject {
  readonly application: Application
  readonly documents: readonly Document[]
}

/** The applications of cases that name a path, by that path; each is read once. */
export async function readApplications(
  tests: LoadedTests,
  world: World,
  resolve: (path: string) => string,
): Promise<ReadonlyMap<string, Subject>> {
  const places = new Map<string, number>()
  for (const [index, { application }] of (tests.file.cases ?? []).entries()) {
    if (application !== undefined && !places.has(application)) places.set(application, index)
  }
  const found = await Promise.all(
    [...places].map(async ([path, index]) => ({ path, application: await only(path, index, tests, world, resolve) })),
  )
  const files = found.flatMap(({ application }) => application.documents.map((document) => document.file))
  const documents: Document[] = []
  for await (const document of world.extract(files)) documents.push(document)
  const subjects = new Map<string, Subject>()
  for (const { path, application } of found) {
    const own = documents.splice(0, application.documents.length)
    subjects.set(path, { application: settleRoles(application, own), documents: own })
  }
  return subjects
}

/** @throws UserError at the case when its path does not hold exactly one application */
async function only(
  path: string,
  index: number,
  tests: LoadedTests,
  world: World,
  resolve: (path: string) => string,
): Promise<Application> {
  const at = { path: tests.path, position: tests.placeOf(['cases', index, 'application']) }
  try {
    const { applications } = await intake([resolve(path)], world, 'auto')
    const [first, ...others] = applications
    if (first !== undefined && others.length === 0) return first
    const message = `a case is one application, and there are ${applications.length} in ${JSON.stringify(path)}`
    throw new UserError([diagnostic({ code: 'check/several', message, hint: 'name one of them', ...at })])
  } catch (error) {
    if (!(error instanceof UserError) || error.diagnostics.some((each) => each.path === tests.path)) throw error
    throw new UserError(error.diagnostics.map((each) => ({ ...each, ...at })))
  }
}

/** A CV written by the author of the tests. Its reader is chosen by `path`. */
export async function readText(text: string, path: string): Promise<Subject> {
  const bytes = new TextEncoder().encode(text)
  const source = { path, container: null, mediaType: null, size: bytes.length, sha256: path }
  const document = await extract(source, bytes)
  const application: Application = {
    id: path,
    sender: null,
    documents: [{ file: { path, container: null }, role: 'cv' }],
  }
  return { application, documents: [document] }
}

/** A line as one paragraph under a heading. */
export function readLine(line: string, heading = 'EXPERIENCE'): Promise<Subject> {
  return readText(`Ada Lovelace\n\n${heading.replace(/\s+/g, ' ')}\n\n${line.replace(/\s+/g, ' ')}\n`, 'line.txt')
}
