/** A rubric's text and digest from disk. */
import { createHash } from 'node:crypto'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import { readRegularFile } from './files.ts'

/** Bytes read at most; a rubric has far fewer. */
const sizeLimit = 10 * 1024 * 1024

export interface RubricFileText {
  readonly text: string
  readonly path: string
  readonly sha256: string
}

/** @throws UserError when it cannot be opened or is not UTF-8 */
export async function loadRubricFile(path: string): Promise<RubricFileText> {
  try {
    const bytes = await readRegularFile(path, sizeLimit)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, path, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    throw new UserError([
      diagnostic({ code: 'rubric/cannot-open', message: `this rubric cannot be read: ${reasonOf(error)}`, path }),
    ])
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'ELOOP') return 'it is a link; name its target'
  if (error instanceof TypeError) return 'it is not UTF-8 text'
  return error instanceof Error ? error.message : String(error)
}
