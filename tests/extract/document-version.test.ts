import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { documentVersion, extract, readers } from '../../src/extract/index.ts'

/** What was made of the fixtures when it was last looked at. */
const known = { version: 15, digest: '2234038af37dc514' }

const fixtures = ['aroha-tamatea.pdf', 'anders-nystrom-quaye.docx', 'gloria-penhallow.odt', 'dmitri-volkonsky.txt']

test('who changes what is made of a file raises a version, so that no cache gives the old', async () => {
  const hash = createHash('sha256')
  for (const name of fixtures) {
    const path = `fixtures/applications/${name}`
    const bytes = readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))
    hash.update(
      JSON.stringify(await extract({ path, container: null, mediaType: null, size: bytes.length, sha256: '' }, bytes)),
    )
  }
  const versions = readers.map((reader) => `${reader.name}@${reader.version}`).join(' ')
  const found = { version: documentVersion, digest: hash.update(versions).digest('hex').slice(0, 16) }
  expect(
    found,
    'what is made of the fixtures has changed: raise documentVersion in src/extract/index.ts, or the version of the one reader it concerns, and then write here what was found',
  ).toEqual(known)
})
