/** What a person should look at; none of it moves a score. */
import type { Flag } from '../model/assessment.ts'
import type { Evidence } from '../model/evidence.ts'
import { normalize } from '../text/normalize.ts'
import { locate } from './locate.ts'
import type { Reading } from './reading.ts'
import { isBareName } from './stuffing.ts'

/** Text that speaks to a machine that reads on the employer's behalf. */
const TO_A_MACHINE =
  /\b(?:ignore (?:all |any )?(?:the )?(?:previous|prior|above) (?:instructions?|prompts?)|(?:rank|rate|score|place) this (?:candidate|applicant|resume|cv) (?:first|highest|top|as)|you are (?:an? )?(?:ai|language model|llm|assistant|recruit\w+ (?:ai|bot))|system prompt|(?:this|the) candidate is (?:the )?(?:best|perfect|ideal) (?:fit|match|candidate))\b/gi

/** All flags of one document. */
export function flagsOf(reading: Reading, evidence: readonly Evidence[]): Flag[] {
  return [
    ...hiddenText(reading),
    ...toAMachine(reading),
    ...stuffing(reading, evidence),
    ...quotedPosting(reading),
    ...lookAlikes(reading),
    ...brokenWords(reading),
    ...activeContent(reading),
  ]
}

/** What a document would do in a viewer: whoever opens it should know. */
function activeContent({ document }: Reading): Flag[] {
  const said = document.diagnostics.filter(({ code }) => code === 'extract/active-content')
  return said.map(({ message }) => ({ code: 'active-content', message, location: null }))
}

/** Pieces of hidden text told one by one; more say nothing new. */
const hiddenPiecesTold = 20

function hiddenText({ document }: Reading): Flag[] {
  return document.hidden.slice(0, hiddenPiecesTold).map((hidden) => ({
    code: 'hidden-text',
    message: `text that nobody sees (${hidden.reason})${hidden.page === null ? '' : ` on page ${hidden.page}`} was not scored: "${excerpt(hidden.text)}"`,
    location: null,
  }))
}

/** Latin words with a letter of another script in them, which looks the same and matches nothing. */
const MIXED_SCRIPT = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])\p{L}{3,40}/u

const OTHER_SCRIPT = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

/** @see Unicode Technical Standard #39, Unicode Security Mechanisms, on mixed-script detection */
function lookAlikes(reading: Reading): Flag[] {
  if (!OTHER_SCRIPT.test(reading.normalized.text)) return []
  const token = reading.tokens.find(({ surface }) => surface.length <= 40 && MIXED_SCRIPT.test(surface))
  if (token === undefined) return []
  return [
    {
      code: 'look-alike',
      message: `letters of another script inside a Latin word: "${token.surface}"; it matches nothing`,
      location: locate(reading.document, reading.normalized.toOriginal(token)),
    },
  ]
}

const UNSEEN = /[\u200b-\u200d\u2060-\u2064\ufeff]/

/** Zero-width characters between letters of a word; in other scripts some of them shape the letters. */
const BROKEN_WORD = /\p{Script=Latin}{1,40}(?:[\u200b-\u200d\u2060-\u2064\ufeff]+\p{Script=Latin}{1,40})+/gu

/** Words are read as they look; that somebody broke them up is told. */
function brokenWords({ document }: Reading): Flag[] {
  if (!UNSEEN.test(document.text)) return []
  const found = [...document.text.matchAll(BROKEN_WORD)]
  const [first] = found
  if (first === undefined) return []
  const range = { start: first.index, end: first.index + first[0].length }
  const words = found.length === 1 ? 'a word holds' : `${found.length} words hold`
  return [
    {
      code: 'invisible-characters',
      message: `${words} characters that nobody sees, such as "${excerpt(first[0])}"; read without them`,
      location: locate(document, range),
    },
  ]
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
  const hidden = document.hidden.filter((each) => normalize(each.text).text.search(TO_A_MACHINE) >= 0)
  return [
    ...seen,
    ...hidden.map((each) => ({
      code: 'machine-instruction',
      message: `hidden text addressed to a machine: "${excerpt(each.text)}"`,
      location: null,
    })),
  ]
}

/** Passages that only name words, or a document that only names them: none of it counted. */
function stuffing(reading: Reading, evidence: readonly Evidence[]): Flag[] {
  const stuffed = reading.passages.find((passage) => passage.void !== null && !passage.isCopy)
  if (stuffed !== undefined) {
    const range = reading.normalized.toOriginal(stuffed.range)
    const words = reading.normalized.text.slice(stuffed.range.start, stuffed.range.end)
    const message = `stuffed with words (${stuffed.void}): they count for nothing: "${excerpt(words)}"`
    return [{ code: 'stuffing', message, location: locate(reading.document, range) }]
  }
  const bare = evidence.find(isBareName)
  if (bare === undefined) return []
  const why = bare.note.slice(bare.note.lastIndexOf('one of '))
  const message = `stuffed with words (${why}), such as "${excerpt(bare.quote.exact)}": they count for nothing`
  return [{ code: 'stuffing', message, location: bare.location }]
}

function quotedPosting(reading: Reading): Flag[] {
  const first = reading.quoted.indexOf(1)
  const token = reading.tokens[first]
  if (token === undefined) return []
  const end = reading.quoted.indexOf(0, first)
  const last = reading.tokens[(end < 0 ? reading.tokens.length : end) - 1] ?? token
  const range = reading.normalized.toOriginal({ start: token.start, end: last.end })
  const count = reading.quoted.reduce((sum, each) => sum + each, 0)
  const share = ((100 * count) / reading.tokens.length).toFixed(count < reading.tokens.length / 10 ? 1 : 0)
  const words = excerpt(reading.document.text.slice(range.start, range.end))
  const message = `${count} words (${share} %) are the posting's, quoted five or more in a row; they count for nothing: "${words}"`
  return [{ code: 'posting-quoted', message, location: locate(reading.document, range) }]
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 97)}...` : line
}
