import { expect, test } from 'vitest'
import { withHiddenShown } from '../../src/match/index.ts'
import { readFixture } from '../in-process-world.ts'
import { documentOf } from './reading-of.ts'

test('a document without hidden words has none to show', async () => {
  expect(withHiddenShown(await documentOf('# Ada\n\nCook\n'))).toBeNull()
})

test('hidden text stands at the end, on its page, in a section of its own; all else stays where it was', async () => {
  const document = await readFixture('fixtures/adversarial/curtis-malley.pdf')
  const shown = withHiddenShown(document)
  expect(shown?.text.startsWith(document.text)).toBe(true)
  for (const { text } of document.hidden) expect(shown?.text.slice(document.text.length)).toContain(text)
  expect(shown?.sections.at(-1)).toMatchObject({ kind: 'other', heading: null })
  expect(shown?.pages.at(-1)).toMatchObject({ number: 1, lines: [], range: { end: shown?.text.length } })
  expect(shown?.pages.slice(0, document.pages.length)).toEqual(document.pages)
})
