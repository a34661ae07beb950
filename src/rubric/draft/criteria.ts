/** Sentences of a posting → criteria. */
import type { Statement } from '../posting/statements.ts'
import { withRules } from './ambiguous.ts'
import { weightOf } from './enough.ts'
import { readEnumeration } from './enumeration.ts'
import { facetOf, hasEnoughWords, once, termsIn } from './facets.ts'
import type { DraftJob } from './job.ts'
import { runsOf } from './phrases.ts'
import type { DraftCriterion, DraftFacet } from './plan.ts'
import { isApplicationWord, isOfTheInterview } from './posting-words.ts'
import { labelOf, slug, withDistinctIds } from './slug.ts'
import { technologiesIn } from './technologies.ts'

/** Facets of a criterion at most. */
const facetsAtMost = 8

/** A sentence of which only adjectives are left asks for nothing that a CV shows. */
const tellingWeight = 0.45

/** Characters of a `like` text at most, and at least where the sentence has them. */
const likeLength = 240
const likeLeast = 20

/** What wishes weigh beside conditions. */
const wishWeight = 0.8
const strongWishWeight = 1

const STRONG_WISH =
  /\b(?:very favou?rabl[ey]|strong(?:ly)? (?:prefer|desir|plus|asset|advantage)|highly (?:desir|prefer|advantage)|big plus)/i

/** Work asked for in years weighs at least this, however common its words: employers count it first. */
const leastWeightOfYears = 1

/** What a criterion weighs, and why when it is not 1. */
export function weighed(
  facets: readonly DraftFacet[],
  statement: Statement,
): Pick<DraftCriterion, 'weight' | 'rationale'> {
  const isWish = statement.strength === 'wish'
  const share = isWish ? (STRONG_WISH.test(statement.text) ? strongWishWeight : wishWeight) : 1
  const least = yearsAsked(statement.text).length > 0 ? leastWeightOfYears : 0
  const telling = Math.max(least, weightOf(facets))
  const weight = Math.max(0.1, Math.round(10 * share * telling) / 10)
  const reasons = [
    ...(isWish ? ['the posting wishes it and does not ask for it'] : []),
    ...(telling < 1 ? ['few words tell who has it'] : []),
  ]
  return { weight, rationale: weight === 1 ? null : reasons.join(', and ') }
}

/** One sentence as a criterion, or null where it names nothing that could be found. */
export function criterionOf(statement: Statement, knowledge: DraftJob): DraftCriterion | null {
  const facets = facetsOf(statement.text, knowledge)
  const isTelling = facets.some(({ terms }) => terms.some(({ weight }) => weight >= tellingWeight))
  if (!isTelling || (isOfTheInterview(statement.text) && facets.length === 0)) return null
  const isWish = statement.strength === 'wish'
  const label = shortLabel(statement.text, facets)
  return {
    id: slug(label),
    label,
    importance: isWish ? 'favorable' : 'required',
    ...weighed(facets, statement),
    posting: [statement.text],
    facets: withDistinctIds(facets),
    todos: yearsAsked(statement.text),
  }
}

/** Facets of the subject and of each item of its list; names once in all of them, rules where they need them. */
export function facetsOf(text: string, knowledge: DraftJob): DraftFacet[] {
  const { subject, items, isChoice, isOpened } = readEnumeration(text)
  const like = hasEnoughWords(text, knowledge) ? [likeText(text)] : []
  const whole = items.length === 0 ? text : subject
  const taken = new Set<string>()
  const ofItems = items
    .slice(0, facetsAtMost)
    .map((item) => ({ label: labelOf(item), posting: item, terms: once(termsIn(item, knowledge), taken) }))
  const ofSubject = once(termsIn(whole, knowledge), taken)
  const facets = ofItems
    .filter(({ terms }) => terms.length > 0)
    .map((each) => ({
      ...facetOf(each.label, each.posting, each.terms),
      isChoice,
      isExample: isChoice && isOpened && !isTool(each.posting, knowledge),
    }))
  const main = ofSubject.length > 0 || like.length > 0 ? [facetOf(shortLabel(whole, []), null, ofSubject, like)] : []
  return ruled([...main, ...facets].filter(({ terms, like }) => terms.length + like.length > 0))
}

/** Tools stand in the lists of many who hardly use them, so one named does not suffice. */
function isTool(item: string, { vocabulary }: DraftJob): boolean {
  return technologiesIn(item, vocabulary).length > 0
}

function ruled(facets: readonly DraftFacet[]): DraftFacet[] {
  const company = facets.flatMap(({ terms }) => terms.filter(({ weight }) => weight >= 0.5).map(({ term }) => term))
  return facets.map((facet) => ({ ...facet, terms: facet.terms.map((term) => withRules(term, company)) }))
}

/** The first run of words that names something, else the beginning of the sentence. */
function shortLabel(text: string, facets: readonly DraftFacet[]): string {
  const runs = runsOf(text)
    .filter((run) => run.some(({ word }) => !isApplicationWord(word)))
    .map((run) => text.slice(run[0]?.start, run.at(-1)?.end))
  const long = runs.find((run) => run.includes(' ')) ?? runs[0] ?? facets[0]?.label
  return labelOf(long ?? text)
}

/** From the first word that names something to the last. */
export function likeText(text: string): string {
  const runs = runsOf(text)
  const telling = text.slice(runs[0]?.[0]?.start ?? 0, runs.at(-1)?.at(-1)?.end)
  const plain = telling.length < likeLeast ? text : telling
  const short = plain.length > likeLength ? plain.slice(0, likeLength).replace(/\s+\S*$/, '') : plain
  return short.charAt(0).toUpperCase() + short.slice(1)
}

const YEARS =
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\+?(?:\s*(?:-|to|or)\s*(?:\d{1,2}|more|[a-z]+))?\s*(?:\+\s*)?years?/i
const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function yearsAsked(text: string): string[] {
  const found = YEARS.exec(text)?.[1]
  if (found === undefined) return []
  const years = NUMBERS.indexOf(found.toLowerCase()) + 1 || Number(found)
  if (years < 1 || years > 50) return []
  return [`the posting asks for years; \`months: ${12 * years}\` here would make shorter dated use a mention`]
}
