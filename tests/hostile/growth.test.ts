import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extract } from '../../src/extract/index.ts'
import { identify } from '../../src/intake/candidate/index.ts'
import { duplicateFlags, fingerprint } from '../../src/intake/duplicates.ts'
import { loadBackground } from '../../src/io/background.ts'
import { flagsOf, match, postingPhrases, prepare } from '../../src/match/index.ts'
import type { Evidence } from '../../src/model/evidence.ts'
import { loadRubric } from '../../src/rubric/load.ts'
import { conceptMasses } from '../../src/score/mass.ts'
import { root, shippedRubric } from '../cli/cvsift.ts'
import { longTexts, manyRuns } from './documents.ts'

const path = join(root, shippedRubric)
const { rubric } = loadRubric(readFileSync(path, 'utf8'), { path, sha256: '' })
if (rubric === null) throw new Error('the shipped rubric is broken')
const posting = postingPhrases(rubric)
const background = await loadBackground()

/** Everything that is done with a document outside the guarded process, where nothing stops it. */
function assessable(document: Awaited<ReturnType<typeof extract>>): number {
  if (rubric === null) return 0
  const reading = prepare(document, 'cv', posting)
  const evidence = match(rubric, reading, background)
  flagsOf(reading, evidence)
  const application = {
    id: 'a',
    sender: null,
    documents: [{ file: { path: 'a', container: null }, role: 'cv' as const }],
  }
  duplicateFlags([fingerprint(application, [document], identify(application, [document]))])
  return evidence.length
}

async function read(name: string, content: string | Uint8Array) {
  const bytes = new Uint8Array(Buffer.from(content))
  return extract({ path: name, container: null, mediaType: null, size: bytes.length, sha256: '' }, bytes)
}

/** What takes the square of the length took 10 s and more of each of these. */
const budgetMs = 6000

test.each(Object.entries(longTexts))('%s of 100,000 characters is read and matched in time', async (name, textOf) => {
  await read(name, textOf(1000)).then(assessable)
  const startedAt = performance.now()
  assessable(await read(name, textOf(100_000)))
  expect(performance.now() - startedAt).toBeLessThan(budgetMs)
})

test('a line of 150,000 runs has a name and does not break the run', async () => {
  const document = await read('runs.docx', manyRuns(150_000))
  expect(document.pages[0]?.lines[0]?.spans.length).toBeGreaterThan(130_000)
  const application = { id: 'runs', sender: null, documents: [] }
  expect(identify(application, [document]).name?.value).toBe('Ada Lovelace')
  assessable(document)
})

test('a concept with 200,000 pieces of evidence has a mass', () => {
  const piece: Evidence = {
    criterionId: 'c',
    facetId: 'f',
    termId: 'python',
    kind: 'keyword',
    level: 1,
    polarity: 'affirmed',
    strength: 1,
    months: null,
    note: '',
    location: { path: 'a', page: null, line: 1, section: null, range: { start: 0, end: 1 }, boxes: [] },
    quote: { exact: 'x', prefix: '', suffix: '' },
  }
  expect(conceptMasses(Array.from({ length: 200_000 }, () => piece))).toHaveLength(1)
})
