/** HTML built from templates in which every value is escaped unless it is HTML already. */
import { safeForHtml } from '../../escape.ts'

/** Markup that was made by `html` or is ours; a plain string is never taken for it. */
export interface Html {
  readonly markup: string
}

export type HtmlValue = Html | string | number | null | readonly HtmlValue[]

/** A template whose values are escaped: strings and numbers as text, Html as it is, lists joined, null as nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = strings.map((text, index) => (index === 0 ? text : toMarkup(values[index - 1] ?? null) + text))
  return { markup: parts.join('') }
}

/** Markup of our own (style, script, JSON made for a script), taken as it is. */
export function ours(markup: string): Html {
  return { markup }
}

/** The markup when the condition holds, else nothing. */
export function when(condition: boolean, markup: () => Html): Html | null {
  return condition ? markup() : null
}

function isHtml(value: HtmlValue): value is Html {
  return typeof value === 'object' && value !== null && 'markup' in value
}

function toMarkup(value: HtmlValue): string {
  if (value === null) return ''
  if (isHtml(value)) return value.markup
  if (typeof value === 'string') return safeForHtml(value)
  return typeof value === 'number' ? String(value) : value.map(toMarkup).join('')
}
