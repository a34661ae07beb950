import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileUrl, nameFrom } from '../../src/io/path-bytes.ts'

test('the address of a file leads back to it, whatever its name', () => {
  const anyName = fc
    .string({ unit: 'binary', minLength: 1 })
    .filter((name) => !/[\0/]/.test(name) && !/^\.*$/.test(name))
  fc.assert(
    fc.property(anyName, (name) => {
      const address = fileUrl(`/inbox/${name}`) ?? ''
      expect(address).toMatch(/^file:\/\/\/[\w\-.~/%]+$/)
      expect(fileURLToPath(address)).toBe(`/inbox/${name}`)
    }),
  )
})

test('a name that is no UTF-8 is escaped byte for byte, and standard input has no address', () => {
  expect(fileUrl(`/inbox/${nameFrom(Buffer.from([0x61, 0xff, 0x1b]))}.pdf`)).toBe('file:///inbox/a%FF%1B.pdf')
  expect(fileUrl('-')).toBeNull()
})
