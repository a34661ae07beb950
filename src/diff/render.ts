/** A difference for a terminal, for a pull request, and for other programs. */
import { Chalk } from 'chalk'
import { oneLine, safeForJson, safeForMarkdown, safeForTerminal } from '../report/escape.ts'
import { type Difference, type Move, pointsMoved } from './index.ts'
import { criterionText, linesCrossed, pointsChange, rankChange, signed, summary } from './words.ts'

/** Changes of the rubric, and people, that are told before the rest is only counted. */
const changesTold = 40
const peopleInMarkdown = 50

interface DiffLook {
  readonly color: boolean
  /** People that are told before the rest is only counted; absent: all. */
  readonly most?: number
}

/** Text for a terminal; colors only where `color`. */
export function diffText(difference: Difference, { color, most = Number.POSITIVE_INFINITY }: DiffLook): string {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const safe = (text: string) => safeForTerminal(oneLine(text))
  const { rubricChanges: changes } = difference
  const rubric =
    changes === null
      ? []
      : [
          paint.bold(changes.length === 0 ? 'Both rubrics say the same' : 'What the rubric says differently'),
          ...told(changes).map((each) => `  ${safe(each)}`),
          '',
        ]
  const rest = difference.moves.length - most
  const people = difference.moves.slice(0, most).flatMap((move) => {
    const crossed = linesCrossed(move)
    const head = `${paint.bold(safe(move.name))}  ${pointsChange(move)} (${signed(pointsMoved(move))})  rank ${rankChange(move)}`
    return [
      '',
      crossed === '' ? head : `${head}  ${paint.yellow(crossed)}`,
      ...move.criteria.map((criterion) => `  ${safe(criterionText(criterion))}`),
    ]
  })
  const counted = rest > 0 ? ['', `… and ${rest} more`] : []
  return `${[...rubric, paint.bold(summary(difference)), ...people, ...counted].join('\n')}\n`
}

/** A comment for a pull request: a table of who moved, and why behind a fold. */
export function diffMarkdown(difference: Difference): string {
  const safe = (text: string) => safeForMarkdown(oneLine(text))
  const { rubricChanges: changes, moves } = difference
  const shown = moves.slice(0, peopleInMarkdown)
  const rest = moves.length - shown.length
  return [
    `**${summary(difference)}**`,
    '',
    ...(changes === null
      ? []
      : changes.length === 0
        ? ['Both rubrics say the same.', '']
        : [...told(changes).map((each) => `- ${safe(each)}`), '']),
    ...(shown.length === 0 ? [] : table(shown, safe)),
    ...(rest > 0 ? [`and ${rest} more`, ''] : []),
    ...(shown.length === 0
      ? []
      : [
          '<details><summary>Why</summary>',
          '',
          ...shown.filter((move) => move.criteria.length > 0).flatMap((move) => why(move, safe)),
          '</details>',
          '',
        ]),
  ].join('\n')
}

function table(moves: readonly Move[], safe: (text: string) => string): string[] {
  return [
    '| who | points | rank | line crossed |',
    '| --- | --- | --- | --- |',
    ...moves.map(
      (move) =>
        `| ${safe(move.name)} | ${pointsChange(move)} (${signed(pointsMoved(move))}) | ${rankChange(move)} | ${linesCrossed(move)} |`,
    ),
    '',
  ]
}

function why(move: Move, safe: (text: string) => string): string[] {
  return [`**${safe(move.name)}**`, '', ...move.criteria.map((criterion) => `- ${safe(criterionText(criterion))}`), '']
}

/** Everything, for other programs. */
export function diffJson(difference: Difference): string {
  return `${safeForJson(JSON.stringify(difference, null, 2))}\n`
}

function told(changes: readonly string[]): readonly string[] {
  if (changes.length <= changesTold) return changes
  return [...changes.slice(0, changesTold), `… and ${changes.length - changesTold} more`]
}
