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
  [
    'windows-1250',
    'Žofie Křížová Šťastná, doktorát, zkušenosti',
    '8e6f666965204bf8ed9e6f76e1208a9d6173746ee12c20646f6b746f72e1742c207a6b759a656e6f737469',
  ],
  [
    'windows-1254',
    'Şükrü Çağlayan, eğitim, İstanbul',
    'defc6b72fc20c761f06c6179616e2c2065f06974696d2c20dd7374616e62756c',
  ],
  ['windows-1257', 'Jānis Bērziņš, izglītība', '4ae26e69732042e7727a69f2f02c20697a676cee74ee6261'],
  ['ibm866', 'Иван Сидоров, образование', '88a2a0ad2091a8a4aee0aea22c20aea1e0a0a7aea2a0ada8a5'],
  ['iso-8859-5', 'Иван Сидоров, образование', 'b8d2d0dd20c1d8d4dee0ded22c20ded1e0d0d7ded2d0ddd8d5'],
  ['windows-1255', 'דוד כהן, תל אביב, השכלה', 'e3e5e320ebe4ef2c20faec20e0e1e9e12c20e4f9ebece4'],
  ['windows-1256', 'أحمد محمد، التعليم والخبرة', 'c3cde3cf20e3cde3cfa120c7e1cadae1ede320e6c7e1cec8d1c9'],
  ['windows-874', 'สมชาย ใจดี การศึกษา', 'cac1aad2c220e3a8b4d520a1d2c3c8d6a1c9d2'],
  ['iso-2022-jp', '山田太郎 職歴', '1b24423b33454442404f3a1b2842201b24423f264e721b2842'],
  [
    'utf-16le',
    '김철수, 서울대학교 박사 가나 정보',
    '40aea0cc18c22c0020001cc1b8c600b359d550ad200015bcacc0200000ac98b0200015c8f4bc',
  ],
  ['euc-jp', '山田太郎 東京都千代田区', 'bbb3c5c4c2c0cfba20c5ecb5fec5d4c0e9c2e5c5c4b6e8'],
  [
    'macintosh',
    '• Led “big” projects – the team’s best, café',
    'a5204c656420d2626967d32070726f6a6563747320d020746865207465616dd57320626573742c206361668e',
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
  expect(show(document)).toBe(`1: ${text.startsWith('• ') ? 'item' : 'paragraph'}|${text.replace('• ', '')}`)
  expect(document.diagnostics.map(({ message }) => message)).toEqual([
    `the text is not UTF-8 and does not name its encoding; it was read as ${label}`,
  ])
})

test('a text that is UTF-8 but for some lines, or for its last letter, is read line by line', async () => {
  const bytes = Buffer.concat([Buffer.from('Renée Größe, Zürich\n'), Buffer.from('für Größe\n', 'latin1')])
  const document = await plainText.read(bytes, withoutOcr)
  expect(show(document)).toBe('1: paragraph|Renée Größe, Zürich\n2: |für Größe')
  expect(document.diagnostics.map(({ message }) => message)).toEqual([
    'some lines are not UTF-8 as the others are; they were read as windows-1252',
  ])
  const cut = Buffer.from('Renée Größe, Zürich\nMunch\u00e9').subarray(0, -1)
  expect(show(await plainText.read(cut, withoutOcr))).toContain('Renée Größe, Zürich')
})

test('colors of terminals and letters struck twice are no letters', async () => {
  expect(await lines(plainText, '\x1b[1mAnn Lee\x1b[0m\n\x1b]0;title\x07S\bSK\bK _\bR')).toBe(
    '1: paragraph|Ann Lee\n2: paragraph|SK R',
  )
})

test('known headings are found without a blank line above, in ornaments, and with their first lines right below', async () => {
  const text = `Ann Lee
EDUCATION
2009 BSc

Experience
2010 Analyst
--- Publications ---
Lee A. (2019). A paper.
*** Awards ***
╔════════╗
║ SKILLS ║
╚════════╝
Python; no experience
at all`
  expect(await lines(plainText, text)).toMatchInlineSnapshot(`
    "1: paragraph|Ann Lee
    2: heading1|EDUCATION
    3: paragraph|2009 BSc
    5: heading1|Experience
    6: paragraph|2010 Analyst
    7: heading1|--- Publications ---
    8: paragraph|Lee A. (2019). A paper.
    9: heading1|*** Awards ***
    11: heading1|SKILLS
    13: paragraph|Python; no experience
    14: |at all"
  `)
})

test('a text without blank lines, as word processors save it, has a paragraph in each line', async () => {
  const text = `Ann Lee
Education
2009 BSc, School of Public
Health and
Education
Experience
2010 Analyst with no experience of
the rest, and in ten years at this laboratory I have never used
MATLAB`
  expect(await lines(plainText, text)).toMatchInlineSnapshot(`
    "1: paragraph|Ann Lee
    2: heading1|Education
    3: paragraph|2009 BSc, School of Public
    4: paragraph|Health and
    5: |Education
    6: heading1|Experience
    7: paragraph|2010 Analyst with no experience of
    8: |the rest, and in ten years at this laboratory I have never used
    9: |MATLAB"
  `)
})

test('drawn tables are cells, row by row', async () => {
  const text = `┌─────┬────────┬──────┐
│ PhD │ Oslo   │ 2016 │
├─────┼────────┼──────┤
│ MSc │ Bergen │ 2010 │
└─────┴────────┴──────┘
+--------+-----+
| Python | yes |
+========+=====+`
  expect(await lines(plainText, text)).toMatchInlineSnapshot(`
    "2: cell|PhD
    2: cell|Oslo
    2: cell|2016
    4: cell|MSc
    4: cell|Bergen
    4: cell|2010
    7: cell|Python
    7: cell|yes"
  `)
})

test('columns set with blanks are read one after the other, dates beside what they date are not', async () => {
  const columns = `EDUCATION             EXPERIENCE
PhD Statistics        Analyst at Example Labs
Oslo                  2015 - present

SKILLS                AWARDS
Python, R             Best thesis`
  expect(await lines(plainText, columns)).toMatchInlineSnapshot(`
    "1: heading1|EDUCATION
    2: paragraph|PhD Statistics
    3: |Oslo
    5: heading1|SKILLS
    6: paragraph|Python, R
    1: heading1|EXPERIENCE
    2: paragraph|Analyst at Example Labs
    3: |2015 - present
    5: heading1|AWARDS
    6: paragraph|Best thesis"
  `)
  const dates = `EDUCATION
PhD Statistics        2010 - 2014
MSc Statistics        2008
BA                    2005

AWARDS                2004
Best thesis           2014`
  expect((await lines(plainText, dates)).split('\n')[1]).toBe('2: paragraph|PhD Statistics 2010 - 2014')
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
