/**
 * The library's face: what another program may import. Everything else may change without notice.
 *
 * `sift` is the run that `cvsift rank` makes; the rest gives it what it needs and shows what comes out. Mistakes that a
 * user can mend are thrown as `UserError`; a document that cannot be read is a result, not an error.
 */
export { loadBackground, loadTool } from './io/background.ts'
export { defaultCacheFolder } from './io/cache.ts'
export { loadRubricFile, type RubricFileText } from './io/rubric-file.ts'
export { realWorld } from './io/world.ts'
export type { WorldOptions } from './io/world-options.ts'
export type { DocumentRole } from './model/application.ts'
export type {
  Assessment,
  Band,
  CriterionScore,
  Explanation,
  FacetScore,
  Flag,
  GateResult,
  RankInterval,
  ReadDocument,
} from './model/assessment.ts'
export type { Background } from './model/background.ts'
export { type Diagnostic, type Point, type Severity, type SourcePosition, UserError } from './model/diagnostic.ts'
export type { BBox, Document, SectionKind, TextRange } from './model/document.ts'
export type { Evidence, Location, Polarity, Quote } from './model/evidence.ts'
export type { World } from './model/ports.ts'
export type { RunReport } from './model/report.ts'
export type {
  Bands,
  Combine,
  Criterion,
  Enough,
  EvidenceSource,
  Facet,
  Gate,
  Importance,
  Level,
  Rubric,
} from './model/rubric.ts'
export { type SiftOptions, sift } from './pipeline.ts'
export type { RenderedFile, RenderOptions } from './report/contract.ts'
export { renderReport } from './report/index.ts'
export { type LoadedRubric, loadRubric } from './rubric/load.ts'
