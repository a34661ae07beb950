/** One application assessed: of its documents, and of what an earlier run found in them. */
import { fingerprint } from '../intake/duplicates.ts'
import { EditsSince } from '../kept/history.ts'
import { keysOf, type RubricKeys } from '../kept/keys.ts'
import { fromRecord, makePart, toRecord } from '../kept/record.ts'
import { type Known, knownToJudge, knownUnder, standingUnder } from '../kept/standing.ts'
import { isBareName } from '../match/index.ts'
import type { Application } from '../model/application.ts'
import type { Assessed, Earlier } from '../model/assessing.ts'
import type { Document } from '../model/document.ts'
import { assess, type Findings, judgeCriterion } from '../score/index.ts'
import { findEvidence, isSound } from './findings.ts'
import type { Job } from './job.ts'

export class Assessor {
  readonly #job: Job
  readonly #keys: RubricKeys
  readonly #edits: EditsSince

  /** @param keys of the job, where they are there already */
  constructor(job: Job, keys = keysOf(job.rubric, job.background, job.posting)) {
    this.#job = job
    this.#keys = keys
    this.#edits = new EditsSince(keys)
  }

  /** See `Assessors`. */
  judge(earlier: Earlier): Uint8Array | null {
    const { kept, standing } = this.#standing(earlier)
    const known = knownToJudge(kept, this.#job.rubric, standing)
    if (known === null) return null
    const evidence = [...known.evidence.values()].flat()
    return this.#recordOf({ ...kept.head.about, evidence, ifShown: null }, known)
  }

  /** See `Assessors`. */
  assess(application: Application, documents: readonly Document[], earlier: Earlier | null): Assessed {
    const known = earlier === null ? null : this.#knownOf(earlier)
    const { findings, candidate, vocabulary } = findEvidence(
      application,
      documents,
      this.#job,
      known?.evidence ?? new Map(),
    )
    // Other criteria may have made bare names of what was none.
    const parts: Known['parts'] = known === null || findings.evidence.some(isBareName) ? new Map() : known.parts
    const about = known?.fingerprint ?? fingerprint(application, documents, candidate)
    const told = { fingerprint: about, vocabulary: vocabulary(), parts, found: new Map() }
    // What hidden text would have added is told in points, which depend on the weights.
    return { record: this.#recordOf(findings, told), isLasting: isSound(findings) && findings.ifShown === null }
  }

  #standing({ record, soughtKey, sought }: Earlier) {
    const kept = fromRecord(record)
    return { kept, standing: standingUnder(kept, this.#keys, this.#edits.of(soughtKey, sought)) }
  }

  #knownOf(earlier: Earlier): Known {
    const { kept, standing } = this.#standing(earlier)
    const known = knownUnder(kept, this.#job.rubric, standing)
    const hasBareNames = [...known.evidence.values()].flat().some(isBareName)
    // They count again once any other criterion finds a described use: they are looked for anew.
    return hasBareNames ? { ...known, evidence: new Map(), parts: new Map() } : known
  }

  /** @param known parts of it that need not be made again; evidence is looked at for the others alone */
  #recordOf(findings: Findings, known: Omit<Known, 'evidence'>): Uint8Array {
    const { rubric } = this.#job
    const { evidence, ifShown, ...rest } = findings
    const about = ifShown === null ? rest : { ...rest, flags: assess(findings, rubric).flags }
    const criteria = findings.readable ? rubric.criteria : []
    const parts = criteria.map(
      (each) => known.parts.get(each.id) ?? makePart(judgeCriterion(each, evidence), about, known.found.get(each.id)),
    )
    const { fingerprint, vocabulary } = known
    return toRecord({ about, fingerprint, vocabulary, parts }, this.#keys)
  }
}
