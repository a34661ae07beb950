/** Marks at the line ends of a text: which facets the line must be evidence for, and which not. */

export interface Mark {
  readonly kind: 'expect' | 'forbid'
  /** The id of a facet, or criterion/facet. */
  readonly facet: string
  /** Line of the file, from 1. */
  readonly line: number
  /** Columns of the mark, from 1, half-open. */
  readonly column: number
  readonly endColumn: number
}

export interface MarkedText {
  /** Without its marks: every line where it was. */
  readonly text: string
  readonly marks: readonly Mark[]
}

/** An HTML comment, or a `%` comment of LaTeX, at the end of a line: `<!-- expect: r, python -->`, `% forbid: meg`. */
const MARK = /[ \t]*(?:<!--\s*(expect|forbid):\s*([^>]*?)\s*-->|%\s*(expect|forbid):\s*(.*?))[ \t]*$/

export function readMarks(text: string): MarkedText {
  const marks: Mark[] = []
  const lines = text.split('\n').map((given, index) => {
    let line = given
    for (let found = MARK.exec(line); found !== null; found = MARK.exec(line)) {
      const kind = (found[1] ?? found[3]) === 'forbid' ? 'forbid' : 'expect'
      const facets = (found[2] ?? found[4] ?? '').split(/[,\s]+/).filter((each) => each !== '')
      const place = { line: index + 1, column: found.index + 1, endColumn: found.index + found[0].length + 1 }
      marks.push(...facets.map((facet) => ({ kind, facet, ...place }) as const))
      line = line.slice(0, found.index)
    }
    return line
  })
  return { text: lines.join('\n'), marks }
}
