/** One person as the packet's script reads it: evidence as ranges into the documents' text, which stands there once. */
import type { Assessment, CriterionScore, Explanation, ReadDocument } from '../../../model/assessment.ts'
import type { Document, Entry, YearMonth } from '../../../model/document.ts'
import type { Evidence } from '../../../model/evidence.ts'
import { oneLine } from '../../escape.ts'
import { orderEvidence } from '../../evidence-order.ts'
import { countText, placeText } from '../../figures.ts'
import { questions } from '../../questions.ts'
import { scoreOf } from '../../table.ts'
import { unreadCauses } from '../../words.ts'
import {
  BLOCK_KINDS,
  type PacketDetails,
  type PacketDocument,
  type PacketEntry,
  type PacketEvidence,
  type PacketScore,
  type PacketSum,
  type Phrase,
  POLARITIES,
  type PolarityIndex,
} from './data.ts'

/** UTF-16 units of one document's text on the page; a thesis has more. */
const textLimit = 250_000

/**
 * @param read the person's documents in their order; empty when none are given
 * @param shared `criterionIds` of the report, in its order; `phrases` are added to
 */
export function detailsOf(
  assessment: Assessment,
  read: readonly Document[],
  shared: { readonly criterionIds: readonly string[]; readonly phrases: Phrases },
): PacketDetails {
  const { criterionIds, phrases } = shared
  const documents = assessment.documents.map((each, index) => packetDocument(each, read[index] ?? null))
  return {
    questions: questions(assessment),
    flags: assessment.flags.map(({ code, message, location }) => ({
      ...{ code, message },
      where: location === null ? null : `${location.path} ${placeText(location)}`,
    })),
    diagnostics: saidOf(assessment),
    criteria: (assessment.band === 'unread' ? [] : criterionIds).map((id) => {
      const score = scoreOf(assessment, id)
      return score === null ? noScore(phrases) : packetScore(score, assessment, documents, phrases)
    }),
    documents,
  }
}

/** Parts of texts, each once: most people's notes say the same of other words. */
export class Phrases {
  readonly #indices = new Map<string, number>()

  of(text: string): Phrase {
    const parts = text.split('; ').map((part) => this.#indexOf(part))
    return parts.length === 1 ? (parts[0] ?? 0) : parts
  }

  #indexOf(part: string): number {
    const index = this.#indices.get(part) ?? this.#indices.size
    this.#indices.set(part, index)
    return index
  }

  get all(): readonly string[] {
    return [...this.#indices.keys()]
  }
}

function saidOf(assessment: Assessment): PacketDetails['diagnostics'] {
  if (assessment.band === 'unread' && assessment.diagnostics.length === 0) {
    return unreadCauses(assessment).map((cause) => ({ ...cause, code: '', severity: 'error' }))
  }
  return assessment.diagnostics.map(({ code, severity, message, hint, path }) => ({
    ...{ code, severity, message, hint, path },
  }))
}

function packetScore(
  score: CriterionScore,
  { documents }: Assessment,
  shown: readonly PacketDocument[],
  phrases: Phrases,
): PacketScore {
  const facets = score.facets.map(({ id }) => id)
  const paths = documents.map(({ path }) => path)
  return {
    points: score.points,
    levels: score.facets.map(({ level }) => level),
    evidence: orderEvidence(score.evidence, documents).map((each) => {
      const document = paths.indexOf(each.location.path)
      return packetEvidence(each, { facet: facets.indexOf(each.facetId), document, shown: shown[document], phrases })
    }),
    sum: packetSum(score.explanation, phrases),
  }
}

function noScore(phrases: Phrases): PacketScore {
  return { points: 0, levels: [], evidence: [], sum: [0, phrases.of('')] }
}

interface EvidencePlace {
  readonly facet: number
  readonly document: number
  readonly shown: PacketDocument | undefined
  readonly phrases: Phrases
}

function packetEvidence(evidence: Evidence, { facet, document, shown, phrases }: EvidencePlace): PacketEvidence {
  const { location, quote } = evidence
  const { start, end } = location.range
  const isInText = shown !== undefined && shown.text !== null && end <= shown.text.length
  return [
    facet,
    phrases.of(evidence.termId ?? ''),
    evidence.level,
    POLARITIES.indexOf(evidence.polarity) as PolarityIndex,
    phrases.of(evidence.note),
    document,
    start,
    end,
    location.page ?? 0,
    location.line ?? 0,
    phrases.of(location.section ?? ''),
    ...(isInText ? ([] as const) : ([quote.prefix, quote.exact, quote.suffix] as const)),
  ]
}

function packetSum({ value, description, details }: Explanation, phrases: Phrases): PacketSum {
  const own = [Number(value.toFixed(3)), phrases.of(description)] as const
  return details.length === 0 ? own : [...own, details.map((each) => packetSum(each, phrases))]
}

function packetDocument(sent: ReadDocument, document: Document | null): PacketDocument {
  const { path, role, sha256 } = sent
  const about = { path, role: role.replaceAll('-', ' '), facts: factsOf(sent), sha256 }
  const nothing = { text: null, pages: [], blocks: [], entries: [] }
  if (document === null) return { ...about, ...nothing, without: 'its text is not part of this page' }
  if (document.source.sha256 !== sha256) {
    return { ...about, ...nothing, without: 'it has changed since it was ranked' }
  }
  if (document.text === '') return { ...about, ...nothing, without: 'it has no text' }
  const isLong = document.text.length > textLimit
  const text = isLong ? document.text.slice(0, textLimit) : document.text
  const within = ({ range }: { readonly range: { readonly end: number } }) => range.end <= text.length
  return {
    ...about,
    text,
    without: isLong ? `the first ${textLimit} of ${document.text.length} characters` : null,
    pages: sent.pages === null ? [] : document.pages.map(({ range }) => range.start),
    blocks: document.blocks
      .filter(within)
      .flatMap(({ kind, range }) => [BLOCK_KINDS.indexOf(kind), range.start, range.end]),
    entries: document.entries.filter(within).map((each) => packetEntry(each, text)),
  }
}

function factsOf({ pages, characters, language, reader, container }: ReadDocument): string {
  return [
    ...(pages === null ? [] : [countText(pages, 'page')]),
    countText(characters, 'character'),
    ...(language === null ? [] : [language]),
    ...(reader === null ? [] : [`read as ${reader.name}`]),
    ...(container === null ? [] : [`in ${container}`]),
  ].join(', ')
}

function packetEntry({ section, title, organization, period, range }: Entry, text: string): PacketEntry {
  const { start, end } = period
  const last = end === 'present' ? null : monthOf(end ?? start, 11)
  return {
    section,
    title: oneLine(title?.text ?? ''),
    organization: oneLine(organization?.text ?? ''),
    period: oneLine(text.slice(period.range.start, period.range.end)),
    first: monthOf(start ?? (end === 'present' ? null : end), 0),
    last,
    start: range.start,
  }
}

function monthOf(date: YearMonth | null, without: number): number | null {
  return date === null ? null : 12 * date.year + (date.month === null ? without : date.month - 1)
}
