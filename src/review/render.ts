/** Reviewers side by side, for a terminal and for other programs. */
import { Chalk } from 'chalk'
import { oneLine, safeForJson, safeForTerminal } from '../report/escape.ts'
import type { Agreement, Disagreement, Merged, PersonMerged } from './merge.ts'

/** Disagreements told before the rest is only counted. */
const mostTold = 60

const nothing = '–'

/** Text for a terminal: agreement, then disagreements, then everybody; colors only where `color`. */
export function mergedText(merged: Merged, { color }: { readonly color: boolean }): string {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const { reviewers, rubric, overall, criteria, disagreements, people } = merged
  const letters = reviewers.map((_, index) => letterOf(index))
  const apart = people.filter(({ isAgreed }) => !isAgreed)
  const told = disagreements.slice(0, mostTold)
  const lines = [
    paint.bold(safe(rubric.title)),
    ...reviewers.map((name, index) => `${letters[index]}  ${safe(name)}`),
    '',
    paint.bold('Disagreements'),
    ...apart.map((each) => `  ${called(each)}: ${recommendationsText(each)}`),
    ...told.map((each) => `  ${disagreementText(each)}`),
    ...(disagreements.length > told.length ? [`  and ${disagreements.length - told.length} more`] : []),
    ...(apart.length + told.length === 0 ? ['  none'] : []),
    '',
    paint.bold('Agreement'),
    ...table([
      ['', 'grades', 'kappa', 'alpha', '95 %', 'with run'],
      ['all criteria', ...agreementCells(overall)],
      ...criteria.map((each) => [safe(each.label), ...agreementCells(each)]),
    ]),
    '',
    paint.bold('People'),
    ...people.flatMap(personLines),
    '',
    'kappa: Cohen’s, with quadratic weights, the mean over pairs of reviewers. alpha: Krippendorff’s, for ordered',
    'grades, with a bootstrap interval over people. with run: kappa of the grades with the levels that cvsift gave.',
    `1 is full agreement, 0 is chance, ${nothing} where nothing can be told.`,
  ]
  return `${lines.join('\n')}\n`
}

export function mergedJson(merged: Merged): string {
  return `${safeForJson(JSON.stringify({ schemaVersion: 1, ...merged }, null, 2))}\n`
}

function safe(text: string): string {
  return safeForTerminal(oneLine(text))
}

/** `Candidate 07 (Ada Lovelace)` where the key of a blind run was given. */
function called({ name, who }: Pick<PersonMerged, 'name' | 'who'>): string {
  return who === null ? safe(name) : `${safe(name)} (${safe(who.name)})`
}

/** A to Z, then A2. */
function letterOf(index: number): string {
  const round = Math.floor(index / 26)
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? '' : round + 1}`
}

function disagreementText({ label, grades, level, ...person }: Disagreement): string {
  const given = grades.map((grade, index) => `${letterOf(index)} ${grade ?? nothing}`).join(', ')
  return `${called(person)}, ${safe(label)}: ${given} (run: ${level ?? nothing})`
}

function recommendationsText({ recommendations }: PersonMerged): string {
  return recommendations.map((each, index) => `${letterOf(index)} ${each ?? nothing}`).join(', ')
}

function personLines(person: PersonMerged): readonly string[] {
  const notes = person.notes.flatMap((note, index) =>
    note.trim() === '' ? [] : [`    ${letterOf(index)}: ${safe(note)}`],
  )
  return [`  ${called(person)}: ${recommendationsText(person)}`, ...notes]
}

function agreementCells({ unitCount, kappa, alpha, alphaInterval, kappaWithRun }: Agreement): readonly string[] {
  const interval = alphaInterval === null ? nothing : `${figure(alphaInterval.low)} to ${figure(alphaInterval.high)}`
  return [String(unitCount), figure(kappa), figure(alpha), interval, figure(kappaWithRun)]
}

/** Two digits. */
function figure(value: number | null): string {
  return value === null ? nothing : value.toFixed(2).replace(/^-0\.00$/, '0.00')
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    return `  ${cells.join('  ')}`.trimEnd()
  })
}
