/** A quote cut to a width, with the exact words kept as long as they fit. */
import type { Quote } from '../model/evidence.ts'
import { cutEnd, cutStart, displayWidth } from './display-width.ts'
import { oneLine, safeForTerminal } from './escape.ts'

/** Words before, at and after the hit, each on one line and safe for a terminal. */
export interface Excerpt {
  readonly before: string
  readonly exact: string
  readonly after: string
}

/** The quote in at most `width` columns: a third of the room that the exact words leave goes before them. */
export function excerpt(quote: Quote, width: number): Excerpt {
  const [prefix, suffix] = [quote.prefix, quote.suffix].map((each) => safeForTerminal(oneLine(each)))
  const exact = cutEnd(safeForTerminal(oneLine(quote.exact)), width)
  const room = width - displayWidth(exact)
  const head = (prefix ?? '').trimStart()
  const tail = (suffix ?? '').trimEnd()
  const before = cutAtWord(head, Math.max(Math.floor(room / 3), room - displayWidth(tail)), 'start')
  const after = cutAtWord(tail, room - displayWidth(before), 'end')
  return { before, exact, after }
}

/** The text cut to `width` columns at a space where one is near, so that no half word stands at the cut. */
function cutAtWord(text: string, width: number, side: 'start' | 'end'): string {
  const cut = side === 'start' ? cutStart(text, width) : cutEnd(text, width)
  if (cut === text) return text
  const whole = side === 'start' ? cut.replace(/^…[^ ]{0,12} /u, '… ') : cut.replace(/ [^ ]{0,12}…$/u, ' …')
  return whole === '…' ? '' : whole
}
