/** Mistakes that the shape of a rubric cannot show: names given twice, cut scores in the wrong order, gates that reject. */
import { matchers } from '../match/registry.ts'
import type { YamlPath } from './position.ts'
import { type Mistake, show } from './shape.ts'

type Plain = Readonly<Record<string, unknown>>

/** Every such mistake. Takes the raw value, so that these are found beside mistakes of shape, not after them. */
export function checkMeaning(root: unknown): Mistake[] {
  const rubric = plain(root)
  const criteria = list(rubric.criteria)
  return [
    ...duplicateIds(criteria, ['criteria'], 'criterion'),
    ...cutScores(plain(rubric.bands)),
    ...criteria.flatMap((criterion, index) => checkCriterion(plain(criterion), ['criteria', index])),
    ...(rubric['as-of'] === undefined ? recencyWithoutDate(criteria) : []),
  ]
}

function checkCriterion(criterion: Plain, at: YamlPath): Mistake[] {
  const facets = list(criterion.facets)
  return [
    ...duplicateIds(facets, [...at, 'facets'], 'facet'),
    ...unreachableCount(plain(criterion.combine)['at-least'], facets.length, at),
    ...gateOnFavorable(criterion, at),
    ...weightWithoutRationale(criterion, at),
    ...facets.flatMap((facet, index) => withoutSource(plain(facet), [...at, 'facets', index])),
    ...facets.flatMap((facet, index) => duplicateTerms(plain(facet), [...at, 'facets', index, 'terms'])),
    ...unknownImplied(facets, [...at, 'facets']),
  ]
}

function duplicateIds(entries: readonly unknown[], at: YamlPath, what: string): Mistake[] {
  const seen = new Map<unknown, number>()
  return entries.flatMap((entry, index) => {
    const id = plain(entry).id
    const first = seen.get(id)
    if (id === undefined) return []
    if (first === undefined) {
      seen.set(id, index)
      return []
    }
    const message = `${what} ${show(id)} is defined twice, first as number ${first + 1}`
    return [error('rubric/duplicate-id', message, 'give one of them another id', [...at, index, 'id'])]
  })
}

function duplicateTerms(facet: Plain, at: YamlPath): Mistake[] {
  const seen = new Set<string>()
  return list(facet.terms).flatMap((term, index) => {
    const names = typeof term === 'string' ? [term] : [plain(term).term, ...list(plain(term).aliases)]
    return names.flatMap((name) => {
      if (typeof name !== 'string') return []
      const repeated = seen.has(name)
      seen.add(name)
      const message = `the term ${show(name)} stands twice in this facet`
      return repeated
        ? [error('rubric/duplicate-term', message, 'a concept counts once: keep one', [...at, index])]
        : []
    })
  })
}

/** A term implies other facets of its criterion by their ids. */
function unknownImplied(facets: readonly unknown[], at: YamlPath): Mistake[] {
  const ids = facets.flatMap((facet) => (typeof plain(facet).id === 'string' ? [plain(facet).id] : []))
  return facets.flatMap((facet, facetIndex) =>
    list(plain(facet).terms).flatMap((term, index) =>
      list(plain(term).implies).flatMap((implied, place) => {
        const others = ids.filter((id) => id !== plain(facet).id)
        if (others.includes(implied)) return []
        const message = `${show(implied)} is no other facet of this criterion`
        const hint = others.length === 0 ? 'it has no other facet' : `there are ${others.join(', ')}`
        return [error('rubric/unknown-facet', message, hint, [...at, facetIndex, 'terms', index, 'implies', place])]
      }),
    ),
  )
}

/** Points never depend on the day of the run, so the rubric must say which day stands for now. */
function recencyWithoutDate(criteria: readonly unknown[]): Mistake[] {
  const parts = criteria.flatMap((criterion, index) => {
    const at = ['criteria', index]
    const facets = list(plain(criterion).facets)
    return [{ part: criterion, at }, ...facets.map((part, facet) => ({ part, at: [...at, 'facets', facet] }))]
  })
  const hint = 'add a line such as `as-of: 2026-11-01`, the day of the posting, beside `id:` and `title:`'
  return parts
    .filter(({ part }) => plain(part).recency !== undefined)
    .map(({ at }) => error('rubric/no-date', 'recency needs the date it is counted from', hint, [...at, 'recency']))
}

function cutScores(bands: Plain): Mistake[] {
  const { strong, possible } = bands
  if (typeof strong !== 'number' || typeof possible !== 'number' || strong > possible) return []
  const message = `the cut score of strong must be above that of possible, found ${strong} and ${possible}`
  return [error('rubric/cut-scores', message, 'for example { strong: 60, possible: 35 }', ['bands'])]
}

function unreachableCount(count: unknown, facetCount: number, at: YamlPath): Mistake[] {
  if (typeof count !== 'number' || count <= facetCount) return []
  const message = `at-least: ${count} can never be met: the criterion has ${facetCount === 1 ? 'one facet' : `${facetCount} facets`}`
  return [error('rubric/unreachable', message, null, [...at, 'combine', 'at-least'])]
}

function gateOnFavorable(criterion: Plain, at: YamlPath): Mistake[] {
  if (criterion.importance !== 'favorable' || criterion.gate === undefined) return []
  const message = 'a favorable criterion cannot have a gate: it can only add'
  return [error('rubric/favorable-gate', message, 'remove `gate`, or make the criterion required', [...at, 'gate'])]
}

function weightWithoutRationale(criterion: Plain, at: YamlPath): Mistake[] {
  const { weight, rationale } = criterion
  if (typeof weight !== 'number' || weight === 1 || rationale !== undefined) return []
  const message = `weight ${weight} has no rationale`
  const hint = 'say in `rationale:` which words of the posting make it weigh more or less than the others'
  return [{ ...error('rubric/no-rationale', message, hint, [...at, 'weight']), severity: 'warning' }]
}

function withoutSource(facet: Plain, at: YamlPath): Mistake[] {
  const keys = matchers.map((matcher) => matcher.key)
  if (keys.some((key) => facet[key] !== undefined)) return []
  const message = `facet ${show(facet.id ?? '')} looks for nothing`
  return [error('rubric/no-evidence', message, `give it ${keys.map((key) => `\`${key}:\``).join(' or ')}`, at)]
}

function error(code: string, message: string, hint: string | null, at: YamlPath): Mistake {
  return { code, severity: 'error', message, hint, at, key: null }
}

function plain(value: unknown): Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
