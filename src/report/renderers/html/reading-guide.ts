/** The foot of the page: how to read it, the settings, and what went wrong in the run as a whole. */
import type { RunReport } from '../../../model/report.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import { intervalNote, LEVEL_MEANINGS, NONE_FOUND, PEOPLE_DECIDE } from '../../words.ts'
import { type Html, html, when } from './markup.ts'

/** Levels, places, intervals, settings and diagnostics of the run. */
export function readingGuide(report: RunReport): Html {
  const levels = LEVEL_MEANINGS.map((meaning, level) => {
    const name = LEVEL_NAMES[level as 0 | 1 | 2 | 3]
    return html`<dt>${level} ${name}</dt><dd>${meaning}</dd>`
  })
  const interval = intervalNote(report)
  return html`<footer class="guide">
<h2>How to read this</h2>
<p>${PEOPLE_DECIDE} Points run from 0 to 100. ${NONE_FOUND} Only affirmed evidence counts; the rest is shown with its reason, so that you can overrule it.</p>
<dl>${levels}</dl>
${when(interval !== null, () => html`<p>${interval}</p>`)}
<p>A place such as p2:14 is page 2, line 14; l.14 is line 14 of a format without pages.</p>
${when(report.diagnostics.length > 0, () => runDiagnostics(report))}
<details class="sum"><summary>Settings</summary>${settings(report)}</details>
</footer>`
}

function runDiagnostics({ diagnostics }: RunReport): Html {
  const items = diagnostics.map(({ severity, message, path, code }) => {
    const where = when(path !== null, () => html`<bdi class="file">${path}</bdi>: `)
    return html`<li>${where}${severity}: ${message} <code>${code}</code></li>`
  })
  return html`<h3>The run</h3><ul>${items}</ul>`
}

function settings({ settings, background, rubric }: RunReport): Html {
  const entries = Object.entries(settings).map(([key, value]) => html`<dt>${key}</dt><dd>${String(value)}</dd>`)
  return html`<dl>${entries}<dt>rubric</dt><dd>${rubric.id} <span class="hash">${rubric.sha256}</span></dd><dt>background</dt><dd>${background.id}, ${background.documents} documents <span class="hash">${background.sha256}</span></dd></dl>`
}
