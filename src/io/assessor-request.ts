/** What is asked of whoever assesses, in a thread or here. */
import type { Assessor } from '../assess/index.ts'
import type { Application } from '../model/application.ts'
import type { Assessed, Earlier } from '../model/assessing.ts'
import type { Document } from '../model/document.ts'

export type AssessorRequest =
  | { readonly kind: 'judge'; readonly earlier: Earlier }
  | {
      readonly kind: 'assess'
      readonly application: Application
      readonly documents: readonly Document[]
      readonly earlier: Earlier | null
    }

/** Null where the documents must be looked at again. */
export function assessedBy(assessor: Assessor, request: AssessorRequest): Assessed | null {
  if (request.kind === 'assess') return assessor.assess(request.application, request.documents, request.earlier)
  const record = assessor.judge(request.earlier)
  return record && { record, isLasting: true }
}
