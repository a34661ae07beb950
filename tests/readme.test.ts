/**
 * The README says what is so: its tables come from the registries, its rubrics load, its commands print what stands there.
 *
 *   npm run readme    writes tables and outputs anew
 */
import { execFile } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTests } from '../src/check/load.ts'
import { commands } from '../src/cli/commands/registry.ts'
import { extract } from '../src/extract/index.ts'
import { readers } from '../src/extract/registry.ts'
import { unpackers } from '../src/intake/registry.ts'
import { match, prepare } from '../src/match/index.ts'
import { matchers } from '../src/match/registry.ts'
import type { Rubric } from '../src/model/rubric.ts'
import { renderers } from '../src/report/registry.ts'
import { loadRubric } from '../src/rubric/load.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const path = join(root, 'README.md')
const original = readFileSync(path, 'utf8')

/** What the README should be, as far as it was found out. */
let readme = original
const isWriting = process.env.README === 'write'

/** Compares a part of the README, or puts the new one in its place. */
function expectPart(written: string, actual: string): void {
  if (isWriting) readme = readme.replace(written, () => actual)
  else expect(written).toBe(actual)
}

afterAll(() => {
  if (isWriting) writeFileSync(path, readme)
})

interface FencedBlock {
  readonly language: string
  /** The second word of the opening fence: a file's name, or what part of a rubric it is. */
  readonly name: string
  readonly content: string
  /** With its fences. */
  readonly whole: string
}

const blocks: readonly FencedBlock[] = [...original.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
  ([whole, language = '', name = '', content = '']) => ({ language, name, content, whole }),
)
const named = (name: string) => blocks.filter((block) => block.name === name)

// Tables -------------------------------------------------------------------------------------------------

const cell = (text: string) => text.replaceAll('|', '\\|')
/** A table as the formatter writes it: cells as wide as the widest of their column. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => {
  const cells = [head, ...rows].map((row) => row.map(cell))
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const [first = [], ...others] = cells.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)))
  return [first, widths.map((width) => '-'.repeat(width)), ...others].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
const dotted = (extensions: readonly string[]) => extensions.map((each) => `\`.${each}\``).join(', ')

const tables: Readonly<Record<string, () => Promise<string> | string>> = {
  evidence: () =>
    table(
      ['key', 'finds'],
      matchers.map(({ key, summary }) => [`\`${key}\``, summary]),
    ),
  commands: () =>
    table(
      ['command', 'does'],
      commands.map(({ name, summary }) => [`\`cvsift ${name}\``, summary]),
    ),
  inputs: () =>
    table(
      ['format', 'extensions', 'reads'],
      readers.map(({ name, extensions, summary }) => [name, dotted(extensions), summary]),
    ),
  containers: () =>
    table(
      ['container', 'extensions', 'holds'],
      unpackers.map(({ name, extensions, summary }) => [name, dotted(extensions), summary]),
    ),
  reports: () =>
    table(
      ['`--format`', 'is'],
      renderers.map(({ format, summary }) => [`\`${format}\``, summary]),
    ),
  'term-r': async () =>
    table(['line of a CV', 'counts', 'because'], await Promise.all(LINES_WITH_R.map((line) => verdictOn(line)))),
}

describe('a table is what the program says', () => {
  test('the tables between markers are those that are known', () => {
    const markers = [...original.matchAll(/<!-- table: ([\w-]+) -->/g)].map(([, name]) => name)
    expect(markers.toSorted()).toEqual(Object.keys(tables).toSorted())
  })

  test.each(Object.keys(tables))('%s', async (name) => {
    const [written, start = '', end = ''] =
      new RegExp(`(<!-- table: ${name} -->\n)[\\s\\S]*?(<!-- /table -->)`).exec(original) ?? []
    expectPart(written ?? '', `${start}\n${await tables[name]?.()}\n\n${end}`)
  })
})

const LINES_WITH_R = [
  'Analyzed survey data in R and Python.',
  'Maintained two R packages for survival analysis.',
  'Headed R&D for a maker of statistical software.',
  'A correlation of R = 0.61 between two statistics.',
  'Ran the front desk and the R register.',
  'No experience with R or other statistics software.',
  'Would like to learn R and Python.',
]

async function verdictOn(line: string): Promise<string[]> {
  const facet = named('facet').find(({ content }) => content.includes('term: R\n'))
  const rubric = load(asFacet(facet?.content ?? ''))
  const bytes = new TextEncoder().encode(`# Ada\n\n## Work\n\n${line}\n`)
  const file = { path: 'cv.md', container: null, mediaType: null, size: bytes.length, sha256: '' }
  const reading = prepare(await extract(file, bytes), 'cv', [])
  const background = { id: 'none', documents: 1, sha256: '', documentFrequency: new Map() }
  const [evidence] = match(rubric, reading, background)
  return [line, evidence?.polarity === 'affirmed' ? 'yes' : 'no', evidence?.note ?? 'there is no hit']
}

// Rubrics ------------------------------------------------------------------------------------------------

const indent = (text: string, by: string) => text.replace(/^(?=.)/gm, by)
const asRubric = (content: string) => `id: example\ntitle: Example\n${content}`
const asCriterion = (content: string) => asRubric(`criteria:\n${indent(content, '  ')}`)
const asFacet = (content: string) =>
  asCriterion(
    `- id: c\n  label: C\n  importance: required\n  posting: p\n  facets:\n    - ${indent(content, '      ').trimStart()}`,
  )
const anyCriterion =
  'criteria:\n  - { id: c, label: C, importance: required, posting: p, facets: [{ id: f, label: F, terms: [x] }] }\n'

function load(text: string): Rubric {
  const { rubric, diagnostics } = loadRubric(text, { path: 'rubric.yaml', sha256: '' })
  expect(diagnostics).toEqual([])
  if (rubric === null) throw new Error('no rubric')
  return rubric
}

describe('a rubric loads, and nothing is said about it', () => {
  const wraps: Readonly<Record<string, (content: string) => string>> = {
    'rubric.yaml': (content) => content,
    rubric: (content) => asRubric(content + anyCriterion),
    criterion: asCriterion,
    facet: (content) => `as-of: 2026-11-01\n${asFacet(content)}`,
  }
  const yaml = blocks.filter((block) => block.language === 'yaml' && block.name !== 'tests')

  test('the test file loads', () => {
    const [tests] = named('tests')
    expect(loadTests(tests?.content ?? '', 'rubric.test.yaml').file.cases).toHaveLength(1)
  })

  test.each(yaml.map(({ name, content }) => [name, content] as const))('%s', (name, content) => {
    const wrap = wraps[name]
    expect(wrap, `a block of YAML is one of ${Object.keys(wraps).join(', ')}`).toBeDefined()
    load(wrap?.(content) ?? '')
  })

  test('the first rubric has ten lines', () => {
    expect(named('rubric.yaml')[0]?.content.trimEnd().split('\n')).toHaveLength(10)
  })

  test('every key of the language has an example', () => {
    const keys = keysOf(JSON.parse(readFileSync(join(root, 'rubric/schema.json'), 'utf8')))
    const text = yaml.map(({ content }) => content).join('\n')
    expect([...new Set(keys)].filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([])
  })
})

/** Every key that some mapping of a JSON Schema may have. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {} } = schema as { properties?: object }
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysOf)].filter((key) => key !== 'properties')
}

// Commands -----------------------------------------------------------------------------------------------

/** Where the commands of the README are run: its files, and an inbox of fixtures. */
const work = mkdtempSync(join(tmpdir(), 'cvsift-readme-'))

const INBOX = [
  'fixtures/adversarial/adaeze-nwachukwu.pdf',
  'fixtures/adversarial/curtis-malley.pdf',
  'fixtures/adversarial/hazel-brightwater.docx',
  'fixtures/adversarial/meg-r-donnelly.docx',
  'fixtures/adversarial/viktor-salonen.pdf',
  'fixtures/unreadable/scanned.pdf',
]

beforeAll(() => {
  for (const folder of ['inbox', 'bin', 'node_modules']) mkdirSync(join(work, folder))
  for (const fixture of INBOX) copyFileSync(join(root, fixture), join(work, 'inbox', basename(fixture)))
  for (const { name, content } of blocks.filter((block) => block.name.includes('.'))) {
    writeFileSync(join(work, name), content)
  }
  symlinkSync(root, join(work, 'node_modules/cvsift'), 'junction')
  writeFileSync(
    join(work, 'bin/cvsift'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/cvsift.js')}" "$@"\n`,
  )
  chmodSync(join(work, 'bin/cvsift'), 0o755)
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** What a terminal would show of a command, both streams. */
function shown(command: string): Promise<string> {
  const PATH = `${join(work, 'bin')}:${process.env.PATH}`
  const env = { ...process.env, PATH, NO_COLOR: '1', CVSIFT_CACHE_DIR: join(work, 'cache') }
  return new Promise((resolve) => {
    execFile('bash', ['-c', `{ ${command}\n} 2>&1`], { cwd: work, env }, (_, stdout) => resolve(stdout))
  })
}

describe.skipIf(process.platform === 'win32')('a command prints what stands below it', { timeout: 90_000 }, () => {
  const consoles = blocks.filter((block) => block.language === 'console')

  test.each(consoles.map((block) => [block.content.split('\n')[0] ?? '', block] as const))('%s', async (_, block) => {
    const lines = block.content.split('\n').filter((line) => line.startsWith('$ '))
    expect(lines).not.toEqual([])
    let session = ''
    for (const line of lines) session += `${line}\n${await shown(line.slice(2))}`
    expectPart(block.whole, `\`\`\`console\n${session.trimEnd()}\n\`\`\``)
  })
})

// The rest -----------------------------------------------------------------------------------------------

test('a fenced block is a console, a rubric, a program or a set-up; nothing stands untested', () => {
  expect([...new Set(blocks.map(({ language }) => language))].toSorted()).toEqual(['console', 'js', 'sh', 'yaml'])
})

test('every npm script that is named is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const used = [...original.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '')
  expect(used.filter((name) => scripts[name] === undefined)).toEqual([])
})

test.each(['README.md', 'SECURITY.md', 'src/README.md', 'fixtures/README.md', 'bench/README.md'])(
  'every link and every test that %s names leads to a file',
  (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = '']) => join(page, '..', target))
    const tests = [...text.matchAll(/`(tests\/[\w/.-]+\.ts)`/g)].map(([, target = '']) => target)
    expect([...links, ...tests].filter((target) => !existsSync(join(root, target)))).toEqual([])
  },
)
