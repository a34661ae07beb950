/** `--pages` of `rank` and `merge`: pictures of pages for the packet, and what is said of those that it does not have. */
import { drawAll, leftOutCode } from '../io/page-pictures.ts'
import { type Diagnostic, diagnostic, UserError } from '../model/diagnostic.ts'
import type { DrawPages } from '../report/contract.ts'
import { countText } from '../report/figures.ts'
import { type WorldChoice, worldOptionsOf } from './run-options.ts'
import { progressBar } from './terminal.ts'

export interface Pictures {
  readonly draw: DrawPages
  /** Said of what was drawn so far. */
  diagnostics(): readonly Diagnostic[]
}

export function openPictures(options: WorldChoice): Pictures {
  const said: Diagnostic[] = []
  const worldOptions = { ...worldOptionsOf(options), onProgress: progressBar('drawing', options) }
  return {
    draw: async function* (wanted) {
      for await (const drawn of drawAll(wanted, worldOptions)) {
        if (drawn.diagnostic !== null) said.push(drawn.diagnostic)
        yield drawn
      }
    },
    diagnostics: () => {
      const leftOut = said.filter(({ code }) => code === leftOutCode)
      const others = said.filter(({ code }) => code !== leftOutCode)
      return leftOut[0] === undefined ? others : [...others, manyLeftOut(leftOut.length, leftOut[0])]
    },
  }
}

/** Once for all: there may be hundreds. */
function manyLeftOut(count: number, { code, severity, message, hint }: Diagnostic): Diagnostic {
  return diagnostic({
    code,
    severity,
    message: `${countText(count, 'PDF')} at the end of the ranking: ${message}`,
    hint,
  })
}

/** @throws UserError where no report shows pages */
export function checkPages(isWanted: boolean, formats: readonly string[]): void {
  if (!isWanted || formats.includes('html')) return
  throw new UserError([
    diagnostic({
      code: 'rank/pages-without-packet',
      message: '--pages is for the packet, and report.html is not among the formats',
      hint: 'add html to --format, or leave --pages out',
    }),
  ])
}
