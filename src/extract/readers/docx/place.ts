/** Where Word puts what no page shows: outside the paper, or in a line or row without height. */
import type { HiddenReason } from '../../../model/document.ts'
import { isFarPt, isFlatPt } from '../paper.ts'

type Attributes = Readonly<Record<string, string>>

/** Word counts in twentieths of a point. */
const twipsPerPt = 20

const number = (value: string | undefined): number => Number.parseFloat(value ?? '') || 0

const isFar = (twips: string | undefined): boolean => isFarPt(number(twips) / twipsPerPt)
const isFlat = (twips: string | undefined): boolean => isFlatPt(number(twips) / twipsPerPt)

const PARAGRAPH: Readonly<Record<string, (attributes: Attributes) => HiddenReason | null>> = {
  'w:framePr': (a) => (isFar(a['w:x']) || isFar(a['w:y']) ? 'off-page' : null),
  'w:ind': (a) => (isFar(a['w:left'] ?? a['w:start']) ? 'off-page' : null),
  'w:spacing': (a) => (a['w:lineRule'] === 'exact' && isFlat(a['w:line']) ? 'clipped' : null),
}

/** Why one setting of a paragraph leaves it unseen, or null. */
export function unseenParagraph(name: string, attributes: Attributes): HiddenReason | null {
  return Object.hasOwn(PARAGRAPH, name) ? (PARAGRAPH[name]?.(attributes) ?? null) : null
}

/** The same of a row of a table. */
export function unseenRow(name: string, attributes: Attributes): HiddenReason | null {
  if (name === 'w:hidden') return 'styled-hidden'
  const isLow = name === 'w:trHeight' && attributes['w:hRule'] === 'exact' && isFlat(attributes['w:val'])
  return isLow ? 'clipped' : null
}

/** English metric units, 914,400 to the inch: the farthest a box may be from where it is anchored and still touch the paper. */
const LIMITS = {
  across: [-3_000_000, 15_000_000],
  down: [-1_000_000, 15_000_000],
  /** The paragraph that it is anchored in may stand at the foot of the page. */
  downFromText: [-11_000_000, 15_000_000],
} as const

/** Where a drawing is anchored, learned element by element. */
export class BoxPlace {
  #reason: HiddenReason | null = null
  #axis: keyof typeof LIMITS = 'across'
  readonly #offsets: { readonly axis: keyof typeof LIMITS; readonly offset: number }[] = []

  /** Null while nothing hides it. */
  get reason(): HiddenReason | null {
    return this.#reason
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'wp:positionH') this.#axis = 'across'
    else if (name === 'wp:positionV')
      this.#axis = /^(?:page|margin|topMargin)$/.test(attributes.relativeFrom ?? '') ? 'down' : 'downFromText'
    else if (name === 'wp:extent') this.#judge({ across: number(attributes.cx), down: number(attributes.cy) })
    else if (name === 'wp:docPr' || name === 'wps:cNvPr') {
      if (/^(?:1|true)$/.test(attributes.hidden ?? '')) this.#reason ??= 'styled-hidden'
    } else if (name.startsWith('v:')) this.#reason ??= unseenStyle(attributes.style ?? '')
  }

  /** @param text of `wp:posOffset`, which stands before the size of the box */
  offset(text: string): void {
    this.#offsets.push({ axis: this.#axis, offset: number(text) })
  }

  #judge(size: { readonly across: number; readonly down: number }): void {
    for (const { axis, offset } of this.#offsets) {
      const [least, most] = LIMITS[axis]
      if (offset + (axis === 'across' ? size.across : size.down) < least || offset > most) this.#reason ??= 'off-page'
    }
  }
}

/** Of the drawings of Word before 2010. */
function unseenStyle(style: string): HiddenReason | null {
  if (/(?:^|;)\s*(?:visibility\s*:\s*hidden|display\s*:\s*none)/i.test(style)) return 'styled-hidden'
  const offsets = [...style.matchAll(/(?:^|;)\s*(?:margin-)?(?:left|top)\s*:\s*(-?[\d.]{1,9})pt/gi)]
  const isOff = offsets.some(([, value]) => isFarPt(number(value)))
  return isOff ? 'off-page' : null
}
