import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cvsift, smallRubric, temporaryPath } from '../cli/cvsift.ts'

test('a CV of 150,000 bullets does not fill the report nor break the run', async () => {
  const [folder, report] = [temporaryPath('in'), temporaryPath('report')]
  mkdirSync(folder, { recursive: true })
  const bullets = Array.from({ length: 150_000 }, (_, at) => `- Python ${at}\n`).join('')
  writeFileSync(join(folder, 'bullets.txt'), `Ada Lovelace\n\nSKILLS\n\n${bullets}`)
  writeFileSync(join(folder, 'grace.txt'), 'Grace Hopper\n\nEXPERIENCE\n\nI wrote Python for a living.\n')
  const { code, stderr } = await cvsift(['rank', folder, '-r', smallRubric, '-o', report, '--no-cache'])
  expect(stderr).not.toContain('bug')
  expect(code).toBe(0)
  expect(statSync(join(report, 'report.json')).size).toBeLessThan(2 * 1024 * 1024)
  expect(readFileSync(join(report, 'report.json'), 'utf8')).toContain('"grace"')
}, 60_000)
