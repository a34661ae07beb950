import { createHash } from 'node:crypto'
import { parseDocument } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import type { RunReport } from '../../src/model/report.ts'
import { html } from '../../src/report/renderers/html/index.ts'
import { everythingHostile } from './payloads.ts'
import { evidence, sampleReport } from './sample-report.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Tag = Extract<Node, { attribs: object }>

async function pageOf(report: RunReport): Promise<string> {
  const files = await html.render(report, { width: 80, color: false })
  expect(files.map((each) => each.name)).toEqual(['report.html'])
  return String(files[0]!.content)
}

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

describe.each([
  ['the sample', sampleReport],
  ['a hostile report', everythingHostile()],
])('the page of %s', (_, report) => {
  test('has only elements, links and attributes of ours', async () => {
    const tags = tagsOf(await pageOf(report))
    const names = [...new Set(tags.map((each) => each.name))].toSorted()
    const known =
      'a article b bdi body br button code dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 head header html i input ' +
      'label legend li main mark meta nav option p rect s script section select small span style summary svg table tbody td th ' +
      'thead title tr ul'
    expect(names.filter((name) => !known.split(' ').includes(name))).toEqual([])
    const attributes = tags.flatMap((each) => Object.keys(each.attribs))
    expect(attributes.filter((name) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([])
    const links = tags.flatMap((each) => each.attribs.href ?? [])
    expect(links.filter((href) => !/^#(?:person-\d+|people-view|criteria-view)$/.test(href))).toEqual([])
    expect(tags.filter((each) => each.name === 'script')).toHaveLength(2)
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

  test('carries its data as JSON that a script can read', async () => {
    const data = tagsOf(await pageOf(report)).find((each) => each.attribs.id === 'report-data')
    const names = JSON.parse(textOf(data!)).people.map((each: { name: string }) => each.name)
    expect(names).toEqual(report.applications.map((each) => each.name))
  })

  test('has no id twice, and every link and label has its target', async () => {
    const tags = tagsOf(await pageOf(report))
    const ids = tags.flatMap((each) => each.attribs.id ?? [])
    expect(ids).toEqual([...new Set(ids)])
    const targets = tags.flatMap((each) =>
      [each.attribs.href?.slice(1) ?? [], each.attribs['aria-labelledby'] ?? []].flat(),
    )
    expect(targets.filter((each) => !ids.includes(each))).toEqual([])
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

test('evidence that does not count is struck and says why', async () => {
  const page = await pageOf(sampleReport)
  expect(page).toContain('<s>machine learning</s>')
  expect(page).toContain('said of what the person has not done: &#96;no experience with&#96;')
})

test('of 300 pieces eight are shown and the rest is folded', async () => {
  const page = await pageOf(withPieces(300))
  expect(page).toContain('<summary>292 more</summary>')
  expect(page.length - (await pageOf(withPieces(8))).length).toBeLessThan(292 * 500)
})

test('the unread box comes before the ranking, and only when someone is unread', async () => {
  const page = await pageOf(sampleReport)
  expect(page.indexOf('needs a person')).toBeGreaterThan(0)
  expect(page.indexOf('needs a person')).toBeLessThan(page.indexOf('id="ranking-title"'))
  const read = { ...sampleReport, applications: sampleReport.applications.slice(0, 4) }
  expect(await pageOf(read)).not.toContain('needs-title')
})
