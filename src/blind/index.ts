/** A run without names: the report, its documents, and apart from them who is who. */
import type { FoundFile } from '../model/application.ts'
import type { Assessment } from '../model/assessment.ts'
import type { KnownPerson } from '../model/blind-key.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Document } from '../model/document.ts'
import { documentsOf, filesOf } from '../model/read-again.ts'
import type { RunReport } from '../model/report.ts'
import { type Blinding, blindAssessment } from './assessment.ts'
import type { Cut } from './cuts.ts'
import { blindDocument } from './document.ts'
import { cutsIn } from './find.ts'
import { secretsOf } from './secrets.ts'

type Read = (files: readonly FoundFile[]) => AsyncIterable<Document>

export interface Blinded {
  readonly report: RunReport
  /** The documents of the blind report. */
  readonly read: Read
  /** Who is who. */
  readonly people: readonly KnownPerson[]
  /** What the leak check found and withheld. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads every document once more to see what tells who wrote it. Candidates are numbered by the digests of their
 * documents, so that a number tells nothing of a name, and points and ranks stay as they are.
 */
export async function blind(report: RunReport, read: Read): Promise<Blinded> {
  const codes = codesOf(report.applications)
  const hideFiles = hiderOf(report.applications, codes)
  const files = new Map<string, { readonly file: FoundFile; readonly cuts: readonly Cut[] }>()
  const applications: Assessment[] = []
  const diagnostics: Diagnostic[] = []
  for await (const [assessment, own] of documentsOf(report.applications, read)) {
    const { blinding, withheld } = blindingOf(assessment, own, codes.get(assessment.id) ?? '', hideFiles)
    for (const [index, file] of filesOf(assessment).entries()) {
      const known = blinding.documents.get(assessment.documents[index]?.path ?? '')
      if (known !== undefined) files.set(known.path, { file, cuts: known.cuts })
    }
    if (withheld > 0) diagnostics.push(withheldLines(blinding, withheld))
    applications.push(blindAssessment(assessment, blinding))
  }
  return {
    report: blindReport(report, applications, hideFiles),
    read: readBlind(read, files),
    people: peopleOf(report.applications, applications),
    diagnostics,
  }
}

/** `candidate-07` by application. */
function codesOf(applications: readonly Assessment[]): ReadonlyMap<string, string> {
  const digest = ({ documents }: Assessment) => documents.map(({ sha256 }) => sha256).join(' ')
  const digits = String(applications.length).length
  const inOrder = applications.toSorted((a, b) => (digest(a) < digest(b) ? -1 : 1))
  return new Map(inOrder.map(({ id }, index) => [id, `candidate-${String(index + 1).padStart(digits, '0')}`]))
}

/** Takes ids and paths of all applications out of a text, the longest first. */
function hiderOf(applications: readonly Assessment[], codes: ReadonlyMap<string, string>): (text: string) => string {
  const known = new Map<string, string>()
  for (const { id, name, documents } of applications) {
    const code = codes.get(id) ?? ''
    for (const each of [id, name, ...documents.flatMap(({ path, container }) => [path, container ?? ''])]) {
      if (each.length > 3) known.set(each, code)
    }
  }
  const longest = [...known].toSorted(([a], [b]) => b.length - a.length)
  // Notes of a single person's evidence are short and many; those that name others are few.
  const first = new Set(longest.map(([words]) => words.slice(0, 4)))
  return (text) => {
    let mayName = false
    for (let at = 0; at + 4 <= text.length && !mayName; at++) mayName = first.has(text.slice(at, at + 4))
    if (!mayName) return text
    return longest.reduce(
      (hidden, [words, code]) => (hidden.includes(words) ? hidden.replaceAll(words, code) : hidden),
      text,
    )
  }
}

function blindingOf(
  assessment: Assessment,
  read: readonly Document[],
  id: string,
  hideFiles: (text: string) => string,
): { readonly blinding: Blinding; readonly withheld: number } {
  const secrets = secretsOf(assessment, read)
  let withheld = 0
  const documents = new Map<string, { readonly path: string; readonly cuts: readonly Cut[] }>()
  for (const [index, { path, role, sha256 }] of assessment.documents.entries()) {
    const document = read[index]
    const found =
      document === undefined || document.source.sha256 !== sha256
        ? { cuts: [], withheld: 0 }
        : cutsIn(document, secrets, countedIn(assessment, path))
    withheld += found.withheld
    const extension = /\.[a-z0-9]{1,6}$/i.exec(path)?.[0].toLowerCase() ?? ''
    const number = assessment.documents.length > 1 ? `-${index + 1}` : ''
    documents.set(path, { path: `${id}/${role}${number}${extension}`, cuts: found.cuts })
  }
  const name = id.replace(/^candidate-/, 'Candidate ')
  return { blinding: { id, name, secrets, documents, hideFiles }, withheld }
}

function countedIn({ criteria }: Assessment, path: string) {
  return criteria
    .flatMap(({ evidence }) => evidence)
    .filter(({ polarity, location }) => polarity === 'affirmed' && location.path === path)
    .map(({ location }) => location.range)
}

function withheldLines({ id }: Blinding, count: number): Diagnostic {
  return diagnostic({
    code: 'blind/withheld',
    severity: 'info',
    message: `${count} ${count === 1 ? 'line' : 'lines'} withheld: the leak check still found a name or contact in ${count === 1 ? 'it' : 'them'}`,
    path: id,
  })
}

function blindReport(
  report: RunReport,
  applications: readonly Assessment[],
  hideFiles: (text: string) => string,
): RunReport {
  const byRank = (a: Assessment, b: Assessment) =>
    (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || (a.id < b.id ? -1 : 1)
  return {
    ...report,
    settings: { ...report.settings, blind: true },
    // Equal points stood in the order of names.
    applications: applications.toSorted(byRank),
    diagnostics: report.diagnostics.map((each) => ({
      ...each,
      message: hideFiles(each.message),
      hint: null,
      path: null,
    })),
    gaps: null,
  }
}

function readBlind(
  read: Read,
  files: ReadonlyMap<string, { readonly file: FoundFile; readonly cuts: readonly Cut[] }>,
): Read {
  return async function* (asked) {
    const known = asked.flatMap(({ path }) => {
      const each = files.get(path)
      return each === undefined ? [] : [{ path, ...each }]
    })
    let index = 0
    for await (const document of read(known.map(({ file }) => file))) {
      const each = known[index++]
      if (each !== undefined) yield blindDocument(document, each.path, each.cuts)
    }
  }
}

function peopleOf(applications: readonly Assessment[], blinded: readonly Assessment[]): readonly KnownPerson[] {
  const people = applications.map(({ id, name, documents }, index) => {
    const hidden = blinded[index]
    return {
      id: hidden?.id ?? '',
      application: id,
      name,
      documents: documents.map(({ path }, at) => ({ path: hidden?.documents[at]?.path ?? '', original: path })),
    }
  })
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
