import { expect, test } from 'vitest'
import { Recent } from '../../src/model/recent.ts'

function counted(limit: number) {
  const made: string[] = []
  const recent = new Recent<string, string>(limit, (key) => {
    made.push(key)
    return `${key}!`
  })
  return { made, ask: (...keys: string[]) => keys.map((key) => recent.of(key)) }
}

test('what was made is not made again while it is among the last', () => {
  const { made, ask } = counted(2)
  expect(ask('a', 'b', 'a', 'b')).toEqual(['a!', 'b!', 'a!', 'b!'])
  expect(made).toEqual(['a', 'b'])
})

test('the oldest is forgotten first, and made again when it is asked for', () => {
  const { made, ask } = counted(2)
  expect(ask('a', 'b', 'c', 'b', 'a')).toEqual(['a!', 'b!', 'c!', 'b!', 'a!'])
  expect(made).toEqual(['a', 'b', 'c', 'a'])
})
