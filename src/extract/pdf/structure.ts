/** The structure tree of a tagged page → what each piece of marked content belongs to. */

/** Headings, paragraphs and list items; cells of tables are paragraphs of their own. */
export type ElementKind = 'heading' | 'paragraph' | 'item'

/** The block of the author's text that a piece belongs to: the same object for all its pieces. */
export interface Element {
  readonly kind: ElementKind
  /** 1 to 6 for headings, else null. */
  readonly level: number | null
}

/** A node of the tree as the engine gives it, for one page. */
export interface StructureNode {
  readonly role?: string
  readonly children?: readonly StructureNode[]
  /** Alternate text, or text to be used in place of what is painted. */
  readonly alt?: string
  /** Of a leaf: `p12R_mc7`, object of the page and number of the piece. */
  readonly id?: string
}

export interface PageStructure {
  /** By the numbers of marked content. */
  readonly elements: ReadonlyMap<number, Element>
  /** Words given for pictures, links and other elements, which nobody sees on the page. */
  readonly alternatives: readonly string[]
}

/** Deeper trees than any program writes; below, pieces belong to the element there. */
const depthLimit = 100

/** Roles that are blocks; others group blocks (Div, Sect) or stand within one (Span, Link). @see ISO 32000-1, 14.8.4 */
const BLOCKS: Readonly<Record<string, Element>> = {
  H: { kind: 'heading', level: 1 },
  H1: { kind: 'heading', level: 1 },
  H2: { kind: 'heading', level: 2 },
  H3: { kind: 'heading', level: 3 },
  H4: { kind: 'heading', level: 4 },
  H5: { kind: 'heading', level: 5 },
  H6: { kind: 'heading', level: 6 },
  Title: { kind: 'heading', level: 1 },
  P: { kind: 'paragraph', level: null },
  Caption: { kind: 'paragraph', level: null },
  Note: { kind: 'paragraph', level: null },
  TD: { kind: 'paragraph', level: null },
  TH: { kind: 'paragraph', level: null },
  LI: { kind: 'item', level: null },
}

/** @param root null for a page without structure */
export function structureOf(root: StructureNode | null): PageStructure {
  const elements = new Map<number, Element>()
  const alternatives: string[] = []
  const visit = (node: StructureNode, element: Element | null, depth: number): void => {
    const id = /_mc(\d{1,9})$/.exec(node.id ?? '')?.[1]
    if (id !== undefined && element !== null) elements.set(Number(id), element)
    if (node.alt !== undefined) alternatives.push(node.alt)
    if (depth >= depthLimit) return
    const own = innermost(element, node.role ?? '')
    for (const child of node.children ?? []) visit(child, own, depth + 1)
  }
  if (root !== null) visit(root, null, 0)
  return { elements, alternatives }
}

/** The first paragraph of a list item is the item: programs put a P into the LBody, and the bullet beside it. */
function innermost(outer: Element | null, role: string): Element | null {
  const block = Object.hasOwn(BLOCKS, role) ? BLOCKS[role] : undefined
  if (block === undefined || (outer?.kind === 'item' && block.kind === 'paragraph')) return outer
  return { ...block }
}

/** Words of an alternate text at least that is told: shorter ones name a picture. */
const toldWords = 6

/** Alternate texts of some length that say other words than the page, which nobody sees there. */
export function unseenAlternatives({ alternatives }: PageStructure, pageText: string): string[] {
  const long = alternatives.filter((each) => (each.match(/\p{L}{2,}/gu)?.length ?? 0) >= toldWords)
  if (long.length === 0) return []
  const printed = lettersOf(pageText)
  return [...new Set(long)].filter((each) => !printed.includes(lettersOf(each)))
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}
