import { expect, test } from 'vitest'
import { documentYear } from '../../src/match/document-year.ts'

test.each([
  ['Last updated: May 2024', 2024],
  ['Updated 3 May 2024', 2024],
  ['Revised on May 3rd, 2023', 2023],
  ['As of June 2025', 2025],
  ['Stand: 12. Mai 2024', 2024],
  ['Mis a jour le 3 mai 2024', 2024],
  ['November 2026 Ada Lovelace - Curriculum Vitae', 2026],
])('%s', (text, year) => {
  expect(documentYear(text)).toBe(year)
})

test('dates of roles and degrees say nothing about the document', () => {
  expect(documentYear('PhD 2024. Work 2020-2025. Expected June 2027.')).toBeNull()
})
