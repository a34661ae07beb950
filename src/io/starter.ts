/** The files that ship for a new rubric, written into a folder. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import { listTree } from './files.ts'

/** From `src/io` and from `dist/io` alike. */
const starter = new URL('../../rubric/starter/', import.meta.url)

/** Where each goes. */
const FILES: readonly { readonly from: string; readonly to: string }[] = [
  { from: 'rubric.yaml', to: 'rubric.yaml' },
  { from: 'rubric.test.yaml', to: 'rubric.test.yaml' },
  { from: 'fixtures/strong.md', to: 'fixtures/strong.md' },
  { from: 'fixtures/weak.md', to: 'fixtures/weak.md' },
  { from: 'workflow.yml', to: '.github/workflows/rubric.yml' },
]

/**
 * Writes all of them, or none where one is there already.
 *
 * @returns their paths
 * @throws UserError with every file that is in the way
 */
export async function writeStarter(folder: string): Promise<string[]> {
  const paths = FILES.map(({ to }) => join(folder, to))
  const entries = paths.map((path) => listTree(path))
  const inTheWay = entries.filter((entry) => entry.kind !== 'missing')
  if (inTheWay.length > 0) {
    throw new UserError(
      inTheWay.map(({ path }) =>
        diagnostic({
          code: 'init/exists',
          message: 'there is such a file already',
          hint: 'name another folder; nothing was written',
          path,
        }),
      ),
    )
  }
  for (const [index, { from }] of FILES.entries()) {
    const path = paths[index] ?? from
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await readFile(new URL(from, starter)), { flag: 'wx' })
  }
  return paths
}
