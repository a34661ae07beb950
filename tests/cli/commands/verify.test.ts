import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, root, smallRubric, temporaryPath } from '../cvsift.ts'

const cv = (name: string) => `# ${name}\n\n## Experience\n\n- Analyzed fMRI data in Python with NumPy, 2019 to 2023.\n`

/** A folder with two applications, one of them a mail with an odd name, and a rubric. */
function workingFolder(): string {
  const cwd = temporaryPath('work')
  mkdirSync(join(cwd, 'inbox'), { recursive: true })
  writeFileSync(join(cwd, 'rubric.yaml'), readFileSync(join(root, smallRubric)))
  writeFileSync(join(cwd, 'inbox/ada.md'), cv('Ada Lund'))
  const mail = `From: Bo Frey <bo@example.org>\r\nSubject: x\r\nContent-Type: text/plain\r\n\r\n${cv('Bo Frey')}`
  writeFileSync(join(cwd, 'inbox/b\u{1b}[31mo\u{202e}.eml'), mail)
  return cwd
}

test('a run is verified, made again with the same bytes, and every edit is told', async () => {
  const cwd = workingFolder()
  await cvsift('rank inbox -r rubric.yaml -o report --format json,csv --gaps --marked', { cwd })
  const manifest = JSON.parse(readFileSync(join(cwd, 'report/run.json'), 'utf8'))
  expect(manifest.settings).toEqual({ format: ['json', 'csv'], gaps: true, marked: true })
  expect(manifest.outputs.map(({ path }: { path: string }) => path)).toEqual([
    'evidence.csv',
    'marked/ada.html',
    expect.stringMatching(/^marked\/b.*\.html$/),
    'ranking.csv',
    'report.json',
  ])
  expect(manifest.inputs.map(({ path }: { path: string }) => path)).toEqual([
    'inbox/ada.md',
    'inbox/b\u{1b}[31mo\u{202e}.eml',
  ])

  const fine = await cvsift('verify report', { cwd })
  expect(fine.stderr).toBe('')
  expect(fine.code).toBe(0)
  expect(fine.stdout.split('\n').slice(1)).toEqual([
    'outputs     5 of 5 as they were',
    'rubric      rubric.yaml: as it was',
    expect.stringMatching(/^corpus {6}onet-\S+: as it was$/),
    'inputs      2 of 2 as they were',
    expect.stringMatching(/^program {5}cvsift \S+, the same build$/),
    'made again  5 of 5 as they were',
    'verified: as recorded, and made again with the same bytes',
    '',
  ])

  writeFileSync(join(cwd, 'report/ranking.csv'), 'edited')
  writeFileSync(join(cwd, 'inbox/b\u{1b}[31mo\u{202e}.eml'), 'edited')
  const edited = await cvsift('verify report', { cwd })
  expect(edited.code).toBe(1)
  expect(edited.stdout).toContain('outputs     4 of 5 as they were\n  ranking.csv: it has 6 bytes, and had ')
  expect(edited.stdout).toContain(
    'inputs      1 of 2 as they were\n  inbox/b\\u{1b}[31mo\\u{202e}.eml: it has 6 bytes, and had ',
  )
  expect(edited.stdout).toContain('made again  no: it would be of other files than it was')
}, 120_000)

test('from elsewhere a run is found with --from, and the JSON says the same', async () => {
  const cwd = workingFolder()
  const report = join(cwd, 'report')
  await cvsift('rank inbox -r rubric.yaml -o report --reproducible --format csv', { cwd })
  const before = readFileSync(join(report, 'run.json'), 'utf8')
  expect(before).not.toContain('20260')
  const lost = await cvsift(`verify ${report}`)
  expect([lost.code, lost.stdout.includes('none of 2 is there'), lost.stderr.includes('--from')]).toEqual([
    2,
    true,
    true,
  ])
  const found = await cvsift(`verify ${report} --from ${cwd} --format json`)
  expect(JSON.parse(found.stdout)).toMatchObject({ verdict: 'verified', rerun: true })
  const quick = await cvsift(`verify ${report} --from ${cwd} --no-rerun`)
  expect(quick.stdout).toContain('as recorded; the run was not made again')
  await cvsift('rank inbox -r rubric.yaml -o report --reproducible --format csv', { cwd })
  expect(readFileSync(join(report, 'run.json'), 'utf8')).toBe(before)
}, 120_000)

test('a folder without a run.json, and one that was tampered with, are errors with a way out', async () => {
  const folder = temporaryPath('report')
  mkdirSync(folder, { recursive: true })
  const none = await cvsift(`verify ${folder}`)
  expect([none.code, none.stdout]).toEqual([2, ''])
  expect(none.stderr).toContain('there is no run.json in this folder  [verify/no-run]')
  expect(none.stderr).toContain('hint: name the folder of a run')
  writeFileSync(join(folder, 'run.json'), '{"outputs": [{"path": "../../x"}]}')
  const odd = await cvsift(`verify ${folder}`)
  expect([odd.code, odd.stdout]).toEqual([2, ''])
  expect(odd.stderr).toContain('this is no run.json that can be checked')
}, 180_000)
