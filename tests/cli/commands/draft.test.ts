import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toDocx } from '../../cv.ts'
import { cvsift, temporaryPath } from '../cvsift.ts'

const POSTING = '# Welder\n\nRequirements:\n- Two years of TIG welding or brazing\n\nWe offer dental insurance.\n'

test('a draft passes lint against its posting, ranks at once, and is not written over', async () => {
  const cwd = temporaryPath('draft')
  mkdirSync(join(cwd, 'inbox'), { recursive: true })
  writeFileSync(join(cwd, 'posting.md'), POSTING)
  writeFileSync(
    join(cwd, 'inbox', 'ada.md'),
    '# Ada Moss\n\n## Experience\n\n- Did TIG welding and brazing of pipes at a yard.\n',
  )
  writeFileSync(join(cwd, 'inbox', 'bo.md'), '# Bo Lind\n\n## Experience\n\n- Sold flowers at a market stall.\n')
  const drafted = await cvsift('draft posting.md -o rubric.yaml', { cwd })
  expect(drafted).toMatchObject({ code: 0, stdout: '' })
  expect(drafted.stderr).toContain('wrote rubric.yaml')
  expect((await cvsift('lint rubric.yaml --posting posting.md --max-warnings 0 --quiet', { cwd })).code).toBe(0)
  const ranked = await cvsift('rank inbox -r rubric.yaml --format json --quiet', { cwd })
  const { applications } = JSON.parse(ranked.stdout) as { applications: { name: string }[] }
  expect(applications.map(({ name }) => name)).toEqual(['Ada Moss', 'Bo Lind'])

  writeFileSync(join(cwd, 'rubric.yaml'), 'mine')
  const again = await cvsift('draft posting.md -o rubric.yaml', { cwd })
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('rubric.yaml: error: there is such a file already')
  expect(readFileSync(join(cwd, 'rubric.yaml'), 'utf8')).toBe('mine')
  expect((await cvsift('draft posting.md -o rubric.yaml --force', { cwd })).code).toBe(0)
  expect(readFileSync(join(cwd, 'rubric.yaml'), 'utf8')).toContain('id: welder')
})

test('stdin and DOCX give the draft that the text gives', async () => {
  const cwd = temporaryPath('formats')
  mkdirSync(cwd, { recursive: true })
  writeFileSync(
    join(cwd, 'posting.docx'),
    toDocx([
      { kind: 'section', text: 'Welder' },
      { kind: 'section', text: 'Requirements' },
      { kind: 'item', text: 'Two years of TIG welding or brazing' },
    ]),
  )
  const fromStdin = await cvsift('draft -', { cwd, input: POSTING })
  const fromWord = await cvsift('draft posting.docx', { cwd })
  expect(fromStdin.code).toBe(0)
  expect(fromWord.stdout).toBe(fromStdin.stdout)
})

test('a posting that asks for nothing, and one that is not there, say so', async () => {
  const nothing = await cvsift('draft -', { input: 'Thank you for your interest.' })
  expect(nothing).toMatchObject({ code: 2, stdout: '' })
  expect(nothing.stderr).toContain('[draft/no-requirements]')
  const missing = await cvsift('draft nowhere.pdf')
  expect(missing).toMatchObject({ code: 2, stdout: '' })
  expect(missing.stderr).toContain('there is no such posting')
})
