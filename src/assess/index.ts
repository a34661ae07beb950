/** One application, whoever else applied. */
import { isBareName, type KnownEvidence } from '../match/index.ts'
import type { Application } from '../model/application.ts'
import type { Assessment } from '../model/assessment.ts'
import type { Document } from '../model/document.ts'
import { assess } from '../score/index.ts'
import { type Foreknown, findEvidence } from './findings.ts'
import type { Job } from './job.ts'

export { Assessor } from './assessor.ts'
export { type Job, jobOf } from './job.ts'

/** One application's result, whoever else applied. Its documents are in the order of the application's. */
export function assessApplication(application: Application, documents: readonly Document[], job: Job): Assessment {
  return assess(findEvidence(application, documents, job, new Map()).findings, job.rubric)
}

/** What need not be done again when the same application is assessed by one variant of a rubric after the other. */
export interface Before extends Foreknown {
  /** What was found for the criteria that look for the same; the rubrics have the same `as-of`, and quote the same of the posting. */
  readonly evidence: KnownEvidence
}

/** The same as `assessApplication`, sooner. */
export function assessAgain(
  application: Application,
  documents: readonly Document[],
  job: Job,
  { name, evidence, readings }: Before,
): Assessment {
  const isCertain = ![...evidence.values()].flat().some(isBareName)
  const known: KnownEvidence = isCertain ? evidence : new Map()
  return assess(findEvidence(application, documents, { ...job, name, readings }, known).findings, job.rubric)
}
