import { expect, test } from 'vitest'
import { printPdf } from '../../src/io/print-fonts.ts'
import type { PrintBlock } from '../../src/model/print.ts'
import { levelsOf, type ReadWord, stretchesOf } from '../../src/paper/order.ts'
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

test('of names and quotes that mix directions each part stands where it is read', async () => {
  const lines = [
    'Dr. דוד לוי (PhD) applied',
    'Used Python 3 and דוגמה in 2019',
    'عملت مع MATLAB ثلاث سنوات',
    'ערך (Python, R) 2019 בדיקה',
  ]
  const all = await printed(
    ...lines.map((line): PrintBlock => ({ kind: 'text', runs: [{ text: line, look: 'plain', isTheirs: true }] })),
  )
  for (const line of lines) expect(all).toContain(line)
})

test('a quote from the right keeps its order when a part of it is bold, and what stands behind it stays behind', async () => {
  const runs = [
    { text: '“…עבדתי עם ', look: 'plain', isTheirs: true },
    { text: 'Python', look: 'bold', isTheirs: true },
    { text: ' שלוש שנים…”', look: 'plain', isTheirs: true },
    { text: ' page 2, line 14', look: 'dim' },
  ] as const
  const bytes = await printPdf({ title: 'T', foot: 'foot', blocks: [{ kind: 'item', runs }] })
  const { text: all, pages } = await read('print.pdf', bytes)
  const words = new Map(
    pages.flatMap(({ lines }) =>
      lines.flatMap(({ spans }) =>
        spans.map(({ range, bbox }) => [all.slice(range.start, range.end).trim(), bbox?.x0]),
      ),
    ),
  )
  const at = (word: string) => [...words].find(([each]) => each.includes(word))?.[1] ?? Number.NaN
  expect(at('שנים')).toBeLessThan(at('Python'))
  expect(at('Python')).toBeLessThan(at('עבדתי'))
  expect(at('עבדתי')).toBeLessThan(at('page'))
})

const word = (text: string, more: Partial<ReadWord> = {}): ReadWord => ({
  ...{ text, look: 'plain', isApart: true, isTheirs: false },
  ...more,
})

/** What one line shows from left to right; letters from the right as the font would turn them round. */
function shown(words: readonly ReadWord[]): string {
  const turn = (text: string) => (/[א-ת]/u.test(text) ? [...text].toReversed().join('') : text)
  return stretchesOf(words, levelsOf(words))
    .map(({ text: each }) => turn(each))
    .join('')
}

test('the order is that of UAX #9: brackets are mirrored, numbers run from the left, and isolates keep to themselves', () => {
  expect(shown([word('Ada'), word('אבג'), word('(דהו)'), word('12'), word('x')])).toBe('Ada 12 (והד) גבא x')
  expect(shown([word('אבג'), word('page'), word('2')])).toBe('גבא page 2')
  expect(
    shown([word('אבג', { isTheirs: true }), word('R', { isTheirs: true }), word('דה', { isTheirs: true }), word('2')]),
  ).toBe('הד R גבא 2')
  expect(shown([word('Ada'), word('Lee')])).toBe('Ada Lee')
})
