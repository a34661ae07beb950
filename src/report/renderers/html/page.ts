/** The whole page: head with its content security policy, the parts in order, the data for the script. */
import { createHash } from 'node:crypto'
import { Chunks } from '../../../model/chunks.ts'
import type { RunReport } from '../../../model/report.ts'
import type { RenderOptions } from '../../contract.ts'
import { jsonForScript } from '../../escape.ts'
import { countText } from '../../figures.ts'
import { criteriaOf } from '../../table.ts'
import { controls } from './controls.ts'
import { Phrases } from './details.ts'
import { header } from './header.ts'
import { type Html, html, ours, when } from './markup.ts'
import { needsPerson } from './needs-person.ts'
import { isShown, packetData, personTexts, SHOWN_PEOPLE } from './packet.ts'
import { type DrawnPeople, PagesToDraw } from './pages.ts'
import { ranking } from './ranking.ts'
import { readingGuide } from './reading-guide.ts'
import { script } from './script.ts'
import { style } from './style.ts'

/** Views that the script fills; the first is there without it. */
const VIEWS = [
  { id: 'people-view', title: 'People' },
  { id: 'criteria-view', title: 'By criterion' },
  { id: 'batch-view', title: 'The batch' },
  { id: 'compare-view', title: 'Compare' },
  { id: 'decisions-view', title: 'Your decisions' },
] as const

/** The packet as one HTML document. Without JavaScript it shows the ranking and the best words of each person. */
export async function page(report: RunReport, { read, draw, rubric }: RenderOptions): Promise<Chunks> {
  const phrases = new Phrases()
  const pages = new PagesToDraw(criteriaOf(report).map(({ id }) => id))
  const people = await personTexts(report, read ?? null, phrases, (...person) => pages.add(...person))
  const drawn = draw === undefined || draw === null ? null : await pages.draw(draw)
  const data = jsonForScript(packetData(report, rubric ?? null, phrases))
  return new Chunks(function* () {
    yield top(report).markup
    for (const part of ranking(report)) yield part.markup
    yield middle(report, drawn).markup
    yield html`<script type="application/json" id="report-data">${ours(data)}</script>\n`.markup
    for (const [index, text] of people) {
      yield html`<script type="application/json" id="person-${index}-data">`.markup
      yield text
      yield '</script>\n'
    }
    for (const [index, text] of drawn?.texts ?? []) {
      yield html`<script type="application/json" id="person-${index}-pages">${ours(text)}</script>\n`.markup
    }
    yield bottom().markup
  })
}

/** Up to the ranking. */
function top(report: RunReport): Html {
  const tabs = VIEWS.map(({ id, title }) => html`<a href="#${id}">${title}</a> `)
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
${header(report)}
<nav class="views" id="views" aria-label="Views" hidden>${tabs}</nav>
<main id="main">
<section class="view" id="people-view" aria-labelledby="ranking-title">
${needsPerson(report)}
<h2 id="ranking-title">Ranking</h2>
${controls(report)}
`
}

/** Between the ranking and the data. */
function middle(report: RunReport, drawn: DrawnPeople | null): Html {
  const views = VIEWS.slice(1).map(({ id, title }) => {
    return html`<section class="view" id="${id}" aria-labelledby="${id}-title" hidden><h2 id="${id}-title">${title}</h2></section>\n`
  })
  return html`
${bound(report)}
${undrawn(drawn)}
<noscript><p class="left">The evidence, the documents and the other views of this page need JavaScript; report.md has the evidence without.</p></noscript>
</section>
${views}<section class="view" id="reading-view" aria-labelledby="reading-name" hidden></section>
</main>
${readingGuide(report)}
`
}

/** Says what a large batch leaves out. */
function bound({ applications }: RunReport): Html | null {
  const left = applications.filter((assessment, index) => !isShown(assessment, index)).length
  return when(
    left > 0,
    () =>
      html`<p class="left">This page holds evidence and documents of the first ${SHOWN_PEOPLE}. Those of ${countText(left, 'more application')}, from rank ${SHOWN_PEOPLE + 1} on, stand in report.json and evidence.csv, or ask <code>cvsift explain</code>.</p>`,
  )
}

/** Says that a batch has more pages than one file can hold as pictures, or that some cannot be drawn. */
function undrawn(drawn: DrawnPeople | null): Html | null {
  const { picturedCount, unpicturedCount } = drawn ?? { picturedCount: 0, unpicturedCount: 0 }
  return when(
    unpicturedCount > 0,
    () =>
      html`<p class="left">Pages are shown as pictures for ${countText(picturedCount, 'PDF')}. ${countText(unpicturedCount, 'other')} ${unpicturedCount === 1 ? 'stands' : 'stand'} here as text alone, with the same marks; each says why.</p>`,
  )
}

function bottom(): Html {
  return html`<script>${ours(script)}</script>
</body>
</html>
`
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
