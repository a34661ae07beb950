/** What a batch says about the rubric, in words, for every format that shows text. */
import type { GapExample, Gaps, Nearness, TermPlace } from '../model/gaps.ts'
import { oneLine } from './escape.ts'
import { countText, fileName, placeText } from './figures.ts'

/** Texts are not yet escaped. */
export interface GapSection {
  readonly title: string
  readonly items: readonly string[]
}

/** Items of a section; all are in report.json. */
const shownItems = 20

/** Terms named for each facet. */
const shownTerms = 8

const NEARNESS: Readonly<Record<Nearness, string>> = {
  passage: 'in sentences with',
  list: 'in lists with',
  brackets: 'in brackets beside',
}

/** The sections that say something, what to do about it in their titles. */
export function gapSections(gaps: Gaps): GapSection[] {
  const sections = [
    section('Frequent words near evidence that no term covers: aliases or terms to add?', uncoveredItems(gaps)),
    section('One letter away from a term, and not counted', misspelledItems(gaps)),
    section('Nobody meets these', unmetItems(gaps)),
    section('Most hits of these did not count: are their rules too strict?', refusedItems(gaps)),
    section(`Nearly all of ${peopleText(gaps.people)} have these: they tell nobody apart`, commonItems(gaps)),
    section('In nobody’s documents', neverItems(gaps)),
  ]
  return sections.filter(({ items }) => items.length > 0)
}

/** What is said above the sections. */
export function gapsTitle({ people, documents }: Gaps): string {
  return `What the rubric may miss: ${countText(people, 'application')}, ${countText(documents, 'document')}`
}

function section(title: string, items: readonly string[]): GapSection {
  const left = items.length - shownItems
  return { title, items: left > 0 ? [...items.slice(0, shownItems), `… and ${left} more in report.json`] : items }
}

function uncoveredItems({ uncovered }: Gaps): string[] {
  return uncovered.map(({ words, people, nearness, beside, example }) => {
    return `${oneLine(words)}: ${peopleText(people)}, ${NEARNESS[nearness]} ${termText(beside)}: ${exampleText(example)}`
  })
}

function misspelledItems({ misspelled }: Gaps): string[] {
  return misspelled.map(({ words, meant, people, example, ...term }) => {
    return `${oneLine(words)} looks like ${meant} (${term.facetId}): ${peopleText(people)}: ${exampleText(example)}`
  })
}

function unmetItems({ unmet }: Gaps): string[] {
  return unmet.map(({ criterionId, facetId, label }) =>
    facetId === null ? `criterion ${criterionId} (${label})` : `facet ${facetId} of ${criterionId} (${label})`,
  )
}

function refusedItems({ refused }: Gaps): string[] {
  return refused.map((each) => {
    const reasons = (['rejected', 'negated', 'hoped', 'other'] as const).filter((reason) => each[reason] > 0)
    const why = reasons.map((reason) => `${each[reason]} ${reason}`).join(', ')
    return `${termText(each)}: ${why} of ${each.hits}: ${exampleText(each.example)} – ${each.note}`
  })
}

function commonItems({ ofEverybody }: Gaps): string[] {
  return ofEverybody.map((each) => `${termText(each)}: ${peopleText(each.people)}`)
}

/** A line a facet. */
function neverItems({ neverFound }: Gaps): string[] {
  const byFacet = new Map<string, TermPlace[]>()
  for (const place of neverFound) {
    const facet = `${place.criterionId} / ${place.facetId}`
    byFacet.set(facet, [...(byFacet.get(facet) ?? []), place])
  }
  return [...byFacet].map(([facet, terms]) => {
    const left = terms.length - shownTerms
    const names = terms.slice(0, shownTerms).map(({ termId }) => termId)
    return `${facet}: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}`
  })
}

function termText({ termId, facetId }: TermPlace): string {
  return `${termId} (${facetId})`
}

function exampleText({ location, quote }: GapExample): string {
  const words = oneLine(`${quote.prefix.slice(-24)}${quote.exact}${quote.suffix.slice(0, 24)}`).trim()
  return `“…${words}…” ${fileName(location.path)} ${placeText(location)}`
}

function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
