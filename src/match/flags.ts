/** What a person should look at; none of it moves a score. */
import type { Flag } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { locate } from './locate.ts'
import type { Reading } from './reading.ts'

/** Text that speaks to a machine that reads on the employer's behalf. */
const TO_A_MACHINE =
  /\b(?:ignore (?:all |any )?(?:the )?(?:previous|prior|above) (?:instructions?|prompts?)|(?:rank|rate|score|place) this (?:candidate|applicant|resume|cv) (?:first|highest|top|as)|you are (?:an? )?(?:ai|language model|llm|assistant|recruit\w+ (?:ai|bot))|system prompt|(?:this|the) candidate is (?:the )?(?:best|perfect|ideal) (?:fit|match|candidate))\b/gi

/** Hits on one line from which it is no sentence any more. */
const stuffedHits = 25

/** All flags of one document. */
export function flagsOf(reading: Reading, evidence: readonly Evidence[]): Flag[] {
  return [...hiddenText(reading), ...toAMachine(reading), ...stuffing(evidence), ...quotedPosting(reading)]
}

function hiddenText({ document }: Reading): Flag[] {
  return document.hidden.map((hidden) => ({
    code: 'hidden-text',
    message: `text that nobody sees (${hidden.reason})${hidden.page === null ? '' : ` on page ${hidden.page}`} was not scored: "${excerpt(hidden.text)}"`,
    location: null,
  }))
}

function toAMachine(reading: Reading): Flag[] {
  const { normalized, document } = reading
  const seen = [...normalized.text.matchAll(TO_A_MACHINE)].map((match) => {
    const range = normalized.toOriginal({ start: match.index, end: match.index + match[0].length })
    return {
      code: 'machine-instruction',
      message: `text addressed to a machine: "${excerpt(match[0])}"`,
      location: locate(document, range),
    }
  })
  const hidden = document.hidden.filter((each) => each.text.search(TO_A_MACHINE) >= 0)
  return [
    ...seen,
    ...hidden.map((each) => ({
      code: 'machine-instruction',
      message: `hidden text addressed to a machine: "${excerpt(each.text)}"`,
      location: null,
    })),
  ]
}

/** Many different terms on one line, or one of them over and over. */
function stuffing(evidence: readonly Evidence[]): Flag[] {
  const byLine = new Map<string, { count: number; first: Evidence }>()
  for (const piece of evidence) {
    const key = `${piece.location.page}/${piece.location.line}`
    const known = byLine.get(key)
    if (known === undefined) byLine.set(key, { count: 1, first: piece })
    else known.count++
  }
  return [...byLine.values()]
    .filter(({ count }) => count >= stuffedHits)
    .map(({ count, first }) => ({
      code: 'stuffing',
      message: `${count} hits of rubric terms on one line; repeats add nothing`,
      location: first.location,
    }))
}

function quotedPosting(reading: Reading): Flag[] {
  const first = reading.quoted.indexOf(1)
  const token = reading.tokens[first]
  if (token === undefined) return []
  const range = reading.normalized.toOriginal(token)
  return [
    {
      code: 'posting-quoted',
      message: 'words of the posting are quoted here; they count for nothing',
      location: locate(reading.document, range),
    },
  ]
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 97)}...` : line
}
