import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentOf, streamOf, textOf } from '../../src/kept/segments.ts'

test('segments are one stream, and each is its text by itself, whatever stands beside it', () => {
  const anyTexts = fc.array(fc.string({ unit: fc.constantFrom('the same words ', 'é', '\u0000', 'x') }), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(anyTexts, (words) => {
      const texts = words.map((each) => Buffer.from(each.repeat(20), 'utf8'))
      const segments = texts.map(segmentOf)
      expect(Buffer.compare(inflateRawSync(streamOf(segments)), Buffer.concat(texts))).toBe(0)
      for (const [index, segment] of segments.entries())
        expect(Buffer.compare(textOf(segment, texts[index]!.length), texts[index]!)).toBe(0)
    }),
  )
})

test('a segment made anew leaves those beside it as they were', () => {
  const [first, second] = [Buffer.from('as it was '.repeat(99)), Buffer.from('as it was '.repeat(50))]
  const edited = Buffer.from('otherwise')
  const stream = inflateRawSync(streamOf([segmentOf(edited), segmentOf(second)]))
  expect(stream.toString()).toBe(`${edited}${second}`)
  expect(inflateRawSync(streamOf([segmentOf(first), segmentOf(second)])).toString()).toBe(`${first}${second}`)
})
