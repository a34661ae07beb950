/** The box that comes first: applications that nobody has read yet, why, and what to do. */
import type { RunReport } from '../../../model/report.ts'
import { countText } from '../../figures.ts'
import { unreadCauses } from '../../words.ts'
import { type Html, html, when } from './markup.ts'
import { retryCommands } from './retry.ts'

/** Applications that the box lists at once; more are folded, so that the ranking is in sight. */
const openItems = 3

/** A box with every unread application and the command to try again, or null when all were read. */
export function needsPerson(report: RunReport): Html | null {
  const unread = report.applications.filter((each) => each.band === 'unread')
  if (unread.length === 0) return null
  const items = unread.map((assessment) => {
    const causes = unreadCauses(assessment).map(
      ({ path, message, hint }) =>
        html`<p>${when(path !== null, () => html`<bdi class="file">${path}</bdi>: `)}${message}${when(
          hint !== null,
          () => html`<br><span class="hint">${hint}</span>`,
        )}</p>`,
    )
    return html`<li><b><bdi>${assessment.name}</bdi></b>${causes}</li>`
  })
  const commands = retryCommands(report)
  return html`<section class="needs" aria-labelledby="needs-title">
<h2 id="needs-title">${countText(unread.length, 'application')} ${unread.length === 1 ? 'needs' : 'need'} a person</h2>
<p>Not read, so not ranked. That says nothing about the applicant.</p>
${when(
  commands.length > 0,
  () => html`<p class="retry">To try again: ${commands.map((each) => html`<code>${each}</code>`)}</p>`,
)}
${items.length > openItems ? html`<details><summary>Who, why, and what to do</summary><ul>${items}</ul></details>` : html`<ul>${items}</ul>`}
</section>`
}
