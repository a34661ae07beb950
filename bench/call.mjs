/** How a bench is called, and where the repository has what it takes. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export const root = fileURLToPath(new URL('../', import.meta.url))
export const fixtures = join(root, 'fixtures/applications')
export const rubric = join(root, 'rubric/nimh-ml-research-scientist/rubric.yaml')

/**
 * Reads the command line and runs the bench. Every bench has `--dist`, another build, `--json` and `--help`; a mistake is
 * told, and ends with 2.
 *
 * @param {string} usage
 * @param {import('node:util').ParseArgsOptionsConfig} options of this bench alone
 * @param {(values: Record<string, any>) => Promise<void>} main
 */
export async function callBench(usage, options, main) {
  try {
    const { values } = parseArgs({
      options: {
        ...options,
        dist: { type: 'string', default: join(root, 'dist') },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) console.log(usage)
    else await main({ ...values, dist: resolve(values.dist) })
  } catch (error) {
    console.error(`error: ${error.message}`)
    process.exitCode = 2
  }
}

/**
 * Whole numbers from 1, by commas; none of an empty list.
 *
 * @param {string} list
 * @param {string} usage said where one is none
 */
export function numbersIn(list, usage) {
  const numbers = list
    .split(',')
    .filter((each) => each !== '')
    .map(Number)
  if (!numbers.every((each) => Number.isInteger(each) && each > 0)) throw new Error(usage)
  return numbers
}

/** @param {number | null} bytes */
export function megabytes(bytes) {
  return bytes === null ? '–' : `${(bytes / 1e6).toFixed(0)} MB`
}
