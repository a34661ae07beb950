import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, shippedRubric, smallRubric, temporaryPath } from '../cvsift.ts'

function rubricOf(text: string): string {
  const path = temporaryPath('rubric.yaml')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

test('rubrics without mistakes are counted, and the exit code is 0', async () => {
  expect(await cvsift(`lint ${smallRubric} ${shippedRubric}`)).toEqual({
    code: 0,
    stdout: '2 rubrics: 0 errors, 0 warnings\n',
    stderr: '',
  })
})

test('mistakes are shown where they are, and the exit code is 1', async () => {
  const path = rubricOf('id: x\ntitle: X\ncriteria: 3\n')
  const { code, stdout, stderr } = await cvsift(`lint ${path}`)
  expect([code, stdout]).toEqual([1, '1 rubric: 1 error, 0 warnings\n'])
  expect(stderr.replace(path, 'rubric.yaml')).toMatchInlineSnapshot(`
    "rubric.yaml:3:11: error: criteria must be a list, found 3  [rubric/bad-value]
        3 | criteria: 3
          |           ^
    "
  `)
})

test('the caret stands under the value in a long line, which is cut around it', async () => {
  const path = rubricOf(`id: x\ntitle: X\nbands: { strong: 60, ${' '.repeat(200)}possible: 90 }\ncriteria: []\n`)
  const { stderr } = await cvsift(`lint ${path}`)
  expect(
    Math.max(
      ...stderr
        .split('\n')
        .slice(1)
        .map((line) => line.length),
    ),
  ).toBeLessThan(130)
})

test('--format json prints the diagnostics', async () => {
  const { code, stdout, stderr } = await cvsift(`lint ${rubricOf('id: x\ntitle: X\ncriteria: 3\n')} --format json`)
  expect([code, stderr]).toEqual([1, ''])
  expect(JSON.parse(stdout)).toMatchObject([
    { code: 'rubric/bad-value', severity: 'error', position: { start: { line: 3, column: 11, offset: 25 } } },
  ])
})

test('a rubric that cannot be opened is a mistake in the call', async () => {
  const missing = await cvsift('lint nowhere.yaml')
  expect(missing).toMatchObject({ code: 2, stdout: '' })
  expect(missing.stderr).toContain('nowhere.yaml: error: this rubric cannot be read: there is no such file')
  expect((await cvsift('lint rubric')).stderr).toContain('it is a folder')
  const latin = temporaryPath('latin.yaml')
  mkdirSync(join(latin, '..'), { recursive: true })
  writeFileSync(latin, Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xe9]))
  expect((await cvsift(`lint ${latin}`)).stderr).toContain('it is not UTF-8 text')
})
