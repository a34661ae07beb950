/** The part of CSS that can hide text: `<style>` elements and `style` attributes, in the order in which they rule. */
import { type Declarations, type Declared, lengthPx, parseDeclarations, windowWidthPx } from './css-values.ts'
import { type Element, fits, keysOf, parseSelector, type Selector } from './selectors.ts'

interface Rule {
  readonly selector: Selector
  readonly declared: Declared
  /** Later ones rule over earlier ones of the same weight. */
  readonly order: number
}

/** Rules by what their element must have. */
export type StyleRules = ReadonlyMap<string, readonly Rule[]>

/** Style sheets of pages have some thousands. */
const ruleLimit = 20_000

/** Rules within rules, as `@media` in `@supports`. */
const nestingLimit = 5

/** The rules of every `<style>` in a page that hold on a screen. */
export function findStyleRules(source: string): StyleRules {
  const sheets: string[] = []
  const lower = source.toLowerCase()
  for (let at = lower.indexOf('<style'); at >= 0; at = lower.indexOf('<style', at + 6)) {
    const start = lower.indexOf('>', at)
    const end = lower.indexOf('</style', at)
    if (start < 0 || end < start) break
    sheets.push(stripComments(source.slice(start + 1, end)))
    at = end
  }
  const css = sheets.join('\n')
  const variables = new Map<string, string>()
  for (const [, name = '', value = ''] of css.matchAll(/(--[\w-]{1,80})\s*:([^;{}]{0,200})/g)) {
    variables.set(name.toLowerCase(), value.toLowerCase().trim())
  }
  const sheet: Sheet = { rules: new Map(), variables, count: 0 }
  addRules(sheet, css, 0)
  return sheet.rules
}

/**
 * What holds for one element.
 *
 * @param ancestors outermost first
 */
export function declarationsFor(rules: StyleRules, element: Element, ancestors: readonly Element[]): Declarations {
  const found = rules.size === 0 ? [] : keysOf(element).flatMap((key) => rules.get(key) ?? [])
  const fitting = found.filter(({ selector }) => fits(selector, element, ancestors))
  const inOrder = fitting.toSorted((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order)
  const { style } = element.attributes
  const inline = style === undefined ? null : parseDeclarations(style)
  const usual = inOrder.map(({ declared }) => declared.usual)
  const important = inOrder.map(({ declared }) => declared.important)
  return Object.assign({}, ...usual, inline?.usual, ...important, inline?.important)
}

interface Sheet {
  readonly rules: Map<string, Rule[]>
  readonly variables: ReadonlyMap<string, string>
  count: number
}

function addRules(sheet: Sheet, css: string, depth: number): void {
  for (let at = 0; at < css.length && sheet.count < ruleLimit; ) {
    const open = css.indexOf('{', at)
    if (open < 0) return
    const before = css.slice(at, open)
    const prelude = before.slice(before.lastIndexOf(';') + 1).trim()
    const isGroup = prelude.startsWith('@')
    const close = isGroup ? matchingBrace(css, open) : css.indexOf('}', open)
    const end = close < 0 ? css.length : close
    if (!isGroup) addRule(sheet, prelude, css.slice(open + 1, end))
    else if (holds(prelude) && depth < nestingLimit) addRules(sheet, css.slice(open + 1, end), depth + 1)
    at = end + 1
  }
}

/** A comma between selectors, not in the brackets of one. */
const OUTSIDE_COMMA = /,(?![^()]{0,200}\))/

function addRule(sheet: Sheet, prelude: string, body: string): void {
  const declared = parseDeclarations(body, sheet.variables)
  if (Object.keys(declared.usual).length + Object.keys(declared.important).length === 0) return
  for (const part of prelude.split(OUTSIDE_COMMA)) {
    const selector = parseSelector(part)
    if (selector === null) continue
    const rule = { selector, declared, order: sheet.count++ }
    const known = sheet.rules.get(selector.key)
    if (known === undefined) sheet.rules.set(selector.key, [rule])
    else known.push(rule)
  }
}

/** Whether what stands in an `@` rule holds on a screen as wide as most; of questions not known here it does not. */
function holds(prelude: string): boolean {
  if (/^@(?:layer|supports)\b/i.test(prelude)) return !/\bnot\b/i.test(prelude)
  const query = /^@media\s+(.*)$/is.exec(prelude)?.[1]?.toLowerCase()
  return query?.split(',').some(isMet) ?? false
}

function isMet(query: string): boolean {
  const parts = query
    .trim()
    .replace(/^only\s+/, '')
    .split(/\s+and\s+/)
  return parts.every((part) => {
    if (part === 'screen' || part === 'all') return true
    const [, bound, value = ''] = /^\(\s*(min|max)-width\s*:\s*([^()]{1,20})\)$/.exec(part) ?? []
    const width = lengthPx(value)
    if (bound === undefined || width === null) return false
    return bound === 'min' ? width <= windowWidthPx : width >= windowWidthPx
  })
}

function matchingBrace(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++
    else if (css[at] === '}' && --depth === 0) return at
  }
  return -1
}

function stripComments(css: string): string {
  const parts = css.split('/*')
  return parts
    .map((part, index) =>
      index === 0 ? part : part.slice(part.indexOf('*/') < 0 ? part.length : part.indexOf('*/') + 2),
    )
    .join(' ')
}
