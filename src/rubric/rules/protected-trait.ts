/** Finds evidence that would score who a person is, not what they can do. */
import type { YamlPath } from '../position.ts'
import type { RubricFile } from '../schema.ts'
import type { Rule } from './contract.ts'
import { exampleOf } from './examples.ts'
import { termsOf } from './terms.ts'

/** What must never move a score, and the words by which a rubric would make it so. */
const TRAITS: readonly { readonly what: string; readonly words: RegExp }[] = [
  {
    what: 'age',
    words:
      /\b(?:age limit|years old|young|youthful|recent graduates?|digital native|date of birth|birth ?date|born in|mature)\b/i,
  },
  {
    what: 'the year of graduation, a proxy of age',
    words: /\b(?:year of graduation|graduat\w+ (?:year|in|after|before) (?:19|20)\d\d|class of (?:19|20)\d\d)\b/i,
  },
  {
    what: 'the prestige of a school',
    words:
      /\b(?:ivy league|russell group|oxbridge|top[- ](?:tier|ranked|\d+) (?:school|universit\w+|college|program\w*)|prestigious|elite (?:school|universit\w+)|harvard|stanford|oxford|cambridge|princeton|yale|grandes? [eé]coles?|exzellenzuniversit\w+)\b/i,
  },
  {
    what: 'citizenship or nationality',
    words: /\b(?:citizens?|citizenship|nationality|nationals?|passport|green card|native born|visa status)\b/i,
  },
  {
    what: 'native language',
    words:
      /\b(?:native (?:speaker|english|language|tongue)|mother tongue|muttersprach\w+|langue maternelle|without (?:an )?accent)\b/i,
  },
  {
    what: 'address',
    words:
      /\b(?:(?:home|street|postal|mailing|private) address|postal code|post ?code|zip code|lives? (?:in|near|within)|commut\w+ distance|local candidates?|neighbou?rhood)\b/i,
  },
  {
    what: 'gaps in employment',
    words:
      /\b(?:employment gaps?|gaps? in (?:employment|the cv|the resume)|continuous(?:ly)? employ\w+|career breaks?|currently employed|unemployed)\b/i,
  },
  {
    what: 'a photo or looks',
    words: /\b(?:photo(?:graph)? of|headshot|well[- ]groomed|appearance|attractive|height|weight of)\b/i,
  },
  { what: 'sex or gender', words: /\b(?:male|female|gender|women|men only|he\/him|she\/her|maternity|pregnan\w+)\b/i },
  {
    what: 'family',
    words:
      /\b(?:married|marital|single (?:status|mothers?|fathers?|parents?)|motherhood|fatherhood|parenthood|children|childless|family status)\b/i,
  },
  {
    what: 'origin, religion or belief',
    words: /\b(?:ethnic\w*|race|religio\w+|christian|muslim|jewish|caste|skin colou?r)\b/i,
  },
  {
    what: 'health or disability',
    words: /\b(?:disab(?:led|ility|ilities)|able[- ]bodied|healthy candidate|medical history)\b/i,
  },
]

/** The protected or proxy trait that a text speaks of, or null. */
export function traitIn(text: string): string | null {
  return TRAITS.find(({ words }) => words.test(text))?.what ?? null
}

export const protectedTrait: Rule = {
  code: 'rubric/protected-trait',
  severity: 'warning',
  summary: 'evidence that would score who a person is, not what they can do',
  why: 'Age, origin, school, address, gaps and the like are protected by law in many places, or stand in for what is. None may move a score. Where such a word names a subject (“gender studies”, “children with epilepsy”), say it in the phrase of the subject.',
  bad: exampleOf({ facet: 'terms: [native speaker]' }),
  good: exampleOf({ facet: 'terms: [scientific writing]' }),
  check: ({ file }) =>
    scored(file).flatMap(({ at, text }) =>
      TRAITS.flatMap(({ what, words }) => {
        const found = words.exec(text)?.[0]
        if (found === undefined) return []
        const message = `${JSON.stringify(found)} would score ${what}`
        return [{ at, message, hint: 'remove it, or name the subject of work that is meant' }]
      }),
    ),
}

/** All that decides points, and the names under which it is shown. */
function scored(file: RubricFile): { readonly at: YamlPath; readonly text: string }[] {
  const names = termsOf(file).flatMap((placed) => placed.names.map(({ written, at }) => ({ at, text: written })))
  const labels = file.criteria.flatMap((criterion, index) => [
    { at: ['criteria', index, 'label'], text: criterion.label },
    ...criterion.facets.map((facet, facetIndex) => ({
      at: ['criteria', index, 'facets', facetIndex, 'label'],
      text: facet.label,
    })),
  ])
  return [...labels, ...names]
}
