/** A stranger's words as YAML scalars and comments: they stay words, whatever is in them. */

export const lineWidth = 124

/** Controls, line ends of every kind, what reorders or hides text, lone surrogates, what is no character. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu

/** On one line, with nothing that acts or hides. */
export function safeText(text: string): string {
  return text.replace(UNFIT, ' ').replace(/\s+/gu, ' ').trim()
}

/** The same, line by line: what a posting is read as, so that every part of it stays what it was. */
export function safeLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(UNFIT, ' '))
    .join('\n')
}

/** What needs no quotes anywhere in YAML: letters first, and no mark that YAML reads. */
const PLAIN = /^\p{L}[\p{L}\p{N} ./+'()*-]*$/u

/** Words that YAML 1.1 or 1.2 reads as something else. */
const READ_AS_OTHER = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i

/** A scalar on one line; between single quotes YAML reads no escapes. */
export function inFlow(text: string): string {
  const safe = safeText(text)
  return PLAIN.test(safe) && !READ_AS_OTHER.test(safe) ? safe : `'${safe.replaceAll("'", "''")}'`
}

/**
 * `start` and the scalar, folded at spaces where the line is full; YAML reads each break as the space that it was.
 *
 * @param indent of the lines that follow
 * @param next what they begin with, where that is no blank; the text is then no scalar and stays as it is
 */
export function folded(start: string, text: string, indent: number, next: string | null = null): string {
  const words = (next === null ? inBlock(text, start.length) : text).split(' ')
  const lines: string[] = []
  let line = start + (words.shift() ?? '')
  for (const word of words) {
    if (line.length + 1 + word.length > lineWidth) {
      lines.push(line)
      line = (next ?? ' '.repeat(indent)) + word
    } else line = `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

/** A plain scalar of several lines could begin one with a mark: such a text is quoted. */
function inBlock(text: string, startLength: number): string {
  const flow = inFlow(text)
  const isLong = startLength + flow.length > lineWidth
  return isLong && !flow.startsWith("'") ? `'${flow.replaceAll("'", "''")}'` : flow
}
