import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Chunks } from '../../src/model/chunks.ts'
import type { RenderOptions } from '../../src/report/contract.ts'
import { cellLimit, cellXml, columnName } from '../../src/report/renderers/xlsx/cell.ts'
import { xlsx } from '../../src/report/renderers/xlsx/index.ts'
import { excelLimits, type Row, workbook } from '../../src/report/renderers/xlsx/workbook.ts'
import { nimh } from '../in-process-world.ts'
import { convert, hasCalc, hasXmlParser, parseXml, partsOf } from './office.ts'
import { everythingHostile } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

const look = { width: 80, color: false }

async function bytesOf(report = sampleReport, options: Partial<RenderOptions> = {}): Promise<Uint8Array> {
  const [file] = await xlsx.render(report, { ...look, ...options })
  if (file === undefined) throw new Error('no file')
  return Buffer.concat([...(file.content as Chunks)].map((chunk) => Buffer.from(chunk)))
}

const plain = (names: readonly string[]) =>
  names.map((title) => ({ title, width: 10, style: 'text', barMost: null }) as const)

function small(rows: readonly Row[], limits = excelLimits): Map<string, string> {
  const sheet = {
    name: 'S',
    columns: plain(['a', 'b']),
    frozenColumns: 1,
    rows: () => rows,
    whereTheRestIs: 'the rest is elsewhere',
  }
  return partsOf(Buffer.concat([...workbook([sheet], limits)].map((chunk) => Buffer.from(chunk))))
}

/** The texts of the cells of a sheet, row by row; numbers as they stand. */
function cellsOf(sheet: string): string[][] {
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gsu)].map(
      ([, column, text, number]) => `${column} ${text ?? number}`,
    ),
  )
}

test('the workbook has the sheets ranking, evidence, rubric and run, the first in front', async () => {
  const parts = partsOf(await bytesOf())
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="(\w+)"/gu)].map(([, name]) => name)
  expect(names).toEqual(['Ranking', 'Evidence', 'Rubric', 'Run'])
  expect(cellsOf(parts.get('xl/worksheets/sheet1.xml') ?? '').slice(0, 2)).toMatchInlineSnapshot(`
    [
      [
        "A Rank",
        "B Rank from",
        "C Rank to",
        "D Name",
        "E Points",
        "F Band",
        "G Machine learning: level",
        "H Machine learning: points",
        "I Neuroimaging: level",
        "J Neuroimaging: points",
        "K Programming: level",
        "L Programming: points",
        "M Ask first",
        "N Flags",
        "O Documents",
        "P Machine learning: best evidence",
        "Q Neuroimaging: best evidence",
        "R Programming: best evidence",
      ],
      [
        "A 1",
        "B 1",
        "C 2",
        "D Ada Nováková",
        "E 94.44444444444444",
        "F strong",
        "G 3",
        "H 50",
        "I 2",
        "J 11.111111111111109",
        "K 3",
        "L 33.333333333333336",
        "O inbox/ada/cv.pdf; inbox/ada/letter.md",
        "P Nováková A., Doe J. (2024). Sparse classifiers for single-trial MEG. NeurIPS 37. (p2:14)",
        "Q recorded and preprocessed MEG from 48 volunteers (p1:22)",
        "R author of a Python package for permutation tests (412 stars) (p1:40)",
      ],
    ]
  `)
  expect(cellsOf(parts.get('xl/worksheets/sheet2.xml') ?? '').slice(0, 2)).toMatchInlineSnapshot(`
    [
      [
        "A Rank",
        "B Name",
        "C Criterion",
        "D Facet",
        "E Term",
        "F Level",
        "G Counts",
        "H Words",
        "I In its sentence",
        "J Why",
        "K Page",
        "L Line",
        "M Section",
        "N Document",
      ],
      [
        "A 1",
        "B Ada Nováková",
        "C Machine learning",
        "D training of models",
        "E classifier",
        "F 3",
        "G yes",
        "H classifiers",
        "I Nováková A., Doe J. (2024). Sparse classifiers for single-trial MEG. NeurIPS 37.",
        "J a publication of this person",
        "K 2",
        "L 14",
        "M publications",
        "N inbox/ada/cv.pdf",
      ],
    ]
  `)
  expect(cellsOf(parts.get('xl/worksheets/sheet4.xml') ?? '').slice(0, 3)).toMatchInlineSnapshot(`
    [
      [
        "A What",
        "B Value",
      ],
      [
        "A Made by",
        "B cvsift 0.1.0",
      ],
      [
        "A Rubric",
        "B Machine learning research scientist",
      ],
    ]
  `)
})

test('headers stay in sight and filter their columns; points and levels have bars', async () => {
  const sheet = partsOf(await bytesOf()).get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).toContain('<pane xSplit="4" ySplit="1" topLeftCell="E2" activePane="bottomRight" state="frozen"/>')
  expect(sheet).toContain('<autoFilter ref="A1:')
  expect(sheet.match(/<cfRule type="dataBar"/gu)).toHaveLength(4)
  expect(sheet).toContain('<cfvo type="num" val="100"/>')
})

test('the sheet of the rubric says what was asked, with the anchors where the rubric is at hand', async () => {
  const without = cellsOf(partsOf(await bytesOf()).get('xl/worksheets/sheet3.xml') ?? '')
  expect(without[1]).toEqual([
    'A Machine learning',
    'B required',
    'C 3',
    'D 50',
    'E training of models; statistical testing',
  ])
  const rubric = cellsOf(partsOf(await bytesOf(sampleReport, { rubric: nimh })).get('xl/worksheets/sheet3.xml') ?? '')
  expect(rubric).toHaveLength(nimh.criteria.length + 1)
  expect(rubric[0]?.at(-1)).toBe('J Level 3: demonstrated')
})

test('evidence links to the page of the marked-up copy, behind its cover', async () => {
  const marked = new Map([['inbox/ada/cv.pdf', { file: 'marked/ada.pdf', coverPages: 1 }]])
  const parts = partsOf(await bytesOf(sampleReport, { marked }))
  const relations = parts.get('xl/worksheets/_rels/sheet2.xml.rels') ?? ''
  expect([...relations.matchAll(/Target="([^"]*)" TargetMode="External"/gu)].map(([, target]) => target)).toEqual([
    'marked/ada.pdf#page=3',
    'marked/ada.pdf#page=2',
  ])
  expect(parts.get('xl/worksheets/sheet2.xml')?.match(/<hyperlink ref="O\d+" r:id="rId[12]"\/>/gu)).toHaveLength(4)
})

test('the same report gives the same bytes', async () => {
  expect(Buffer.from(await bytesOf()).equals(Buffer.from(await bytesOf()))).toBe(true)
})

test('a sheet that is full says where the rest is, and links end where Excel ends them', () => {
  const rows = Array.from({ length: 9 }, (_, index) => [`row ${index}`, { text: 'open', target: `a${index}.pdf` }])
  const parts = small(rows, { rows: 5, links: 2 })
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  expect(cellsOf(sheet).map(([first]) => first)).toEqual([
    'A a',
    'A row 0',
    'A row 1',
    'A row 2',
    'A the rest is elsewhere',
  ])
  expect(sheet.match(/<hyperlink /gu)).toHaveLength(2)
  expect(sheet).toContain('<autoFilter ref="A1:B5"/>')
  expect(excelLimits).toEqual({ rows: 1_048_576, links: 65_530 })
})

test('a cell holds 32,767 characters, and says when it was cut', () => {
  const [, text = ''] = /<t [^>]*>(.*)<\/t>/su.exec(cellXml('A1', '😀'.repeat(20_000), 0)) ?? []
  expect(text.length).toBeLessThanOrEqual(cellLimit)
  expect(text).toMatch(/😀 … \(cut: a cell holds no more; all of it is in report\.json\)$/u)
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'ZZ', 'AAA', 'XFD'])
})

test('text that looks like a formula, an escaped character or markup is the same text', () => {
  const cells = ['=1+1', '@SUM(A1)', 'a_x000D_b', '<b>&"', 'x\u{1b}y\u{FFFE}z\u{202e}', '\tindented\r\nnext']
  const row = cellsOf(
    small([cells.slice(0, 2), cells.slice(2, 4), cells.slice(4)]).get('xl/worksheets/sheet1.xml') ?? '',
  )
  expect(row.slice(1).flat()).toEqual([
    'A =1+1',
    'B @SUM(A1)',
    'A a_x005F_x000D_b',
    'B &lt;b&gt;&amp;&quot;',
    'A x\\u{1b}y\\u{fffe}z\\u{202e}',
    'B \tindented\nnext',
  ])
})

test('no payload in any field makes a formula, or an element that is not ours', async () => {
  const parts = partsOf(await bytesOf(everythingHostile()))
  const elements = new Set([...[...parts.values()].join('').matchAll(/<([\w:]+)/gu)].map(([, name]) => name))
  expect(elements.has('f')).toBe(false)
  const ours = new Set(
    [...[...partsOf(await bytesOf()).values()].join('').matchAll(/<([\w:]+)/gu)].map(([, name]) => name),
  )
  expect([...elements].filter((name) => !ours.has(name))).toEqual([])
})

describe.skipIf(!hasXmlParser)(`an XML parser${hasXmlParser ? '' : ' (skipped: no python3 on the PATH)'}`, () => {
  test('takes every part, whatever the fields hold', async () => {
    for (const part of partsOf(await bytesOf(everythingHostile())).values()) parseXml(Buffer.from(part))
  })
})

describe.skipIf(!hasCalc)(`LibreOffice${hasCalc ? '' : ' (skipped: no LibreOffice Calc is installed)'}`, () => {
  test('opens it with the values that were written, and no payload is a formula', { timeout: 180_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cvsift-xlsx-'))
    try {
      await writeFile(join(folder, 'report.xlsx'), await bytesOf(everythingHostile()))
      await convert(join(folder, 'report.xlsx'), 'fods', folder)
      const opened = await readFile(join(folder, 'report.fods'), 'utf8')
      expect(opened).not.toContain('table:formula')
      expect(opened.match(/<table:table table:name="(?:Ranking|Evidence|Rubric|Run)"/gu)).toHaveLength(4)
      expect(opened).toContain('<text:p>=cmd|&apos; /C calc&apos;!A0')
      expect(opened).toMatch(/office:value-type="float" office:value="94\.4444444444444/u)
      expect(opened).not.toMatch(/[\u{1b}\u{9b}\u{202e}\u{200b}]/u)
      expect(opened).toMatch(/calcext:data-bar/u)
      expect(opened).toMatch(/table:display-filter-buttons="true"/u)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    }
  })
})
