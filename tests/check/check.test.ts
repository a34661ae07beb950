import { expect, test } from 'vitest'
import { assessAgain, assessApplication, jobOf } from '../../src/assess/index.ts'
import { coverageOf } from '../../src/check/coverage.ts'
import { type CheckRun, check } from '../../src/check/index.ts'
import { joinRuns } from '../../src/check/join.ts'
import { loadTests } from '../../src/check/load.ts'
import { mutantsOf } from '../../src/check/mutants.ts'
import { mutate, untouched } from '../../src/check/mutate.ts'
import { checkAnnotations, checkJunit, checkText, summary } from '../../src/check/reporters.ts'
import { readText } from '../../src/check/subjects.ts'
import type { UserError } from '../../src/model/diagnostic.ts'
import type { Rubric } from '../../src/model/rubric.ts'
import { loadRubric } from '../../src/rubric/load.ts'
import { background, diskWorld } from '../in-process-world.ts'

function rubricOf(text: string): Rubric {
  const { rubric, diagnostics } = loadRubric(text, { path: 'rubric.yaml', sha256: '' })
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([])
  return rubric!
}

const rubric = rubricOf(`
id: x
title: X
criteria:
  - id: code
    label: Programming
    importance: required
    posting: experience coding
    facets:
      - { id: r, label: R, terms: [{ term: R, aliases: [Rlang], need: [statistics, package] }, ggplot2] }
      - { id: python, label: Python, terms: [Python] }
`)

const marked = `# Ada Lovelace

## Experience

Wrote an R package for maps <!-- expect: r -->
Headed R&D of a mill <!-- forbid: r, python -->
Read Python in a zoo <!-- forbid: code/python -->
`

async function run(text: string, { files = {} }: { files?: Record<string, string> } = {}): Promise<CheckRun> {
  return check(loadTests(text, 'rubric.test.yaml'), {
    rubric,
    background,
    world: diskWorld,
    resolve: (path) => path,
    readText: async (path) => files[path] ?? '',
  })
}

const report = (ran: CheckRun) => ({ results: ran.results, coverage: null, mutation: null })
const text = (ran: CheckRun) => checkText(report(ran), { color: false })

const cv = '## Experience\\n\\n- Wrote an R package\\n- No experience with Python\\n'
const passing = `
cases:
  - name: Ada
    text: "# Ada Lovelace\\n\\n${cv}"
    expect:
      band: [strong, possible]
      points: { at-least: 10, at-most: 100 }
      gates: { code: met }
      levels: { code: { at-least: 1 } }
      facets: { code/r: 2, code/python: 0 }
      evidence:
        - { term: R, quote: an R package, level: 2 }
        - { term: Python, polarity: negated }
      no-evidence:
        - { term: Python }
  - { name: Bo, text: "# Bo Diddley\\n\\n## Experience\\n\\n- Kept bees", expect: { band: weak, gates: { code: not met } } }
order:
  - [Ada, Bo]
lines:
  - { facet: code/r, counts: [Statistics in Rlang], does-not-count: [Headed R&D, Plots in Excel] }
  - { facet: code/r, term: ggplot2, counts: [Drew maps with ggplot2] }
`

test('what is said of cases, orders and lines is held against the rubric', async () => {
  expect(text(await run(passing))).toBe('16 passed, 0 failed\n')
})

test('a failure shows what was expected beside what was found, at its place', async () => {
  const ran = await run(
    passing
      .replace('code/r: 2', 'code/r: 3')
      .replace('an R package, level: 2', 'an R package, level: 3')
      .replace('- { term: Python }', '- { term: R }')
      .replace('[Ada, Bo]', '[Bo, Ada]')
      .replace('[Headed R&D,', '[Wrote an R package,'),
  )
  expect(text(ran)).toMatchInlineSnapshot(`
    "✗ rubric.test.yaml:10:25 Ada
        level of code/r
        expected 3 demonstrated
        found    2 used
    ✗ rubric.test.yaml:12:11 Ada
        evidence
        expected term "R", quote "an R package", level 3
        found    “R” for R: affirmed, level 2 (in a role; accepted: "package" stands 1 word away)
    ✗ rubric.test.yaml:15:11 Ada
        no evidence
        expected none of term "R"
        found    “R” for R: affirmed, level 2 (in a role; accepted: "package" stands 1 word away)
    ✗ rubric.test.yaml:20:70 Wrote an R package
        code/r
        expected does not count
        found    “R” for R
    ✗ rubric.test.yaml:18:5 order
        order of Bo and Ada
        expected more points
        found    0.0 and 55.0 points
    11 passed, 5 failed
    "
  `)
  expect(checkAnnotations(report(ran))).toContain('::error file=rubric.test.yaml,line=10,col=25')
})

test('a todo is no failure while it fails, and one when it passes', async () => {
  const todo = (level: number) => `
cases:
  - name: Ada
    text: "# Ada Lovelace\\n\\n${cv}"
    todo: R in a bullet
    expect: { levels: { code: ${level} }, facets: { code/r: 2 } }
`
  expect(text(await run(todo(3)))).toBe('0 passed, 0 failed, 1 todo\n')
  const fixed = await run(todo(2))
  expect(text(fixed)).toContain('it passes now: remove todo: R in a bullet')
  expect(summary(fixed.results)).toBe('0 passed, 1 failed')
})

test('marks at line ends say what the line counts for, and are no part of it', async () => {
  const ran = await run('marked: [ada.md]', { files: { 'ada.md': marked } })
  expect(text(ran)).toMatchInlineSnapshot(`
    "✗ ada.md:7:21 ada.md
        code/python
        expected does not count
        found    “Python” for Python
    3 passed, 1 failed
    "
  `)
})

test('coverage tells what no test exercises', async () => {
  const { parts, share } = coverageOf(rubric, await run(passing), background)
  expect(parts.map(({ part, covered, all, missing }) => `${part} ${covered}/${all} ${missing.join('; ')}`)).toEqual([
    'criteria 1/1 ',
    'facets 1/2 code/python',
    'terms 2/3 code/python: Python',
    'names 3/4 code/python: Python',
  ])
  expect(share).toBeCloseTo(0.7)
})

test('a line stands under the heading that is given, and in a role where none is', async () => {
  const sectionsOf = async (section: string) => {
    const { trials, assessments } = await run(`lines: [{ facet: code/python,${section} counts: [Python at a mill] }]`)
    return trials.flatMap((trial) => assessments.get(trial)?.criteria[0]?.evidence[0]?.location.section)
  }
  expect(await sectionsOf('')).toEqual(['work'])
  expect(await sectionsOf(' section: SKILLS,')).toEqual(['skills'])
})

test('test files of one rubric cover its names and notice its mutants together', async () => {
  const [code, python] = [
    await run(passing),
    await run('lines: [{ facet: code/python, counts: [Wrote Python at a mill] }]'),
  ]
  const joined = joinRuns([code, python])
  expect(joined.results).toHaveLength(code.results.length + python.results.length)
  expect(coverageOf(rubric, code, background).share).toBeLessThan(1)
  expect(coverageOf(rubric, joined, background).share).toBe(1)
  expect(mutate(joined).unnoticed).toEqual([])
})

test('mutants that no test notices are named', async () => {
  expect(mutate(await run(passing))).toEqual({ count: 6, unnoticed: [] })
  const forgetful = passing
    .replace('[Headed R&D, Plots in Excel]', '[Plots in Excel]')
    .replace('[Statistics in Rlang]', '[]')
  expect(mutate(await run(forgetful))).toEqual({
    count: 6,
    unnoticed: ['code/r: "R" without its alias "Rlang"', 'code/r: "R" without `need`'],
  })
})

test('a mutant judged with what is known of the other criteria scores as one judged from the beginning', async () => {
  const two = rubricOf(`
id: x
title: X
criteria:
  - id: code
    label: Programming
    importance: required
    posting: experience coding
    facets:
      - id: r
        label: R
        terms: [{ term: R, aliases: [Rlang], need: [statistics, package] }, { term: ggplot2, implies: [plots] }]
      - { id: plots, label: Plots, terms: [{ term: figures, not: [sales figures] }] }
  - id: maps
    label: Maps
    importance: favorable
    posting: maps
    facets: [{ id: maps, label: Maps, terms: [{ term: maps, deny: [treasure] }], like: [Drew maps of rainfall from station data] }]
`)
  const drawn = `${cv.replaceAll('\\n', '\n')}- Drew maps of rainfall with ggplot2, and figures`
  for (const document of [marked, drawn]) {
    const { application, documents } = await readText(document, 'case.md')
    const before = assessApplication(application, documents, jobOf(two, background))
    const readings = new WeakMap()
    for (const { rubric: mutant, touches, change } of mutantsOf(two)) {
      const job = jobOf(mutant, background)
      const again = assessAgain(application, documents, job, {
        name: before.name,
        evidence: untouched(before, touches),
        readings,
      })
      expect(again, change).toEqual(assessApplication(application, documents, job))
    }
  }
})

test('a broken test file is told whole, at line and column', async () => {
  const said = (yaml: string) => {
    try {
      loadTests(yaml, 't.yaml')
    } catch (error) {
      return (error as UserError).diagnostics.map(
        ({ code, message, hint, position }) =>
          `${position?.start.line}:${position?.start.column} ${code}: ${message}${hint === null ? '' : ` (${hint})`}`,
      )
    }
    throw new Error('nothing was said')
  }
  expect(
    said('cases:\n  - name: a\n    expct: {}\n  - text: x\n    expect: { levels: { a: 4 }, band: great }\n'),
  ).toMatchInlineSnapshot(`
    [
      "2:5 check/missing: expect is missing (add \`expect:\` here)",
      "3:5 check/unknown-key: no key is called "expct" in a case (did you mean \`expect\`?)",
      "5:39 check/bad-value: band has the wrong form, found "great" (it may be one of strong, possible, weak, unread, or a list)",
      "5:28 check/bad-value: a level is a whole number from 0 to 3, found 4",
    ]
  `)
  expect(said('cases:\n  - { name: a, expect: {} }\nlines:\n  - { facet: a/b }\n')).toMatchInlineSnapshot(`
    [
      "2:5 check/bad-value: a case has either \`application:\` or \`text:\`",
      "4:5 check/bad-value: lines need \`counts:\` or \`does-not-count:\`",
    ]
  `)
  expect(said('cases: [')).toMatchInlineSnapshot(`
    [
      "1:9 check/yaml: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ]
  `)
})

test('ids and cases that are not there are mistakes of the test', async () => {
  await expect(run('cases: [{ text: x, expect: { levels: { cod: 1 } } }]')).rejects.toThrow(
    'the rubric has no criterion "cod"',
  )
  await expect(run('lines: [{ facet: code/julia, counts: [x] }]')).rejects.toThrow(
    'the rubric has no facet "code/julia"',
  )
  await expect(run('cases: [{ name: a, text: x, expect: {} }]\norder: [[a, b]]')).rejects.toThrow(
    'no case is called "b"',
  )
  await expect(run('cases: [{ application: fixtures/applications, expect: {} }]')).rejects.toThrow(
    /a case is one application/,
  )
  await expect(run('cases: [{ application: nowhere.pdf, expect: {} }]')).rejects.toThrow('there is no such file')
})

test('JUnit holds every result, and no word of a test breaks out of it', async () => {
  const ran = await run("cases: [{ name: '\"<&\\u0000>', text: x, expect: { band: strong, levels: { code: 0 } } }]")
  expect(checkJunit(report(ran))).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite name="rubric.test.yaml" tests="2" failures="1" skipped="0">
        <testcase classname="&quot;&lt;&amp;\\u0000&gt;" name="band" file="rubric.test.yaml" line="1"><failure message="expected strong, found weak"/></testcase>
        <testcase classname="&quot;&lt;&amp;\\u0000&gt;" name="level of code" file="rubric.test.yaml" line="1"/>
      </testsuite>
    </testsuites>
    "
  `)
})
