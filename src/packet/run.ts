/** The run as the page holds it: everybody at once, and one person when they are opened. */

import { oneLine } from '../report/escape.ts'
import type { PacketData, PacketDetails, PacketDocument, PacketPages, Phrase } from '../report/renderers/html/data.ts'
import { sentenceAround } from './sentence.ts'

export const run = JSON.parse(document.getElementById('report-data')?.textContent ?? '') as PacketData

/** The text that a phrase stands for. */
export function said(phrase: Phrase): string {
  if (typeof phrase === 'number') return run.phrases[phrase] ?? ''
  return phrase.map((each) => run.phrases[each] ?? '').join('; ')
}

/** A piece of evidence with its words. */
export interface Finding {
  /** Among the person's findings. */
  readonly index: number
  readonly criterion: number
  readonly term: string
  readonly level: number
  /** 0 counts. */
  readonly polarity: number
  readonly note: string
  readonly document: number
  readonly start: number
  readonly end: number
  readonly page: number
  readonly line: number
  readonly section: string
  readonly before: string
  readonly exact: string
  readonly after: string
  /** False where the text of its document is not on the page. */
  readonly isInText: boolean
}

export interface Person {
  readonly index: number
  readonly details: PacketDetails
  readonly findings: readonly Finding[]
}

const opened = new Map<number, Person>()

/** Everything about a person, or null for those of whom the page holds only the row. */
export function personOf(index: number): Person | null {
  const known = opened.get(index)
  if (known !== undefined) return known
  const text = document.getElementById(`person-${index}-data`)?.textContent
  if (text === undefined || text === null) return null
  const details = JSON.parse(text) as PacketDetails
  const person = { index, details, findings: findingsOf(details) }
  opened.set(index, person)
  return person
}

/** Pictures of a person's pages, or null where the packet has none. They are large: whoever asks keeps them. */
export function pagesOf(index: number): PacketPages | null {
  const text = document.getElementById(`person-${index}-pages`)?.textContent
  return text === undefined || text === null ? null : (JSON.parse(text) as PacketPages)
}

function findingsOf(details: PacketDetails): readonly Finding[] {
  const findings: Finding[] = []
  for (const [criterion, { evidence }] of details.criteria.entries()) {
    for (const each of evidence) {
      const [, term, level, polarity, note, document, start, end, page, line, section, ...quote] = each
      const text = details.documents[document]
      findings.push({
        ...{ index: findings.length, criterion, level, polarity, document, start, end, page, line },
        ...{ term: said(term), note: said(note), section: said(section) },
        ...wordsOf(text, start, end, quote),
        isInText: quote.length === 0,
      })
    }
  }
  return findings
}

function wordsOf(
  document: PacketDocument | undefined,
  start: number,
  end: number,
  [prefix = '', exact = '', suffix = '']: readonly string[],
): Pick<Finding, 'before' | 'exact' | 'after'> {
  const text = document?.text ?? null
  if (exact !== '' || text === null || document === undefined) {
    return { before: prefix === '' ? '' : `…${oneLine(prefix)}`, exact: oneLine(exact), after: `${oneLine(suffix)}…` }
  }
  const sentence = sentenceAround(text, document.blocks, { start, end })
  return {
    before: `${sentence.isCutBefore ? '…' : ''}${oneLine(text.slice(sentence.start, start))}`,
    exact: oneLine(text.slice(start, end)),
    after: `${oneLine(text.slice(end, sentence.end))}${sentence.isCutAfter ? '…' : ''}`,
  }
}

/** What search looks through: the name, and all words of the documents. */
export function searchTextOf(index: number): string {
  const details = personOf(index)?.details
  const texts = details?.documents.map(({ text }) => text ?? '') ?? []
  const quotes = texts.some((text) => text !== '') ? [] : (personOf(index)?.findings ?? []).map(quoteOf)
  return [run.people[index]?.name ?? '', ...texts, ...quotes].join('\n').toLowerCase().replace(/\s+/g, ' ')
}

function quoteOf({ before, exact, after }: Finding): string {
  return `${before}${exact}${after}`
}
