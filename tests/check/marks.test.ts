import { expect, test } from 'vitest'
import { readMarks } from '../../src/check/marks.ts'

test('marks are taken off their lines, which stay where they are', () => {
  const { text, marks } = readMarks('one <!-- expect: r -->\ntwo\nthree % forbid: a/meg, eeg\nfour <!-- note -->\n')
  expect(text).toBe('one\ntwo\nthree\nfour <!-- note -->\n')
  expect(marks).toEqual([
    { kind: 'expect', facet: 'r', line: 1, column: 4, endColumn: 23 },
    { kind: 'forbid', facet: 'a/meg', line: 3, column: 6, endColumn: 27 },
    { kind: 'forbid', facet: 'eeg', line: 3, column: 6, endColumn: 27 },
  ])
})

test('a line may have several marks', () => {
  const { text, marks } = readMarks('one <!-- expect: r --> <!-- forbid: python -->')
  expect(text).toBe('one')
  expect(marks.map(({ kind, facet }) => `${kind} ${facet}`).toSorted()).toEqual(['expect r', 'forbid python'])
})
