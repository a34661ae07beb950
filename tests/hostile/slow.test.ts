import { afterAll, expect, test } from 'vitest'
import type { SourceFile } from '../../src/model/document.ts'
import { onePage, slowPdfs } from './pdfs.ts'

// The built one: its child processes run JavaScript.
const { openPool } = (await import('../../dist/io/pool.js' as string)) as typeof import('../../src/io/pool.ts')

const limits = { timeMs: 2500, memory: 350 * 1024 * 1024 }
const pool = openPool(1, limits)
afterAll(() => pool.close())

const sourceOf = (path: string, bytes: Uint8Array): SourceFile => ({
  path,
  container: null,
  mediaType: null,
  size: bytes.length,
  sha256: '',
})

/** The bombs of compression and of forms have their tests beside the pool. */
const slow = Object.entries(slowPdfs).filter(([name]) => !/^flate|^xobject/.test(name))

test.each(slow)('%s ends within its limits with a reason or a text, and the next file is read', async (name, make) => {
  const bytes = make()
  const startedAt = performance.now()
  const document = await pool.read(sourceOf(`${name}.pdf`, bytes), bytes)
  expect(performance.now() - startedAt).toBeLessThan(3 * limits.timeMs)
  const reasons = document.diagnostics.map((each) => each.code)
  expect(document.text !== '' || /^extract\/limit/.test(reasons[0] ?? ''), reasons.join()).toBe(true)
  const plain = onePage('BT /F1 12 Tf 72 700 Td (Ada writes Python, and tests for it) Tj ET')
  expect((await pool.read(sourceOf('ada.pdf', plain), plain)).text).toContain('Ada writes Python')
})
