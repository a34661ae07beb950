import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { cvsift, environment, program, root, smallRubric, temporaryPath } from './cvsift.ts'

const cv = (name: string, words: string) => `# ${name}\n\n## Experience\n\n- ${words}, 2019 to 2023.\n`

test('--watch ranks again after an application, a broken rubric and a mended one are saved, and shows who moved', async () => {
  const cwd = temporaryPath('work')
  mkdirSync(join(cwd, 'inbox'), { recursive: true })
  const rubric = readFileSync(join(root, smallRubric), 'utf8')
  writeFileSync(join(cwd, 'rubric.yaml'), rubric)
  writeFileSync(join(cwd, 'inbox/ada.md'), cv('Ada Lund', 'Analyzed fMRI data in Python with NumPy'))
  writeFileSync(join(cwd, 'inbox/bo.md'), cv('Bo Frey', 'Sold shoes'))
  const argv = [
    program,
    'rank',
    'inbox',
    '-r',
    'rubric.yaml',
    '--watch',
    '--top',
    '1',
    '-o',
    'report',
    '--format',
    'csv',
  ]
  const child = spawn(process.execPath, argv, { cwd, env: environment() })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  /** What one round printed. */
  const round = async () => {
    await vi.waitFor(() => expect(printed).toContain('waiting for a change'), { timeout: 60_000 })
    const text = printed
    printed = ''
    return text
  }
  const ended = new Promise((resolve) => child.on('close', resolve))
  try {
    const first = await round()
    expect(first).toMatch(/Ada Lund[\s\S]*wrote .*run\.json/)
    expect(first).not.toContain('moved')

    writeFileSync(join(cwd, 'inbox/bo.md'), cv('Bo Frey', 'Analyzed fMRI and MEG data in Python with NumPy and EEGLAB'))
    expect(await round()).toMatch(
      /of 2 moved, by [\d.]+ points at most, 1 to another band[\s\S]*Bo Frey {2}0\.0 → .*weak → /,
    )

    writeFileSync(join(cwd, 'rubric.yaml'), rubric.replace('importance: favorable', 'importence: favorable'))
    expect(await round()).toContain('did you mean `importance`?')

    writeFileSync(join(cwd, 'rubric.yaml'), rubric.replace(/NumPy/g, 'pandas'))
    const mended = await round()
    expect(mended).toContain('What the rubric says differently')
    expect(mended).toContain('pandas')
    child.kill('SIGINT')
    expect(await ended).toBe(130)
  } finally {
    child.kill('SIGKILL')
  }
}, 240_000)

test('--watch is for files and the terminal', async () => {
  for (const argv of [`rank inbox -r ${smallRubric} --watch --format json`, `rank - -r ${smallRubric} --watch`]) {
    const { code, stdout, stderr } = await cvsift(argv)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('[rank/watch]')
  }
}, 180_000)
