/** A posting in any format that applications may have → the text that `draft` and `lint` read. */
import { diagnostic, UserError } from '../model/diagnostic.ts'
import { isReadable } from '../model/document.ts'
import { postingText } from '../rubric/posting/posting-text.ts'
import type { CommonOptions } from './command.ts'
import { printDiagnostics } from './print-diagnostics.ts'
import { type WorldChoice, worldOf } from './run-options.ts'

/** @throws UserError with all that was said of a file without readable text */
export async function readPosting(path: string, options: CommonOptions & WorldChoice): Promise<string> {
  const world = worldOf(options)
  const entry = await world.list(path)
  if (entry.kind !== 'file') {
    const message = entry.kind === 'missing' ? 'there is no such posting' : 'a posting is one document'
    throw new UserError([diagnostic({ code: 'posting/no-file', message, hint: 'name one file, or - for stdin', path })])
  }
  for await (const document of world.extract([{ path, container: null }])) {
    if (!isReadable(document)) throw new UserError(document.diagnostics)
    printDiagnostics(document.diagnostics, options)
    return postingText(document)
  }
  throw new Error('the posting was not read')
}
