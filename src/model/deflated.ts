/** Text that stands deflated (RFC 1951), and is inflated by whoever writes it out, in whichever thread. */
import type { PutAside } from './put-aside.ts'

export interface Deflated {
  readonly bytes: Uint8Array | PutAside
  /** Bytes of UTF-8 that come out. */
  readonly inflatedLength: number
}

/** Half-open, in bytes of what comes out. */
export interface DeflatedRun {
  readonly of: Deflated
  readonly start: number
  readonly end: number
}
