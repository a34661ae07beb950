import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decisions } from '../../src/packet/decisions.ts'
import { stretches } from '../../src/packet/marks.ts'
import { sentenceAround } from '../../src/packet/sentence.ts'
import { rerank } from '../../src/packet/what-if.ts'
import { Phrases } from '../../src/report/renderers/html/details.ts'
import { packetData } from '../../src/report/renderers/html/packet.ts'
import { diskWorld, inPackage, nimh, siftIn } from '../in-process-world.ts'
import { sampleReport } from '../report/sample-report.ts'

describe('marks', () => {
  const anyMark = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 }))

  test('stretches cover the text in order, each under exactly the marks over it', () =>
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 21, max: 60 }), fc.array(anyMark), (start, end, marks) => {
        const cut = stretches(start, end, marks)
        expect([cut[0]?.start, cut.at(-1)?.end]).toEqual([start, end])
        for (const [index, each] of cut.entries()) {
          if (index > 0) expect(each.start).toBe(cut[index - 1]?.end)
          for (let at = each.start; at < each.end; at++) {
            const over = marks.flatMap((mark, number) => (mark.start <= at && at < mark.end ? [number] : []))
            expect(each.marks.toSorted()).toEqual(over.toSorted())
          }
        }
      }),
    ))

  test('of marks that overlap the shortest comes first', () => {
    const marks = [
      { start: 0, end: 10 },
      { start: 4, end: 6 },
    ]
    expect(stretches(0, 10, marks).map((each) => each.marks)).toEqual([[0], [1, 0], [0]])
  })
})

describe('a sentence', () => {
  const text = 'First one. I have J. Doe to thank for MEG data. Then more.\nAnother block'
  const around = (words: string, blocks: readonly number[] = []) => {
    const start = text.indexOf(words)
    const sentence = sentenceAround(text, blocks, { start, end: start + words.length })
    return text.slice(sentence.start, sentence.end)
  }

  test('begins and ends with its own words; an initial ends nothing', () => {
    expect(around('MEG')).toBe('I have J. Doe to thank for MEG data.')
    expect(around('First')).toBe('First one.')
  })

  test('never crosses a block', () => {
    const end = text.indexOf('\n')
    expect(around('more', [1, 0, end, 1, end + 1, text.length])).toBe('Then more.')
    expect(around('Another', [1, 0, end, 1, end + 1, text.length])).toBe('Another block')
  })

  test('holds the words asked for, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), fc.nat(), fc.nat(40), (any, from, length) => {
        const start = from % (any.length + 1)
        const end = Math.min(any.length, start + length)
        const sentence = sentenceAround(any, [], { start, end })
        expect(sentence.start).toBeLessThanOrEqual(start)
        expect(sentence.end).toBeGreaterThanOrEqual(end)
      }),
    ))
})

describe('what if', () => {
  test('the rubric’s weights give the ranking of the run, to the tenth', async () => {
    const names = ['kwame-asante-boateng.md', 'dmitri-volkonsky.txt', 'hugo-castellan.md', 'gareth-pendry.txt']
    const report = await siftIn(
      diskWorld,
      names.map((name) => inPackage(`fixtures/applications/${name}`)),
    )
    const data = packetData(report, nimh, new Phrases())
    const again = rerank(
      data,
      data.criteria.map(({ weight }) => weight),
    )
    expect(again.map(({ index, rank, points, band }) => ({ index, rank, points, band }))).toEqual(
      report.applications.map(({ rank, points, band }, index) => ({ index, rank, points, band })),
    )
  })

  test('a criterion of all the weight ranks by it alone, and ties share a rank', () => {
    const data = packetData(sampleReport, null, new Phrases())
    const ranked = rerank(data, [0, 1, 0])
    expect(ranked.map(({ rank, points }) => [rank, points])).toEqual([
      [1, 66.6],
      [2, 0],
      [2, 0],
      [2, 0],
    ])
  })
})

describe('decisions', () => {
  const data = packetData(sampleReport, null, new Phrases())
  const store = (kept: Map<string, string>) => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })

  test('are there again when the page is opened anew, and not in the page of another run', () => {
    const kept = new Map<string, string>()
    const first = new Decisions(data, store(kept))
    first.grade('ada', 'programming', 2)
    first.set('ada', { note: 'asks well' })
    expect(new Decisions(data, store(kept)).of('ada')).toMatchObject({ grades: { programming: 2 }, note: 'asks well' })
    expect(new Decisions({ ...data, run: 'other' }, store(kept)).of('ada').note).toBe('')
  })

  test('the same grade again takes it back, and what says nothing is not exported', () => {
    const decisions = new Decisions(data, null)
    decisions.grade('ada', 'programming', 2)
    decisions.grade('ada', 'programming', 2)
    expect(decisions.toReview().people).toEqual([])
  })

  test('a storage that refuses costs nothing but the keeping', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }
    const decisions = new Decisions(data, full)
    decisions.grade('ada', 'programming', 3)
    expect([decisions.isKept, decisions.of('ada').grades]).toEqual([false, { programming: 3 }])
  })

  test('of a file nothing is taken over but known people, criteria, grades and words', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (grades, note) => {
        const decisions = new Decisions(data, null)
        const people = [{ id: 'ada', grades, note }, { id: 'nobody', note: 'x' }, grades]
        decisions.takeOver(JSON.stringify({ kind: 'cvsift-review', run: data.run, people }))
        for (const person of decisions.toReview().people) {
          expect(person.id).toBe('ada')
          expect(typeof person.note).toBe('string')
          expect(Object.values(person.grades).every((level) => [0, 1, 2, 3].includes(level))).toBe(true)
        }
      }),
    ))
})
