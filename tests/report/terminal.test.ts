import { expect, test } from 'vitest'
import type { RunReport } from '../../src/model/report.ts'
import { displayWidth } from '../../src/report/display-width.ts'
import { terminal } from '../../src/report/renderers/terminal.ts'
import { sampleReport } from './sample-report.ts'

async function textOf(report: RunReport, width: number, color = false): Promise<string> {
  const files = await terminal.render(report, { width, color })
  expect(files.map((each) => each.name)).toEqual(['report.txt'])
  return String(files[0]!.content)
}

function withCriteria(count: number): RunReport {
  const applications = sampleReport.applications.map((each) => ({
    ...each,
    criteria: each.criteria.flatMap((criterion) =>
      Array.from({ length: count }, (_, index) => ({ ...criterion, id: `${criterion.id}-${index}` })),
    ),
  }))
  return { ...sampleReport, applications }
}

test('80 columns hold the ranking, the best words of each person, and what to do about unread ones', async () => {
  expect(`\n${await textOf(sampleReport, 80)}`).toMatchInlineSnapshot(`
    "
    Machine learning research scientist
    5 applications: 1 strong, 2 possible, 1 weak, 1 unread

    Rank      Name                             Points  Band     ML NE PR
    1 (1–2)   Ada Nováková                       94.4  strong    3  2  3
              ML “… Sparse classifiers for single-trial MEG. NeurIPS 37.” p2:14
    2= (1–3)  山田 健二                          55.6  possible  2  –  2
              ML “trained ridge regression on purchase histories of 2 M …” l.18
    2= (2–3)  Grace <b>Okafor</b>, "PhD"         55.6  possible  2  –  2
              ML “built =SUM|classifiers for \`ECG\` | see [here](https://exam…” p1:12
              ! 34 words in white on page 1 were not scored (and 1 more)
    4         Omar \\u{202e}drawkcab\\u{1b}[31m     0.0  weak      –  –  –
              –
              ? ask about: Programming

    Not read, not ranked: 1 application
    – Bo Hansen
      inbox/bo.pdf: no text on any of its 2 pages: it looks scanned
      → ask for a text version, or read it yourself; Bo is listed as unread, not
        ranked

    Criteria: ML Machine learning, NE Neuroimaging, PR Programming.
    Levels: 3 demonstrated, 2 used, 1 mentioned, – none found. “None found” is not
    “lacks it”: ask.
    Ranks: 3 (2–5) is rank 3, which cannot be told from ranks 2 to 5 (90 %
    interval); = is a tie.
    People decide: bands order the reading, nothing is rejected.
    "
  `)
})

test('a wide terminal shows more evidence and the file it is from', async () => {
  expect(`\n${await textOf(sampleReport, 140)}`).toMatchInlineSnapshot(`
    "
    Machine learning research scientist
    5 applications: 1 strong, 2 possible, 1 weak, 1 unread

    Rank      Name                             Points  Band     ML NE PR
    1 (1–2)   Ada Nováková                       94.4  strong    3  2  3
              ML “Nováková A., Doe J. (2024). Sparse classifiers for single-trial MEG. NeurIPS 37.” p2:14 cv.pdf
              PR “author of a Python package for permutation tests (412 stars)” p1:40 cv.pdf
              NE “recorded and preprocessed MEG from 48 volunteers” p1:22 cv.pdf
    2= (1–3)  山田 健二                          55.6  possible  2  –  2
              ML “trained ridge regression on purchase histories of 2 M customers” l.18 kenji.docx
              PR “reports in R and SQL for the board” l.21 kenji.docx
    2= (2–3)  Grace <b>Okafor</b>, "PhD"         55.6  possible  2  –  2
              ML “built =SUM|classifiers for \`ECG\` | see [here](https://example.org)” p1:12 grace.pdf
              PR “pipelines in Python” p1:15 grace.pdf
              ! 34 words in white on page 1 were not scored (and 1 more)
    4         Omar \\u{202e}drawkcab\\u{1b}[31m     0.0  weak      –  –  –
              –
              ? ask about: Programming

    Not read, not ranked: 1 application
    – Bo Hansen
      inbox/bo.pdf: no text on any of its 2 pages: it looks scanned
      → ask for a text version, or read it yourself; Bo is listed as unread, not ranked

    Criteria: ML Machine learning, NE Neuroimaging, PR Programming.
    Levels: 3 demonstrated, 2 used, 1 mentioned, – none found. “None found” is not “lacks it”: ask.
    Ranks: 3 (2–5) is rank 3, which cannot be told from ranks 2 to 5 (90 % interval); = is a tie.
    People decide: bands order the reading, nothing is rejected.
    "
  `)
})

test('more criteria than fit stand as one run of digits', async () => {
  const text = await textOf(withCriteria(9), 80)
  expect(text.split('\n').slice(3, 6).join('\n')).toMatchInlineSnapshot(`
    "Rank      Name                     Points  Band      Levels
    1 (1–2)   Ada Nováková               94.4  strong    333333333222222222333333333
              ML0 “… Sparse classifiers for single-trial MEG. NeurIPS 37.” p2:14"
  `)
})

test.each([40, 60, 80, 100, 140, 200])('no line is wider than %i columns', async (width) => {
  const widths = (await textOf(sampleReport, width)).split('\n').map(displayWidth)
  expect(Math.max(...widths)).toBeLessThanOrEqual(width)
})

test('columns stand under each other whatever script a name is in', async () => {
  const rows = (await textOf(sampleReport, 80))
    .split('\n')
    .filter((line) => / (?:strong|possible|weak) /.test(line) && !line.startsWith('5'))
  expect(new Set(rows.map((row) => displayWidth(row.slice(0, row.search(/strong|possible|weak/)))))).toHaveLength(1)
})

test('color is used only where it was asked for', async () => {
  expect(await textOf(sampleReport, 80)).not.toContain('\u{1b}')
  expect(await textOf(sampleReport, 80, true)).toContain('\u{1b}[32mstrong  \u{1b}[39m')
})

test('color changes nothing but color', async () => {
  const colored = await textOf(sampleReport, 80, true)
  expect(colored.replace(/\u{1b}\[\d+m/gu, '')).toBe(await textOf(sampleReport, 80))
})

test('a run without applications says so', async () => {
  expect(await textOf({ ...sampleReport, applications: [] }, 80)).toMatchInlineSnapshot(`
    "Machine learning research scientist
    0 applications

    People decide: bands order the reading, nothing is rejected.
    "
  `)
})
