/** memo.md and memo.pdf: the shortlist with its evidence, to attach to a file and to sign. */
import type { Renderer } from '../../contract.ts'
import { memoBlocks } from './blocks.ts'
import { memoMarkdown } from './markdown.ts'

export const memo: Renderer = {
  format: 'memo',
  summary: 'the shortlist with its evidence, to sign and to attach to a file (memo.md, memo.pdf)',
  isOnDemand: true,
  render: async (report, options) => {
    const print = memoBlocks(report, options)
    const text = { name: 'memo.md', content: memoMarkdown(print) }
    if (options.print === undefined) return [text]
    return [text, { name: 'memo.pdf', content: await options.print(print) }]
  },
}
