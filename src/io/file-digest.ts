/** How large a file is, and the digest of what is in it. */
export interface FileDigest {
  readonly size: number
  /** Hex. */
  readonly sha256: string
}
