/** What the job is called. */
import type { PostingText } from '../posting/statements.ts'

/** Said in front of a title. */
const LEAD =
  /^(?:(?:we(?:'re| are) )?(?:now )?hiring(?: an?)?|job (?:posting|opening|title|description|advert\w*)|vacancy(?: notice)?|position(?: title)?|title|wanted|opening|call for applications|career opportunity|role|join us as(?: an?)?)\b\s*[:–-]?\s*/i

/** Behind it: a place, a kind of contract, the employer. */
const TAIL = /\s*(?:\(.*|[|–—].*|\s-\s.*|,? (?:full|part)[- ]time.*|\bat\b .*|\bfor\b .*|\bin\b .*)$/i

const SOUGHT =
  /\b(?:seek(?:s|ing)?|look(?:s|ing) for|hir(?:es|ing)|recruit(?:s|ing)|need(?:s)?|join (?:us|our team) as|opening for|position (?:of|for)|vacancy for)\s+(?:an?|the|our (?:next|new)|another|several|\w+)?\s*((?:[\p{L}&/'-]+ ){0,5}[\p{L}&/'-]+?)(?=\s+(?:to|for|who|with|at|in|on|that|based|position|responsible|as)\b|[,.;:(]|$)/iu

/** Adjectives that are no part of it. */
const ADJECTIVE =
  /^(?:experienced|talented|skilled|motivated|enthusiastic|dynamic|passionate|creative|strong|qualified|full[- ]time|part[- ]time|reliable|hands[- ]on|new|an?|the)\s+/i

/** The title as the posting writes it, or null. */
export function jobTitle({ heading, statements }: PostingText, all: string): string | null {
  const fromHeading = heading === null ? null : plain(heading)
  if (fromHeading !== null) return fromHeading
  const sought = SOUGHT.exec(all.slice(0, 3000).replace(/\s+/g, ' '))?.[1]
  return sought === undefined || statements.length === 0 ? null : plain(sought)
}

function plain(text: string): string | null {
  let title = text.replace(LEAD, '').replace(TAIL, '').trim()
  for (let before = ''; before !== title; ) {
    before = title
    title = title.replace(ADJECTIVE, '')
  }
  if (title === title.toUpperCase()) title = title.toLowerCase()
  return /\p{L}{2}/u.test(title) && title.split(' ').length <= 8 ? title : null
}
