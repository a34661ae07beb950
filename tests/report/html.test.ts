import { createHash } from 'node:crypto'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import type { RunReport } from '../../src/model/report.ts'
import type { PacketData, PacketDetails } from '../../src/report/renderers/html/data.ts'
import { html } from '../../src/report/renderers/html/index.ts'
import { diskWorld, inPackage, siftIn } from '../in-process-world.ts'
import { pageOf } from './browser.ts'
import { everythingHostile } from './payloads.ts'
import { evidence, sampleReport } from './sample-report.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Tag = Extract<Node, { attribs: object }>

function tagsOf(page: string): readonly Tag[] {
  const walk = (node: Node): readonly Tag[] => [
    ...('attribs' in node ? [node] : []),
    ...('children' in node ? node.children.flatMap(walk) : []),
  ]
  return parseDocument(page).children.flatMap(walk)
}

function textOf(node: Node): string {
  if ('data' in node) return node.data
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** What a script element of the page holds. */
function dataOf<Data>(page: string, id: string): Data {
  const from = page.indexOf(`<script type="application/json" id="${id}">`)
  return JSON.parse(page.slice(page.indexOf('>', from) + 1, page.indexOf('</script>', from))) as Data
}

const application = (name: string) => inPackage(`fixtures/applications/${name}`)

function withPieces(count: number): RunReport {
  const [ada, ...others] = sampleReport.applications
  const pieces = Array.from({ length: count }, (_, index) =>
    evidence({
      ...{ criterion: 'machine-learning', facet: 'models', term: 'x', level: 2, path: 'inbox/ada/cv.pdf' },
      ...{ line: index + 1, words: ['trained ', `model ${index}`, ' on data'] },
    }),
  )
  const criteria = ada!.criteria.map((each, index) => (index === 0 ? { ...each, evidence: pieces } : each))
  return { ...sampleReport, applications: [{ ...ada!, criteria }, ...others] }
}

test('the format is one file, report.html', async () => {
  const files = await html.render(sampleReport, { width: 80, color: false })
  expect(files.map((each) => each.name)).toEqual(['report.html'])
})

describe.each([
  ['the sample', sampleReport],
  ['a hostile report', everythingHostile()],
])('the page of %s', (_, report) => {
  test('has only elements, links and attributes of ours', async () => {
    const tags = tagsOf(await pageOf(report))
    const names = [...new Set(tags.map((each) => each.name))].toSorted()
    const known =
      'a b bdi body br button code dd details div dl dt fieldset footer form h1 h2 h3 head header html i input ' +
      'label legend li main meta nav noscript option p rect script section select small span style summary svg table ' +
      'tbody td th thead time title tr ul'
    expect(names.filter((name) => !known.split(' ').includes(name))).toEqual([])
    const attributes = tags.flatMap((each) => Object.keys(each.attribs))
    expect(attributes.filter((name) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([])
    const links = tags.flatMap((each) => each.attribs.href ?? [])
    expect(links.filter((href) => !/^#(?:person-\d+|[a-z]+-view)$/.test(href))).toEqual([])
    expect(tags.filter((each) => each.name === 'script' && each.attribs.type === undefined)).toHaveLength(1)
  })

  test('allows by its policy exactly its own style and script', async () => {
    const tags = tagsOf(await pageOf(report))
    const policy = tags.find((each) => each.attribs['http-equiv'] === 'Content-Security-Policy')?.attribs.content
    const hash = (tag: Tag | undefined) => {
      return `'sha256-${createHash('sha256').update(textOf(tag!)).digest('base64')}'`
    }
    const script = tags.find((each) => each.name === 'script' && each.attribs.type === undefined)
    const style = tags.find((each) => each.name === 'style')
    expect(policy).toBe(
      `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
    )
  })

  test('carries everybody as JSON that a script can read, and each person by themselves', async () => {
    const page = await pageOf(report)
    const { people, criteria } = dataOf<PacketData>(page, 'report-data')
    expect(people.map(({ name }) => name)).toEqual(report.applications.map(({ name }) => name))
    for (const [index, each] of report.applications.entries()) {
      const details = dataOf<PacketDetails>(page, `person-${index}-data`)
      expect(details.criteria).toHaveLength(each.band === 'unread' ? 0 : criteria.length)
      expect(details.criteria.flatMap((score) => score.evidence)).toHaveLength(
        each.criteria.flatMap((score) => score.evidence).length,
      )
    }
  })

  test('has no id twice, and every link and label has its target', async () => {
    const tags = tagsOf(await pageOf(report))
    const ids = tags.flatMap((each) => each.attribs.id ?? [])
    expect(ids).toEqual([...new Set(ids)])
    const links = tags.flatMap((each) => each.attribs.href?.slice(1) ?? [])
    const targets = links.map((each) => (each.startsWith('person-') ? `${each}-data` : each))
    const titles = tags.flatMap((each) => each.attribs['aria-labelledby'] ?? []).filter((id) => id !== 'reading-name')
    expect([...targets, ...titles].filter((each) => !ids.includes(each))).toEqual([])
  })

  test('names nothing on a network', async () => {
    const page = await pageOf(report)
    expect(tagsOf(page).filter((each) => ['link', 'img', 'iframe', 'base', 'object'].includes(each.name))).toEqual([])
    expect(textOf(tagsOf(page).find((each) => each.name === 'style')!)).not.toMatch(/url\(|@import/u)
  })
})

test('bidi overrides and controls are visible', async () => {
  const page = await pageOf(sampleReport)
  expect(page).toContain('Omar \\u{202e}drawkcab\\u{1b}[31m')
  expect(page).not.toMatch(/[\u{202e}\u{1b}]/u)
})

test('the unread box comes before the ranking, and only when someone is unread', async () => {
  const page = await pageOf(sampleReport)
  expect(page.indexOf('needs a person')).toBeGreaterThan(0)
  expect(page.indexOf('needs a person')).toBeLessThan(page.indexOf('id="ranking-title"'))
  const read = { ...sampleReport, applications: sampleReport.applications.slice(0, 4) }
  expect(await pageOf(read)).not.toContain('needs-title')
})

test('the unread box has the command that tries again, with names that a shell takes as one word', async () => {
  const bo = sampleReport.applications[4]!
  const hint = 'run again with --ocr, or ask for a text PDF or DOCX'
  const scans = ["inbox/Bo's CV.pdf", '-x.pdf', 'inbox/od\u{1b}d.pdf'].map((path, index) => {
    const diagnostics = [{ ...bo.diagnostics[0]!, path, hint }]
    return { ...bo, id: `bo-${index}`, documents: [{ ...bo.documents[0]!, path }], diagnostics }
  })
  const page = parseDocument(await pageOf({ ...sampleReport, applications: scans }))
  const commands = page.children.flatMap(function walk(node: Node): readonly string[] {
    if (!('children' in node)) return []
    const isCommand = 'attribs' in node && node.attribs.class === 'retry'
    return isCommand ? [textOf(node)] : node.children.flatMap(walk)
  })
  expect(commands).toEqual([
    `To try again: cvsift rank 'inbox/Bo'\\''s CV.pdf' ./-x.pdf -r rubric/ml-scientist/rubric.yaml --ocr`,
  ])
})

test('a piece of evidence costs a row of numbers: 300 of them less than 30 KB with their quotes', async () => {
  expect((await pageOf(withPieces(300))).length - (await pageOf(withPieces(8))).length).toBeLessThan(30_000)
})

test('with documents the words stand once: evidence is a range, and no quote is repeated', async () => {
  const report = await siftIn(diskWorld, ['kwame-asante-boateng.md', 'tomas-brandt'].map(application))
  const page = await pageOf(report, { read: diskWorld.extract })
  const details = dataOf<PacketDetails>(page, 'person-0-data')
  for (const [index, { evidence }] of details.criteria.entries()) {
    for (const [at, [, , , , , document, start, end, , , , ...quote]] of evidence.entries()) {
      expect(quote).toEqual([])
      expect(details.documents[document]?.text?.slice(start, end), `${index}.${at}`).not.toBe('')
    }
  }
  const without = await pageOf(report)
  const texts = details.documents.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  expect(texts).toBeGreaterThan(2000)
  expect(page.length).toBeLessThan(without.length)
})

test('a document that has changed since it was ranked is not shown, and its evidence has quotes', async () => {
  const report = await siftIn(diskWorld, [application('kwame-asante-boateng.md')])
  const other = async function* () {
    for await (const document of diskWorld.extract([{ path: application('hugo-castellan.md'), container: null }]))
      yield document
  }
  const details = dataOf<PacketDetails>(await pageOf(report, { read: other }), 'person-0-data')
  expect(details.documents[0]).toMatchObject({ text: null, without: 'it has changed since it was ranked' })
  expect(details.criteria.flatMap(({ evidence }) => evidence).every((each) => each.length === 14)).toBe(true)
})

test('of ten thousand people the page holds the evidence of 300, and says so', async () => {
  const [ada] = sampleReport.applications
  const applications = Array.from({ length: 400 }, (_, index) => ({ ...ada!, id: `ada-${index}`, rank: index + 1 }))
  const page = await pageOf({ ...sampleReport, applications })
  expect(page).toContain('of the first 300')
  expect(page).toContain('100 more applications')
  expect(page).toContain('id="person-299-data"')
  expect(page).not.toContain('id="person-300-data"')
})
