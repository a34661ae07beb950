import { expect, test } from 'vitest'
import { printPdf } from '../../src/io/print-fonts.ts'
import type { PrintBlock } from '../../src/model/print.ts'
import { scriptRuns } from '../../src/paper/script.ts'
import { read } from '../in-process-world.ts'

const text = (words: string): PrintBlock => ({ kind: 'text', runs: [{ text: words, look: 'plain' }] })

async function printed(...blocks: readonly PrintBlock[]): Promise<string> {
  const bytes = await printPdf({ title: 'T', foot: 'foot', blocks })
  return (await read('print.pdf', bytes)).text
}

test('names of many alphabets are printed as they are written', async () => {
  const names = ['Łukasz Żółć', 'Ελένη Παππά', 'Дмитрий Волконский', 'Nguyễn Thị Hạnh', 'דוד לוי', 'Ģirts Ķēniņš']
  const all = await printed(...names.map(text))
  for (const name of names) expect(all).toContain(name)
})

test('Chinese, Japanese and Korean are left to the fonts of the viewer, with the right letters', async () => {
  const all = await printed(text('王小明 applied'), text('山田さくら applied'), text('김민준 applied'))
  for (const name of ['王小明', '山田さくら', '김민준']) expect(all).toContain(name)
})

test('a letter that no font has is shown as a box, and a line says so', async () => {
  const all = await printed(text('Ada 𓀀 Hansen'))
  expect(all).toContain('Ada ▯ Hansen')
  expect(all).toContain('stands for a letter that the fonts of this print have not')
  expect(await printed(text('Ada'))).not.toContain('stands for a letter')
})

test('text is parted by direction and by what the fonts have, blanks staying with what is before', () => {
  expect(scriptRuns('Ada עדה 山 x', () => true)).toEqual([
    { kind: 'ltr', text: 'Ada ' },
    { kind: 'rtl', text: 'עדה ' },
    { kind: 'cjk', text: '山' },
    { kind: 'ltr', text: ' x' },
  ])
})

test('a long word is broken, a long text goes on over pages, and every page has its number', async () => {
  const all = await printed(text('x'.repeat(400)), ...Array.from({ length: 120 }, (_, index) => text(`line ${index}`)))
  expect(all.replaceAll(/\s/gu, '')).toContain('x'.repeat(400))
  expect(all).toContain('line 119')
  expect(all).toMatch(/1 \/ 4[\s\S]*2 \/ 4[\s\S]*4 \/ 4/u)
})
