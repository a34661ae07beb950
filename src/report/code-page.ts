/** The page of a code for `--explain`: what it finds, why that matters, an example and the better one. */

export interface CodePageParts {
  readonly code: string
  readonly severity: string
  readonly summary: string
  readonly why: string
  readonly bad: string
  readonly good: string
}

/** Columns of its paragraphs. */
const width = 80

export function codePage({ code, severity, summary, why, bad, good }: CodePageParts): string {
  return [
    `${code} (${severity})`,
    '',
    ...wrapped(`Finds ${summary}.`),
    '',
    ...wrapped(why),
    '',
    'Found here:',
    '',
    ...indented(bad),
    '',
    'Better:',
    '',
    ...indented(good),
    '',
  ].join('\n')
}

function wrapped(text: string): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trimStart()
    if (line.length <= width) lines[lines.length - 1] = line
    else lines.push(word)
  }
  return lines
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
}
