/** Text in lines of a width, the later ones below the first. */
import { displayWidth } from './display-width.ts'
import { safeForTerminal } from './escape.ts'

/** The text, safe for a terminal, wrapped at spaces to `width` columns, each line after the first indented under the first's text. */
export function hang(head: string, text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = head
  for (const word of safeForTerminal(text).split(' ')) {
    const next = line === head || line.trim() === '' ? line + word : `${line} ${word}`
    if (displayWidth(next) > width && line.trim() !== head.trim()) {
      lines.push(line)
      line = ' '.repeat(head.length) + word
    } else line = next
  }
  return [...lines, line]
}
