/** A rubric as Markdown for people who do not read YAML: the hiring committee reads it, and signs. */
import { isPattern } from '../match/keyword/pattern.ts'
import type { TermObject } from '../match/keyword/term-schema.ts'
import {
  type Combine,
  type Criterion,
  type Facet,
  LEVEL_NAMES,
  type Rubric,
  type TimeAsked,
  timeAskedText,
} from '../model/rubric.ts'

/** Everything that decides points, in the order of the rubric; the same rubric gives the same bytes. */
export function describeRubric(rubric: Rubric): string {
  const total = rubric.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  const share = (weight: number) => `${Math.round((1000 * weight) / total) / 10} %`
  return [
    `# ${text(rubric.title)}`,
    '',
    'What applications are held against, and what counts as evidence. Points run from 0 to 100. Nothing here rejects anybody:',
    'bands order the reading, and people decide.',
    '',
    '## Criteria',
    '',
    '| criterion | importance | share of the points | words of the posting |',
    '| --- | --- | --- | --- |',
    ...rubric.criteria.map(
      (each) => `| ${text(each.label)} | ${each.importance} | ${share(each.weight)} | ${quotes(each.posting)} |`,
    ),
    '',
    ...rubric.criteria.flatMap((criterion) =>
      criterion.rationale === null
        ? []
        : [`- ${text(criterion.label)} weighs ${criterion.weight}: ${text(criterion.rationale)}`],
    ),
    '',
    '## Bands',
    '',
    `From ${rubric.bands.strong} points strong, from ${rubric.bands.possible} possible, below weak.`,
    ...gates(rubric),
    '',
    ...rubric.criteria.flatMap((criterion) => criterionText(criterion)),
    ...rulesText(rubric),
    '## Signed',
    '',
    '| name | role | date |',
    '| --- | --- | --- |',
    '| | | |',
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

function gates(rubric: Rubric): string[] {
  return rubric.gates.map(({ criterionId, level, cap }) => {
    const label = rubric.criteria.find((each) => each.id === criterionId)?.label ?? criterionId
    return `Who shows ${text(label)} below level ${level} (${LEVEL_NAMES[level]}) is at most ${cap}, and is asked about it first.`
  })
}

function criterionText(criterion: Criterion): string[] {
  const { label, anchors, combine, enough, facets } = criterion
  return [
    `## ${text(label)}`,
    '',
    ...anchors.map((anchor, level) => `- **${level} ${LEVEL_NAMES[level as 0 | 1 | 2 | 3]}**: ${text(anchor)}`),
    '',
    `${combined(combine)} It takes evidence that weighs ${enough[0]} to be mentioned, ${enough[1]} to be used, ${enough[2]} to be`,
    'demonstrated; a term weighs 1 unless it says otherwise, and further passages of one add ever less.',
    ...(criterion.time === null ? [] : [`${timeText(criterion.time)}.`]),
    '',
    ...facets.flatMap(facetText),
  ]
}

function combined(combine: Combine): string {
  if (combine.how === 'at-least') return `The ${combine.count} best facets decide.`
  const WORDS = {
    any: 'The best facet decides.',
    all: 'The weakest facet decides: all are needed.',
    mean: 'The facets’ scores are averaged by their weights.',
    together: 'The evidence of all facets counts together.',
  } as const
  return WORDS[combine.how]
}

function facetText({ label, posting, weight, supporting, time, sources }: Facet): string[] {
  const notes = [
    ...(weight === 1 ? [] : [`weight ${weight}`]),
    ...(supporting ? ['counts only beside another facet'] : []),
    ...(time === null ? [] : [timeText(time)]),
    ...(posting.length === 0 ? [] : [quotes(posting)]),
  ]
  return [
    `### ${text(label)}`,
    '',
    ...(notes.length === 0 ? [] : [`${notes.join('; ')}.`, '']),
    ...sources.flatMap(({ kind, options }) => (BY_KIND.get(kind) ?? unknownKind)(options)),
    '',
  ]
}

function timeText(time: TimeAsked): string {
  return `Dated use counts in full when it is ${timeAskedText(time)}, else as a mention`
}

const BY_KIND: ReadonlyMap<string, (options: unknown) => string[]> = new Map([
  ['keyword', (options: unknown) => (options as readonly (string | TermObject)[]).map(termText)],
  ['tfidf', (options: unknown) => (options as readonly string[]).map((like) => `- passages like: “${text(like)}”`)],
  ['entries', (options: unknown) => (options as readonly EntryOption[]).map(entryText)],
])

function unknownKind(options: unknown): string[] {
  return [`- ${text(JSON.stringify(options))}`]
}

interface EntryOption {
  readonly sections: readonly string[]
  readonly most?: number
  readonly weight?: number
}

function entryText({ sections, most, weight }: EntryOption): string {
  const bounds = [
    ...(weight === undefined ? [] : [`${weight} each`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ]
  return `- entries under ${sections.join(', ')}${bounds.length === 0 ? '' : ` (${bounds.join(', ')})`}`
}

/** `**MEG**, magnetoencephalography (weighs 0.5)°`: the mark says that rules at the end tell which hits count. */
function termText(entry: string | TermObject): string {
  if (typeof entry === 'string') return `- **${text(entry)}**`
  const names = [`**${text(entry.term)}**`, ...(entry.aliases ?? []).map(text)]
  const bounds = wordsOf(entry, BOUNDS)
  const mark = wordsOf(entry, RULES).length === 0 ? '' : ' °'
  return `- ${names.join(', ')}${bounds.length === 0 ? '' : ` (${bounds.join('; ')})`}${mark}`
}

interface Words {
  readonly key: keyof TermObject
  readonly words: (value: string) => string
}

const BOUNDS: readonly Words[] = [
  { key: 'weight', words: (value) => `weighs ${value}` },
  { key: 'at-most', words: (value) => `proves level ${value} at most` },
  { key: 'at-least', words: (value) => `proves level ${value} wherever it stands` },
  { key: 'ended', words: () => 'only where its dates have ended' },
  { key: 'implies', words: (value) => `a mention of ${value} as well` },
  { key: 'sections', words: (value) => `only under ${value}` },
]

const RULES: readonly Words[] = [
  { key: 'patterns', words: (value) => `also ${value}` },
  { key: 'case', words: (value) => (value === 'exact' ? 'only written so' : 'in any case') },
  { key: 'not', words: (value) => `not as part of ${value}` },
  { key: 'need', words: (value) => `only near ${value}` },
  { key: 'deny', words: (value) => `not near ${value}` },
  { key: 'unfinished', words: (value) => `not yet near ${value}` },
  { key: 'contradicted-by', words: (value) => `not when the summary says ${value}` },
  { key: 'within', words: (value) => `near is ${value} characters` },
]

function wordsOf(entry: TermObject, list: readonly Words[]): string[] {
  return list.flatMap(({ key, words }) => {
    const value: unknown = entry[key]
    if (value === undefined) return []
    return [words(Array.isArray(value) ? value.map((each) => clueText(String(each))).join(', ') : text(String(value)))]
  })
}

/** Patterns stand as code, as they are. */
function clueText(clue: string): string {
  if (!isPattern(clue)) return text(clue)
  const fence = clue.includes('`') ? '``' : '`'
  return `${fence}${clue.replace(/\s+/g, ' ')}${fence}`
}

/** For those who want to know why a hit counts: behind everything else, since few do. */
function rulesText(rubric: Rubric): string[] {
  const ruled = rubric.criteria.flatMap((criterion) =>
    criterion.facets.flatMap((facet) =>
      facet.sources.flatMap(({ kind, options }) => {
        const terms = kind === 'keyword' ? (options as readonly (string | TermObject)[]) : []
        return terms.flatMap((entry) => {
          const rules = typeof entry === 'string' ? [] : wordsOf(entry, RULES)
          return typeof entry === 'string' || rules.length === 0
            ? []
            : [`- **${text(entry.term)}** (${text(facet.label)}): ${rules.join('; ')}`]
        })
      }),
    ),
  )
  if (ruled.length === 0) return []
  return ['## Rules of names with several senses (°)', '', ...ruled, '']
}

function quotes(posting: readonly string[]): string {
  return posting.map((each) => `“${text(each)}”`).join(', ')
}

/** On one line, and never markup. */
function text(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#]/g, '\\$&')
}
