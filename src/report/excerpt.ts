/** A quote cut to a width, with the exact words kept as long as they fit. */
import { type Quote, quoteContext } from '../model/evidence.ts'
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
  const exact = cutEnd(safeForTerminal(oneLine(quote.exact)), width)
  const room = width - displayWidth(exact)
  const head = wholeWords(quote.prefix, 'start').trimStart()
  const tail = wholeWords(quote.suffix, 'end').trimEnd()
  const before = cutAtWord(head, Math.max(Math.floor(room / 3), room - displayWidth(tail)), 'start')
  const after = cutAtWord(tail, room - displayWidth(before), 'end')
  return { before, exact, after }
}

/** Context on one line; where its length says that it was cut out of longer text, without the half word at the cut. */
function wholeWords(context: string, side: 'start' | 'end'): string {
  const text = safeForTerminal(oneLine(context))
  // A unit less where a character of two units stood at the cut.
  if (context.length < quoteContext - 1) return text
  return side === 'start' ? text.replace(/^[^ ]{0,12} */u, '… ') : text.replace(/ *[^ ]{0,12}$/u, ' …')
}

/** The text cut to `width` columns at a space where one is near, so that no half word stands at the cut. */
function cutAtWord(text: string, width: number, side: 'start' | 'end'): string {
  const cut = side === 'start' ? cutStart(text, width) : cutEnd(text, width)
  if (cut === text) return text
  const whole = side === 'start' ? cut.replace(/^…[^ ]{0,12} /u, '… ') : cut.replace(/ [^ ]{0,12}…$/u, ' …')
  return whole === '…' ? '' : whole
}
