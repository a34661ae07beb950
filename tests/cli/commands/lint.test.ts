import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toDocx } from '../../cv.ts'
import { cvsift, shippedRubric, temporaryPath } from '../cvsift.ts'

function rubricOf(text: string): string {
  const path = temporaryPath('rubric.yaml')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

const weak = `id: x
title: X
criteria:
  - id: c
    label: C
    importance: favorable
    posting: experience coding
    facets:
      - { id: f, label: F, terms: [{ term: decision tree, aliases: [decision trees, CART] }, analysis] } # kept
`

test('a rubric without mistakes is counted, and the exit code is 0', async () => {
  const path = rubricOf(weak.replace('decision trees, ', '').replace(', analysis', ''))
  expect(await cvsift(`lint ${path} --quiet`)).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(await cvsift(`lint ${path}`)).toMatchObject({ code: 0, stdout: '1 rubric: 0 errors, 0 warnings, 1 note\n' })
})

test('the shipped rubric has no errors', async () => {
  expect(await cvsift(`lint ${shippedRubric} --quiet`)).toEqual({ code: 0, stdout: '', stderr: '' })
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

test('weak places are warnings with their codes, and --max-warnings makes them fail', async () => {
  const path = rubricOf(weak)
  const { code, stdout, stderr } = await cvsift(`lint ${path}`)
  expect([code, stdout]).toEqual([0, '1 rubric: 0 errors, 2 warnings, 1 note\n'])
  expect(stderr).toContain('[rubric/redundant-alias]')
  expect(stderr).toContain('[rubric/vague-term]')
  expect(await cvsift(`lint ${path} --max-warnings 1`)).toMatchObject({ code: 1 })
  expect(await cvsift(`lint ${path} --max-warnings 2`)).toMatchObject({ code: 0 })
})

test('--fix mends what is certain in the file and says how much', async () => {
  const path = rubricOf(weak)
  expect((await cvsift(`lint ${path} --fix`)).stdout).toBe('1 rubric: 0 errors, 1 warning, 1 note; 1 mended\n')
  expect(readFileSync(path, 'utf8')).toBe(weak.replace('decision trees, ', ''))
  expect(readdirSync(join(path, '..'))).toEqual(['rubric.yaml'])
})

test('--explain says what a code means, lists all, and suggests the one that was meant', async () => {
  expect((await cvsift('lint --explain rubric/vague-term')).stdout).toMatchInlineSnapshot(`
    "rubric/vague-term (warning)

    Finds a single word that all kinds of work use.

    The background corpus describes 1,016 occupations. A word that one in five of
    them uses is no evidence of any: \`analysis\` stands in the application of an
    accountant, too. Phrases, rules and low weights make it telling.

    Found here:

      id: example
      title: Example
      criteria:
        - id: programming
          label: Programming
          importance: required
          posting: experience coding in Python
          facets:
            - id: python
              label: Python
              terms: [analysis]

    Better:

      id: example
      title: Example
      criteria:
        - id: programming
          label: Programming
          importance: required
          posting: experience coding in Python
          facets:
            - id: python
              label: Python
              terms: [time series analysis]
    "
  `)
  expect((await cvsift('lint --explain')).stdout).toContain('rubric/unreachable-term')
  expect(await cvsift('lint --explain rubric/vage-term')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean `rubric/vague-term`?'),
  })
})

test('--posting tells what it asks and no criterion quotes', async () => {
  const posting = join(rubricOf(weak), '..', 'posting.txt')
  writeFileSync(posting, 'You need experience coding. A degree in physics is required.')
  const { stderr } = await cvsift(`lint ${rubricOf(weak)} --posting ${posting}`)
  expect(stderr).toContain('the posting asks: "A degree in physics is required.", and no criterion quotes it')
  expect(stderr).not.toContain('rubric/foreign-quote')
})

test('--posting reads what draft reads, and says so where it cannot', async () => {
  const posting = join(rubricOf(weak), '..', 'posting.docx')
  writeFileSync(
    posting,
    toDocx([
      { kind: 'item', text: 'You need experience coding.' },
      { kind: 'item', text: 'A degree in physics is required.' },
    ]),
  )
  const { stderr } = await cvsift(`lint ${rubricOf(weak)} --posting ${posting}`)
  expect(stderr).toContain('the posting asks: "A degree in physics is required.", and no criterion quotes it')
  expect(stderr).not.toContain('rubric/foreign-quote')
  const missing = await cvsift(`lint ${rubricOf(weak)} --posting nowhere.pdf`)
  expect(missing).toMatchObject({ code: 2, stdout: '' })
  expect(missing.stderr).toContain('nowhere.pdf: error: there is no such posting  [posting/no-file]')
})

test('--format github annotates, and --format sarif is one log with the rules', async () => {
  const path = rubricOf(weak)
  const { stdout } = await cvsift(`lint ${path} --format github`)
  expect(stdout).toContain(
    `line=9,col=69,endLine=9,endColumn=83,title=rubric/redundant-alias::"decision trees" is found`,
  )
  const log = JSON.parse((await cvsift(`lint ${path} --format sarif`)).stdout)
  expect(log).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'cvsift' } } }] })
  const [{ tool, results }] = log.runs
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
  expect(results[0].locations[0].physicalLocation.region).toMatchObject({ startLine: 5 })
})

test('without a rubric it says what is missing', async () => {
  expect(await cvsift('lint')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("missing required argument 'rubric'"),
  })
})

test('--format markdown is the rubric for who signs it, with what is found', async () => {
  const { stdout, stderr } = await cvsift(`lint ${rubricOf(weak)} --format markdown`)
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^# X\n/)
  expect(stdout).toContain('## Criteria')
  expect(stdout).toMatch(/\| warning \| .*decision trees.* \| `rubric\/redundant-alias` \|/)
  const good = await cvsift(`lint ${shippedRubric} --format markdown`)
  expect(good.stdout).toContain('Nothing is wrong or weak.')
})
