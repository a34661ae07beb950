/** Invented applications in any number: the shipped fixtures' passages, shuffled under new names. */
import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pdfOf } from './pdf-writer.mjs'

/** Applications a folder, so that no folder is slow to list. */
const perFolder = 1000

/** Of every so many applications one is a fixture's own PDF with a new digest: it has the fonts that ours has not. */
const fixtureEvery = 2

/**
 * @typedef {object} Passage
 * @property {string} section its kind
 * @property {string} kind of block
 * @property {string} text
 */

/**
 * Writes the batch; the same arguments give the same bytes.
 *
 * @param {string} folder an empty one
 * @param {number} count applications, one document each
 * @param {'pdf' | 'text'} kind PDFs (every second one a fixture's, its digest made new by a comment), or Markdown
 * @param {{ main: string, fixtures: string }} from the built program, and the folder of the fixtures
 * @returns {Promise<{ paths: string[], texts: string[] }>} the files, and what the written ones say
 */
export async function writeBatch(folder, count, kind, { main, fixtures }) {
  const originals = (await readdir(fixtures))
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => join(fixtures, name))
  const pdfs = await Promise.all(originals.toSorted().map((path) => readFile(path)))
  const people = await readPeople(main, fixtures)
  const random = seeded(20_261_122)
  const paths = []
  const texts = []
  for (let index = 0; index < count; index++) {
    const shelf = join(folder, `part-${String(Math.floor(index / perFolder)).padStart(3, '0')}`)
    if (index % perFolder === 0) await mkdir(shelf, { recursive: true })
    const blocks = invent(people, index, random)
    const text = markdownOf(blocks)
    const path = join(shelf, `${blocks[0].text.toLowerCase().replaceAll(' ', '-')}.${kind === 'pdf' ? 'pdf' : 'md'}`)
    const original = pdfs[index % pdfs.length]
    const isCopy = kind === 'pdf' && index % fixtureEvery === 0 && original !== undefined
    const content = kind === 'text' ? text : isCopy ? withComment(original, index) : pdfOf(blocks)
    await writeFile(path, content)
    paths.push(path)
    texts.push(text)
  }
  return { paths, texts }
}

/** @returns {Promise<Passage[][]>} the blocks of each fixture that reads well */
async function readPeople(main, fixtures) {
  const options = ['extract', fixtures, '--format', 'json', '--quiet', '--no-cache']
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...options], { maxBuffer: 2 ** 28 })
  const documents = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  return documents.map(passagesOf).filter((passages) => passages.length > 8)
}

/** @returns {Passage[]} */
function passagesOf({ text, blocks, sections }) {
  return blocks
    .filter(({ kind }) => kind !== 'header')
    .map(({ kind, range }) => ({
      kind,
      section: sections.findLast((section) => section.range.start <= range.start)?.kind ?? 'other',
      text: text.slice(range.start, range.end).replaceAll('\n', ' ').trim(),
    }))
    .filter((passage) => passage.text !== '')
}

/** One person's passages, shuffled inside each section, a third of them from somebody else's section of that kind. */
function invent(people, index, random) {
  const one = people[index % people.length]
  const other = people[Math.floor(random() * people.length)]
  const kinds = [...new Set(one.map(({ section }) => section))].filter((kind) => kind !== 'basics')
  const body = kinds.flatMap((kind) => {
    const lent = other.filter(({ section, kind: block }) => section === kind && block !== 'heading')
    const own = one.filter(({ section }) => section === kind)
    const heading = own.find(({ kind: block }) => block === 'heading')
    const rest = own
      .filter((passage) => passage !== heading)
      .map((each) => (random() < 1 / 3 ? (pick(lent, random) ?? each) : each))
    return [...(heading === undefined ? [] : [heading]), ...shuffle(rest, random)]
  })
  const name = nameOf(index)
  const address = { kind: 'paragraph', section: 'basics', text: `${name.toLowerCase().replace(' ', '.')}@example.org` }
  return [{ kind: 'heading', section: 'basics', text: name }, address, ...body]
}

function markdownOf(blocks) {
  const lines = blocks.map(({ kind, section, text }) => {
    if (kind === 'heading') return section === 'basics' ? `# ${text}` : `## ${text}`
    return kind === 'item' ? `- ${text}` : text
  })
  return `${lines.join('\n\n')}\n`
}

/** The same PDF to every reader, and another to a cache. */
function withComment(pdf, index) {
  return Buffer.concat([pdf, Buffer.from(`\n% application ${index}\n`)])
}

const SYLLABLES = ['ba', 'du', 'fe', 'gor', 'hi', 'jo', 'ka', 'lem', 'mi', 'no', 'par', 'ru', 'sel', 'ti', 'vo', 'zan']

/** A name nobody has, another for each index below a million. */
function nameOf(index) {
  const syllables = Array.from({ length: 5 }, (_, place) => SYLLABLES[Math.floor(index / 16 ** place) % 16])
  const word = (parts) => parts.join('').replace(/^./, (first) => first.toUpperCase())
  return `${word(syllables.slice(3))} ${word(syllables.slice(0, 3))}`
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)]
}

/** Fisher and Yates. */
function shuffle(list, random) {
  const shuffled = [...list]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1))
    ;[shuffled[last], shuffled[at]] = [shuffled[at], shuffled[last]]
  }
  return shuffled
}

/** Park and Miller's generator: the same numbers on every machine. */
function seeded(seed) {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
