/** What a LaTeX preamble says of the person, printed where the title is made. */
import type { LatexSource } from './source.ts'

/** Commands about the person, in the order they are printed. */
const PERSONAL = [
  'name',
  'firstname',
  'lastname',
  'familyname',
  'author',
  'title',
  'position',
  'tagline',
  'address',
  'location',
  'phone',
  'mobile',
  'telephone',
  'email',
  'homepage',
  'website',
  'social',
  'github',
  'linkedin',
  'orcid',
  'dateofbirth',
  'nationality',
  'extrainfo',
  'quote',
] as const

/** True for commands such as `\\email`, and `\\ecvemail` of classes for the Europass. */
export const isPersonal = (name: string): boolean => (PERSONAL as readonly string[]).includes(withoutPrefix(name))

const withoutPrefix = (name: string): string => name.replace(/^ecv/, '')

/** Keeps what was said until it is printed. */
export class Person {
  readonly #said = new Map<string, string[]>()

  /** Takes the arguments of one command. */
  remember(command: string, source: LatexSource): void {
    const name = withoutPrefix(command)
    const label = source.option()
    const found = []
    for (let each = source.argument(); each !== null && found.length < 3; each = source.argument())
      found.push(each.text.trim())
    const key = ['firstname', 'lastname', 'familyname', 'author'].includes(name) ? 'name' : name
    const words = key === 'social' && label !== null ? [`${label.text}: ${found[0] ?? ''}`] : [found.join(' ')]
    this.#said.set(
      key,
      key === 'name'
        ? [[...(this.#said.get(key) ?? []), ...words].join(' ')]
        : [...(this.#said.get(key) ?? []), ...words],
    )
  }

  /** Raw source of each line; the name comes first. */
  lines(): readonly { readonly isName: boolean; readonly text: string }[] {
    return PERSONAL.flatMap((key) => (this.#said.get(key) ?? []).map((text) => ({ isName: key === 'name', text })))
  }
}
