/** A posting in any format, as it was read → the plain text that the rest reads. */
import type { Block, Document } from '../../model/document.ts'

/** Headings begin with `#`, items and cells with `-`; blank lines between blocks; running headers are left out. */
export function postingText({ text, blocks }: Pick<Document, 'text' | 'blocks'>): string {
  return blocks
    .filter(({ kind }) => kind !== 'header')
    .map((block) => blockText(text, block))
    .join('\n\n')
}

const MARKS: Readonly<Record<Block['kind'], string>> = {
  heading: '# ',
  item: '- ',
  cell: '- ',
  paragraph: '',
  header: '',
}

/** The bullet in front of an item is written anew. */
const BULLET = /^\s*(?:[-*•●▪◦‣–]|\d{1,2}[.)])\s+/

function blockText(text: string, { kind, range }: Block): string {
  const own = text.slice(range.start, range.end).trim()
  return `${MARKS[kind]}${kind === 'item' ? own.replace(BULLET, '') : own}`
}
