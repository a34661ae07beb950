/** Who applies: what their documents, files and mails say of them, how sure that is, and where it stands. */
import type { TextRange } from './document.ts'

/** Where a piece of identity was read. */
export type IdentitySource =
  | 'heading'
  | 'label'
  | 'running header'
  | 'signature'
  | 'contact line'
  | 'body'
  | 'e-mail address'
  | 'link'
  | 'other document'
  | 'mail sender'
  | 'file name'
  | 'document title'
  | 'document author'

/** `high`: two sources agree. `medium`: one that is made to say it does. `low`: a guess, never shown as a fact. */
export type Confidence = 'high' | 'medium' | 'low'

/** Where it stands in a document. */
export interface IdentityPlace {
  readonly path: string
  /** Null in formats without pages. */
  readonly page: number | null
  readonly line: number | null
  readonly range: TextRange
}

/** One thing that is known of the person. */
export interface Identified {
  /** As it is to be shown; the words at `location` may be shouted or carry a title. */
  readonly value: string
  readonly source: IdentitySource
  /** Other sources that say the same. */
  readonly agreeing: readonly IdentitySource[]
  readonly confidence: Confidence
  /** Null where it stands in no text, as in the name of a file. */
  readonly location: IdentityPlace | null
}

export type LinkKind = 'orcid' | 'github' | 'linkedin' | 'homepage'

export interface IdentifiedLink extends Identified {
  readonly kind: LinkKind
}

/** Never moves a score. */
export interface Candidate {
  readonly name: Identified | null
  readonly email: Identified | null
  readonly phone: Identified | null
  readonly links: readonly IdentifiedLink[]
}
