/** The options that choose what the table of a ranking shows. */
import { type Command, InvalidArgumentError } from 'commander'
import type { Band } from '../model/assessment.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Rubric } from '../model/rubric.ts'
import { checkView, type TableView } from '../report/table-view.ts'
import { BANDS } from '../report/words.ts'
import { wholeNumber } from './run-options.ts'

export interface TableOptions {
  readonly top?: number
  readonly band?: readonly Band[]
  readonly columns?: readonly string[]
  readonly sort?: string
}

/** Formats that are such a table. */
const TABLES = ['terminal', 'csv']

export function addTableOptions(command: Command): Command {
  return command
    .option('--top <count>', 'show only the first ranks, and say who cannot be told apart at that line', wholeNumber)
    .option('--band <list>', `show only these bands, by commas: ${BANDS.join(', ')}`, bandList)
    .option(
      '--columns <list>',
      'show these columns, by commas, a line a person: rank, name, a criterion, … (see below)',
      list,
    )
    .option('--sort <column>', 'show in the order of a column; a - before it turns the order round')
}

export const TABLE_HELP = `
Columns: rank, low, high, id, name, points, band, gates, flags, documents, best, and for each criterion of the rubric its id (the
level), ID_score, ID_points and ID_evidence. --top, --band, --columns and --sort change what the table on the terminal or the CSV
on stdout shows, and never a rank or points; files in the folder of -o are whole. Beside them, of more than 1,000 applications the
table shows the first 100 ranks when nothing else is asked.
`

/**
 * What the options ask for, or null.
 *
 * @throws UserError for a column that no table against the rubric has, or a format that is no table
 */
export function viewOf(options: TableOptions, rubric: Rubric, format: string): TableView | null {
  const { top = null, band: bands = null, columns = null, sort = null } = options
  if (top === null && bands === null && columns === null && sort === null) return null
  if (!TABLES.includes(format)) {
    const message = `--top, --band, --columns and --sort are for a table, and ${format} is none`
    throw new UserError([
      diagnostic({ code: 'rank/no-table', message, hint: `leave them out, or use --format ${TABLES.join(' or ')}` }),
    ])
  }
  const view = { top, bands, columns, sort }
  checkView(
    view,
    rubric.criteria.map(({ id }) => id),
  )
  return view
}

function list(value: string): readonly string[] {
  const names = value.split(',').map((name) => name.trim())
  if (names.includes('')) throw new InvalidArgumentError('It must be a list by commas, without gaps.')
  return [...new Set(names)]
}

function bandList(value: string): readonly Band[] {
  return list(value).map((name) => {
    const band = BANDS.find((each) => each === name)
    if (band === undefined)
      throw new InvalidArgumentError(`No band is called "${name}"; there are ${BANDS.join(', ')}.`)
    return band
  })
}
