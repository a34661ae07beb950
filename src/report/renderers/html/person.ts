/** Everything about one person: each criterion with its evidence, flags, documents, diagnostics and the sum. */
import type { Assessment, CriterionScore, Explanation } from '../../../model/assessment.ts'
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import { counts, orderEvidence } from '../../evidence-order.ts'
import { countText, decimal, intervalText, NOTHING, placeText, pointsText, rankText, tiedRanks } from '../../figures.ts'
import { askFirst, askWhen, LEVEL_MEANINGS } from '../../words.ts'
import { evidenceList } from './evidence.ts'
import { type Html, html, when } from './markup.ts'

/** People whose evidence is shown, by rank: a browser opens no page of ten thousand. */
const SHOWN_PEOPLE = 300

/** An article a person, in the order of the ranking; of a large batch the first, and whoever was not read. */
export function people(report: RunReport): Html {
  const tied = tiedRanks(report.applications)
  const articles = report.applications.map((assessment, index) =>
    isShown(assessment, index) ? article(assessment, index, tied) : null,
  )
  const left = report.applications.filter((assessment, index) => !isShown(assessment, index)).length
  return html`<div class="people" id="people">
${articles}${when(
  left > 0,
  () => html`<p class="left">The evidence of ${countText(left, 'more application')}, from rank ${SHOWN_PEOPLE + 1} on, stands in report.json and evidence.csv, or ask <code>cvsift explain</code>.</p>
`,
)}</div>`
}

/** Whether a person has an article of their own on the page. */
export function isShown({ band }: Assessment, index: number): boolean {
  return index < SHOWN_PEOPLE || band === 'unread'
}

function article(assessment: Assessment, index: number, tied: ReadonlySet<number>): Html {
  const asked = askFirst(assessment)
  const undated = askWhen(assessment)
  return html`<article class="person" id="person-${index}" data-row="${index}" aria-labelledby="person-${index}-name">
<h3 id="person-${index}-name"><bdi>${assessment.name}</bdi></h3>
<p class="facts">${facts(assessment, tied)}</p>
${when(asked.length > 0, () => html`<p class="ask">Ask about ${asked.join('; ')}: required, and the level asked for was not found.</p>`)}
${when(undated.length > 0, () => html`<p class="ask">Ask when ${undated.join('; ')} was used: nothing found of it is dated.</p>`)}
${flags(assessment)}
${when(assessment.band !== 'unread', () => html`${assessment.criteria.map((each) => criterion(each, assessment))}`)}
<div class="appendix">
${documents(assessment)}
${diagnostics(assessment)}
</div>
</article>
`
}

function facts({ rank, rankInterval, points, band, topK }: Assessment, tied: ReadonlySet<number>): Html {
  if (band === 'unread') return html`<span class="band band-unread">unread</span> · not ranked`
  const interval = intervalText(rankInterval)
  const chances = Object.entries(topK ?? {}).map(([k, chance]) => {
    return html` · ${Math.round(chance * 100)} % among the first ${k}`
  })
  return html`<span class="band band-${band}">${band}</span> · rank ${rankText(rank, tied)}${when(
    interval !== '',
    () => html` (${interval})`,
  )} · ${pointsText(points)} points${chances}`
}

function criterion(score: CriterionScore, { documents }: Assessment): Html {
  const ordered = orderEvidence(score.evidence, documents)
  const counted = ordered.filter(counts)
  const rest = ordered.filter((each) => !counts(each))
  return html`<section class="criterion">
<h4><span class="chip l${score.level}" aria-hidden="true"><b>${score.level === 0 ? NOTHING : score.level}</b></span> <span>${score.label}</span> <small>${LEVEL_NAMES[score.level]} · ${pointsText(score.points)} points · ${score.importance}</small></h4>
<p class="meaning">${LEVEL_MEANINGS[score.level]}</p>
${facets(score)}
${when(counted.length > 0, () => evidenceList(counted))}
${when(rest.length > 0, () => html`<h5>Did not count</h5>${evidenceList(rest)}`)}
<details class="sum"><summary>How the points came about</summary><ul class="tree">${explanation(score.explanation)}</ul></details>
</section>
`
}

function facets({ facets }: CriterionScore): Html | null {
  if (facets.length === 0) return null
  const items = facets.map(({ label, level }) => {
    return html`<li><span class="chip small l${level}"><b aria-hidden="true">${level === 0 ? NOTHING : level}</b><span class="sr">${LEVEL_NAMES[level]}</span></span> ${label}</li>`
  })
  return html`<ul class="facets" aria-label="Facets">${items}</ul>`
}

function explanation({ value, description, details }: Explanation): Html {
  const line = html`<span class="value">${decimal(value)}</span> ${description}`
  if (details.length === 0) return html`<li>${line}</li>`
  return html`<li><details><summary>${line}</summary><ul>${details.map(explanation)}</ul></details></li>`
}

function flags({ flags }: Assessment): Html | null {
  if (flags.length === 0) return null
  const items = flags.map(({ code, message, location }) => {
    const where = when(
      location !== null,
      () =>
        html` <bdi class="file">${location?.path ?? ''}</bdi> <span class="place">${location === null ? '' : placeText(location)}</span>`,
    )
    return html`<li>${message}${where} <code>${code}</code></li>`
  })
  return html`<div class="flags"><h4>Look at this</h4><ul>${items}</ul><p>Flags never move a score.</p></div>`
}

function documents({ documents }: Assessment): Html {
  const items = documents.map(({ path, container, role, reader, language, pages, characters, sha256 }) => {
    const facts = [
      role.replaceAll('-', ' '),
      ...(pages === null ? [] : [countText(pages, 'page')]),
      countText(characters, 'character'),
      ...(language === null ? [] : [language]),
      ...(reader === null ? [] : [`read as ${reader.name}`]),
      ...(container === null ? [] : [`in ${container}`]),
    ]
    return html`<li><bdi class="file" title="sha256 ${sha256}">${path}</bdi> <span class="why">${facts.join(', ')}</span></li>`
  })
  return html`<h4>Documents</h4><ul>${items}</ul>`
}

function diagnostics({ diagnostics }: Assessment): Html | null {
  if (diagnostics.length === 0) return null
  const items = diagnostics.map(({ severity, message, hint, path, code }) => {
    const where = when(path !== null, () => html`<bdi class="file">${path}</bdi>: `)
    return html`<li>${where}${severity}: ${message} <code>${code}</code>${when(hint !== null, () => html`<br><span class="hint">${hint}</span>`)}</li>`
  })
  return html`<h4>Diagnostics</h4><ul>${items}</ul>`
}
