/** The job itself: what it is called, what people in it do, and with what. */

import { tokenize } from '../../text/tokenize.ts'
import type { Statement } from '../posting/statements.ts'
import { countToCompare, wordsToCompare } from '../rules/empty-like.ts'
import { withRules } from './ambiguous.ts'
import { facetsOf, likeText, weighed } from './criteria.ts'
import { weightOf } from './enough.ts'
import { facetOf, hasEnoughWords, once, roundWeight, technologyTerm, termsIn } from './facets.ts'
import type { DraftJob } from './job.ts'
import type { Recognized } from './occupations.ts'
import { runsOf } from './phrases.ts'
import type { DraftCriterion, DraftFacet, DraftTerm } from './plan.ts'
import { isApplicationWord } from './posting-words.ts'
import { labelOf, slug, withDistinctIds } from './slug.ts'

/** Names of the same work at most, of all its occupations. */
const titlesAtMost = 18

const likesAtMost = 8

const toolsAtMost = 12
const tasksAtMost = 10

/** What the title weighs beside one condition, and how telling conditions are on average where they begin to suffice and do. */
const jobWeight = { most: 3, least: 1, begins: 0.7, suffices: 0.95 } as const

/**
 * Tenths: where the conditions name what a CV shows, the title is one of them; where they ask for what anybody claims, it
 * is what tells people apart.
 */
function weightOfJob(asked: readonly DraftCriterion[]): number {
  const { most, least, begins, suffices } = jobWeight
  const mean = asked.reduce((sum, { facets }) => sum + weightOf(facets), 0) / Math.max(1, asked.length)
  const share = Math.min(1, Math.max(0, (mean - begins) / (suffices - begins)))
  return Math.round(10 * (most - (most - least) * share)) / 10
}

/**
 * Who has done the job before: titles as strong terms, what its people work with and do as weaker ones.
 *
 * @param asked the criteria of what the posting asks and wishes
 */
export function occupationCriterion(
  title: string,
  { recognized, asked }: { readonly recognized: readonly Recognized[]; readonly asked: readonly DraftCriterion[] },
  knowledge: DraftJob,
): DraftCriterion | null {
  const taken = new Set<string>()
  const own = once(titleTerms(title, knowledge), taken)
  const nearest = recognized[0]?.nearness ?? 1
  const others = recognized.flatMap(({ occupation, nearness }) => {
    const share = nearness / nearest
    const titles = occupation.titles.map((term) => ({
      term: lower(term),
      aliases: [],
      weight: roundWeight(0.6 * share),
    }))
    return [...titles, ...wordTerms(occupation.words, share, knowledge)]
  })
  const found = once(others, taken)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, titlesAtMost)
  const tools = recognized.flatMap(({ occupation }) => [
    ...occupation.technologies.map((names) => technologyTerm(names, knowledge.rarity, 0.6)),
    ...occupation.tools.map((term) => ({ term, aliases: [], weight: 0.4 })),
  ])
  const toolTerms = once(tools, taken).slice(0, toolsAtMost)
  const activities = [...new Set(recognized.flatMap(({ occupation }) => occupation.activities))]
    .filter((each) => countToCompare(each) >= wordsToCompare)
    .slice(0, likesAtMost)
  const names = recognized.map(({ occupation }) => occupation.title).join('; ')
  const company = [...own, ...found].map(({ term }) => term)
  const facets: DraftFacet[] = [
    ...(own.length > 0 ? [facetOf('The title', title, own)] : []),
    ...(found.length > 0 ? [{ ...facetOf('Other titles', null, found), note: `O*NET: ${names}` }] : []),
    ...(activities.length > 0
      ? [{ ...facetOf('What people in it do', null, [], activities), note: `O*NET: ${names}` }]
      : []),
    ...(toolTerms.length > 0
      ? [{ ...facetOf('What they work with', null, toolTerms), weight: 0.3, supporting: true, note: `O*NET: ${names}` }]
      : []),
  ].map((facet) => ({ ...facet, terms: facet.terms.map((term) => withRules(term, company)) }))
  if (!facets.some(({ supporting }) => !supporting)) return null
  const weight = weightOfJob(asked)
  return {
    id: 'the-job',
    label: labelOf(`Work as ${title}`),
    importance: 'required',
    weight,
    rationale: weight === 1 ? null : 'it is what the posting is for; all else describes it',
    posting: [title],
    facets: withDistinctIds(facets),
    todos: recognized.length > 0 ? [`is the job one of these? ${names}`] : [],
  }
}

/** The title and its words: what the posting is called tells more than how rare the words are. */
function titleTerms(title: string, job: DraftJob): DraftTerm[] {
  const words = tokenize(title)
  const name = lower(words.map(({ surface }) => surface).join(' '))
  const whole = words.length >= 2 && words.length <= 5 ? [{ term: name, aliases: [], weight: 1 }] : []
  const ofTitle = runsOf(title).flatMap((run) =>
    run.flatMap(({ word, surface }) =>
      isApplicationWord(word)
        ? []
        : [{ term: lower(surface), aliases: [], weight: roundWeight(titleWord + job.rarity(word) / 3) }],
    ),
  )
  return [...whole, ...termsIn(title, job), ...ofTitle]
}

/** What a word of the title weighs at least. */
const titleWord = 0.5

/** Words that the titles of an occupation share: as telling as they are rare, and no more than a wish. */
function wordTerms(words: readonly string[], share: number, { rarity }: DraftJob): DraftTerm[] {
  return words.flatMap((term) => {
    const all = tokenize(term).map(({ word }) => rarity(word))
    const rarest = Math.max(...all)
    if (rarest < leastRare) return []
    const weight = all.length > 1 ? 0.4 + 0.5 * rarest : rarest * 1.1
    return [{ term, aliases: [], weight: roundWeight(0.6 * share * Math.min(1, weight)) }]
  })
}

/** Rarity from which a word of an occupation's titles is taken. */
const leastRare = 0.4

function lower(title: string): string {
  return title.replace(/\b\p{Lu}\p{Ll}+/gu, (word) => word.toLowerCase())
}

/** All that will be done, one facet a task. */
export function dutiesCriterion(duties: readonly Statement[], knowledge: DraftJob): DraftCriterion | null {
  const taken = new Set<string>()
  const facets = duties.flatMap(({ text }) => {
    const terms = once(
      facetsOf(text, knowledge).flatMap((facet) => facet.terms),
      taken,
    )
    const like = hasEnoughWords(text, knowledge) ? [likeText(text)] : []
    return terms.length + like.length === 0 ? [] : [facetOf(labelOf(text), text, terms.slice(0, 10), like)]
  })
  const kept = facets.slice(0, tasksAtMost)
  if (kept.length === 0) return null
  return {
    id: 'tasks',
    label: 'The tasks',
    importance: 'favorable',
    weight: 1,
    rationale: null,
    posting: kept.map(({ posting }) => posting ?? ''),
    facets: withDistinctIds(kept.map((facet) => ({ ...facet, id: slug(facet.label) }))),
    todos: [],
  }
}

/** Sentences that tell of the work without asking, and terms taken of them at most. */
const fieldSentences = 6
const fieldTerms = 12

/** A term of what nobody asked for is telling, or it is none. */
const fieldWeight = 0.6

/** What the work is about, from sentences that are neither demands nor offers; null where they name little. */
export function fieldCriterion(about: readonly Statement[], job: DraftJob): DraftCriterion | null {
  const taken = new Set<string>()
  const found = about.slice(0, fieldSentences).flatMap(({ text }) => {
    const terms = once(termsIn(text, job), taken).filter(({ weight }) => weight >= fieldWeight)
    return terms.length === 0 ? [] : [{ text, terms }]
  })
  const terms = found
    .flatMap((each) => each.terms)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, fieldTerms)
  if (terms.length < 3) return null
  const company = terms.map(({ term }) => term)
  const like = found.filter(({ text }) => hasEnoughWords(text, job)).map(({ text }) => likeText(text))
  const facet = facetOf(
    'The field',
    null,
    terms.map((term) => withRules(term, company)),
    like.slice(0, 3),
  )
  const { weight, rationale } = weighed([facet], { text: '', strength: 'wish' })
  return {
    id: 'field',
    label: 'The field',
    importance: 'favorable',
    weight,
    rationale: rationale?.replace(/^[^,]+/, 'the posting tells it of the work and does not ask for it') ?? null,
    posting: found.map(({ text }) => text),
    facets: [facet],
    todos: ['strike what no applicant needs to have met'],
  }
}
