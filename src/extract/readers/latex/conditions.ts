/** Which branches of TeX's conditions are printed, where the file itself decides it. */
import type { LatexSource } from './source.ts'

/** Numbers compared in the source: `1=2`. */
const COMPARISON = /\s*(-?\d{1,9})\s*([<>=])\s*(-?\d{1,9}) ?/y

/** Conditions whose branches are arguments. */
const BY_ARGUMENTS = /^(?:ifthenelse|ifstrempty|ifblank|ifempty|notblank)$/

/** Switches that a file makes with `\newif`, conditions on plain numbers, and idioms for "is this argument empty". */
export class Conditions {
  readonly #source: LatexSource
  readonly #switches = new Map<string, boolean>()

  constructor(source: LatexSource) {
    this.#source = source
  }

  /**
   * Takes what stands between a command and the branch that is printed; false when it is no command of conditions.
   * A condition that is not known is taken to hold.
   *
   * @param isDefined whether a command is known
   */
  obey(name: string, isDefined: (command: string) => boolean): boolean {
    if (name === 'iffalse' || name === 'else') this.#skipBranch()
    else if (this.#learn(name)) return true
    else if (BY_ARGUMENTS.test(name)) this.#chooseArgument(name)
    else if (!name.startsWith('if')) return false
    else if (!this.#holds(name, isDefined)) this.#skipBranch()
    return true
  }

  /** `\newif\ifdraft` and `\drafttrue`; false when it is neither. */
  #learn(name: string): boolean {
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

  /** Up to behind the `\else` or `\fi` that ends it, with conditions inside it. */
  #skipBranch(): void {
    let depth = 1
    while (depth > 0 && this.#source.peek() !== '') {
      this.#source.take(/[^\\]*/y)
      const name = this.#source.take(/\\(?:[a-zA-Z]+|[\s\S])?/y)
      if (name === '\\fi') depth--
      else if (name === '\\else' && depth === 1) return
      else if (/^\\if[a-z]*$/i.test(name) && name !== '\\ifthenelse') depth++
    }
  }

  #chooseArgument(name: string): void {
    const [test, yes, no] = [this.#source.argument(), this.#source.argument(), this.#source.argument()]
    const equal = /^\s*\\equal\s*\{([^{}]*)\}\s*\{([^{}]*)\}\s*$/.exec(test?.text ?? '')
    const holds =
      name === 'ifthenelse'
        ? equal === null || equal[1]?.trim() === equal[2]?.trim()
        : isBlank(test?.text) === (name !== 'notblank')
    const chosen = holds ? yes : no
    if (chosen) this.#source.push(chosen.text, null, chosen.line)
  }

  /** Whether what follows `\if…` is printed. Takes what is compared. */
  #holds(name: string, isDefined: (command: string) => boolean): boolean {
    const decided = this.#decided(name, isDefined)
    if (decided !== null) return decided
    if (name === 'if' && this.#source.take(/\\relax\\detokenize/y) !== '') {
      const holds = isBlank(this.#source.argument()?.text)
      this.#source.take(/\\relax/y)
      return holds
    }
    if (name === 'ifx' && this.#source.take(/&/y) !== '') return isBlank(this.#source.takeThrough('&'))
    this.#source.take(/(?:\s*\\[a-zA-Z@]+){0,2}/y)
    return true
  }

  /** Null where it is not known. */
  #decided(name: string, isDefined: (command: string) => boolean): boolean | null {
    const switched = this.#switches.get(name.slice(2))
    if (switched !== undefined) return switched
    if (name === 'ifdefined') return isDefined(this.#command())
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

  #command(): string {
    return this.#source
      .take(/\s*\\[a-zA-Z@]+ ?/y)
      .trim()
      .slice(1)
  }
}

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === ''
