/** Evidence by being there: the entries of a section, such as publications or talks. */
import type { Evidence } from '../../model/evidence.ts'
import type { Level } from '../../model/rubric.ts'
import { contextText } from '../context-text.ts'
import type { Matcher, MatchInput } from '../contract.ts'
import { type EntriesOptions, entriesSchema, entryDefaults } from '../entries-schema.ts'
import { levelOf } from '../level.ts'
import { locate, quote } from '../locate.ts'
import { type Passage, wordsOf } from '../reading.ts'
import { monthsOf } from '../when.ts'

/** Characters an entry has at least: a year or a page number is none. */
const entryLengthLimit = 30

export const entries: Matcher<EntriesOptions> = {
  kind: 'entries',
  key: 'entries',
  summary: 'entries of sections such as publications, talks or awards, counted up to a limit',
  schema: entriesSchema,
  match: (input) => input.options.flatMap((option) => matchOption(input, option)),
}

function matchOption(input: MatchInput<EntriesOptions>, option: EntriesOptions[number]): Evidence[] {
  const { reading } = input
  const kinds = new Set(option.sections)
  const passages = reading.passages.filter((passage) => kinds.has(passage.section.kind) && isEntry(passage))
  return passages
    .slice(0, option.most ?? entryDefaults.most)
    .map((passage, index) => toEvidence(input, option, passage, index))
}

function isEntry(passage: Passage): boolean {
  return (
    passage.block.kind !== 'heading' &&
    passage.void === null &&
    passage.range.end - passage.range.start >= entryLengthLimit
  )
}

function toEvidence(
  input: MatchInput<EntriesOptions>,
  option: EntriesOptions[number],
  passage: Passage,
  index: number,
): Evidence {
  const { reading } = input
  const context = levelOf(reading, passage)
  const range = wordsOf(reading, passage)
  return {
    criterionId: input.criterionId,
    facetId: input.facet.id,
    termId: `${option.sections[0]} ${index + 1}`,
    kind: entries.kind,
    level: Math.min(option['at-most'] ?? 3, context.level) as Level,
    polarity: 'affirmed',
    strength: option.weight ?? entryDefaults.weight,
    note: `entry ${index + 1} ${contextText(reading, passage, range)}`,
    months: monthsOf(reading.document, range, reading.present),
    location: locate(reading.document, range),
    quote: quote(reading.document, range),
  }
}
