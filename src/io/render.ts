/** A page drawn in a guarded process, and written to disk. */
import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { fileSizeLimit } from '../extract/index.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { readRegularFile, writeByRename } from './files.ts'
import { limitsOf, openPool, type PoolLimits } from './pool.ts'

export interface Written {
  readonly isWritten: boolean
  /** What was said of the document, or why nothing was written. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Draws a page of the PDF at `path` with what was read on it into the PNG `target`, which is replaced if it is there.
 *
 * @param options `page` counts from 1
 */
export async function writeRendered(
  path: string,
  target: string,
  options: { readonly page: number; readonly ocr: boolean; readonly limits: Partial<PoolLimits> },
): Promise<Written> {
  let bytes: Uint8Array
  try {
    bytes = await readRegularFile(path, fileSizeLimit)
  } catch (error) {
    return failed('extract/cannot-open', `it cannot be opened: ${reasonOf(error)}`, path)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source = { path, container: null, mediaType: null, size: bytes.length, sha256 }
  const pool = openPool(1, limitsOf(options.limits, options), { ocr: options.ocr })
  const { png, diagnostics } = await pool.render(source, bytes, options.page).finally(() => pool.close())
  const said = diagnostics.map((each) => ({ ...each, path }))
  if (png === null) return { isWritten: false, diagnostics: said }
  try {
    await writeByRename(dirname(target), { name: basename(target), content: png })
    return { isWritten: true, diagnostics: said }
  } catch (error) {
    return failed('output/unusable', `the picture cannot be written: ${reasonOf(error)}`, target)
  }
}

function failed(code: string, message: string, path: string): Written {
  return { isWritten: false, diagnostics: [diagnostic({ code, message, path })] }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
