/** A thread that assesses one application after the other. */
import { parentPort, workerData } from 'node:worker_threads'
import { Assessor, jobOf } from '../assess/index.ts'
import type { Assessed, AssessedBy } from '../model/assessing.ts'
import { type AssessorRequest, assessedBy } from './assessor-request.ts'

/** One a request, in order; `failed` after a mistake of ours. */
export type AssessorAnswer = { readonly kind: 'done'; readonly assessed: Assessed | null } | { readonly kind: 'failed' }

const { rubric, background } = workerData as AssessedBy
const assessor = new Assessor(jobOf(rubric, background))

parentPort?.on('message', (request: AssessorRequest) => {
  const answer = answerTo(request)
  const bytes = answer.kind === 'done' ? answer.assessed?.record : undefined
  parentPort?.postMessage(answer, bytes === undefined ? [] : [bytes.buffer as ArrayBuffer])
})

function answerTo(request: AssessorRequest): AssessorAnswer {
  try {
    return { kind: 'done', assessed: givenAway(assessedBy(assessor, request)) }
  } catch {
    return { kind: 'failed' }
  }
}

/** With memory of its own, which goes with it. */
function givenAway(assessed: Assessed | null): Assessed | null {
  return assessed && { ...assessed, record: new Uint8Array(assessed.record) }
}
