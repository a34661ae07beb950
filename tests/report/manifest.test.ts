import { describe, expect, test } from 'vitest'
import { manifestText, parseManifest, type RunManifest } from '../../src/report/manifest.ts'

const sha256 = '0'.repeat(64)
const manifest: RunManifest = {
  schemaVersion: 1,
  tool: { name: 'cvsift', version: '0.1.0', code: sha256 },
  node: 'v20.0.0',
  generatedAt: null,
  rubric: { id: 'r', path: 'rubric.yaml', sha256 },
  background: { id: 'b', sha256 },
  paths: ['inbox'],
  settings: { group: 'file', gaps: true, format: ['json', 'csv'] },
  inputs: [{ path: 'inbox/a\u{1b}[31m\u{dcff}.md', size: 1, sha256: null }],
  outputs: [{ path: 'report.json', size: 1, sha256 }],
}
const mistakeOf = (value: unknown) => {
  const parsed = parseManifest(typeof value === 'string' ? value : JSON.stringify(value))
  return 'mistake' in parsed ? parsed.mistake : null
}

test('what was written is read again, odd names and all, and has no character that acts', () => {
  const text = String(manifestText(manifest))
  expect(parseManifest(text)).toEqual({ manifest })
  expect(text).not.toMatch(/[^\n -~]/)
})

describe('a run.json that was tampered with is refused with its place', () => {
  test.each([
    ['../../etc/passwd'],
    ['/etc/passwd'],
    ['a/../../b'],
    ['..'],
    ['a//b'],
    ['C:\\secret'],
    ['c:x'],
    ['a\\..\\..\\b'],
    ['a\u{0}b'],
    [''],
  ])('an output called %j', (path) => {
    expect(mistakeOf({ ...manifest, outputs: [{ path, size: 1, sha256 }] })).toMatch(/^outputs\.0\.path: /)
  })

  test('one that is cut off, or no JSON, or no object', () => {
    expect(mistakeOf(String(manifestText(manifest)).slice(0, 200))).toMatch(/^it is no JSON: /)
    expect(mistakeOf('[]')).not.toBeNull()
    expect(mistakeOf('null')).not.toBeNull()
    expect(mistakeOf('['.repeat(200_000))).toMatch(/^it is no JSON: /)
  })

  test('other versions, kinds of values, keys and lengths', () => {
    expect(mistakeOf({ ...manifest, schemaVersion: 2 })).toContain('another version of cvsift')
    expect(mistakeOf({ ...manifest, inputs: 'all' })).toMatch(/^inputs: /)
    expect(mistakeOf({ ...manifest, outputs: [{ path: 'a', size: -1, sha256 }] })).toMatch(/^outputs\.0\.size: /)
    expect(mistakeOf({ ...manifest, outputs: [{ path: 'a', size: 1, sha256: 'x' }] })).toContain('not a SHA-256 digest')
    expect(mistakeOf({ ...manifest, settings: { group: { $ref: 1 } } })).toMatch(/^settings\.group: /)
    expect(mistakeOf({ ...manifest, extra: 1 })).not.toBeNull()
    expect(mistakeOf({ ...manifest, node: 'v'.repeat(20_000) })).toMatch(/^node: /)
  })
})
