/** What copies are made with in tests: the fonts that ship, and a cover of one line. */
import { loadPrintFonts } from '../../src/io/print-fonts.ts'
import type { Marking } from '../../src/model/marking.ts'

export const fonts = await loadPrintFonts()

export const plainMarking: Marking = {
  marks: [],
  cover: { title: 'Ada', foot: 'Ada', blocks: [{ kind: 'title', runs: [{ text: 'Ada', look: 'plain' }] }] },
  pageCount: 1,
}
