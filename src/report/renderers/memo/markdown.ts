/** Blocks of text as Markdown. */
import type { PrintBlock, PrintDocument, Run } from '../../../model/print.ts'
import { safeForMarkdown } from '../../escape.ts'

type TextKind = Extract<PrintBlock, { runs: unknown }>['kind']

const PREFIXES: Readonly<Record<TextKind, string>> = {
  title: '# ',
  heading: '## ',
  subheading: '### ',
  text: '',
  small: '',
  item: '- ',
}

export function memoMarkdown({ blocks, foot }: PrintDocument): string {
  const parts = blocks.map(blockText)
  // Items of one list stand close.
  const joined = parts.map((part, index) => {
    const isList = blocks[index]?.kind === 'item' && blocks[index + 1]?.kind === 'item'
    return `${part}${isList ? '\n' : '\n\n'}`
  })
  return `${joined.join('')}${safeForMarkdown(foot)}\n`
}

function blockText(block: PrintBlock): string {
  if (block.kind === 'signature')
    return `${row(block.labels)}\n${row(block.labels.map(() => '---'))}\n${row(block.labels.map(() => ' '))}`
  if (block.kind !== 'table') return `${PREFIXES[block.kind]}${runsText(block.runs, block.kind)}`
  const rule = block.columns.map(({ align }) => (align === 'right' ? '--:' : '---'))
  const rows = block.rows.map(({ cells }) => row(cells.map(safeForMarkdown)))
  return [row(block.columns.map(({ title }) => safeForMarkdown(title))), row(rule), ...rows].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** A heading is bold by itself. */
function runsText(runs: readonly Run[], kind: TextKind): string {
  const isHeading = PREFIXES[kind].startsWith('#')
  return runs
    .map((run, index) => runText(run, { isBold: run.look === 'bold' && !isHeading, isFirst: index === 0 }))
    .join('')
}

/** Blanks at the ends stay outside of what is bold, as Markdown wants it. */
function runText({ text }: Run, { isBold, isFirst }: { isBold: boolean; isFirst: boolean }): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  if (words === '') return isFirst ? '' : before
  const safe = safeForMarkdown(words)
  return `${isFirst ? '' : before && ' '}${isBold ? `**${safe}**` : safe}${after && ' '}`
}
