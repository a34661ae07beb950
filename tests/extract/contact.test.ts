import { expect, test } from 'vitest'
import { documentOf } from '../match/reading-of.ts'

async function contactOf(text: string) {
  const document = await documentOf(text, 'cv.txt')
  const { emails, phones, orcid, links } = document.contact
  for (const { text: words, range } of [...emails, ...phones, ...links]) {
    expect(document.text.slice(range.start, range.end)).toBe(words)
  }
  return [emails, phones, orcid === null ? [] : [orcid], links].map((all) => all.map((each) => each.text).join(' '))
}

test('mail address, phone, ORCID and links stand at the top, each once', async () => {
  const top = [
    'Ada Lund',
    'ada.lund@example.org | (+49) 178-555-0101 | 0000-0000-0000-0642',
    'github.com/example-ada, www.example.org; https://linkedin.com/in/example-ada.',
    'ada.lund@example.org',
  ]
  expect(await contactOf(top.join('\n'))).toEqual([
    'ada.lund@example.org',
    '(+49) 178-555-0101',
    '0000-0000-0000-0642',
    'github.com/example-ada www.example.org https://linkedin.com/in/example-ada',
  ])
})

test.each([
  'Ada Lund, 2016 – 2020',
  'Born 30.09.1985',
  'Grant 1234567',
  'B.Sc. in node.js and asp.net',
  'see doi.org/10.1000/1',
])('%j tells no way to reach a person', async (line) => {
  expect(await contactOf(`Ada Lund\n${line}\n`)).toEqual(['', '', '', ''])
})

test('the addresses of referees are theirs', async () => {
  expect(await contactOf('Ada Lund\nada@example.org\n\nReferences\n\nBo Ek, bo@example.org\n')).toEqual([
    'ada@example.org',
    '',
    '',
    '',
  ])
})
