import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, smallRubric, temporaryPath } from './cvsift.ts'

const rank = `rank fixtures/unreadable -r ${smallRubric} --quiet`

test('a column, a band, a count or a format that is none is a mistake with the choices, before anything is read', async () => {
  const run = async (more: string) => (await cvsift(`rank nowhere -r ${smallRubric} ${more}`)).stderr
  expect(await run('--columns rank,nmae')).toContain(
    'no column is called "nmae"; there are rank, low, high, id, name, points, band, programming, programming_score,',
  )
  expect(await run('--sort=-ponts')).toContain('no column is called "ponts"')
  expect(await run('--band strong,weka')).toContain(
    'No band is called "weka"; there are strong, possible, weak, unread.',
  )
  expect(await run('--top 0')).toContain('It must be a whole number from 1.')
  expect(await run('--top 3 --format html')).toContain('[rank/no-table]')
}, 180_000)

test('the table shows what was asked for, the CSV too, and files in a folder are whole', async () => {
  const folder = temporaryPath('report')
  const { stdout } = await cvsift(`${rank} --band strong --columns name,points -o ${folder} --format csv`)
  expect(stdout).toMatch(/\n\nNot shown \(--band\): 2 weak\n\nNot read, not ranked: 7 applications\n/)
  const whole = readFileSync(join(folder, 'ranking.csv'), 'utf8').split('\r\n')
  expect(whole).toHaveLength(11)
  const csv = await cvsift(`${rank} --format csv --columns name,band --sort=-name --band weak,unread`)
  const names = csv.stdout.split('\r\n').slice(1, -1)
  expect(names).toHaveLength(9)
  expect(names.map((row) => row.toLowerCase())).toEqual(
    names
      .map((row) => row.toLowerCase())
      .toSorted()
      .toReversed(),
  )
}, 180_000)
