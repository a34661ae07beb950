/** What a rubric says differently than another, in words for a person who did not read the YAML. */
import {
  type Criterion,
  type EvidenceSource,
  type Facet,
  type Gate,
  type Rubric,
  timeAskedText,
} from '../model/rubric.ts'

/** A sentence each, in the order of the new rubric; empty when both say the same. */
export function rubricChanges(old: Rubric, young: Rubric): string[] {
  return [
    ...changed('the title', old.title, young.title),
    ...changed('the cut score of strong', old.bands.strong, young.bands.strong),
    ...changed('the cut score of possible', old.bands.possible, young.bands.possible),
    ...changed('the date that stands for now', asOfText(old), asOfText(young)),
    ...matched(old.criteria, young.criteria).flatMap(([then, now]) => {
      if (then === null) return [`criterion ${quoted(now)} is new`]
      if (now === null) return [`criterion ${quoted(then)} is gone`]
      return [...criterionChanges(then, now), ...gateChanges(gateOf(old, then), gateOf(young, now), now)]
    }),
  ]
}

function criterionChanges(old: Criterion, young: Criterion): string[] {
  const of = quoted(young)
  return [
    ...changed(`the label of ${JSON.stringify(old.label)}`, old.label, young.label),
    ...changed(`the importance of ${of}`, old.importance, young.importance),
    ...changed(`the weight of ${of}`, old.weight, young.weight),
    ...changed(`how facets combine in ${of}`, combineText(old), combineText(young)),
    ...enoughChanges(of, old, young),
    ...changed(`what ${of} asks of time`, timeAskedText(old.time), timeAskedText(young.time)),
    ...changed(`the anchors of ${of}`, old.anchors.join(' / '), young.anchors.join(' / ')),
    ...matched(old.facets, young.facets).flatMap(([then, now]) => {
      if (then === null) return [`facet ${quoted(now)} of ${of} is new, with ${termCount(now)}`]
      if (now === null) return [`facet ${quoted(then)} of ${of} is gone`]
      return facetChanges(then, now, of)
    }),
  ]
}

function facetChanges(old: Facet, young: Facet, criterion: string): string[] {
  const of = `${quoted(young)} (${criterion})`
  return [
    ...changed(`the weight of ${of}`, old.weight, young.weight),
    ...changed(`whether ${of} is supporting`, old.supporting, young.supporting),
    ...enoughChanges(of, old, young),
    ...changed(`what ${of} asks of time`, timeAskedText(old.time), timeAskedText(young.time)),
    ...sourceChanges(old.sources, young.sources, of),
  ]
}

/** Entries of a source are known by their first word: the term, the text, the sections. */
function sourceChanges(old: readonly EvidenceSource[], young: readonly EvidenceSource[], of: string): string[] {
  const kinds = [...new Set([...old, ...young].map((source) => source.kind))]
  return kinds.flatMap((kind) => {
    const [then, now] = [entriesOf(old, kind), entriesOf(young, kind)]
    return [
      ...[...now.keys()].filter((name) => !then.has(name)).map((name) => `${of}: ${JSON.stringify(name)} is new`),
      ...[...then.keys()].filter((name) => !now.has(name)).map((name) => `${of}: ${JSON.stringify(name)} is gone`),
      ...[...now].flatMap(([name, entry]) => {
        const before = then.get(name)
        return before === undefined ? [] : entryChanges(name, before, entry, of)
      }),
    ]
  })
}

type Entry = Readonly<Record<string, unknown>>

function entriesOf(sources: readonly EvidenceSource[], kind: string): Map<string, Entry> {
  const options = sources.find((source) => source.kind === kind)?.options
  const list: readonly unknown[] = Array.isArray(options) ? options : []
  return new Map(
    list.map((entry) => {
      if (typeof entry === 'string') return [entry, {}] as const
      const { term, sections, ...rest } = entry as { term?: string; sections?: readonly string[] }
      return [
        term ?? `entries of ${(sections ?? []).join(', ')}`,
        term === undefined ? rest : { sections, ...rest },
      ] as const
    }),
  )
}

function entryChanges(name: string, old: Entry, young: Entry, of: string): string[] {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(young)])]
  return keys.flatMap((key) => {
    const [then, now] = [old[key], young[key]]
    if (JSON.stringify(then) === JSON.stringify(now)) return []
    const what = `${of}: ${key} of ${JSON.stringify(name)}`
    if (!Array.isArray(then ?? []) || !Array.isArray(now ?? [])) return [`${what}: ${show(then)} → ${show(now)}`]
    const [was, is] = [new Set((then ?? []) as unknown[]), new Set((now ?? []) as unknown[])]
    return [
      ...added(
        what,
        'gained',
        [...is].filter((each) => !was.has(each)),
      ),
      ...added(
        what,
        'lost',
        [...was].filter((each) => !is.has(each)),
      ),
    ]
  })
}

function added(what: string, verb: string, values: readonly unknown[]): string[] {
  return values.length === 0 ? [] : [`${what} ${verb} ${values.map(show).join(', ')}`]
}

function asOfText({ asOf }: Rubric): string {
  return asOf === null ? 'none' : `${asOf.year}-${String(asOf.month).padStart(2, '0')}`
}

function enoughChanges(of: string, old: Criterion | Facet, young: Criterion | Facet): string[] {
  const names = ['mentioned', 'used', 'demonstrated'] as const
  return names.flatMap((name, index) => changed(`what makes ${of} ${name}`, old.enough[index], young.enough[index]))
}

function gateOf(rubric: Rubric, { id }: Criterion): Gate | null {
  return rubric.gates.find((gate) => gate.criterionId === id) ?? null
}

function gateChanges(old: Gate | null, young: Gate | null, criterion: Criterion): string[] {
  const text = (gate: Gate | null) => (gate === null ? 'none' : `level ${gate.level}, else at most ${gate.cap}`)
  return changed(`the gate of ${quoted(criterion)}`, text(old), text(young))
}

function combineText({ combine }: Criterion): string {
  return combine.how === 'at-least' ? `at-least ${combine.count}` : combine.how
}

function changed(what: string, old: unknown, young: unknown): string[] {
  return old === young ? [] : [`${what}: ${show(old)} → ${show(young)}`]
}

function show(value: unknown): string {
  if (value === undefined) return 'not set'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function quoted({ label }: { readonly label: string }): string {
  return JSON.stringify(label)
}

function termCount({ sources }: Facet): string {
  const count = sources.reduce((sum, { options }) => sum + (Array.isArray(options) ? options.length : 1), 0)
  return count === 1 ? 'one entry' : `${count} entries`
}

type Pair<Item> = readonly [Item, Item] | readonly [null, Item] | readonly [Item, null]

/** Pairs of the same id in the order of the new list, then what is gone. */
function matched<Item extends { readonly id: string }>(old: readonly Item[], young: readonly Item[]): Pair<Item>[] {
  const then = new Map(old.map((each) => [each.id, each]))
  const ids = new Set(young.map((each) => each.id))
  return [
    ...young.map((now): Pair<Item> => {
      const before = then.get(now.id)
      return before === undefined ? [null, now] : [before, now]
    }),
    ...old.filter((each) => !ids.has(each.id)).map((each): Pair<Item> => [each, null]),
  ]
}
