/** Patterns of a rubric, in an engine that takes linear time whatever the text. */
import { RE2JS } from 're2js'
import type { TextRange } from '../../model/document.ts'
import { requiredLiteral } from './required-literal.ts'

/** A compiled pattern; finds every match in a text. */
export interface Pattern {
  readonly source: string
  findAll(text: string): TextRange[]
}

/** True for `/…/`. */
export function isPattern(clue: string): boolean {
  return clue.length > 2 && clue.startsWith('/') && clue.endsWith('/')
}

/**
 * Compiles `/…/` of RE2 syntax; case matters unless the pattern begins with `(?i)`.
 *
 * @throws when it needs back-tracking (look-around, back-references) or is malformed
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compilePattern(clue: string): Pattern {
  const compiled = RE2JS.compile(clue.slice(1, -1))
  const literal = requiredLiteral(clue.slice(1, -1))
  return {
    source: clue,
    findAll: (text) => {
      if (literal !== null && !literal.isIn(text)) return []
      // Its automaton that only says yes or no is 20 times as fast as the one that says where.
      if (!compiled.test(text)) return []
      const matcher = compiled.matcher(text)
      const ranges: TextRange[] = []
      while (matcher.find()) ranges.push({ start: matcher.start(), end: matcher.end() })
      return ranges
    },
  }
}

/** Why a pattern cannot be used, or null. */
export function patternMistake(clue: string): string | null {
  try {
    compilePattern(clue)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
