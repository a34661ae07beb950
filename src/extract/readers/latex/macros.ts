/** The macros a LaTeX file defines for itself, and what a call of one comes to. */
import type { LatexSource } from './source.ts'
import { DROPPED_ARGUMENTS } from './symbols.ts'

interface Macro {
  readonly parameterCount: number
  /** The first parameter may be left out. */
  readonly preset: string | null
  readonly body: string
}

/** Reads definitions where they stand; the last one counts. */
export class Macros {
  readonly #source: LatexSource
  readonly #macros = new Map<string, Macro>()

  constructor(source: LatexSource) {
    this.#source = source
  }

  has(name: string): boolean {
    return this.#macros.has(name)
  }

  /** Takes a definition after its command; false, taking nothing, when `name` defines nothing. */
  define(name: string): boolean {
    if (/^(?:new|renew|provide)command$|^DeclareRobustCommand$|^(?:New|Renew|Provide)?DocumentCommand$/.test(name))
      this.#newCommand(/Document/.test(name))
    else if (/^[egx]?def$/.test(name)) this.#def()
    else if (name === 'let') this.#let()
    else return false
    return true
  }

  #newCommand(hasSpecification: boolean): void {
    const name = (this.#source.argument()?.text ?? this.#source.take(/\\[a-zA-Z@]+|\\./y)).trim()
    const specification = hasSpecification ? (this.#source.argument()?.text ?? '') : ''
    const count = Number(this.#source.option()?.text ?? 0) || (specification.match(/[mo]/g)?.length ?? 0)
    const preset = this.#source.option()?.text ?? null
    const body = this.#source.argument()?.text
    if (body !== undefined && name.startsWith('\\'))
      this.#macros.set(name.slice(1), { parameterCount: Math.min(9, count), preset, body })
  }

  /** Another name for a macro, or for a command whose arguments must be dropped. */
  #let(): void {
    const names = this.#source.take(/\\[a-zA-Z@]+\s*=?\s*(?:\\[a-zA-Z@]+|.)/y)
    const [alias, target] = names.match(/(?<=\\)[a-zA-Z@]+/g) ?? []
    if (alias === undefined || target === undefined || alias === target) return
    const macro = this.#macros.get(target)
    if (macro !== undefined) this.#macros.set(alias, macro)
    else if (Object.hasOwn(DROPPED_ARGUMENTS, target))
      this.#macros.set(alias, { parameterCount: 0, preset: null, body: `\\${target} ` })
  }

  #def(): void {
    const head = this.#source.take(/\\(?:[a-zA-Z@]+|.)(?:#\d)*\s*(?=\{)/y)
    const body = head === '' ? null : this.#source.argument()
    const name = /^\\([a-zA-Z@]+|.)/.exec(head)?.[1]
    if (body !== null && name !== undefined) {
      this.#macros.set(name, { parameterCount: head.match(/#/g)?.length ?? 0, preset: null, body: body.text })
    }
  }

  /**
   * The body of a macro with the arguments that follow it, or null when the file defines none.
   * What the file says of commands that drop arguments is not followed: they mean the same with other looks.
   */
  expand(name: string): string | null {
    const macro = this.#macros.get(name)
    if (macro === undefined || Object.hasOwn(DROPPED_ARGUMENTS, name)) return null
    const given: string[] = []
    if (macro.preset !== null && macro.parameterCount > 0) given.push(this.#source.option()?.text ?? macro.preset)
    while (given.length < macro.parameterCount) given.push(this.#source.argument()?.text ?? '')
    return substitute(macro.body, given)
  }
}

/** The body with its arguments; a command before one keeps its end, as it does in TeX (`\small#1`). */
const substitute = (body: string, given: readonly string[]): string =>
  body.replace(
    /(\\[a-zA-Z@]+)?#(\d)/g,
    (_, command: string | undefined, digit: string) =>
      `${command === undefined ? '' : `${command} `}${given[Number(digit) - 1] ?? ''}`,
  )
