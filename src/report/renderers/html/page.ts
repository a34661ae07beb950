/** The whole page: head with its content security policy, the parts in order, the data for the script. */
import { createHash } from 'node:crypto'
import type { RunReport } from '../../../model/report.ts'
import { jsonForScript } from '../../escape.ts'
import { criteriaOf, scoreOf } from '../../table.ts'
import { byCriterion } from './by-criterion.ts'
import { controls } from './controls.ts'
import { header } from './header.ts'
import { html, ours } from './markup.ts'
import { needsPerson } from './needs-person.ts'
import { people } from './person.ts'
import { ranking } from './ranking.ts'
import { readingGuide } from './reading-guide.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** The report as one HTML document. Readable without JavaScript; the script only filters, sorts and folds. */
export function page(report: RunReport): string {
  const body = html`${header(report)}
<main>
${needsPerson(report)}
<nav class="views" aria-label="Views"><a href="#people-view">By person</a> <a href="#criteria-view">By criterion</a></nav>
<section id="people-view" aria-labelledby="ranking-title">
<h2 id="ranking-title">Ranking</h2>
${controls(report)}
${ranking(report)}
${people(report)}
</section>
${byCriterion(report)}
</main>
${readingGuide(report)}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ours(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.rubric.title}</title>
<style>${ours(style)}</style>
</head>
<body>
${body}
<script type="application/json" id="report-data">${ours(scriptData(report))}</script>
<script>${ours(script)}</script>
</body>
</html>
`.markup
}

/** Nothing may load or run but this page's own style and script, named by their hashes. */
function policy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(script)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** What sorting and filtering need: one row an application, in the order of the ranking. */
function scriptData(report: RunReport): string {
  const criteria = criteriaOf(report)
  return jsonForScript({
    people: report.applications.map((each) => ({
      rank: each.rank,
      name: each.name,
      points: each.points,
      band: each.band,
      levels: criteria.map(({ id }) => (each.band === 'unread' ? null : (scoreOf(each, id)?.level ?? 0))),
    })),
  })
}
