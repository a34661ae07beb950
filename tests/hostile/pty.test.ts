/** Words of strangers in a real terminal: nothing but our own colors and links reaches it. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { program, temporaryPath } from '../cli/cvsift.ts'
import { acting, hasPty, inTerminal } from '../cli/pty.ts'
import { PAYLOADS } from '../report/payloads.ts'

const ESCAPES = [
  '\u{1b}[45mwords\u{1b}[0m',
  '\u{1b}P0;1|17/ab\u{1b}\\',
  '\u{1b}c',
  '\u{8}\u{8}\u{8}',
  '\u{90}q\u{9c}',
  ...PAYLOADS,
]
const all = ESCAPES.join(' ')
const quoted = JSON.stringify(all.replaceAll('\u{d800}', ''))

const rubric = `id: hostile
title: ${quoted}
criteria:
  - id: code
    label: ${quoted}
    importance: required
    posting: ${quoted}
    facets: [{ id: python, label: ${quoted}, terms: [Python, Julia] }]
`

/** A file for each payload: in its name, in the person's name, around the evidence; and one that cannot be read. */
function folder(): string {
  const cwd = temporaryPath('work')
  mkdirSync(join(cwd, 'inbox'), { recursive: true })
  writeFileSync(join(cwd, 'rubric.yaml'), rubric)
  ESCAPES.forEach((payload, index) => {
    const name = `${payload.replaceAll('/', '-')}${index}`
    const cv = `# Ada ${payload} Lund\n\n## Experience\n\n- ${payload} wrote Python ${payload} for ten years ${payload}\n`
    writeFileSync(join(cwd, 'inbox', `${name}.md`), cv)
    writeFileSync(join(cwd, 'inbox', `${name}.pdf`), '')
  })
  return cwd
}

const words = (text: string) => `'${text.replaceAll("'", "'\\''").replaceAll('\u{0}', '')}'`

test.skipIf(!hasPty)(
  'names, quotes, labels, errors, links, arguments and manifests do nothing to a terminal',
  async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'broken.yaml'), rubric.replace('importance: required', `importance: ${quoted}`))
    const first = join('inbox', `${ESCAPES[0]}0.md`)
    const cvsift = `"${process.execPath}" "${program}"`
    const commands = [
      `rank inbox -r rubric.yaml -o report --verbose`,
      `rank inbox -r rubric.yaml --columns name,best,documents,flags,gates,code_evidence --sort name --top 9`,
      `rank inbox -r rubric.yaml --sort ${words(all)}`,
      `rank ${words(all)} -r broken.yaml`,
      `rank inbox --${words(all)} -r rubric.yaml`,
      `explain ${words(first)} -r rubric.yaml`,
      `extract ${words(first)}`,
      `lint broken.yaml`,
      `verify report --no-rerun`,
      `verify ${words(all)}`,
    ]
    // The report is verified after half of the inputs has gone, so that their names are told.
    const script = commands.map((each) =>
      each.startsWith('verify report') ? `find inbox -name '*.md' -delete; ${cvsift} ${each}` : `${cvsift} ${each}`,
    )
    const run = inTerminal(['bash', '-c', script.join('\n')], { columns: 200, cwd, env: { FORCE_HYPERLINK: '1' } })
    await run.ended
    const shown = run.shown()
    // It ran: colors, links, names, quotes, errors and a verdict are there.
    for (const part of [
      '\u{1b}[1m',
      ';;file:///',
      '\\u{1b}[45mwords',
      'wrote',
      '[extract/empty]',
      'no column is called',
      '.md: it is not there',
    ]) {
      expect(shown).toContain(part)
    }
    expect(acting(shown)).toEqual([])
  },
  240_000,
)

test.skipIf(!hasPty)(
  '--watch shows hostile names and broken rubrics as words, and Ctrl-C ends it',
  async () => {
    const cwd = folder()
    for (const name of ESCAPES.slice(3).map((payload, index) => `${payload.replaceAll('/', '-')}${index + 3}`)) {
      for (const extension of ['md', 'pdf']) rmSync(join(cwd, 'inbox', `${name}.${extension}`))
    }
    const argv = [process.execPath, program, 'rank', 'inbox', '-r', 'rubric.yaml', '--watch']
    const run = inTerminal(argv, { columns: 80, cwd, env: { FORCE_HYPERLINK: '1' } })
    const rounds = () => run.shown().split('waiting for a change').length - 1
    const until = (count: number) => vi.waitFor(() => expect(rounds()).toBe(count), { timeout: 60_000, interval: 50 })
    try {
      await until(1)
      writeFileSync(join(cwd, 'rubric.yaml'), rubric.replace('required', quoted))
      await until(2)
      expect(run.shown()).toContain('[rubric/')
      writeFileSync(join(cwd, 'rubric.yaml'), rubric.replace('Python, Julia', 'Julia'))
      await until(3)
      expect(run.shown()).toMatch(/3 of 6 moved/)
      run.type('\u{3}')
      expect(await run.ended).toBe(130)
      expect(acting(run.shown().replace('^C', ''))).toEqual([])
    } finally {
      run.child.kill('SIGKILL')
    }
  },
  240_000,
)
