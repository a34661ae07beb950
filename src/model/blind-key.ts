/** Who is who after a blind run: written apart from the report, read back when all have decided. */

export interface BlindKey {
  readonly kind: 'cvsift-blind-key'
  readonly schemaVersion: 1
  /** The run, as its packet and the decisions made in it name it. */
  readonly run: string
  readonly people: readonly KnownPerson[]
}

export interface KnownPerson {
  /** In the blind report. */
  readonly id: string
  readonly application: string
  readonly name: string
  readonly documents: readonly { readonly path: string; readonly original: string }[]
}
