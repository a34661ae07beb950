/** A plan → YAML that a person goes on with: short lines, comments, `# TODO` where they must decide. */
import { enoughOf } from './enough.ts'
import type { DraftCriterion, DraftFacet, DraftPlan, DraftTerm } from './plan.ts'
import { folded, inFlow, lineWidth, safeText } from './yaml-text.ts'

const HEAD = `# What the posting asks for, in its own words, and what counts as evidence. Drafted by \`cvsift draft\`: nobody has judged
# it yet. Every TODO is yours, and so is every word: strike terms that anybody writes, add names that you know.
#
#   cvsift lint FILE --posting POSTING       what is wrong or weak
#   cvsift rank applications/ -r FILE        whom it puts first, and why
#
# - A criterion is what the posting asks; \`posting\` quotes it. required: who shows nothing is asked first, and is in no
#   band above \`possible\`. favorable: it can only add.
# - A term is one concept; aliases are its other names. \`weight\` is how telling it is, by how rare it is in descriptions
#   of 1,016 occupations. \`like\` finds passages that say it in other words.
# - Where a word stands decides what it proves: 1 mentioned (a list), 2 used (a role, a project), 3 demonstrated (a
#   publication, an award). \`enough\` says how much evidence makes each.`

/** Every text of the posting passes `folded`, `inFlow` or `comment`, so that none of it can be read as YAML. */
export function writeDraft(plan: DraftPlan): string {
  return [
    HEAD,
    '',
    `id: ${plan.id}`,
    `${folded('title: ', plan.title, 2)} # TODO is this what the job is called?`,
    '',
    'criteria:',
    ...plan.criteria.flatMap((criterion, index) => [...(index === 0 ? [] : ['']), ...criterionLines(criterion)]),
    ...leftOut(plan),
    '',
  ].join('\n')
}

function criterionLines(criterion: DraftCriterion): string[] {
  const { mentioned, used, demonstrated } = enoughOf(criterion.facets)
  return [
    ...criterion.todos.flatMap((todo) => comment(`TODO ${todo}`, 2)),
    `  - id: ${criterion.id}`,
    folded('    label: ', criterion.label, 6),
    `    importance: ${criterion.importance}`,
    ...(criterion.weight === 1 ? [] : [`    weight: ${criterion.weight}`]),
    ...(criterion.rationale === null ? [] : [folded('    rationale: ', criterion.rationale, 6)]),
    ...quoteLines(criterion.posting),
    `    enough: { mentioned: ${mentioned}, used: ${used}, demonstrated: ${demonstrated} }`,
    '    facets:',
    ...criterion.facets.flatMap(facetLines),
  ]
}

function quoteLines(posting: readonly string[]): string[] {
  const [only, ...others] = posting
  if (only !== undefined && others.length === 0) return [folded('    posting: ', only, 6)]
  return ['    posting:', ...posting.map((quote) => folded('      - ', quote, 8))]
}

function facetLines(facet: DraftFacet): string[] {
  return [
    ...(facet.note === null ? [] : comment(facet.note, 6)),
    `      - id: ${facet.id}`,
    folded('        label: ', facet.label, 10),
    ...(facet.posting === null ? [] : [folded('        posting: ', facet.posting, 10)]),
    ...(facet.weight === 1 ? [] : [`        weight: ${facet.weight}`]),
    ...(facet.supporting ? ['        supporting: true'] : []),
    ...(facet.terms.length === 0 ? [] : ['        terms:', ...facet.terms.flatMap(termLines)]),
    ...(facet.like.length === 0
      ? []
      : ['        like:', ...facet.like.map((each) => folded('          - ', each, 12))]),
  ]
}

function termLines({ term, aliases, patterns, weight, not, need, sections, atLeast, todo }: DraftTerm): string[] {
  const keys = [
    `term: ${inFlow(term)}`,
    ...listKey('aliases', aliases),
    ...listKey('patterns', patterns),
    ...(weight === 1 ? [] : [`weight: ${weight}`]),
    ...listKey('not', not),
    ...listKey('need', need),
    ...listKey('sections', sections),
    ...(atLeast === undefined ? [] : [`at-least: ${atLeast}`]),
  ]
  const short = keys.length === 1 ? `          - ${inFlow(term)}` : `          - { ${keys.join(', ')} }`
  const [first, ...others] = keys
  const lines =
    short.length <= lineWidth ? [short] : [`          - ${first}`, ...others.map((key) => `            ${key}`)]
  return [...(todo === undefined ? [] : comment(`TODO ${todo}`, 10)), ...lines]
}

function listKey(name: string, values: readonly string[] | undefined): string[] {
  return values === undefined || values.length === 0 ? [] : [`${name}: [${values.map(inFlow).join(', ')}]`]
}

function leftOut({ leftOut: all }: DraftPlan): string[] {
  if (all.length === 0) return []
  return [
    '',
    '# Asked by the posting, and looked for by no criterion:',
    ...all.flatMap(({ text, why }) => [...comment(`- ${text}`, 0), ...comment(`  TODO ${why}`, 0)]),
  ]
}

/** Lines of one comment, however long its text. */
function comment(text: string, indent: number): string[] {
  const start = `${' '.repeat(indent)}# ${/^ */.exec(text)?.[0] ?? ''}`
  return folded(start, safeText(text), 0, `${' '.repeat(indent)}#   `).split('\n')
}
