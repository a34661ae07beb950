import { describe, expect, test } from 'vitest'
import { renderReport } from '../../src/report/index.ts'
import { PAYLOADS, poison } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

/** A reader of RFC 4180 that knows nothing of the writer. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const match of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gu)) {
    rows.at(-1)?.push((match[1] ?? '').replaceAll('""', '"'))
    if (match[2] === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

describe.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload] as const))(
  '%s in every field',
  (_, payload) => {
    const report = poison(sampleReport, payload)
    const contents = async (format: string) => {
      const files = await renderReport(report, [format], { width: 80, color: false })
      return files.map((each) => String(each.content))
    }

    test('reaches the terminal as printable text', async () => {
      const [text] = await contents('terminal')
      expect(text).not.toMatch(
        /[\u{0}-\u{9}\u{b}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2028}\u{2066}\u{e0041}]/u,
      )
    })

    test('keeps the CSV in shape, without formulas', async () => {
      const [ranking, evidence] = (await contents('csv')).map(parseCsv)
      expect([ranking?.length, evidence?.length]).toEqual([6, 13])
      for (const rows of [ranking ?? [], evidence ?? []]) {
        expect(new Set(rows.map((row) => row.length)).size).toBe(1)
        for (const cell of rows.flat()) expect(cell.trimStart()).not.toMatch(/^[=+@＝＋－＠-]/u)
      }
    })

    test('gives no markup to Markdown', async () => {
      const [text] = await contents('markdown')
      const outside = (text ?? '').replaceAll(/`@+`/gu, '').replaceAll(/\\[\\`*_{}[\]|~$#!^:.=+-]/gu, '')
      expect(outside).not.toMatch(/[<`[\]_~$]|:\/\/|www\./u)
      const table = outside.split('\n').filter((line) => line.startsWith('|'))
      expect(table.map((line) => line.split('|').length)).toEqual(table.map(() => 10))
      expect(outside.split('\n').filter((line) => /^#+ /u.test(line))).toHaveLength(
        (await contents('markdown'))[0]?.match(/^#+ /gmu)?.length ?? 0,
      )
    })
  },
)
