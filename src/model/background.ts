/** How common each stem is in a frozen corpus: what makes a word telling, whoever else applied. */

export interface Background {
  readonly id: string
  /** Count of documents in the corpus, at least 1. */
  readonly documents: number
  /** Hex digest of the corpus file's bytes. */
  readonly sha256: string
  /** Stem → how many documents hold it. A stem that is absent is in none. */
  readonly documentFrequency: ReadonlyMap<string, number>
}
