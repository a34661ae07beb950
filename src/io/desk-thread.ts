/** A thread that assesses one application after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { Assessor, jobOf } from '../assess/index.ts'
import type { Application } from '../model/application.ts'
import type { Assessed, AssessedBy, Earlier } from '../model/assessing.ts'
import type { Document } from '../model/document.ts'

export type DeskRequest =
  | { readonly kind: 'judge'; readonly earlier: Earlier }
  | {
      readonly kind: 'assess'
      readonly application: Application
      readonly documents: readonly Document[]
      readonly earlier: Earlier | null
    }

/** One a request, in order; `failed` after a mistake of ours. */
export type DeskAnswer = { readonly kind: 'done'; readonly assessed: Assessed | null } | { readonly kind: 'failed' }

const { rubric, background } = workerData as AssessedBy
const assessor = new Assessor(jobOf(rubric, background))

parentPort?.on('message', (request: DeskRequest) => {
  const answer = answerTo(request)
  const bytes = answer.kind === 'done' ? answer.assessed?.record : undefined
  parentPort?.postMessage(answer, bytes === undefined ? [] : [bytes.buffer as ArrayBuffer])
})

function answerTo(request: DeskRequest): DeskAnswer {
  try {
    return { kind: 'done', assessed: givenAway(assessedOf(request)) }
  } catch {
    return { kind: 'failed' }
  }
}

function assessedOf(request: DeskRequest): Assessed | null {
  if (request.kind === 'assess') return assessor.assess(request.application, request.documents, request.earlier)
  const record = assessor.judge(request.earlier)
  return record && { record, isLasting: true }
}

/** With memory of its own, which goes with it. */
function givenAway(assessed: Assessed | null): Assessed | null {
  return assessed && { ...assessed, record: new Uint8Array(assessed.record) }
}
