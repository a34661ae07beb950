/** Pieces of evidence as quotes: the exact words marked among their neighbors, the place, and why they count or not. */
import type { Evidence } from '../../../model/evidence.ts'
import { LEVEL_NAMES } from '../../../model/rubric.ts'
import { counts } from '../../evidence-order.ts'
import { fileName, NOTHING, placeText } from '../../figures.ts'
import { POLARITY_REASONS } from '../../words.ts'
import { type Html, html, when } from './markup.ts'

/** Pieces that a list shows at once; the rest is folded. */
const SHOWN_PIECES = 8

/** A list of pieces, the first ones open, the rest behind "n more". */
export function evidenceList(evidence: readonly Evidence[]): Html {
  const first = evidence.slice(0, SHOWN_PIECES).map(piece)
  const rest = evidence.slice(SHOWN_PIECES).map(piece)
  return html`<ul class="pieces">
${first}</ul>${when(
    rest.length > 0,
    () => html`<details class="more"><summary>${rest.length} more</summary><ul class="pieces">
${rest}</ul></details>`,
  )}`
}

function piece(evidence: Evidence): Html {
  const { level, note, polarity } = evidence
  const counted = counts(evidence)
  const why = counted ? note : [POLARITY_REASONS[polarity], note].filter((each) => each !== '').join(': ')
  const chip = counted
    ? html`<span class="chip l${level}"><b aria-hidden="true">${level}</b><span class="sr">${LEVEL_NAMES[level]}</span></span>`
    : html`<span class="chip l0"><b aria-hidden="true">${NOTHING}</b><span class="sr">did not count</span></span>`
  return html`<li>${chip}<div>${quotation(evidence)}<p class="source">${source(evidence)}${when(why !== '', () => html` <span class="why">${why}</span>`)}</p></div></li>
`
}

/** The words with the exact ones marked; struck where they do not count. */
export function quotation(evidence: Evidence): Html {
  const { prefix, exact, suffix } = evidence.quote
  const words = counts(evidence) ? html`<mark>${exact}</mark>` : html`<s>${exact}</s>`
  return html`<p class="quote${counts(evidence) ? '' : ' uncounted'}"><bdi>${when(prefix !== '', () => html`…${prefix}`)}${words}${when(suffix !== '', () => html`${suffix}…`)}</bdi></p>`
}

/** Document, place and section of a piece; the whole path stands in its title. */
export function source({ location }: Evidence): Html {
  const { path, section } = location
  const place = placeText(location)
  return html`<bdi class="file" title="${path}">${fileName(path)}</bdi>${when(place !== NOTHING, () => html` <span class="place">${place}</span>`)}${when(
    section !== null,
    () => html` <span class="section">${section}</span>`,
  )}`
}
