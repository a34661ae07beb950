/** CSS selectors as far as elements are told by their names, classes, ids, attributes and by what they stand in. */

type Attributes = Readonly<Record<string, string>>

export interface Element {
  readonly name: string
  readonly attributes: Attributes
  /** Its place among the elements around it, from 1. */
  readonly place: number
  /** The same among those of its name. */
  readonly placeOfName: number
}

interface Compound {
  readonly tag: string | null
  readonly id: string | null
  readonly classes: readonly string[]
  readonly attributes: readonly { readonly name: string; readonly operator: string; readonly value: string }[]
  readonly places: readonly Place[]
  /** What it must not be. */
  readonly not: readonly Compound[]
}

/** `:nth-child(an+b)`, and `:nth-of-type` where it counts those of its name. */
interface Place {
  readonly step: number
  readonly offset: number
  readonly ofName: boolean
}

export interface Selector {
  /** The last one is that of the element itself. */
  readonly compounds: readonly Compound[]
  /** Whether each but the last must be the parent of the next, and not just somewhere above it. */
  readonly isParent: readonly boolean[]
  /** Ids, then classes and attributes, then tags, as one number. */
  readonly specificity: number
  /** `#id`, `.class`, `tag` or `*` that any element it fits must have. */
  readonly key: string
}

/** Ancestors looked at for each element: pages nest some thirty deep. */
const ancestorLimit = 60

const COMPOUND =
  /^(?:\*|[a-z][\w-]*)?(?:[.#][\w-]+|\[[^\]]{1,100}\]|:(?:first|nth)-(?:child|of-type)(?:\([\w+-]{1,20}\))?)*$/i

/** `:not(…)` with what it holds; lists in it were taken apart before. */
const NOT = /:not\(((?:[^()]|\([^()]{0,40}\)){1,200})\)/gi

/**
 * The selector, or null when it holds what is not known here: siblings, what comes after an element, and states such as
 * `:hover`, in which no page is when it is read.
 */
export function parseSelector(source: string): Selector | null {
  const closed = source.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, (inside) => inside.replace(/\s+/g, ''))
  const text = closed.trim().replace(/\s*>\s*/g, ' > ')
  const parts = text.replace(/^:root\b/i, 'html').split(/\s+/)
  if (text === '' || parts.length > 20) return null
  const compounds: Compound[] = []
  const isParent: boolean[] = []
  for (const part of parts) {
    if (part === '>') isParent[isParent.length - 1] = true
    else {
      const compound = parseCompound(part)
      if (compound === null) return null
      compounds.push(compound)
      isParent.push(false)
    }
  }
  const last = compounds.at(-1)
  if (last === undefined) return null
  return { compounds, isParent, specificity: specificityOf(compounds), key: keyOf(last) }
}

function parseCompound(whole: string): Compound | null {
  const part = whole.replace(NOT, '')
  if (whole === '' || !COMPOUND.test(part)) return null
  const not = [...whole.matchAll(NOT)].flatMap(([, inside = '']) => inside.split(',').map(parseCompound))
  if (not.some((each) => each === null)) return null
  const tag = /^[a-z][\w-]*/i.exec(part)?.[0].toLowerCase() ?? null
  const rest = part.replace(/\[[^\]]*\]/g, '')
  const attributes = [...part.matchAll(/\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*["']?([^"'\]]*)["']?\s*)?\]/g)]
  return {
    tag,
    id: /#([\w-]+)/.exec(rest)?.[1] ?? null,
    classes: [...rest.matchAll(/\.([\w-]+)/g)].map((match) => match[1] ?? ''),
    attributes: attributes.map(([, name = '', operator = '', value = '']) => ({
      name: name.toLowerCase(),
      operator,
      value,
    })),
    places: [...rest.matchAll(/:(first|nth)-(child|of-type)(?:\(([\w+-]*)\))?/gi)].map(placeOf),
    not: not.filter((each) => each !== null),
  }
}

function placeOf([, which = '', among = '', formula = '']: RegExpMatchArray): Place {
  const ofName = among.toLowerCase() === 'of-type'
  const text = which.toLowerCase() === 'nth' ? formula.toLowerCase() : '1'
  if (text === 'odd' || text === 'even') return { step: 2, offset: text === 'odd' ? 1 : 0, ofName }
  const [, step, offset = '0'] = /^(?:([+-]?\d{0,6})n)?([+-]?\d{1,6})?$/.exec(text) ?? []
  const signed = step === '' || step === '+' ? '1' : step === '-' ? '-1' : (step ?? '0')
  return { step: Number.parseInt(signed, 10), offset: Number.parseInt(offset, 10), ofName }
}

function isAt({ step, offset, ofName }: Place, { place, placeOfName }: Element): boolean {
  const beyond = (ofName ? placeOfName : place) - offset
  return step === 0 ? beyond === 0 : beyond % step === 0 && beyond / step >= 0
}

function specificityOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { tag, id, classes, attributes, places, not }) =>
      sum +
      (id === null ? 0 : 10_000) +
      100 * (classes.length + attributes.length + places.length) +
      (tag === null ? 0 : 1) +
      specificityOf(not),
    0,
  )
}

function keyOf({ tag, id, classes }: Compound): string {
  if (id !== null) return `#${id}`
  return classes[0] === undefined ? (tag ?? '*') : `.${classes[0]}`
}

/** The keys under which selectors of an element may be found. */
export function keysOf({ name, attributes }: Pick<Element, 'name' | 'attributes'>): string[] {
  const classes = classesOf(attributes).map((each) => `.${each}`)
  return ['*', name, ...classes, ...(attributes.id === undefined ? [] : [`#${attributes.id}`])]
}

/** @param ancestors outermost first */
export function fits({ compounds, isParent }: Selector, element: Element, ancestors: readonly Element[]): boolean {
  const last = compounds.at(-1)
  if (last === undefined || !fitsCompound(last, element)) return false
  const floor = Math.max(0, ancestors.length - ancestorLimit)
  let at = ancestors.length
  for (let index = compounds.length - 2; index >= 0; index--) {
    const compound = compounds[index] as Compound
    do at--
    while (at >= floor && !isParent[index] && !fitsCompound(compound, ancestors[at] as Element))
    if (at < floor || !fitsCompound(compound, ancestors[at] as Element)) return false
  }
  return true
}

function fitsCompound(compound: Compound, element: Element): boolean {
  const { name, attributes } = element
  if (compound.tag !== null && compound.tag !== name) return false
  if (compound.id !== null && compound.id !== attributes.id) return false
  const classes = compound.classes.length === 0 ? [] : classesOf(attributes)
  return (
    compound.classes.every((each) => classes.includes(each)) &&
    compound.attributes.every((each) => fitsAttribute(each, attributes)) &&
    compound.places.every((each) => isAt(each, element)) &&
    !compound.not.some((each) => fitsCompound(each, element))
  )
}

function fitsAttribute({ name, operator, value }: Compound['attributes'][number], attributes: Attributes): boolean {
  const own = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (own === undefined) return false
  if (operator === '') return true
  if (operator === '=') return own === value
  if (operator === '~=') return own.split(/\s+/).includes(value)
  if (operator === '|=') return own === value || own.startsWith(`${value}-`)
  if (operator === '^=') return own.startsWith(value)
  return operator === '$=' ? own.endsWith(value) : own.includes(value)
}

function classesOf(attributes: Attributes): string[] {
  return (attributes.class ?? '').split(/\s+/).filter(Boolean)
}
