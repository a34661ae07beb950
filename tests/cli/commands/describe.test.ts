import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, smallRubric, temporaryPath } from '../cvsift.ts'

test('a rubric is printed as Markdown, and --check tells whether a file is in sync', async () => {
  const { code, stdout, stderr } = await cvsift(`describe ${smallRubric}`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^# A small search\n/)
  const path = temporaryPath('rubric.md')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, stdout)
  expect(await cvsift(`describe ${smallRubric} --check ${path}`)).toEqual({ code: 0, stdout: '', stderr: '' })
  writeFileSync(path, stdout.replace('Python', 'Perl'))
  const old = await cvsift(`describe ${smallRubric} --check ${path}`)
  expect([old.code, old.stdout]).toEqual([1, ''])
  expect(old.stderr).toContain('this is not what the rubric says')
})
