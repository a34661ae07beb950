/** How a reader fails: file content never throws out of `read`, it becomes one error diagnostic in plain words. */
import { Refusal } from '../../archive/refusal.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { RawDocument } from '../contract.ts'

/** A document without text that says why. */
function refused(reason: Diagnostic): RawDocument {
  return { pages: [], hidden: [], diagnostics: [reason] }
}

/**
 * What `read` gives, or a document with one error diagnostic when it throws.
 *
 * @param format the format's name as a sentence has it: `a Word document`
 * @param read the parser; a `Refusal` keeps its own diagnostic, anything else becomes `extract/unreadable`
 */
export async function orRefusal(format: string, read: () => Promise<RawDocument>): Promise<RawDocument> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Refusal) return refused(error.diagnostic)
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason'
    return refused(
      diagnostic({
        code: 'extract/unreadable',
        message: `this file cannot be read as ${format}: ${reason}`,
        hint: 'open it yourself to see whether it is damaged, and ask for a PDF when it is',
      }),
    )
  }
}
