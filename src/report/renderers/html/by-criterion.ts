/** The same evidence turned round: one criterion over all people, for a reviewer who inspects that criterion. */
import type { Assessment, CriterionScore } from '../../../model/assessment.ts'
import type { Evidence } from '../../../model/evidence.ts'
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import { counts, orderEvidence } from '../../evidence-order.ts'
import { countText, NOTHING } from '../../figures.ts'
import { criteriaOf, scoreOf } from '../../table.ts'
import { quotation, source } from './evidence.ts'
import { type Html, html } from './markup.ts'
import { isShown } from './person.ts'

/** Pieces that a person shows here; all stand in the person's own part. */
const SHOWN_PIECES = 3

interface Holder {
  readonly assessment: Assessment
  readonly index: number
  readonly score: CriterionScore
}

/** A section a criterion: how many people are at each level, then the people, highest level first. */
export function byCriterion(report: RunReport): Html {
  const parts = criteriaOf(report).map(({ id, label }) => {
    const holders = report.applications.flatMap((assessment, index) => {
      const score = assessment.band === 'unread' ? null : scoreOf(assessment, id)
      return score === null ? [] : [{ assessment, index, score }]
    })
    return criterionPart(
      label,
      holders.toSorted((a, b) => b.score.level - a.score.level || a.index - b.index),
    )
  })
  return html`<section id="criteria-view" aria-labelledby="criteria-title">
<h2 id="criteria-title">Evidence by criterion</h2>
${parts}</section>`
}

function criterionPart(label: string, holders: readonly Holder[]): Html {
  const distribution = ([3, 2, 1, 0] as const).map((level) => {
    const count = holders.filter(({ score }) => score.level === level).length
    return html`<li><span class="chip small l${level}" aria-hidden="true"><b>${level === 0 ? NOTHING : level}</b></span> ${LEVEL_NAMES[level]}: ${count}</li>`
  })
  const shown = holders.filter(({ assessment, index }) => isShown(assessment, index))
  const left = holders.length - shown.length
  return html`<details class="criterion-part" open>
<summary><h3>${label}</h3></summary>
<ul class="facets">${distribution}</ul>
<ul class="holders">
${shown.map(holder)}</ul>${
    left > 0
      ? html`
<p class="left">and ${countText(left, 'application')} of which this page shows no evidence</p>`
      : null
  }
</details>
`
}

function holder({ assessment, index, score }: Holder): Html {
  const ordered = orderEvidence(score.evidence, assessment.documents)
  const left = ordered.length - SHOWN_PIECES
  return html`<li><span class="chip l${score.level}"><b aria-hidden="true">${score.level === 0 ? NOTHING : score.level}</b><span class="sr">${LEVEL_NAMES[score.level]}</span></span><div><a href="#person-${index}"><bdi>${assessment.name}</bdi></a>${ordered.slice(0, SHOWN_PIECES).map(shortPiece)}${
    left > 0 ? html`<p class="source">and ${countText(left, 'more piece')}</p>` : null
  }</div></li>
`
}

function shortPiece(evidence: Evidence): Html {
  const uncounted = counts(evidence) ? null : html` <span class="why">did not count</span>`
  return html`${quotation(evidence)}<p class="source">${source(evidence)}${uncounted}</p>`
}
