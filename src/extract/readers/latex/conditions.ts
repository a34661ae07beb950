/** Which branches of TeX's conditions are printed, where the file itself decides it. */
import type { LatexSource } from './source.ts'

/** Numbers compared in the source: `1=2`. */
const COMPARISON = /\s*(-?\d{1,9})\s*([<>=])\s*(-?\d{1,9}) ?/y

/** Switches that a file makes with `\newif`, and conditions on plain numbers. */
export class Conditions {
  readonly #source: LatexSource
  readonly #switches = new Map<string, boolean>()

  constructor(source: LatexSource) {
    this.#source = source
  }

  /** `\newif\ifdraft` and `\drafttrue`; false when it is neither. */
  learn(name: string): boolean {
    if (name === 'newif') {
      const made = /^\s*\\if([a-zA-Z@]+)$/.exec(this.#source.take(/\s*\\if[a-zA-Z@]+/y))?.[1]
      if (made !== undefined) this.#switches.set(made, false)
      return true
    }
    const [, switched = '', value] = /^([a-zA-Z@]+?)(true|false)$/.exec(name) ?? []
    if (!this.#switches.has(switched)) return false
    this.#switches.set(switched, value === 'true')
    return true
  }

  /**
   * Whether what follows `\if…` is printed; null where it is not known. Takes what is compared.
   *
   * @param isDefined whether a command is known
   */
  holds(name: string, isDefined: (command: string) => boolean): boolean | null {
    if (this.#switches.has(name.slice(2))) return this.#switches.get(name.slice(2)) ?? false
    if (name === 'ifdefined')
      return isDefined(
        this.#source
          .take(/\s*\\[a-zA-Z@]+ ?/y)
          .trim()
          .slice(1),
      )
    if (name === 'ifodd') {
      const number = this.#source.take(/\s*-?\d{1,9} ?/y)
      return number === '' ? null : Number(number) % 2 !== 0
    }
    if (name !== 'ifnum') return null
    const [, left, operator, right] = new RegExp(COMPARISON.source).exec(this.#source.take(COMPARISON)) ?? []
    if (operator === undefined) return null
    const difference = Number(left) - Number(right)
    return operator === '=' ? difference === 0 : operator === '<' ? difference < 0 : difference > 0
  }
}
