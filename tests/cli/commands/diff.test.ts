import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, root, smallRubric, temporaryPath } from '../cvsift.ts'

const people = 'fixtures/applications/kwame-asante-boateng.md fixtures/applications/hugo-castellan.md'

function edited(change: (text: string) => string): string {
  const path = temporaryPath('new.yaml')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, change(readFileSync(join(root, smallRubric), 'utf8')))
  return path
}

test('two rubrics: what the edit says, who moved and which word caused it', async () => {
  const path = edited((text) => text.replace('[Python, NumPy]', '[NumPy]'))
  const { code, stdout, stderr } = await cvsift(`diff ${smallRubric} ${path} ${people}`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('"Python" ("Programming"): "Python" is gone')
  expect(stdout).toMatch(/Kwame Asante Boateng +[\d.]+ → [\d.]+ \(−[\d.]+\)/)
  expect(stdout).toMatch(/Programming −[\d.]+.*: Python \d+ → 0 passages/)
})

test('--fail-on makes the exit code 1 and says who', async () => {
  const path = edited((text) => text.replace('[Python, NumPy]', '[NumPy]'))
  const failed = await cvsift(`diff ${smallRubric} ${path} ${people} --fail-on points=1`)
  expect(failed.code).toBe(1)
  expect(failed.stderr).toContain('moved by more than 1 points: kwame-asante-boateng')
  expect(
    await cvsift(`diff ${smallRubric} ${smallRubric} ${people} --fail-on points=0,band-change,top-k=1`),
  ).toMatchObject({
    code: 0,
    stdout: 'Both rubrics say the same\n\nnobody of 2 moved\n',
  })
  expect(await cvsift(`diff a b c --fail-on nonsense`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there are band-change, top-k=COUNT and points=NUMBER'),
  })
})

test('a revision of a repository is read by git, and what git does not know is said', async () => {
  const folder = temporaryPath('repository')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, smallRubric), join(folder, 'r.yaml'))
  const git = (...argv: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...argv], { cwd: folder })
  git('init', '-q')
  git('add', 'r.yaml')
  git('commit', '-qm', 'one')
  writeFileSync(join(folder, 'r.yaml'), readFileSync(join(folder, 'r.yaml'), 'utf8').replace('NumPy', 'SciPy'))
  const cv = join(root, 'fixtures/applications/kwame-asante-boateng.md')
  const { code, stdout } = await cvsift(`diff HEAD:r.yaml r.yaml ${cv}`, { cwd: folder })
  expect(code).toBe(0)
  expect(stdout).toContain('"SciPy" is new')
  const unknown = await cvsift(`diff HEAD~9:r.yaml r.yaml ${cv}`, { cwd: folder })
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toContain('this revision of a file cannot be read')
})

test('two reports are compared without reading the applications again', async () => {
  const [a, b] = [temporaryPath('a'), temporaryPath('b')]
  const path = edited((text) => text.replace('[Python, NumPy]', '[NumPy]'))
  await cvsift(`rank ${people} -r ${smallRubric} -o ${a} --format json`)
  await cvsift(`rank ${people} -r ${path} -o ${b} --format json`)
  const reports = await cvsift(`diff ${a}/report.json ${b}/report.json --format json`)
  const rubrics = await cvsift(`diff ${smallRubric} ${path} ${people} --format json`)
  expect(JSON.parse(reports.stdout).moves).toEqual(JSON.parse(rubrics.stdout).moves)
})

test('mistakes in the call are said with the way out', async () => {
  const broken = temporaryPath('report.json')
  mkdirSync(join(broken, '..'), { recursive: true })
  writeFileSync(broken, '{"schemaVersion": 1}')
  const said = async (argv: string) => {
    const { code, stdout, stderr } = await cvsift(argv)
    expect([code, stdout]).toEqual([2, ''])
    return stderr
  }
  expect(await said(`diff ${smallRubric} ${smallRubric}`)).toContain('two rubrics need applications to be compared on')
  expect(await said(`diff ${broken} ${smallRubric}`)).toContain('this is no report.json that can be compared: rubric')
  expect(await said(`diff nowhere.yaml ${smallRubric} fixtures/applications`)).toContain('there is no such file')
})
