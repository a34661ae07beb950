/** The frozen corpus that ships with the package, and the package's own name and version. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Background } from '../model/background.ts'

/** From `src/io` and from `dist/io` alike. */
const packageRoot = new URL('../../', import.meta.url)

export async function loadBackground(): Promise<Background> {
  const bytes = await readFile(new URL('rubric/background/background.json', packageRoot))
  const { id, documents, documentFrequency } = JSON.parse(bytes.toString('utf8')) as {
    id: string
    documents: number
    documentFrequency: Record<string, number>
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { id, documents, sha256, documentFrequency: new Map(Object.entries(documentFrequency)) }
}

export async function loadTool(): Promise<{ readonly name: string; readonly version: string }> {
  const { name, version } = JSON.parse(await readFile(new URL('package.json', packageRoot), 'utf8')) as {
    name: string
    version: string
  }
  return { name, version }
}
