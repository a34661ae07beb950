/** The run as the packet's script reads it, and each person's part, with the text of their documents. */
import type { Assessment, CriterionScore } from '../../../model/assessment.ts'
import type { Document } from '../../../model/document.ts'
import { documentsOf } from '../../../model/read-again.ts'
import type { RunReport } from '../../../model/report.ts'
import type { Criterion, Rubric } from '../../../model/rubric.ts'
import type { ReadDocuments } from '../../contract.ts'
import { jsonForScript } from '../../escape.ts'
import { rankText, tiedRanks } from '../../figures.ts'
import { runNameOf } from '../../run-name.ts'
import { criteriaOf, scoreOf } from '../../table.ts'
import { LEVEL_MEANINGS } from '../../words.ts'
import type { PacketCriterion, PacketData, PacketPerson } from './data.ts'
import { detailsOf, type Phrases } from './details.ts'

/** People whose evidence and documents are on the page, by rank: a browser opens no page of ten thousand. */
export const SHOWN_PEOPLE = 300

/** Whether a person's evidence is on the page: the first of the ranking, and whoever was not read. */
export function isShown({ band }: Assessment, index: number): boolean {
  return index < SHOWN_PEOPLE || band === 'unread'
}

/** The run and everybody in it. */
export function packetData(report: RunReport, rubric: Rubric | null, phrases: Phrases): PacketData {
  const criteria = criteriaOf(report)
  const tied = tiedRanks(report.applications)
  return {
    run: runNameOf(report),
    rubric: { id: report.rubric.id, title: report.rubric.title, sha256: report.rubric.sha256 },
    isBlind: report.settings.blind === true,
    bands: rubric === null ? null : rubric.bands,
    confidence: report.applications[0]?.rankInterval?.confidence ?? null,
    criteria: criteria.map(({ id, label, short }) => {
      const known = rubric?.criteria.find((each) => each.id === id) ?? null
      return { id, label, short, ...criterionOf(report, id, known), gate: gateOf(rubric, id) }
    }),
    people: report.applications.map((each, index) => personOf(each, index, { report, tied })),
    phrases: phrases.all,
  }
}

function criterionOf(
  report: RunReport,
  id: string,
  known: Criterion | null,
): Pick<PacketCriterion, 'importance' | 'weight' | 'anchors' | 'facets'> {
  const score = report.applications.map((each) => scoreOf(each, id)).find((each) => each !== null)
  return {
    importance: score?.importance ?? 'favorable',
    weight: score?.weight ?? 1,
    anchors: known?.anchors ?? LEVEL_MEANINGS,
    facets: (score?.facets ?? []).map(({ label }) => label),
  }
}

function gateOf(rubric: Rubric | null, id: string): PacketCriterion['gate'] {
  const gate = rubric?.gates.find(({ criterionId }) => criterionId === id)
  return gate === undefined ? null : { level: gate.level, cap: gate.cap }
}

function personOf(
  assessment: Assessment,
  index: number,
  { report, tied }: { readonly report: RunReport; readonly tied: ReadonlySet<number> },
): PacketPerson {
  const { id, name, rank, rankInterval, topK, points, band } = assessment
  const isRead = band !== 'unread'
  const scores = criteriaOf(report).map((criterion) => scoreOf(assessment, criterion.id))
  return {
    ...{ id, name, rank, topK, points, band },
    rankText: rankText(rank, tied),
    low: rankInterval?.low ?? null,
    high: rankInterval?.high ?? null,
    levels: scores.map((score) => (isRead ? (score?.level ?? 0) : null)),
    scores: isRead ? scores.map((score) => (score === null ? 0 : exactScore(score, assessment))) : [],
    isShown: isShown(assessment, index),
  }
}

/** The score within its rounding of which the points were made: a sum with it gives them again. */
function exactScore({ score, weight, points }: CriterionScore, { criteria }: Assessment): number {
  const sum = criteria.reduce((total, each) => total + each.weight, 0)
  const again = Math.floor((1000 * weight * score) / sum + 1e-6) / 10
  return again === points ? score : score + Math.sign(points - again) * halfDigit
}

/** Scores have four digits. */
const halfDigit = 0.000_05

/** Told of each shown person while their documents are at hand. */
type OnRead = (assessment: Assessment, index: number, documents: readonly Document[]) => void

/**
 * Each shown person's part as JSON that can stand in a script element, by the index in the ranking; fills `phrases`. In UTF-8: as
 * strings, three hundred of them would be half of what is held of ten thousand people.
 */
export async function personTexts(
  report: RunReport,
  read: ReadDocuments | null,
  phrases: Phrases,
  onRead: OnRead = () => {},
): Promise<ReadonlyMap<number, Uint8Array>> {
  const shared = { criterionIds: criteriaOf(report).map(({ id }) => id), phrases }
  const shown = report.applications.flatMap((assessment, index) =>
    isShown(assessment, index) ? [{ assessment, index, documents: assessment.documents }] : [],
  )
  const texts = new Map<number, Uint8Array>()
  for await (const [{ assessment, index }, own] of documentsOf(shown, read)) {
    texts.set(index, Buffer.from(jsonForScript(detailsOf(assessment, own, shared)), 'utf8'))
    onRead(assessment, index, own)
  }
  return texts
}
