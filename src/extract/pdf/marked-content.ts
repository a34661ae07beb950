/** Marked content of a page: which of its pieces a layer hides, and which piece of the document's structure each is. */

/** What encloses a piece of text. */
export interface ContentMark {
  /** The number by which the structure tree names the piece, or null. */
  readonly id: number | null
  /** True for running headers, page numbers and decoration, as the file says. */
  readonly isArtifact: boolean
  /** True in a layer that is switched off. */
  readonly isOff: boolean
}

/** The document's layers (optional content groups), as they are when it is opened. */
export interface Layers {
  isVisible(group: unknown): boolean
}

const unmarked: ContentMark = { id: null, isArtifact: false, isOff: false }

/** Deeper marks than any program writes; what nests deeper keeps the mark around it. */
const depthLimit = 1000

/** Follows the operators that begin and end marked content. @see ISO 32000-1, sections 8.11 and 14.6 */
export class MarkedContent {
  private readonly layers: Layers
  private readonly stack: ContentMark[] = []
  private tooDeep = 0

  constructor(layers: Layers) {
    this.layers = layers
  }

  get mark(): ContentMark {
    return this.stack.at(-1) ?? unmarked
  }

  /** @param properties of a layer (tag `OC`) the group, else the number in the structure tree */
  begin(tag: unknown, properties: unknown): void {
    if (this.stack.length >= depthLimit) {
      this.tooDeep++
      return
    }
    this.stack.push(this.inside(this.mark, tag, properties))
  }

  end(): void {
    if (this.tooDeep > 0) this.tooDeep--
    else this.stack.pop()
  }

  private inside(outer: ContentMark, tag: unknown, properties: unknown): ContentMark {
    if (tag === 'OC') return { ...outer, isOff: outer.isOff || !this.layers.isVisible(properties) }
    // Without properties the engine gives the name as it stands in the file.
    const name = typeof tag === 'string' ? tag : (tag as { readonly name?: string } | null)?.name
    const id = typeof properties === 'number' ? properties : outer.id
    return { ...outer, id, isArtifact: outer.isArtifact || name === 'Artifact' }
  }
}
