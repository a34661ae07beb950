import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportSchema } from '../../../src/report/schema.ts'
import { cvsift, shippedRubric, smallRubric, temporaryPath } from '../cvsift.ts'

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

test('--format json is the application of the report, with what was looked for', async () => {
  const [explained, ranked] = await Promise.all([
    cvsift(`explain ${path} -r ${smallRubric} --format json`),
    cvsift(`rank ${path} -r ${smallRubric} --format json`),
  ])
  const { searches, ...application } = JSON.parse(explained.stdout)
  expect(application).toEqual(JSON.parse(ranked.stdout).applications[0])
  expect(searches).toMatchObject([
    { facetId: 'python', documents: 1, terms: ['Python', 'NumPy'], nearMisses: [] },
    { facetId: 'imaging', documents: 1, terms: ['fMRI', 'EEG', 'MEG'], nearMisses: [] },
  ])
  const report = { ...JSON.parse(ranked.stdout), applications: [JSON.parse(explained.stdout)] }
  expect(reportSchema.safeParse(report).error).toBeUndefined()
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

test('what was looked for is said of every facet, and what almost counted with the reason', async () => {
  const folder = temporaryPath('applications')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'ada.html')
  const hidden = '<p style="display:none">Python NumPy fMRI</p>'
  writeFileSync(file, `<h1>Ada Lund</h1><h2>Skills</h2><p>Phyton; no experience with EEG; meg</p>${hidden}`)
  const { stdout } = await cvsift(`explain ${file} -r ${smallRubric}`)
  const shown = stdout.slice(stdout.indexOf('\n')).replaceAll(/\n {2}cv: .*/g, '')
  expect(shown).toMatchInlineSnapshot(`
    "
      ask first: Programming is required, and nothing was found

    Programming  level 0 none found, 0 points
      0 = points of Programming = 100 × weight 1 × score 0 / weights 2
        0 = level: none found (no evidence found); evidence of all facets together: 0 of 1 mentioned, 0 of 1 used, 0 of 1 demonstrated
          0 = Python: none found (mass 0 / 0 / 0)

      evidence
        Python: none found
          looked for 2 terms (Python, NumPy) in 1 document: none. “None found” is not “lacks it”: ask.
          did not count:
          – l.1      Ada Lund Skills Phyton; no experience with EEG; meg
            Python: looks like "Python"; only what is written so counts
          – –        Python NumPy fMRI
            Python: in text that nobody sees
          – –        Python NumPy fMRI
            NumPy: in text that nobody sees
      from the posting: "proficiency in Python"

    Brain data  level 0 none found, 0 points
      0 = points of Brain data = 100 × weight 1 × score 0 / weights 2
        0 = level: none found (no evidence found); evidence of all facets together: 0 of 1 mentioned, 0 of 1 used, 0 of 1 demonstrated
          0 = Imaging: none found (mass 0 / 0 / 0)

      evidence
        Imaging: none found
          looked for 3 terms (fMRI, EEG, MEG) in 1 document: none. “None found” is not “lacks it”: ask.
          did not count:
          – l.1      Ada Lund Skills Phyton; no experience with EEG; meg
            EEG: said of what the person has not done: in the skills; after "no experience"
          – l.1      … Lund Skills Phyton; no experience with EEG; meg
            MEG: written "meg"; it counts only as "MEG"
          – –        Python NumPy fMRI
            fMRI: in text that nobody sees
      from the posting: "experience with brain imaging"

    Look at this
      hidden text would have added 31.3 points: Programming 18.8 (Python, NumPy); Brain data 12.5 (fMRI)
      text that nobody sees (styled-hidden) was not scored: "Python NumPy fMRI"
    "
  `)
})
