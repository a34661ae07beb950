import { expect, test } from 'vitest'
import { plainText } from '../../../src/extract/readers/plain-text.ts'
import { complaints, lines, show, survivesMutation, utf8, withoutOcr } from './reading.ts'

test('blank lines part paragraphs, bullets start items, capitals and underlines make headings', async () => {
  const text = `Ada Example
Oslo

EDUCATION
PhD in cognitive science,
continued here
Work
====
- one
  wrapped
• two
3) three

Too long to be a heading. NASA`
  expect(await lines(plainText, text)).toMatchInlineSnapshot(`
    "1: paragraph|Ada Example
    2: |Oslo
    4: heading1|EDUCATION
    5: paragraph|PhD in cognitive science,
    6: |continued here
    7: heading1|Work
    9: item|one
    10: |wrapped
    11: item|two
    12: item|three
    14: paragraph|Too long to be a heading. NASA"
  `)
})

test('UTF-16 and Windows files are read, the latter with a warning', async () => {
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...[...'Łódź'].flatMap((each) => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8]),
  ])
  expect(await lines(plainText, utf16)).toBe('1: paragraph|Łódź')
  const windows = Uint8Array.from([0x52, 0x65, 0x6e, 0xe9, 0x20, 0x96, 0x20, 0x52])
  expect(show(await plainText.read(windows, withoutOcr))).toBe('1: paragraph|René – R')
  expect(await complaints(plainText, windows)).toEqual(['warning extract/guessed-encoding'])
})

test.each([
  ['macintosh', 'Élodie Dupré – Lebenslauf, Größe', '836c6f64696520447570728e20d0204c6562656e736c6175662c2047729aa765'],
  [
    'windows-1250',
    'Łukasz Wójcik, umiejętności, języki',
    'a3756b61737a2057f36a63696b2c20756d69656aea746e6f9c63692c206aea7a796b69',
  ],
  [
    'iso-8859-2',
    'Łukasz Wójcik, umiejętności, wykształcenie, życiorys, języki, śląsk',
    'a3756b61737a2057f36a63696b2c20756d69656aea746e6fb663692c2077796b737a7461b363656e69652c20bf7963696f7279732c206aea7a796b692c20b66cb1736b',
  ],
  ['windows-1251', 'Мария Петрова, образование', 'cce0f0e8ff20cfe5f2f0eee2e02c20eee1f0e0e7eee2e0ede8e5'],
  [
    'iso-8859-15',
    "Zoé Lefèvre, à l'Œuvre des rivières, 400 €",
    '5a6fe9204c6566e87672652c20e0206c27bc75767265206465732072697669e87265732c2034303020a4',
  ],
  [
    'utf-16le',
    'Мария Петрова, 2015 образование',
    '1c043004400438044f0420001f043504420440043e04320430042c002000320030003100350020003e0431044004300437043e04320430043d0438043504',
  ],
  [
    'utf-16be',
    '佐藤 花子 2015年 博士（工学）',
    '4f5085e4002082b15b50002000320030003100355e740020535a58ebff085de55b66ff09',
  ],
  ['koi8-r', 'Мария Петрова, образование', 'edc1d2c9d120f0c5d4d2cfd7c12c20cfc2d2c1dacfd7c1cec9c5'],
  ['shift_jis', '履歴書 氏名：田中 太郎', '979a97f08f91208e8196bc8146936392862091be9859'],
  ['euc-jp', '履歴書 東京大学を卒業しました', 'cdfacef2bdf120c5ecb5fec2e7b3d8a4f2c2b4b6c8a4b7a4dea4b7a4bf'],
  ['euc-kr', '이력서 김민준 서울대학교', 'c0ccb7c2bcad20b1e8b9cec1d820bcadbfefb4ebc7d0b1b3'],
  [
    'gb18030',
    '个人简历 王小明 教育经历 工作经验',
    'b8f6c8cbbcf2c0fa20cdf5d0a1c3f720bdccd3fdbeadc0fa20b9a4d7f7beadd1e9',
  ],
  ['big5', '個人簡歷 王小明 教育經歷 工作經驗', 'add3a448c2b2befa20a4fda470a9fa20b1d0a87cb867befa20a475a740b867c5e7'],
])('%s is told by how its letters stand together', async (label, text, hex) => {
  const document = await plainText.read(Uint8Array.from(Buffer.from(hex, 'hex')), withoutOcr)
  expect(show(document)).toBe(`1: paragraph|${text}`)
  expect(document.diagnostics.map(({ message }) => message)).toEqual([
    `the text is not UTF-8 and does not name its encoding; it was read as ${label}`,
  ])
})

test('binary data under a text name is refused', async () => {
  expect(await complaints(plainText, Uint8Array.from([80, 0, 0, 1, 2, 3, 0, 0, 0, 9, 255, 0]))).toEqual([
    'error extract/not-text',
  ])
})

test('an endless text is cut with a warning', async () => {
  expect(await complaints(plainText, `${'word '.repeat(20)}\n`.repeat(25_000))).toEqual(['warning extract/cut-short'])
})

test('mutated files are answered, never thrown at', async () => {
  await survivesMutation(plainText, utf8('ADA\n\n- one\n  two\nWork\n----\n• three\n'))
})
