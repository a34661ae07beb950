/** A document as if what nobody sees on it could be seen: to say what that text would have gained, never to score it. */
import type { Block, Document, Page, TextRange } from '../model/document.ts'

/**
 * The document with its hidden text at the end, page by page, in a section of unknown kind; null when it hides no words.
 * Where the text would have stood among the visible sections is not known.
 */
export function withHiddenShown(document: Document): Document | null {
  const byPage = new Map<number | null, string[]>()
  for (const { page, text } of document.hidden) {
    const pieces = byPage.get(page)
    if (pieces === undefined) byPage.set(page, [text])
    else pieces.push(text)
  }
  const shown = [...byPage].filter(([, pieces]) => pieces.some((piece) => /[\p{L}\p{N}]/u.test(piece)))
  if (shown.length === 0) return null
  let { text } = document
  const blocks: Block[] = []
  const pages: Page[] = []
  for (const [number, pieces] of shown) {
    const range = { start: text.length + 1, end: text.length + 1 + pieces.join('\n').length }
    text += `\n${pieces.join('\n')}`
    blocks.push({ kind: 'paragraph', range })
    pages.push(hiddenPage(document, number, range))
  }
  const range = { start: document.text.length, end: text.length }
  return {
    ...document,
    text,
    blocks: [...document.blocks, ...blocks],
    pages: [...document.pages, ...pages],
    sections: [...document.sections, { kind: 'other', heading: null, range }],
    hidden: [],
  }
}

function hiddenPage({ pages }: Document, number: number | null, range: TextRange): Page {
  const page = pages.find((each) => each.number === number) ?? pages[0]
  return { number: number ?? 1, width: page?.width ?? null, height: page?.height ?? null, range, lines: [] }
}
