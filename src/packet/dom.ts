/** Elements made of plain data: every text goes in as text, invisible characters are shown, no markup is ever parsed. */
import { safeForTerminal } from '../report/escape.ts'

type Child = Node | string | number | null | undefined | readonly Child[]
type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** Text as it is shown: what acts or hides stands as `\u{202e}`; line ends stay. */
function visible(text: string): string {
  return text
    .replaceAll('\u{ad}', '')
    .split('\n')
    .map((line) => safeForTerminal(line.replaceAll('\t', ' ')))
    .join('\n')
}

/** An element; a null or false attribute is left out, true is empty. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  setAll(element, attributes)
  append(element, children)
  return element
}

/** The same of SVG. */
export function svg(tag: string, attributes: Attributes, ...children: readonly Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  setAll(element, attributes)
  append(element, children)
  return element
}

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue
    element.setAttribute(name, value === true ? '' : visible(String(value)))
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children.flat(9) as readonly (Node | string | number | null | undefined)[]) {
    if (child === null || child === undefined) continue
    element.append(child instanceof Node ? child : visible(String(child)))
  }
}

/** A button that does one thing. */
export function button(label: string, action: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = el('button', { type: 'button', ...attributes }, label)
  element.addEventListener('click', action)
  return element
}

/** The element of an id that the page has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

/** What only a screen reader says. */
export function spoken(text: string): HTMLElement {
  return el('span', { class: 'sr' }, text)
}
