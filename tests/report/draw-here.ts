/** Pictures of pages without child processes, of files on disk. */
import { readFile } from 'node:fs/promises'
import { drawPages, encodeIndexedPng } from '../../src/extract/index.ts'
import type { DrawPages } from '../../src/report/contract.ts'

export const drawHere: DrawPages = async function* (wanted) {
  for (const { file, numbers } of wanted) {
    const { pages, diagnostic } = await drawPages(await readFile(file.path), numbers)
    const pictures = pages.map(async (page) => ({ ...page, png: await encodeIndexedPng(page) }))
    yield { pictures: await Promise.all(pictures), diagnostic }
  }
}
