/** Marked-up copies of what people sent, written beside the reports. */
import type { OutputFolder } from '../io/files.ts'
import { openMarker } from '../io/marker.ts'
import { realWorld } from '../io/world.ts'
import type { FoundFile } from '../model/application.ts'
import type { Assessment, ReadDocument } from '../model/assessment.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import type { MarkedCopy } from '../report/contract.ts'
import { copyNames, markedFolder, markingsOf, textPage } from '../report/marked/index.ts'
import { type WorldChoice, worldOptionsOf } from './run-options.ts'
import { progressBar } from './terminal.ts'

export interface MarkedCopies {
  /** By the path of the document. */
  readonly copies: ReadonlyMap<string, MarkedCopy>
  /** Why some are pages of text, by path. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Where copies go. */
export type CopyTarget = Pick<OutputFolder, 'write'>

/** A document with the person who sent it. */
interface Sent {
  readonly assessment: Assessment
  readonly document: ReadDocument
}

/** Copies that are under way at once: one is written while the next are made. */
const atOnce = 4

/**
 * A copy of every document that was read: of a PDF a PDF, of all else, and of a PDF that cannot be copied, a page of text.
 * Each is written when it is made, so that memory does not grow with their number.
 *
 * @param target the folder of the copies
 */
export async function writeMarkedCopies(
  report: RunReport,
  target: CopyTarget,
  options: WorldChoice & { readonly cache: boolean; readonly quiet?: boolean },
): Promise<MarkedCopies> {
  const sent = report.applications.flatMap((assessment) =>
    assessment.band === 'unread'
      ? []
      : assessment.documents.filter(({ reader }) => reader !== null).map((document) => ({ assessment, document })),
  )
  const names = copyNames(report.applications)
  const copies = new Map<string, MarkedCopy>()
  const write = async (
    { path }: ReadDocument,
    extension: string,
    content: string | Uint8Array,
    coverPages: number | null,
  ) => {
    const name = `${names.get(path) ?? 'document'}.${extension}`
    await target.write([{ name, content }])
    copies.set(path, { file: `${markedFolder}/${name}`, coverPages })
  }
  const { asText, diagnostics } = await copyPdfs(report, sent, options, write)
  const world = realWorld({ ...worldOptionsOf({ ...options, quiet: true }), onProgress: () => {} })
  let next = 0
  for await (const document of world.extract(asText.map(({ document }) => fileOf(document)))) {
    const each = asText[next++]
    if (each !== undefined) await write(each.document, 'html', textPage(report, each.assessment, document), null)
  }
  return { copies, diagnostics: diagnostics.toSorted((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1)) }
}

function fileOf({ path, container }: ReadDocument): FoundFile {
  return { path, container }
}

/** Writes what can be written as PDF, and gives what is left. */
async function copyPdfs(
  report: RunReport,
  sent: readonly Sent[],
  options: WorldChoice,
  write: (document: ReadDocument, extension: string, content: Uint8Array, coverPages: number) => Promise<void>,
): Promise<{ readonly asText: readonly Sent[]; readonly diagnostics: readonly Diagnostic[] }> {
  const markingOf = markingsOf(report)
  const diagnostics: Diagnostic[] = []
  const isPdf = ({ document }: Sent) => document.reader?.name === 'pdf'
  const uncopied = new Set<Sent>()
  const pdfs = sent.filter(isPdf)
  const marker = openMarker(worldOptionsOf(options), pdfs.length)
  const onProgress = progressBar('marking', options)
  let done = 0
  const copyOne = async (each: Sent): Promise<void> => {
    const { assessment, document } = each
    const marking = markingOf(assessment, document)
    const marked = marking === null ? null : await marker.mark(fileOf(document), document.sha256, marking)
    if (marked !== null && marked.bytes !== null) await write(document, 'pdf', marked.bytes, marked.coverPages)
    else uncopied.add(each)
    if (marked?.diagnostic) diagnostics.push({ ...marked.diagnostic, path: document.path })
    onProgress(++done, pdfs.length)
  }
  const queue = pdfs.values()
  try {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const each of queue) await copyOne(each)
      }),
    )
  } finally {
    marker.close()
  }
  return { asText: sent.filter((each) => !isPdf(each) || uncopied.has(each)), diagnostics }
}
