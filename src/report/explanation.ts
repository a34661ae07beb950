/** One application for `explain`: the sum as a tree, every piece of evidence, and what almost counted. */
import { Chalk, type ChalkInstance } from 'chalk'
import type { Assessment, CriterionScore, Explanation } from '../model/assessment.ts'
import type { Evidence, Location, Quote } from '../model/evidence.ts'
import { type Criterion, type Facet, LEVEL_NAMES, type Rubric } from '../model/rubric.ts'
import type { FacetSearch, NearMiss } from '../model/search.ts'
import type { RenderOptions } from './contract.ts'
import { oneLine, safeForTerminal } from './escape.ts'
import { counts, orderEvidence } from './evidence-order.ts'
import { excerpt } from './excerpt.ts'
import { countText, decimal, fileName, placeText, pointsText } from './figures.ts'
import { hang } from './hang.ts'
import { linked } from './hyperlink.ts'
import { askWhen, NONE_FOUND, POLARITY_REASONS, unreadCauses } from './words.ts'

/** Pieces shown for each facet before the rest is only counted. */
const shownPerFacet = 12

/** Terms named of what was looked for. */
const shownTerms = 8

/** Text for a terminal; colors only where `options.color`. */
export function explanationText(application: Assessment, rubric: Rubric, options: RenderOptions): string {
  const paint = new Chalk({ level: options.color ? 1 : 0 })
  const view: View = { paint, width: options.width, rubric, application, options }
  const lines = [
    ...head(view),
    ...application.criteria.flatMap((criterion) => ['', ...criterionLines(criterion, view)]),
    ...flagLines(view),
  ]
  return `${lines.join('\n')}\n`
}

interface View {
  readonly paint: ChalkInstance
  readonly width: number
  readonly rubric: Rubric
  readonly application: Assessment
  readonly options: RenderOptions
}

function head(view: View): string[] {
  const { application, paint, options } = view
  const title = `${paint.bold(safeForTerminal(application.name))}  ${pointsText(application.points)} points, ${application.band}`
  const documents = application.documents.map((each) => {
    const path = linked(safeForTerminal(each.path), each.path, application.documents, options)
    return `  ${each.role}: ${path}${each.pages === null ? '' : `, ${countText(each.pages, 'page')}`}`
  })
  const unread =
    application.band === 'unread'
      ? unreadCauses(application).map((cause) => `  not read: ${safeForTerminal(cause.message)}`)
      : []
  const ask = application.gates.filter(({ met }) => !met).flatMap(({ criterionId }) => unmet(criterionId, view))
  const when = askWhen(application).map(
    (label) => `  ask first: when ${safeForTerminal(label)} was used: nothing found of it is dated`,
  )
  return [title, ...documents, ...unread, ...ask, ...when]
}

/** Says at which level: whoever only names what must have been used has something that was found. */
function unmet(criterionId: string, view: View): readonly string[] {
  const { criteria, gates } = view.rubric
  const label = criteria.find(({ id }) => id === criterionId)?.label ?? criterionId
  const level = gates.find((gate) => gate.criterionId === criterionId)?.level ?? 1
  const missing =
    level === 1 ? ', and nothing was found' : ` at level ${level} (${LEVEL_NAMES[level]}), which was not found`
  return wrapped('  ask first: ', `${label} is required${missing}`, view)
}

function criterionLines(score: CriterionScore, view: View): string[] {
  const criterion = view.rubric.criteria.find((each) => each.id === score.id)
  const heading = `${view.paint.bold(safeForTerminal(oneLine(score.label)))}  level ${score.level} ${LEVEL_NAMES[score.level]}, ${decimal(score.points)} points`
  const facets = (criterion?.facets ?? []).flatMap((facet) => facetLines(facet, score, view))
  return [heading, ...tree(score.explanation, view, ''), '', '  evidence', ...facets, ...posted(criterion, view)]
}

function posted(criterion: Criterion | undefined, view: View): readonly string[] {
  return criterion === undefined
    ? []
    : wrapped('  from the posting: ', criterion.posting.map((words) => `"${words}"`).join(', '), view)
}

/** On a terminal broken at its width, under where the words begin. */
function wrapped(head: string, words: string, { options, width }: View): readonly string[] {
  const text = safeForTerminal(oneLine(words))
  return options.wrap === true ? hang(head, text, width) : [`${head}${text}`]
}

/** The sum, a line a part; concepts are cut after the heaviest ones. */
function tree(explanation: Explanation, view: View, indent: string): string[] {
  const { details } = explanation
  const shown = details.slice(0, shownPerFacet)
  const rest = details.length - shown.length
  return [
    ...wrapped(`${indent}  ${decimal(explanation.value)} = `, explanation.description, view),
    ...shown.flatMap((detail) => tree(detail, view, `${indent}  `)),
    ...(rest > 0 ? [`${indent}    … and ${rest} more`] : []),
  ]
}

function facetLines(facet: Facet, score: CriterionScore, view: View): string[] {
  const own = orderEvidence(
    score.evidence.filter((piece) => piece.facetId === facet.id),
    view.application.documents,
  )
  const counted = own.filter(counts)
  const nearMisses = own.filter((piece) => !counts(piece))
  const level = score.facets.find((each) => each.id === facet.id)?.level ?? 0
  const search = view.application.searches?.find(
    ({ criterionId, facetId }) => criterionId === score.id && facetId === facet.id,
  )
  const missed = [...some(nearMisses, view), ...(search?.nearMisses ?? []).map((miss) => nearMissLine(miss, view))]
  return [
    `    ${view.paint.bold(safeForTerminal(facet.label))}: ${LEVEL_NAMES[level]}`,
    ...(search === undefined
      ? []
      : wrapped('      ', `${lookedFor(search)}${counted.length === 0 ? `: none. ${NONE_FOUND}` : ''}`, view)),
    ...some(counted, view),
    ...(missed.length > 0 ? [view.paint.dim('      did not count:'), ...missed] : []),
  ]
}

/** `looked for 14 terms (Python, NumPy, …) and 2 texts ("We trained …") in 3 documents`. */
function lookedFor({ documents, terms, texts, sections }: FacetSearch): string {
  const parts = [
    ...(terms.length === 0 ? [] : [`${countText(terms.length, 'term')} (${named(terms)})`]),
    ...(texts.length === 0 ? [] : [`passages like ${countText(texts.length, 'text')} (“${texts[0]?.slice(0, 40)}…”)`]),
    ...(sections.length === 0 ? [] : [`entries of ${sections.join(', ')}`]),
  ]
  return `looked for ${parts.join(' and ')} in ${countText(documents, 'document')}`
}

function named(terms: readonly string[]): string {
  const left = terms.length - shownTerms
  return `${terms.slice(0, shownTerms).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
}

function nearMissLine({ termId, note, location, quote }: NearMiss, view: View): string {
  const why = `${termId === null ? '' : `${termId}: `}${note}`
  return quotedLine('–', { location, quote, why, isDim: true }, view)
}

function some(pieces: readonly Evidence[], view: View): string[] {
  const rest = pieces.length - shownPerFacet
  return [
    ...pieces.slice(0, shownPerFacet).map((piece) => evidenceLine(piece, view)),
    ...(rest > 0 ? [`      … and ${rest} more`] : []),
  ]
}

function evidenceLine(piece: Evidence, view: View): string {
  const { location, quote, note } = piece
  const reason = counts(piece) ? note : `${POLARITY_REASONS[piece.polarity]}: ${note}`
  const why = `${piece.termId ?? piece.kind}: ${reason}`
  return quotedLine(counts(piece) ? String(piece.level) : '–', { location, quote, why, isDim: !counts(piece) }, view)
}

interface QuotedLine {
  readonly location: Location
  readonly quote: Quote
  readonly why: string
  readonly isDim: boolean
}

/** The words with their place, and why they count or not below them. */
function quotedLine(mark: string, { location, quote, why, isDim }: QuotedLine, view: View): string {
  const { paint, width, application, options } = view
  const file = application.documents.length > 1 ? `${safeForTerminal(fileName(location.path))} ` : ''
  const place = `${file}${placeText(location)}`
  const { before, exact, after } = excerpt(quote, Math.max(20, width - 9 - Math.max(8, place.length)))
  const words = isDim ? paint.dim(`${before}${exact}${after}`) : `${before}${paint.underline(exact)}${after}`
  const link = linked(place, location.path, application.documents, options)
  const reasons = wrapped('        ', why, view).map((line) => paint.dim(line))
  return [`      ${mark} ${link}${' '.repeat(Math.max(0, 8 - place.length))} ${words}`, ...reasons].join('\n')
}

function flagLines(view: View): string[] {
  const { application, paint } = view
  if (application.flags.length === 0) return []
  return [
    '',
    paint.bold('Look at this'),
    ...application.flags.flatMap(({ message, location }) =>
      wrapped('  ', `${message}${location === null ? '' : ` (${placeText(location)})`}`, view),
    ),
  ]
}
