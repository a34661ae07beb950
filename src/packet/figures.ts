/** Chips, places and facts as every view shows them. */

import { LEVEL_NAMES } from '../model/rubric.ts'
import { fileName, NOTHING, placeText, pointsText } from '../report/figures.ts'
import type { PacketPerson } from '../report/renderers/html/data.ts'
import { POLARITIES } from '../report/renderers/html/data.ts'
import { POLARITY_REASONS } from '../report/words.ts'
import { el, spoken } from './dom.ts'
import type { Finding, Person } from './run.ts'

/** A level as a digit on its color. */
export function chip(level: number | null, attributes: { readonly small?: boolean } = {}): HTMLElement {
  const known = level ?? 0
  const name = level === null ? 'not read' : (LEVEL_NAMES[known as 0] ?? '')
  const size = attributes.small === true ? ' small' : ''
  return el(
    'span',
    { class: `chip l${known}${size}` },
    el('b', { 'aria-hidden': 'true' }, known === 0 ? NOTHING : known),
    spoken(name),
  )
}

export function levelName(level: number): string {
  return LEVEL_NAMES[level as 0] ?? ''
}

/** Band, rank, points and chances on one line. */
export function facts(person: PacketPerson): HTMLElement {
  const { band, rankText, low, high, points, topK } = person
  if (band === 'unread') return el('p', { class: 'facts' }, bandMark(band), ' · not ranked')
  const interval = low !== null && low !== high ? ` (${low}–${high})` : ''
  const chances = Object.entries(topK ?? {}).map(
    ([k, chance]) => ` · ${Math.round(chance * 100)} % among the first ${k}`,
  )
  return el(
    'p',
    { class: 'facts' },
    bandMark(band),
    ` · rank ${rankText}${interval} · ${pointsText(points)} points`,
    chances,
  )
}

export function bandMark(band: string): HTMLElement {
  return el('span', { class: `band band-${band}` }, band)
}

/** `cv.pdf p2:14`: the document is named where there are several. */
export function placeOf({ details }: Person, { document, page, line }: Finding): string {
  const place = placeText({ page: page === 0 ? null : page, line: line === 0 ? null : line })
  return details.documents.length > 1 ? `${fileName(details.documents[document]?.path ?? '')} ${place}` : place
}

/** Why a piece counts or does not, in words. */
export function reasonOf({ polarity, note, term }: Finding): string {
  const reason =
    polarity === 0 ? note : [POLARITY_REASONS[POLARITIES[polarity] ?? 'affirmed'], note].filter(Boolean).join(': ')
  return [term, reason].filter(Boolean).join(' · ')
}

/** The words in their sentence: marked where they count, struck where they do not. */
export function quotation(finding: Finding): HTMLElement {
  const { before, exact, after, polarity, criterion } = finding
  const words = polarity === 0 ? el('mark', { class: hue(criterion) }, exact) : el('s', {}, exact)
  return el('p', { class: polarity === 0 ? 'quote' : 'quote uncounted' }, el('bdi', {}, before, words, after))
}

/** Colors of marks, in the order of those in marked-up copies; criteria beyond them begin anew. */
const hues = 8

export function hue(criterion: number): string {
  return `c${criterion % hues}`
}
