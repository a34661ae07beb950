import { describe, expect, test } from 'vitest'
import { printPdf } from '../../src/io/print-fonts.ts'
import type { Assessment } from '../../src/model/assessment.ts'
import { memo } from '../../src/report/renderers/memo/index.ts'
import { shortlistOf } from '../../src/report/shortlist.ts'
import { read } from '../in-process-world.ts'
import { wordsOf } from '../mark/words.ts'
import { everythingHostile, PAYLOADS, poison } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

const look = { width: 80, color: false, print: printPdf }

test('the memo is the shortlist with the words that speak for each, and lines to sign on', async () => {
  const [file] = await memo.render(sampleReport, { width: 80, color: false, shortlist: 1 })
  expect(`\n${file?.content}`).toMatchInlineSnapshot(`
    "
    # Shortlist: Machine learning research scientist

    5 applications were read against the rubric rubric/ml-scientist/rubric.yaml (SHA-256 0123456789ab): 1 strong, 2 possible, 1 weak, 1 unread. This memo holds one of them, with the words that speak for each.

    | Rank | Name | Points | Band | ML | NE | PR |
    | --- | --- | --: | --- | --: | --: | --: |
    | 1 (1–2) | Ada Nováková | 94.4 | strong | 3 | 2 | 3 |

    Criteria: ML Machine learning, NE Neuroimaging, PR Programming. Levels: 3 demonstrated, 2 used, 1 mentioned, – none found. 3 (2–5) is rank 3, which cannot be told from ranks 2 to 5 (90 % interval); = is a tie. People decide: bands order the reading, nothing is rejected. “None found” is not “lacks it”: ask.

    ## 1 Ada Nováková

    94.4 points, strong. inbox/ada/cv.pdf, inbox/ada/letter.md

    ### Machine learning: 3 demonstrated, 50.0 points, and 1 more piece of evidence

    - “…Nováková A., Doe J. (2024). Sparse **classifiers** for single-trial MEG. NeurIPS 37.…” cv.pdf, page 2, line 14; demonstrated
    - “…assessed decoding accuracy with **permutation tests** and corrected for multiple comparisons…” cv.pdf, page 1, line 31; used

    ### Neuroimaging: 2 used, 11.1 points

    - “…recorded and preprocessed **MEG** from 48 volunteers…” cv.pdf, page 1, line 22; used

    ### Programming: 3 demonstrated, 33.3 points

    - “…author of **a Python package** for permutation tests (412 stars)…” cv.pdf, page 1, line 40; demonstrated

    ## Not read, not ranked: these need a person

    - **Bo Hansen:** inbox/bo.pdf: no text on any of its 2 pages: it looks scanned

    ## Decision

    What was decided, and why, is for the people who sign.

    | Name | Role | Date and signature |
    | --- | --- | --- |
    |   |   |   |

    Machine learning research scientist · rubric 0123456789ab · cvsift 0.1.0
    "
  `)
})

test('its print says the same on pages that our own reader reads', { timeout: 120_000 }, async () => {
  const [, file] = await memo.render(sampleReport, look)
  expect(file?.name).toBe('memo.pdf')
  const { text, pages, diagnostics } = await read('memo.pdf', file?.content as Uint8Array)
  expect(diagnostics).toEqual([])
  expect(pages).toHaveLength(2)
  for (const words of [
    'Ada Nováková',
    '94.4',
    'Sparse classifiers for single-trial MEG',
    'cv.pdf, page 2, line 14',
    'Date and signature',
  ]) {
    expect(text).toContain(words)
  }
})

test('the same report gives the same print', { timeout: 120_000 }, async () => {
  const [one, two] = await Promise.all([1, 2].map(() => memo.render(sampleReport, look)))
  expect(Buffer.from(one?.[1]?.content as Uint8Array).equals(Buffer.from(two?.[1]?.content as Uint8Array))).toBe(true)
})

test('the shortlist is the upper bands, 20 at most, or as many as are asked for, with those who share the last rank', () => {
  const people = (...ranks: (number | null)[]) =>
    ranks.map(
      (rank, index) =>
        ({ id: String(index), rank, band: rank === null ? 'unread' : rank < 3 ? 'strong' : 'weak' }) as Assessment,
    )
  const ids = (applications: Assessment[], count: number | null) =>
    shortlistOf({ ...sampleReport, applications }, count).map(({ id }) => id)
  expect(ids(people(1, 2, 2, 4, null), null)).toEqual(['0', '1', '2'])
  expect(ids(people(1, 2, 2, 4, null), 2)).toEqual(['0', '1', '2'])
  expect(ids(people(1, 2, 2, 4, null), 9)).toEqual(['0', '1', '2', '3'])
  expect(ids(people(...Array.from({ length: 30 }, () => 1)), null)).toHaveLength(30)
})

describe('whatever stands in the fields', () => {
  test('the print is made, and holds no control character, no link and no action', { timeout: 120_000 }, async () => {
    const [, file] = await memo.render(everythingHostile(), { ...look, shortlist: 25 })
    const bytes = file?.content as Uint8Array
    expect(await wordsOf(bytes)).not.toMatch(/\/(?:URI|JavaScript|JS|Launch|OpenAction|AA|Link)\b/u)
    const { text } = await read('memo.pdf', bytes)
    expect(text).toContain('<script>')
    expect(text).not.toMatch(/[\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}\u{200b}\u{202e}\u{e0041}]/u)
  })

  test.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload] as const))(
    '%s gives no markup to Markdown',
    async (_, payload) => {
      const [file] = await memo.render(poison(sampleReport, payload), { width: 80, color: false })
      const outside = String(file?.content)
        .replaceAll(/`@+`/gu, '')
        .replaceAll(/\\[\\`*_{}[\]|~$#!^:.=+-]/gu, '')
      expect(outside).not.toMatch(/[<`[\]_~$]|:\/\/|www\./u)
      expect(outside.split('\n').filter((line) => /^#{1,3} /u.test(line))).toHaveLength(
        String(file?.content).match(/^#{1,3} /gmu)?.length ?? 0,
      )
    },
  )
})
