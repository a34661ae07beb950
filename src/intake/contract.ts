/** What an unpacker of one kind of container gives. */
import type { DocumentRole, Sender } from '../model/application.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** One thing in a container, which may be a container itself. */
export interface Part {
  /** As the sender wrote it, `/` between folders. From a stranger: a key, never a path on disk. */
  readonly name: string
  /** What the container says it is, lower case, or null. */
  readonly mediaType: string | null
  /** What its place says, such as a mail's body; null when only the name can tell. */
  readonly role: DocumentRole | null
  /** The unpacked bytes. Throws `Refusal` when they must not or cannot be unpacked. */
  bytes(): Uint8Array
}

export interface Unpacked {
  /** Who sent it, or null. */
  readonly sender: Sender | null
  readonly parts: readonly Part[]
  /** What was passed over; `path` null, the caller fills it. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A kind of container. The module itself must be light: import the parser inside `unpack`.
 *
 * `unpack` opens one layer and throws `Refusal` when the whole container must not or cannot be opened; what is inside
 * its parts is for the caller, who counts depth, parts and bytes.
 */
export interface Unpacker {
  readonly name: string
  readonly summary: string
  /** Lower case, without dot. */
  readonly extensions: readonly string[]
  readonly mediaTypes: readonly string[]
  /** `message`: one application; `mailbox`: messages; `archive`: a folder. */
  readonly holds: 'message' | 'mailbox' | 'archive'
  /** True when the first bytes are of this kind; asked only where name or media type speak of some container. */
  sniff(bytes: Uint8Array): boolean
  unpack(bytes: Uint8Array): Promise<Unpacked>
}
