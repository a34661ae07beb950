import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match, postingPhrases, prepare } from '../../src/match/index.ts'
import { background, nimh, rubricOf } from '../in-process-world.ts'
import { documentOf, readingOf } from './reading-of.ts'

/** Each passage: its section, `list` and `void` where so, and its words. */
async function passages(text: string): Promise<string> {
  const { passages, normalized } = await readingOf(text)
  return passages
    .map(({ range, section, isList, void: why }) =>
      [section.kind, isList ? 'list' : '', why ?? '', `"${normalized.text.slice(range.start, range.end).trim()}"`]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('\n')
}

test('sentences, bullets and cells are passages; an entry of a publication list is one', async () => {
  const text = [
    '# Ada Lovelace',
    '## Experience',
    'Greased the engine. Wrote its notes.',
    '- Ran the mill\n- engine, loom, card',
    '## Publications',
    '- Lovelace, A. (1843). Notes. On the engine. Scientific Memoirs.',
    '## Skills',
    '| Engines | all |\n|---|---|\n| Looms | some |',
    '- Ran the mill',
  ].join('\n\n')
  expect(await passages(text)).toMatchInlineSnapshot(`
    "basics "Ada Lovelace"
    work "Experience"
    work "Greased the engine."
    work "Wrote its notes."
    work "Ran the mill"
    work list "engine, loom, card"
    publications "Publications"
    publications "Lovelace, A. (1843). Notes. On the engine. Scientific Memoirs."
    skills "Skills"
    skills "Engines"
    skills "all"
    skills "Looms"
    skills "some"
    skills said before, word for word "Ran the mill""
  `)
})

test('a passage that stood before, word for word, is void; short ones may stand twice', async () => {
  expect(await passages('Ran the engine.\n\nRan the engine!\n\nPython\n\nPython\n')).toMatchInlineSnapshot(`
    "basics "Ran the engine."
    basics said before, word for word "Ran the engine!"
    basics "Python"
    basics "Python""
  `)
})

test('a running header is kept and is never evidence', async () => {
  const document = await documentOf('# Ada\n\n## Experience\n\nPython at the top\n\nWrote little.\n')
  const at = document.text.indexOf('Python')
  const marked = {
    ...document,
    blocks: document.blocks.map((block) => (block.range.start === at ? { ...block, kind: 'header' as const } : block)),
  }
  const python = rubricOf(
    'id: p\ntitle: P\ncriteria: [{ id: c, label: C, importance: favorable, posting: p, facets: [{ id: f, label: F, terms: [Python] }] }]',
  )
  expect(match(python, prepare(document, 'cv', []), background)).toHaveLength(1)
  expect(match(python, prepare(marked, 'cv', []), background)).toEqual([])
})

test('evidence comes in the order of the rubric and then of the text', async () => {
  const evidence = match(
    nimh,
    await readingOf('# Ada\n\n## Experience\n\nR packages, then Python. PyTorch.\n\nfMRI and MEG, PyTorch models.\n'),
    background,
  )
  const order = nimh.criteria.flatMap(({ id, facets }) => facets.map((facet) => `${id}/${facet.id}`))
  const places = evidence.map((piece) => order.indexOf(`${piece.criterionId}/${piece.facetId}`))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('the posting’s phrases are those of criteria and facets', () => {
  expect(postingPhrases(nimh)).toContain('practical machine learning experience')
  expect(postingPhrases(nimh)).toContain('training of classification and regression models')
})

describe('whatever the text', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'Ada',
        'R.',
        'Python,',
        '. ',
        '\n',
        '\n\n',
        '\n- ',
        '\n\n# Skills\n\n',
        'é',
        '😀',
        'a-\nb',
        '3',
        '; X',
      ),
      { maxLength: 50 },
    )
    .map((parts) => `# A\n\n${parts.join(' ')}\nend`)

  test('passages are in order, do not overlap, and hold the tokens that point to them', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (markdown) => {
        const { passages, tokens, passageOfToken } = await readingOf(markdown)
        passages.forEach((passage, index) => {
          const next = passages[index + 1]
          if (next !== undefined) expect(next.range.start).toBeGreaterThanOrEqual(passage.range.end)
          for (let at = passage.tokens.start; at < passage.tokens.end; at++) {
            expect(passageOfToken[at]).toBe(index)
            expect(tokens[at]!.start).toBeGreaterThanOrEqual(passage.range.start)
            expect(tokens[at]!.end).toBeLessThanOrEqual(passage.range.end)
          }
        })
        expect([...passageOfToken].filter((passage) => passage === -1)).toEqual([])
      }),
    )
  })

  test('matching it twice gives the same evidence', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (markdown) => {
        const once = match(nimh, await readingOf(markdown), background)
        expect(match(nimh, await readingOf(markdown), background)).toEqual(once)
      }),
      { numRuns: 30 },
    )
  })
})
