import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isReadable } from '../../src/model/document.ts'
import { inPackage, read } from '../in-process-world.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const unreadable = (name: string) => read(name, new Uint8Array(readFileSync(inPackage(`fixtures/unreadable/${name}`))))

test('a document has its text once; pages, lines, blocks and sections are ranges of it', async () => {
  const { text, pages, blocks, sections } = await read('cv.md', utf8('# Ada\n\n## Skills\n\n- Python\n- R\n'))
  expect(text).toBe('Ada\nSkills\nPython\nR\n')
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  expect(pages.map(({ range }) => slice(range))).toEqual([text])
  expect(blocks.map(({ kind, range }) => `${kind} ${slice(range)}`)).toEqual([
    'heading Ada',
    'heading Skills',
    'item Python',
    'item R',
  ])
  expect(sections.map(({ kind, heading, range }) => [kind, heading, slice(range)])).toEqual([
    ['basics', null, 'Ada\n'],
    ['skills', 'Skills', 'Skills\nPython\nR\n'],
  ])
})

test('what cannot be read is a document with one error, no text, and never a throw', async () => {
  const cases = [
    'empty.pdf',
    'truncated.pdf',
    'encrypted.pdf',
    'scanned.pdf',
    'garbage.docx',
    'password.docx',
    'picture-named.docx',
  ]
  const shown = await Promise.all(
    cases.map(async (name) => {
      const document = await unreadable(name)
      expect(isReadable(document)).toBe(false)
      const errors = document.diagnostics.filter(({ severity }) => severity === 'error')
      expect(errors).toHaveLength(1)
      expect(errors[0]).toMatchObject({ path: name })
      return `${name}: ${errors[0]?.code}`
    }),
  )
  expect(shown.join('\n')).toMatchInlineSnapshot(`
    "empty.pdf: extract/empty
    truncated.pdf: extract/damaged
    encrypted.pdf: extract/encrypted
    scanned.pdf: extract/no-text
    garbage.docx: extract/unreadable
    password.docx: extract/encrypted
    picture-named.docx: extract/needs-ocr"
  `)
})

describe('what the file is comes before what it is called', () => {
  test('a Word document called .pdf is read, and the name is remarked on', async () => {
    const document = await unreadable('word-named.pdf')
    expect(isReadable(document)).toBe(true)
    expect(document.reader?.name).toBe('docx')
    expect(document.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning extract/mistaken-name',
    ])
  })
  test('text that is not in UTF-8 is read', async () => {
    const document = await unreadable('latin-1.txt')
    expect(isReadable(document)).toBe(true)
    expect(document.text).not.toContain('\ufffd')
  })
})

test('no words at all is an error, not a zero', async () => {
  const document = await read('cv.txt', utf8(' \n\n \n'))
  expect(document.diagnostics.map(({ code }) => code)).toEqual(['extract/no-text'])
})

test('a format that nobody knows is named with those that are known', async () => {
  const { diagnostics, reader } = await read('cv.xyz', utf8('Ada'))
  expect(reader).toBeNull()
  expect(diagnostics[0]?.code).toBe('extract/unknown-format')
  expect(diagnostics[0]?.hint).toMatch(/pdf, docx/)
})

test('the language is guessed from function words, and left open where few tell', async () => {
  const german =
    'Ich habe mit den Daten der Klinik und mit dem Team an der Universität gearbeitet, und das war für mich sehr gut. '
  expect((await read('cv.txt', utf8(german.repeat(2)))).language).toBe('de')
  expect((await read('cv.txt', utf8('Ada Lovelace'))).language).toBeNull()
})
