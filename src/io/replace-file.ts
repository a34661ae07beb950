/** A file's new text in place of the old one, whole or not at all. */
import { randomBytes } from 'node:crypto'
import { rename, stat, unlink, writeFile } from 'node:fs/promises'
import { diagnostic, UserError } from '../model/diagnostic.ts'

/**
 * Writes beside the file and renames, keeping its mode.
 *
 * @throws UserError when it cannot be written; the old text is still there
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    const { mode } = await stat(path)
    await writeFile(beside, text, { flag: 'wx', mode })
    await rename(beside, path)
  } catch (error) {
    await unlink(beside).catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new UserError([
      diagnostic({ code: 'rubric/cannot-write', message: `this rubric cannot be written: ${reason}`, path }),
    ])
  }
}
