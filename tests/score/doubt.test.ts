import { expect, test } from 'vitest'
import { diagnostic } from '../../src/model/diagnostic.ts'
import { partlyRead } from '../../src/score/doubt.ts'

const about = (path: string, code: string, severity: 'error' | 'warning' | 'info' = 'warning') =>
  diagnostic({ code, severity, message: `the message of ${code}`, path })

test('pages, fonts and limits that cost words are told, and so are documents without any', () => {
  const said = [
    about('bo/cv.pdf', 'extract/no-text', 'error'),
    about('bo/letter.pdf', 'extract/garbled'),
    about('bo/more.pdf', 'extract/limit'),
  ]
  expect(partlyRead(said).map((each) => `${each.code}: ${each.message}`)).toEqual([
    'partly-read: confidence is lowered, for not all could be read (bo/cv.pdf: the message of extract/no-text; bo/letter.pdf: fonts do not say which letters they show; and 1 more): what is missing may count',
  ])
})

test('what costs no words is not', () => {
  expect(partlyRead([about('a.pdf', 'extract/form', 'info'), about('a.txt', 'extract/guessed-encoding')])).toEqual([])
})
