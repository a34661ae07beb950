import { expect, test } from 'vitest'
import { cvsift, shippedRubric, smallRubric } from '../cvsift.ts'

const path = 'fixtures/applications/kwame-asante-boateng.md'

test('one application is shown as a tree, with its evidence and near misses', async () => {
  const { code, stdout, stderr } = await cvsift(`explain ${path} -r ${shippedRubric}`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^Kwame Asante Boateng +[\d.]+ points, strong/)
  for (const label of [
    'Practical machine learning',
    'Optimization and statistics',
    'Neuroimaging data',
    'Programming for scientific computing',
    'Research',
  ]) {
    expect(stdout).toContain(label)
  }
  expect(stdout).toMatch(/l\.\d+/)
})

test('--criterion leaves the others out', async () => {
  const { stdout } = await cvsift(`explain ${path} -r ${smallRubric} --criterion brain-data`)
  expect(stdout).toContain('Brain data')
  expect(stdout).not.toContain('Programming  level')
})

test('--format json is the application of the report', async () => {
  const [explained, ranked] = await Promise.all([
    cvsift(`explain ${path} -r ${smallRubric} --format json`),
    cvsift(`rank ${path} -r ${smallRubric} --format json`),
  ])
  expect(JSON.parse(explained.stdout)).toEqual(JSON.parse(ranked.stdout).applications[0])
})

test('several applications are refused by name', async () => {
  const { code, stdout, stderr } = await cvsift(`explain fixtures/unreadable -r ${smallRubric}`)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatchInlineSnapshot(`
    "fixtures/unreadable: error: there are 9 applications here: latin-1, word-named, empty, encrypted, garbage, …  [explain/several]
       hint: name one of them, or add --group folder if it is one person
    "
  `)
})

test('an application that cannot be read is said to be so, and the exit code is 2', async () => {
  const { code, stdout, stderr } = await cvsift(`explain fixtures/unreadable/empty.pdf -r ${smallRubric}`)
  expect(code).toBe(2)
  expect(stdout).toContain('unread')
  expect(stderr).toContain('[extract/empty]')
})
