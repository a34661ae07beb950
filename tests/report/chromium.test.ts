import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { html } from '../../src/report/renderers/html/index.ts'
import { everythingHostile } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

const folders = (process.env.PATH ?? '').split(delimiter)
const chromium = folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path))
const title = chromium === undefined ? 'in Chromium (skipped: no `chromium` on the PATH)' : 'in Chromium'
const VIOLATION = /Content Security Policy/u

describe.skipIf(chromium === undefined)(title, { timeout: 60_000 }, () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cvsift-report-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))

  /** The page's DOM after its script ran, and what the console said. */
  async function open(name: string, page: string, hash = ''): Promise<{ dom: string; log: string }> {
    const path = join(folder, `${name}.html`)
    await writeFile(path, page)
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--enable-logging=stderr',
    ]
    const own = [`--user-data-dir=${join(folder, `profile-${name}`)}`, '--dump-dom', `file://${path}${hash}`]
    const { stdout, stderr } = await promisify(execFile)(chromium ?? '', [...flags, ...own], { maxBuffer: 2 ** 28 })
    return {
      dom: stdout,
      log: stderr
        .split('\n')
        .filter((line) => line.includes('CONSOLE'))
        .join('\n'),
    }
  }

  async function pageOf(report: typeof sampleReport): Promise<string> {
    return String((await html.render(report, { width: 80, color: false }))[0]!.content)
  }

  test('the script runs and nothing is refused by the policy', async () => {
    const { dom, log } = await open('sample', await pageOf(sampleReport))
    expect(dom).toContain('data-script="ready"')
    expect(log).toBe('')
  })

  test('a link to a person opens the evidence under the row', async () => {
    const { dom } = await open('opened', await pageOf(sampleReport), '#person-2')
    expect(dom).toMatch(/<tr id="detail-2" class="detail" role="row"><td colspan="7" role="cell"><article/u)
    expect(dom.match(/aria-expanded="true"/gu)).toHaveLength(1)
  })

  /** The page with its policy taken off and a visitor's script put at its end, who writes what was seen into the DOM. */
  async function visit(name: string, steps: string): Promise<unknown> {
    const page = (await pageOf(sampleReport)).replace(/<meta http-equiv[^>]*>/u, '')
    const visitor = `<script>
      const names = () => [...document.querySelectorAll('#ranking .row')].filter((row) => !row.hidden).map((row) => row.querySelector('a').textContent.split(' ')[0])
      const form = document.getElementById('controls')
      const change = () => form.dispatchEvent(new Event('input', { bubbles: true }))
      const heading = (key) => document.querySelector('th[data-sort="' + key + '"]')
      const seen = []
      ${steps}
      document.documentElement.dataset.seen = JSON.stringify(seen)
    </script></body>`
    const { dom, log } = await open(
      name,
      page.replace('</body>', () => visitor),
    )
    expect(log).toBe('')
    const seen = /data-seen="([^"]*)"/u.exec(dom)?.[1] ?? 'null'
    return JSON.parse(seen.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
  }

  test('words, bands and least levels filter the ranking', async () => {
    const seen = await visit(
      'filter',
      `form.elements.words.value = 'SQL board'; change(); seen.push(names(), document.getElementById('shown').textContent)
      form.elements.words.value = ''; form.querySelector('[value=possible]').checked = false; change(); seen.push(names())
      form.querySelector('[data-criterion="1"]').value = '1'; change(); seen.push(names())`,
    )
    expect(seen).toEqual([['山田'], '1 of 5 shown', ['Ada', 'Omar', 'Bo'], ['Ada']])
  })

  test('a heading sorts by its column, first best to worst, with unread ones last either way', async () => {
    const seen = await visit(
      'sort',
      `for (const key of ['name', 'points', 'points', '1']) {
        heading(key).querySelector('button').click()
        seen.push([names().join(' '), heading(key).getAttribute('aria-sort')])
      }`,
    )
    expect(seen).toEqual([
      ['Ada Bo Grace Omar 山田', 'ascending'],
      ['Ada 山田 Grace Omar Bo', 'descending'],
      ['Omar 山田 Grace Ada Bo', 'ascending'],
      ['Ada 山田 Grace Omar Bo', 'descending'],
    ])
  })

  test('a click or a key opens and closes a row, and arrows move between rows', async () => {
    const seen = await visit(
      'keys',
      `const link = (index) => document.querySelectorAll('#ranking .row a')[index]
      const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }))
      const opened = () => [...document.querySelectorAll('.detail')].map((row) => row.id)
      document.querySelectorAll('#ranking .row')[1].cells[0].click(); seen.push(opened())
      link(0).focus(); key('ArrowDown'); key('ArrowDown'); key(' '); seen.push(opened())
      key('Escape'); seen.push(opened(), document.getElementById('people').children.length)
      link(1).click(); seen.push([...document.getElementById('people').children].map((each) => each.id))`,
    )
    const all = ['person-0', 'person-1', 'person-2', 'person-3', 'person-4']
    expect(seen).toEqual([['detail-1'], ['detail-1', 'detail-2'], ['detail-1'], 4, all])
  })

  test('no payload in any field runs or breaks the policy', async () => {
    const { dom, log } = await open('hostile', await pageOf(everythingHostile()))
    expect(dom).toContain('data-script="ready"')
    expect(dom).not.toMatch(/<html[^>]*data-pwned/u)
    expect(log).toBe('')
  })

  test('the test would notice: a payload that is not escaped is refused by the policy, and the console says so', async () => {
    const page = (await pageOf(sampleReport)).replace(
      '<main>',
      `<main><img src="data:," onerror="document.documentElement.dataset.pwned='yes'"><script>document.documentElement.dataset.pwned='yes'</script>`,
    )
    const { dom, log } = await open('unescaped', page)
    expect(log).toMatch(VIOLATION)
    expect(dom).not.toMatch(/<html[^>]*data-pwned/u)
  })
})
