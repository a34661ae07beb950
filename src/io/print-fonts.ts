/** The fonts that reports are printed in: DejaVu Sans Condensed, which has the letters of most alphabets. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PrintDocument, PrintFonts } from '../model/print.ts'

const require = createRequire(import.meta.url)

let fonts: Promise<PrintFonts> | null = null

/** Read once. */
export function loadPrintFonts(): Promise<PrintFonts> {
  fonts ??= load()
  return fonts
}

async function load(): Promise<PrintFonts> {
  const file = (name: string) => readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
  const [regular, bold] = await Promise.all([file('DejaVuSansCondensed'), file('DejaVuSansCondensed-Bold')])
  return { regular, bold }
}

/** A PDF of a text of ours, in these fonts. */
export async function printPdf(print: PrintDocument): Promise<Uint8Array> {
  const paper = await import('../paper/index.ts')
  return paper.printPdf(print, await loadPrintFonts())
}
