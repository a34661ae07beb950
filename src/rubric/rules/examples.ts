/** Rubrics around a few lines, for the examples of rules. */

/** @param criterion lines of the criterion after its posting @param facet lines of its only facet */
export function exampleOf({
  criterion = '',
  facet = 'terms: [Python]',
}: {
  readonly criterion?: string
  readonly facet?: string
}): string {
  return [
    'id: example',
    'title: Example',
    'criteria:',
    '  - id: programming',
    '    label: Programming',
    '    importance: required',
    '    posting: experience coding in Python',
    ...indented(criterion, 4),
    '    facets:',
    '      - id: python',
    '        label: Python',
    ...indented(facet, 8),
    '',
  ].join('\n')
}

function indented(lines: string, by: number): string[] {
  return lines === '' ? [] : lines.split('\n').map((line) => `${' '.repeat(by)}${line}`)
}
