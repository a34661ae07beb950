/** LaTeX source as a stack of texts: arguments and macro bodies are put back on top and read like the rest, never by recursion. */

/** More expansions than any résumé class needs; a macro that calls itself stops here. */
const maxExpansionCount = 20_000
const maxPushedCharacters = 4_000_000
/** How often a character may be looked at in search of a closing brace: real files nest arguments a few levels deep. */
const scansPerCharacter = 40
/** Longer arguments are unclosed braces. */
const maxArgumentCharacters = 40_000

interface Frame {
  readonly text: string
  at: number
  line: number
  /** False in macro bodies: all of it stands on the line of the call. */
  readonly counts: boolean
  readonly atEnd: (() => void) | null
}

/** A position to read from, character by character, command by command. */
export class LatexSource {
  readonly #frames: Frame[]
  #scansLeft: number
  #expansionCount = 0
  #pushedCharacters = 0

  constructor(text: string) {
    this.#scansLeft = 1_000_000 + scansPerCharacter * text.length
    this.#frames = [{ text, at: 0, line: 1, counts: true, atEnd: null }]
  }

  /** Source line from 1. */
  get line(): number {
    return this.#frames.at(-1)?.line ?? 1
  }

  /** The next character without taking it; '' at the end. Finished texts are left on the way, and their `atEnd` is run. */
  peek(): string {
    for (;;) {
      const frame = this.#frames.at(-1)
      if (frame === undefined) return ''
      if (frame.at < frame.text.length) return frame.text[frame.at] ?? ''
      if (this.#frames.length === 1) return ''
      this.#frames.pop()
      frame.atEnd?.()
    }
  }

  next(): string {
    const character = this.peek()
    const frame = this.#frames.at(-1)
    if (frame === undefined || character === '') return ''
    frame.at++
    if (character === '\n' && frame.counts) frame.line++
    return character
  }

  /** Takes what a sticky pattern matches here, or ''. */
  take(pattern: RegExp): string {
    this.peek()
    const frame = this.#frames.at(-1)
    if (frame === undefined) return ''
    pattern.lastIndex = frame.at
    const found = pattern.exec(frame.text)?.[0] ?? ''
    this.#skip(frame, found.length)
    return found
  }

  /** Takes everything up to and with `end`; null, taking nothing, when it never comes. */
  takeThrough(end: string): string | null {
    const frame = this.#frames.at(-1)
    if (frame === undefined || this.#scansLeft <= 0) return null
    const found = frame.text.indexOf(end, frame.at)
    this.#scansLeft -= (found < 0 ? frame.text.length : found) - frame.at
    if (found < 0) return null
    const taken = frame.text.slice(frame.at, found)
    this.#skip(frame, found + end.length - frame.at)
    return taken
  }

  /** Puts text on top; `atEnd` runs when it is read to its end. False when the limits are reached and nothing was put.
   * `line` is where it stands; without `counts` all of it stands there, as a macro's body does on the line of its call. */
  push(text: string, atEnd: (() => void) | null = null, line: number | null = null, counts = line !== null): boolean {
    this.#expansionCount++
    this.#pushedCharacters += text.length
    if (this.#expansionCount > maxExpansionCount || this.#pushedCharacters > maxPushedCharacters) {
      atEnd?.()
      return false
    }
    this.#frames.push({ text, at: 0, line: line ?? this.line, counts, atEnd })
    return true
  }

  /** The inside of `{…}` here, after spaces and comments; null, taking nothing, when there is none. */
  argument(): Argument | null {
    return this.#balanced('{', '}', /(?:[ \t]*(?:%[^\n]*)?\n?)(?:[ \t]|%[^\n]*\n)*(?=\{)/y)
  }

  /** The inside of `[…]` here, or null. */
  option(): Argument | null {
    return this.#balanced('[', ']', /[ \t]*(?=\[)/y)
  }

  #skip(frame: Frame, length: number): void {
    if (frame.counts) for (let at = frame.at; at < frame.at + length; at++) if (frame.text[at] === '\n') frame.line++
    frame.at += length
  }

  #balanced(open: string, close: string, lead: RegExp): Argument | null {
    this.peek()
    const frame = this.#frames.at(-1)
    if (frame === undefined) return null
    lead.lastIndex = frame.at
    const start = frame.at + (lead.exec(frame.text)?.[0].length ?? 0)
    if (frame.text[start] !== open || this.#scansLeft <= 0) return null
    const end = closingAt(frame.text, start, close)
    this.#scansLeft -= end < 0 ? maxArgumentCharacters : end - start
    if (end < 0) return null
    this.#skip(frame, start + 1 - frame.at)
    const argument = { text: frame.text.slice(start + 1, end), line: frame.counts ? frame.line : null }
    this.#skip(frame, end + 1 - frame.at)
    return argument
  }
}

/** Raw source, and the line it begins on; null inside macro bodies. */
export interface Argument {
  readonly text: string
  readonly line: number | null
}

function closingAt(text: string, start: number, close: string): number {
  let depth = 0
  const limit = Math.min(text.length, start + maxArgumentCharacters)
  for (let at = start; at < limit; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '%' && text[at - 1] !== '\\') at = lineEnd(text, at, limit)
    else if (character === '{') depth++
    else if (character === close && depth <= (close === '}' ? 1 : 0)) return at
    else if (character === '}') depth--
  }
  return -1
}

function lineEnd(text: string, at: number, limit: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? limit : end
}
