/** The head of the page: what was read against which rubric, and how many are in each band. */
import type { RunReport } from '../../../model/report.ts'
import { countText } from '../../figures.ts'
import { applicationCount, wholeSentences } from '../../whole.ts'
import { bandCounts, PEOPLE_DECIDE } from '../../words.ts'
import { type Html, html, when } from './markup.ts'

/** Title, counts by band, where the figures come from. */
export function header(report: RunReport): Html {
  const { rubric, tool, generatedAt } = report
  const total = applicationCount(report)
  const counts = bandCounts(report)
    .filter(({ band, count }) => band !== 'unread' || count > 0)
    .map(({ band, count }) => html`<li class="band band-${band}"><b>${count}</b> ${band}</li>`)
  return html`<header class="page-head">
<p class="kicker">Applications against a rubric</p>
<h1><bdi>${rubric.title}</bdi></h1>
<ul class="counts"><li><b>${total}</b> ${countText(total, 'application').replace(/^\d+ /u, '')}</li>
${counts}</ul>
<p class="lead">${PEOPLE_DECIDE}</p>${wholeSentences(report).map(
    (each) => html`
<p>${each}</p>`,
  )}
${when(
  report.settings.blind === true,
  () =>
    html`<p class="lead">Blind: names, contacts, pronouns, addresses and years of degrees are taken out. What is left may still tell; say so if it does.</p>`,
)}
<p class="meta"><bdi>${rubric.path}</bdi> <span class="hash">${rubric.sha256.slice(0, 12)}</span> · ${tool.name} ${tool.version}${when(
    generatedAt !== null,
    () => html` · <time>${generatedAt}</time>`,
  )}</p>
</header>`
}
