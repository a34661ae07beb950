/** A posting → a rubric to begin with. */
import type { Background } from '../../model/background.ts'
import { fixRubric } from '../lint.ts'
import { readPosting } from '../posting/statements.ts'
import { postingLimit } from '../posting/units.ts'
import { traitIn } from '../rules/protected-trait.ts'
import { isVague } from '../rules/vague-term.ts'
import { criterionOf } from './criteria.ts'
import { emphasisIn } from './emphasis.ts'
import type { DraftJob, DraftKnowledge } from './job.ts'
import { type Recognized, recognizeOccupations } from './occupations.ts'
import type { DraftCriterion, DraftPlan } from './plan.ts'
import { rarityOf } from './rarity.ts'
import { slug, withDistinctIds } from './slug.ts'
import { jobTitle } from './title.ts'
import { dutiesCriterion, fieldCriterion, occupationCriterion } from './work.ts'
import { writeDraft } from './write.ts'
import { safeLines } from './yaml-text.ts'

/** Criteria at most; a person weighs each, and of more the later ones are joined. */
const criteriaAtMost = 9

/** Facets of what is joined, and sentences told of as left out, at most. */
const joinedAtMost = 16
const leftOutAtMost = 40

/**
 * What the posting asks for, as criteria; none where it asks for nothing that could be found.
 *
 * @param text of the posting, plain or Markdown
 */
export function planDraft(text: string, knowledge: DraftKnowledge): DraftPlan {
  const posting = safeLines(text.slice(0, postingLimit))
  const read = readPosting(posting)
  const job: DraftJob = {
    ...knowledge,
    emphasis: emphasisIn(posting),
    rarity: rarityOf(knowledge.background, knowledge.vocabulary),
  }
  const title = jobTitle(read, posting)
  const body = read.statements.map(({ text }) => text).join('\n')
  const occupations: Recognized[] = recognizeOccupations(
    { title: title ?? '', body },
    knowledge.vocabulary,
    knowledge.background,
  )
  const asked = read.statements.filter(({ strength }) => strength === 'must' || strength === 'wish')
  const duties = read.statements.filter(({ strength }) => strength === 'duty')
  const about = read.statements.filter(({ strength, text }) => strength === 'about' && traitIn(text) === null)
  const leftOut: { text: string; why: string }[] = []
  const criteria = asked.flatMap((statement) => {
    const trait = traitIn(statement.text)
    if (trait !== null) {
      leftOut.push({ text: statement.text, why: `it would score ${trait}` })
      return []
    }
    const criterion = criterionOf(statement, job)
    if (criterion === null) leftOut.push({ text: statement.text, why: 'a CV hardly shows it: ask in the interview' })
    return criterion === null ? [] : [criterion]
  })
  const work = title === null ? null : occupationCriterion(title, { recognized: occupations, asked: criteria }, job)
  const tasks = dutiesCriterion(
    duties.filter(({ text }) => traitIn(text) === null),
    job,
  )
  const field = fieldCriterion(about, job)
  const all = [work, ...joined(criteria), tasks, field].filter((each) => each !== null)
  return {
    id: slug(title ?? 'draft'),
    title: title ?? 'Draft',
    occupations: occupations.map(({ occupation }) => occupation.title),
    criteria: withDistinctIds(all.map((criterion) => lightened(criterion, knowledge.background))),
    leftOut: leftOut.slice(0, leftOutAtMost),
  }
}

/**
 * A rubric file in YAML, such as `cvsift lint` finds no error in; aliases that add nothing are taken out.
 *
 * @returns null where the posting asks for nothing that could be found
 */
export function draftRubric(posting: string, knowledge: DraftKnowledge): string | null {
  const plan = planDraft(posting, knowledge)
  if (plan.criteria.length === 0) return null
  const source = { text: writeDraft(plan), path: 'draft', sha256: '' }
  return fixRubric(source, { background: knowledge.background, posting: null }).text
}

/** What a single word of all kinds of work weighs at most: below one half it counts once, and proves no use alone. */
const vagueWeight = 0.4

function lightened(criterion: DraftCriterion, background: Background): DraftCriterion {
  const facets = criterion.facets.map((facet) => ({
    ...facet,
    terms: facet.terms.map((term) =>
      isVague(term.term, background) ? { ...term, weight: Math.min(term.weight, vagueWeight) } : term,
    ),
  }))
  return { ...criterion, facets }
}

/** What stands after the first few becomes facets of one criterion for the conditions, and of one for the wishes. */
function joined(criteria: readonly DraftCriterion[]): DraftCriterion[] {
  if (criteria.length <= criteriaAtMost) return [...criteria]
  const [kept, rest] = [criteria.slice(0, criteriaAtMost - 2), criteria.slice(criteriaAtMost - 2)]
  return [...kept, ...(['required', 'favorable'] as const).flatMap((importance) => joinedOf(importance, rest))]
}

function joinedOf(importance: DraftCriterion['importance'], rest: readonly DraftCriterion[]): DraftCriterion[] {
  const own = rest.filter((each) => each.importance === importance)
  const [first] = own
  if (first === undefined) return []
  const facets = own.flatMap(({ facets, posting }) =>
    facets.map((facet) => ({ ...facet, posting: facet.posting ?? posting[0] ?? null })),
  )
  const kept = facets.slice(0, joinedAtMost)
  const label = importance === 'required' ? 'What else is asked' : 'What else is wished'
  return [
    {
      ...first,
      id: slug(label),
      label,
      posting: [...new Set(kept.flatMap(({ posting }) => posting ?? []))],
      facets: withDistinctIds(kept),
      todos: [...new Set(own.flatMap(({ todos }) => todos))].slice(0, 5),
    },
  ]
}
