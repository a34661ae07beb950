/** The text of a document as a page with the same marks: for formats without pages, and for a PDF that cannot be copied. */
import { createHash } from 'node:crypto'
import type { Assessment } from '../../model/assessment.ts'
import type { Block, Document, TextRange } from '../../model/document.ts'
import type { RunReport } from '../../model/report.ts'
import { LEVEL_NAMES } from '../../model/rubric.ts'
import { pointsText } from '../figures.ts'
import { type Html, html, ours } from '../renderers/html/markup.ts'
import { LEVEL_LEGEND, NONE_FOUND, PEOPLE_DECIDE } from '../words.ts'
import { colorOf, cssColor } from './colors.ts'
import { type Spot, spotsOf } from './marks.ts'

/** One HTML file without script, that loads nothing. */
export function textPage(report: RunReport, assessment: Assessment, document: Document): string {
  const spots = spotsOf(assessment, document.source.path)
  const style = styleOf(assessment.criteria.length)
  const hash = createHash('sha256').update(style, 'utf8').digest('base64')
  return html`<!doctype html>
<html lang="${document.language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ours(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${assessment.name}: ${report.rubric.title}</title>
<style>${ours(style)}</style>
</head>
<body>
${head(report, assessment, document)}
<main>
${blocksOf(document).map((block) => blockHtml(block, document, spots))}
</main>
<aside aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ol>
${spots.map((spot, index) => noteItem(spot, index))}
</ol>
</aside>
</body>
</html>
`.markup
}

function head(report: RunReport, { name, points, band, criteria }: Assessment, { source }: Document): Html {
  return html`<header>
<h1>${name}</h1>
<p>${pointsText(points)} points, ${band}. The text of ${source.path} as it was read, marked against ${report.rubric.title}.</p>
<ul class="legend">
${criteria.map(({ label, level }, index) => html`<li><span class="swatch ${ours(`c${index}`)}"></span> ${label}: ${level} ${LEVEL_NAMES[level]}</li>`)}
</ul>
<p>A color: words that count. A line of that color: a passage that counts. Gray: it does not count. Numbers lead to the notes below. Levels: ${LEVEL_LEGEND}. ${PEOPLE_DECIDE} ${NONE_FOUND}</p>
</header>`
}

function noteItem({ notes, criterion, criterionIndex, evidence: { quote, location } }: Spot, index: number): Html {
  const place = location.page === null ? null : `page ${location.page}, line ${location.line}: `
  return html`<li id="${ours(`n${index + 1}`)}"><span class="swatch ${ours(`c${criterionIndex}`)}"></span> <b>${criterion.label}</b> ${place}“${quote.exact}”: ${notes.join('; ')} <a href="${ours(`#m${index + 1}`)}">back</a></li>
`
}

/** Blocks, and what stands between them, without gaps. */
function blocksOf({ text, blocks }: Document): readonly Block[] {
  const all: Block[] = []
  let end = 0
  for (const block of blocks.toSorted((a, b) => a.range.start - b.range.start)) {
    if (block.range.start > end) all.push({ kind: 'paragraph', range: { start: end, end: block.range.start } })
    all.push(block)
    end = Math.max(end, block.range.end)
  }
  if (end < text.length) all.push({ kind: 'paragraph', range: { start: end, end: text.length } })
  return all.filter(({ range }) => text.slice(range.start, range.end).trim() !== '')
}

const ELEMENTS: Readonly<Record<Block['kind'], string>> = {
  heading: 'h2',
  paragraph: 'p',
  item: 'p class="item"',
  cell: 'p class="cell"',
  header: 'p class="header"',
}

function blockHtml({ kind, range }: Block, { text }: Document, spots: readonly Spot[]): Html {
  const tag = ELEMENTS[kind]
  return html`<${ours(tag)}>${segments(range, spots).map((each) => segmentHtml(each, text))}</${ours(tag.split(' ')[0] ?? 'p')}>
`
}

/** A stretch over which the same spots lie. */
interface Segment extends TextRange {
  /** With their numbers, from 1. */
  readonly spots: readonly { readonly spot: Spot; readonly number: number }[]
}

function segments({ start, end }: TextRange, spots: readonly Spot[]): readonly Segment[] {
  const own = spots
    .map((spot, index) => ({ spot, number: index + 1 }))
    .filter(({ spot: { range } }) => range.start < end && range.end > start)
  const cuts = own.flatMap(({ spot: { range } }) => [Math.max(start, range.start), Math.min(end, range.end)])
  const edges = [...new Set([start, ...cuts, end])].toSorted((a, b) => a - b)
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? end
    return { start: from, end: to, spots: own.filter(({ spot: { range } }) => range.start < to && range.end > from) }
  })
}

/** What is under the words most closely gives them their look: names within a passage, what counts before what does not. */
function segmentHtml({ start, end, spots }: Segment, text: string): Html {
  const words = text.slice(start, end)
  const order = ['words', 'passage', 'dim']
  const top = spots.toSorted((a, b) => order.indexOf(a.spot.look) - order.indexOf(b.spot.look))[0]?.spot
  if (top === undefined) return html`${words}`
  const begins = spots.filter(({ spot }) => spot.range.start === start)
  const numbers = begins.map(
    ({ number }) => html`<a class="number" id="${ours(`m${number}`)}" href="${ours(`#n${number}`)}">${number}</a>`,
  )
  const title = spots.flatMap(({ spot }) => spot.notes).join('; ')
  return html`<mark class="${ours(`c${top.criterionIndex} ${top.look}`)}" title="${title}">${words}</mark>${numbers}`
}

function styleOf(criterionCount: number): string {
  const colors = Array.from({ length: criterionCount }, (_, index) => `.c${index}{--c:${cssColor(colorOf(index))}}`)
  return `
:root{color-scheme:light;font:16px/1.55 system-ui,sans-serif;color:#1c2026;background:#fff}
body{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0;color:#1f3a5f}h2{font-size:1.1rem;color:#1f3a5f;margin:1.4rem 0 .3rem}
p{margin:.35rem 0;white-space:pre-line;overflow-wrap:anywhere}
header,aside{font-size:.875rem}header{border-bottom:1px solid #cdd2d9;padding-bottom:.8rem;margin-bottom:1rem}
aside{border-top:1px solid #cdd2d9;margin-top:2rem}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
.swatch{display:inline-block;width:.8em;height:.8em;background:var(--c);border:1px solid #70757d}
.item{padding-left:1.2em;text-indent:-1em}.item::before{content:"• "}.cell{padding-left:1em;border-left:2px solid #ececec}.header{color:#5c626b;font-size:.875rem}
mark{color:inherit;background:none}
mark.words{background:var(--c)}
mark.passage{border-bottom:2px solid var(--c)}
mark.dim{background:#eceef0;border-bottom:2px solid var(--c)}
.number{font-size:.65em;vertical-align:super;text-decoration:none;color:#0b57d0;padding:0 .1em}
li:target,a:target{outline:2px solid #0b57d0}
${colors.join('\n')}
@media print{body{max-width:none}.number{color:inherit}}
`
}
