import { fstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryScratch } from '../../src/io/scratch.ts'

function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'cvsift-test-'))
  vi.stubEnv('TMPDIR', path)
  onTestFinished(() => {
    vi.unstubAllEnvs()
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

test('what is put aside is read back, by this user alone, and no name of it stands anywhere', () => {
  const home = temporaryFolder()
  const scratch = temporaryScratch()
  if (scratch === null) throw new Error('no scratch')
  expect(scratch.append(Buffer.from('one'))).toBe(0)
  expect(scratch.append(Buffer.from('two'))).toBe(3)
  expect(Buffer.from(scratch.read(2, 5)).toString()).toBe('etw')
  expect(readdirSync(home)).toEqual([])
  expect(fstatSync(scratch.file).nlink).toBe(0)
  expect(fstatSync(scratch.file).mode & 0o777).toBe(0o600)
})

test('where nothing temporary can be kept there is none, and nothing is thrown', () => {
  rmSync(temporaryFolder(), { recursive: true })
  expect(temporaryScratch()).toBeNull()
})
