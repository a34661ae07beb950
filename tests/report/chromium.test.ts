/// <reference lib="dom" />
import { readFile } from 'node:fs/promises'
import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blind } from '../../src/blind/index.ts'
import type { Assessment } from '../../src/model/assessment.ts'
import type { RunReport } from '../../src/model/report.ts'
import type { Review } from '../../src/model/review.ts'
import type { DrawPages } from '../../src/report/contract.ts'
import { diskWorld, inPackage, nimh, siftIn } from '../in-process-world.ts'
import { chromiumPath, pageOf, type Visitor, visitor } from './browser.ts'
import { drawHere } from './draw-here.ts'
import { everythingHostile, PAYLOADS } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

const title = chromiumPath === undefined ? 'in Chromium (skipped: no `chromium` on the PATH)' : 'in Chromium'
const VIOLATION = /Content Security Policy/u
const VIEWS = ['people-view', 'criteria-view', 'batch-view', 'compare=0,1', 'decisions-view', 'person-0', 'person-1.2']

describe.skipIf(chromiumPath === undefined)(title, { timeout: 120_000 }, () => {
  let chromium: Visitor
  let real: { report: RunReport; page: string; pictured: string }
  beforeAll(async () => {
    chromium = await visitor()
    const names = ['kwame-asante-boateng.md', 'tomas-brandt', 'dmitri-volkonsky.txt', 'mireille-dubois-keane']
    const report = await siftIn(
      diskWorld,
      names.map((name) => inPackage(`fixtures/applications/${name}`)),
    )
    const options = { read: diskWorld.extract, rubric: nimh }
    real = {
      report,
      page: await pageOf(report, options),
      pictured: await pageOf(report, { ...options, draw: drawHere }),
    }
  }, 120_000)
  afterAll(() => chromium?.close())

  /** What axe finds, once its source is in the page. */
  const violations = (page: Page): Promise<string[]> =>
    page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: axe puts itself there
      const found = await (globalThis as any).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
      return found.violations.map(
        (each: { id: string; nodes: { html: string }[] }) => `${each.id}: ${each.nodes[0]?.html}`,
      )
    })

  const pwned = (page: Page) => page.locator('html[data-pwned]').count()
  const names = (page: Page) =>
    page.$$eval('#ranking .row:not([hidden]) a', (links) => links.map((each) => each.textContent?.split(' ')[0]))

  test('nothing is refused by the policy, nothing is asked for, in any view', async () => {
    for (const view of VIEWS) {
      const { page, said, asked } = await chromium.open(real.page, { hash: `#${view}` })
      await page.waitForSelector('html[data-script=ready]')
      expect([view, said, asked]).toEqual([view, [], []])
      await page.context().close()
    }
  })

  test.each([
    ['light', 1280, VIEWS],
    ['dark', 1280, ['people-view', 'batch-view', 'person-0']],
    ['light', 380, ['people-view', 'person-0']],
  ] as const)('axe finds nothing, %s, %i wide, in %j', async (colorScheme, width, views) => {
    const { page } = await chromium.open(real.page, {
      colorScheme,
      viewport: { width, height: 900 },
      bypassCSP: true,
    })
    await page.evaluate(axe.source)
    for (const view of views) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, view)
      await page.waitForTimeout(100)
      expect([view, ...(await violations(page))]).toEqual([view])
    }
    await page.context().close()
  })

  test('words, bands and least levels filter the ranking', async () => {
    const { page } = await chromium.open(await pageOf(sampleReport))
    await page.fill('[name=words]', 'SQL board')
    expect(await names(page)).toEqual(['山田'])
    expect(await page.textContent('#shown')).toBe('1 of 5 shown')
    await page.fill('[name=words]', '')
    await page.uncheck('[value=possible]')
    expect(await names(page)).toEqual(['Ada', 'Omar', 'Bo'])
    await page.click('.least summary')
    await page.selectOption('[data-criterion="1"]', '1')
    expect(await names(page)).toEqual(['Ada'])
    await page.click('[type=reset]')
    await page.waitForSelector('#shown', { state: 'hidden' })
    expect(await names(page)).toHaveLength(4 + 1)
  })

  test('search looks through all words of the documents', async () => {
    const { page } = await chromium.open(real.page)
    await page.keyboard.press('/')
    await page.keyboard.type('blow moulding')
    expect(await names(page)).toEqual(['Dmitri'])
  })

  test('a heading sorts by its column, first best to worst, with unread ones last either way', async () => {
    const { page } = await chromium.open(await pageOf(sampleReport))
    const seen: unknown[] = []
    for (const key of ['name', 'points', 'points', '1']) {
      await page.click(`th[data-sort="${key}"] button`)
      seen.push([(await names(page)).join(' '), await page.getAttribute(`th[data-sort="${key}"]`, 'aria-sort')])
    }
    expect(seen).toEqual([
      ['Ada Bo Grace Omar 山田', 'ascending'],
      ['Ada 山田 Grace Omar Bo', 'descending'],
      ['Omar 山田 Grace Ada Bo', 'ascending'],
      ['Ada 山田 Grace Omar Bo', 'descending'],
    ])
  })

  test('arrows move between rows, a click opens the person, Escape comes back to the row', async () => {
    const { page } = await chromium.open(real.page)
    await page.focus('#ranking .row a')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.textContent('#reading-name')).toBe(real.report.applications[1]?.name)
    await page.keyboard.press('j')
    expect(await page.textContent('#reading-name')).toBe(real.report.applications[2]?.name)
    await page.keyboard.press('Escape')
    await page.waitForSelector('#reading-view', { state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset.row)).toBe('2')
  })

  test('a place leads to the words in the document, and words in the document to their piece', async () => {
    const { page } = await chromium.open(real.page, { hash: '#person-0' })
    const piece = page.locator('.pieces li').nth(1)
    const words = await piece.locator('mark, s').textContent()
    await piece.locator('button.place').click()
    const lit = page.locator('.paper .lit')
    expect((await lit.allTextContents()).join('').replace(/\s+/g, ' ')).toBe(words)
    expect(await lit.first().evaluate((each) => each.getBoundingClientRect().top < innerHeight)).toBe(true)
    const mark = page.locator('.paper mark').last()
    const text = await mark.textContent()
    await mark.click()
    expect(await page.locator('.pieces .lit mark').textContent()).toContain(text?.split(/\s/)[0])
  })

  test('every mark in the document is the words of its evidence, whatever overlaps', async () => {
    const { page } = await chromium.open(real.page, { hash: '#person-1' })
    const shown = await page.$eval('.paper', (paper) => paper.textContent?.replace(/Page \d+/g, '').replace(/\s+/g, ''))
    const { text } = await page.evaluate(
      () => JSON.parse(document.getElementById('person-1-data')?.textContent ?? '').documents[0],
    )
    expect(shown).toBe(text.replaceAll('\u{ad}', '').replace(/\s+/g, ''))
  })

  test('what does not count is struck in the document, with its reason', async () => {
    const { page } = await chromium.open(real.page)
    const struck: string[] = []
    for (const index of real.report.applications.keys()) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, `person-${index}`)
      await page.waitForTimeout(50)
      struck.push(...(await page.$$eval('.paper s', (all) => all.map((each) => each.getAttribute('title') ?? ''))))
    }
    expect(struck.length).toBeGreaterThan(0)
    expect(struck.filter((each) => each === '')).toEqual([])
  })

  /** The person whose CV is a PDF. */
  const withPages = () => {
    const index = real.report.applications.findIndex(({ id }) => id.includes('tomas-brandt'))
    const document = real.report.applications[index]?.documents.findIndex(({ path }) => path.endsWith('.pdf')) ?? -1
    return { index, document }
  }

  async function openPages(more: BrowserContextOptions = {}) {
    const { index, document } = withPages()
    const opened = await chromium.open(real.pictured, { ...more, hash: `#person-${index}` })
    await opened.page.locator('.tab').nth(document).click()
    await opened.page.waitForSelector('.page img')
    return opened
  }

  test('pages are pictures from within the file, and nothing is refused or asked for', async () => {
    const { page, said, asked } = await openPages()
    const widths = await page.$$eval('.page img', async (all) => {
      const images = all as HTMLImageElement[]
      await Promise.all(images.map((each) => each.decode()))
      return images.map((each) => each.naturalWidth)
    })
    expect(widths.length).toBeGreaterThan(0)
    expect(widths.filter((each) => each < 900)).toEqual([])
    expect([said, asked]).toEqual([[], []])
  })

  test('a place leads to the words on the page, and they are lit where the reader found them', async () => {
    const { page } = await openPages()
    const { index, document } = withPages()
    const { piece, box, size } = await page.evaluate(
      ([person, at]) => {
        const read = (id: string) => JSON.parse(globalThis.document.getElementById(id)?.textContent ?? '')
        const details = read(`person-${person}-data`)
        const { documents, marks } = read(`person-${person}-pages`)
        const all = details.criteria.flatMap((each: { evidence: number[][] }) => each.evidence)
        const found = all.findIndex((each: number[]) => each[5] === at && each[8] === 2 && each[3] === 0)
        return { piece: found, box: marks[found].slice(1, 5), size: documents[Number(at)].pages[1] }
      },
      [index, document],
    )
    await page.evaluate((hash) => {
      location.hash = hash
    }, `person-${index}.${piece}`)
    await page.locator('.page .lit').first().waitFor()
    // Both at once: the page may still be on its way to the place.
    const boxes = () =>
      page.evaluate(() =>
        [globalThis.document.querySelector('.page .lit'), globalThis.document.querySelectorAll('.page')[1]].map(
          (each) => {
            const { x = 0, y = 0, width = 0 } = each?.getBoundingClientRect() ?? {}
            return { x, y, width }
          },
        ),
      )
    const [shown, paper] = await boxes()
    const scale = (paper?.width ?? 0) / size.width
    const wanted = [(paper?.x ?? 0) + scale * box[0], (paper?.y ?? 0) + scale * box[1], scale * (box[2] - box[0])]
    // Within the frame around the words, two points and a stroke wide.
    const [x, y, width] = [(shown?.x ?? 0) + 2 * scale, (shown?.y ?? 0) + 2 * scale, (shown?.width ?? 0) - 4 * scale]
    for (const [index, each] of [x, y, width].entries()) expect(Math.abs(each - (wanted[index] ?? 0))).toBeLessThan(2)
    await expect.poll(async () => (await boxes())[0]?.y).toBeLessThan(900)
  })

  test('a mark on the page leads to its piece, and marks of one criterion can be shown alone', async () => {
    const { page } = await openPages()
    const spot = page.locator('.spot.words').first()
    const said = await spot.locator('title').textContent()
    await spot.locator('.ground').first().click()
    const piece = await page.locator('.pieces .lit .source').textContent()
    expect(piece).toContain(said?.split('\n')[0]?.split(' · ')[0])
    const all = await page.locator('.spot:not(.faded)').count()
    await page.locator('.legend').first().click()
    const some = await page.locator('.spot:not(.faded)').count()
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
  })

  test('pages and text are a key apart, the piece stays in view, and the choice holds for the next person', async () => {
    const { page } = await openPages()
    await page.locator('.spot.words .ground').first().click()
    await page.keyboard.press('t')
    expect(await page.locator('.page').count()).toBe(0)
    expect(await page.locator('.paper .lit').count()).toBeGreaterThan(0)
    expect(await page.locator('.looks [aria-pressed=true]').allTextContents()).toEqual(['Text'])
    await page.keyboard.press('t')
    expect(await page.locator('.page .lit').count()).toBeGreaterThan(0)
    const width = async () => (await page.locator('.page').first().boundingBox())?.width ?? 0
    const before = await width()
    await page.click('.looks button:has-text("Larger")')
    expect(await width()).toBeGreaterThan(1.5 * before)
    await page.click('.looks button:has-text("Text")')
    await page.keyboard.press('k')
    await page.keyboard.press('j')
    await page.locator('.tab').nth(withPages().document).click()
    expect(await page.locator('.page').count()).toBe(0)
  })

  test('of a page without a picture the text is shown, and the pane says so', async () => {
    const first: DrawPages = (wanted) => drawHere(wanted.map((each) => ({ ...each, numbers: [1] })))
    const { page } = await chromium.open(await pageOf(real.report, { read: diskWorld.extract, draw: first }))
    const { index, document } = withPages()
    const piece = await page.evaluate(
      ([person, at]) => {
        const details = JSON.parse(globalThis.document.getElementById(`person-${person}-data`)?.textContent ?? '')
        const all = details.criteria.flatMap((each: { evidence: number[][] }) => each.evidence)
        return all.findIndex((each: number[]) => each[5] === at && each[8] === 2)
      },
      [index, document],
    )
    await page.evaluate((hash) => {
      location.hash = hash
    }, `person-${index}.${piece}`)
    await page.waitForSelector('.paper .lit')
    expect(await page.textContent('.without')).toContain('stand in the text')
  })

  test.each(['light', 'dark'] as const)('axe finds nothing on pages, %s', async (colorScheme) => {
    const { page } = await openPages({ colorScheme, bypassCSP: true })
    await page.evaluate(axe.source)
    expect(await violations(page)).toEqual([])
  })

  test('marks of one criterion can be shown alone', async () => {
    const { page } = await chromium.open(real.page, { hash: '#person-0' })
    const all = await page.locator('.paper mark').count()
    await page.locator('.legend').first().click()
    const dim = await page.locator('.paper mark.dim').count()
    expect(dim).toBeGreaterThan(0)
    expect(dim).toBeLessThan(all)
    await page.locator('.legend').first().click()
    expect(await page.locator('.paper mark.dim').count()).toBe(0)
  })

  test('the timeline shows dated roles, and leads to them', async () => {
    const { page } = await chromium.open(real.page, { hash: '#person-0' })
    await page.click('.tab:has-text("timeline")')
    expect(await page.locator('.timeline li').count()).toBeGreaterThan(1)
    await page.locator('.timeline .entry').first().click()
    expect(await page.locator('.paper .lit').count()).toBe(1)
  })

  test('two to four people are compared side by side, and a fifth cannot be chosen', async () => {
    const { page } = await chromium.open(real.page)
    for (const index of [0, 1, 2]) await page.locator('.pick input').nth(index).check()
    await page.click('.compare-bar a')
    expect(await page.locator('.compare thead th').count()).toBe(3)
    expect(await page.locator('.compare .differs').count()).toBeGreaterThan(0)
    await page.locator('.compare thead button').first().click()
    await page.waitForFunction(() => document.querySelectorAll('.compare thead th').length === 2)
    await page.locator('.compare button.place').first().click()
    await page.waitForSelector('.paper .lit')
  })

  test('a view that is opened begins at its top', async () => {
    const { page } = await chromium.open(real.page, { hash: '#batch-view' })
    await page.evaluate(() => scrollTo({ top: 1000, behavior: 'instant' }))
    await page.evaluate(() => {
      location.hash = 'compare=0,1'
    })
    await page.waitForSelector('.compare thead th')
    await page.waitForFunction(() => scrollY === 0)
  })

  test('of two people of one name and rank each is led to by their own link, and a tie is told as one', async () => {
    const [ada] = sampleReport.applications
    const twins = ['a', 'b'].map((id) => ({ ...(ada as Assessment), id }))
    const { page } = await chromium.open(await pageOf({ ...sampleReport, applications: twins }), {
      hash: '#batch-view',
    })
    const links = await page.$$eval('.figures a', (all) => all.map((each) => each.getAttribute('href')))
    expect(links).toEqual(['#person-0', '#person-1'])
    expect(await page.locator('.panel:last-child tbody td:first-child').allTextContents()).toEqual(['1=', '1='])
  })

  test('sliders rerank as a what-if, and the ranking stays as it is', async () => {
    const { page } = await chromium.open(real.page, { hash: '#batch-view' })
    const points = () =>
      page.$$eval('.panel:last-child tbody tr', (rows) => rows.map((row) => row.children[3]?.textContent))
    const said = () => page.textContent('.what-if-said')
    expect(await said()).toContain('nothing moves')
    expect(await points()).toEqual(real.report.applications.map((each) => each.points?.toFixed(1)))
    await page.locator('.slider input').nth(2).fill('0')
    expect(await said()).toContain('What if')
    expect(await points()).not.toEqual(real.report.applications.map((each) => each.points?.toFixed(1)))
    await page.click('text=Back to the rubric’s weights')
    expect(await said()).toContain('nothing moves')
  })

  test('grades, notes and recommendations are made by keys, kept in the browser, exported and taken over', async () => {
    const { page } = await chromium.open(real.page, { hash: '#person-0' })
    for (const key of ['c', '2', 'c', '3', 'm']) await page.keyboard.press(key)
    await page.keyboard.type('Knows =MEG, <b>asks</b> well')
    await page.keyboard.press('Escape')
    await page.check('[name=recommendation][value=interview]')
    await page.waitForFunction(() => JSON.stringify(localStorage).includes('interview'))
    await page.reload()
    expect(await page.inputValue('#note')).toBe('Knows =MEG, <b>asks</b> well')
    expect(await page.locator('.grade[aria-pressed=true]').allTextContents()).toEqual(['2', '3'])
    await page.click('text=Your decisions')
    await page.fill('#reviewer', 'A. B.')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Export as JSON')])
    expect(download.suggestedFilename()).toBe('A-B-.review.json')
    const file = await download.path()
    const review = JSON.parse(await readFile(file, 'utf8')) as Review
    expect(review).toMatchObject({
      ...{ kind: 'cvsift-review', schemaVersion: 1, reviewer: 'A. B.' },
      people: [
        {
          id: real.report.applications[0]?.id,
          recommendation: 'interview',
          grades: { 'machine-learning': 2, 'optimization-statistics': 3 },
          note: 'Knows =MEG, <b>asks</b> well',
        },
      ],
    })
    await page.click('text=Clear all')
    await page.click('text=Really clear all?')
    expect(await page.locator('#decisions-view tbody tr').count()).toBe(0)
    await page.setInputFiles('#take-over', file)
    await page.waitForSelector('#decisions-view tbody tr')
    expect(await page.textContent('.said')).toContain('taken over')
  })

  test('decisions of another run, or no decisions at all, are refused with the reason', async () => {
    const { page } = await chromium.open(real.page, { hash: '#decisions-view' })
    const give = async (text: string) => {
      await page.setInputFiles('#take-over', {
        name: 'x.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      })
      await page.waitForFunction(() => document.querySelector('.said')?.textContent !== '')
      return page.textContent('.said')
    }
    expect(await give('{')).toBe('this file holds no decisions of a packet')
    const other = { kind: 'cvsift-review', run: 'x', people: [] }
    expect(await give(JSON.stringify(other))).toContain('of another run')
  })

  test('without storage the page works, and says that decisions are not kept', async () => {
    const broken = real.page
      .replace(/<meta http-equiv[^>]*>/u, '')
      .replace(
        '<script type="application/json" id="report-data"',
        `<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })</script>$&`,
      )
    const { page, said } = await chromium.open(broken, { hash: '#person-0' })
    await page.keyboard.press('c')
    await page.keyboard.press('1')
    expect(await page.locator('.grade[aria-pressed=true]').allTextContents()).toEqual(['1'])
    await page.click('text=Your decisions')
    await page.locator('#decisions-view', { hasText: 'keeps nothing for this page' }).waitFor()
    expect(said).toEqual([])
  })

  test('on paper stand the ranking and every person with their evidence, and afterwards the page is as before', async () => {
    const { page } = await chromium.open(real.page)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.length).toBeGreaterThan(10_000)
    expect(await page.locator('#printed').count()).toBe(0)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('#printed article').count()).toBe(real.report.applications.length)
  })

  test('without a script the ranking stands, and the page says what is missing', async () => {
    const { page } = await chromium.open(real.page, { javaScriptEnabled: false })
    expect(await page.locator('#ranking .row').count()).toBe(real.report.applications.length)
    expect(await page.locator('noscript').textContent()).toContain('report.md')
    expect(await page.isVisible('#controls')).toBe(false)
  })

  test('no payload in any field runs or breaks the policy, in any view', async () => {
    const { page, said, asked } = await chromium.open(await pageOf(everythingHostile()))
    const count = everythingHostile().applications.length
    const hashes = [
      ...VIEWS,
      'compare=0,1,2,3',
      ...PAYLOADS.map((_, index) => `person-${index * (count / PAYLOADS.length)}`),
    ]
    for (const hash of hashes) {
      await page.evaluate((to) => {
        location.hash = to
        for (const each of document.querySelectorAll('details')) each.open = true
      }, hash)
    }
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await pwned(page)).toBe(0)
    expect([said, asked]).toEqual([[], []])
  })

  test('no payload in a blind report runs', async () => {
    const { report, read } = await blind(everythingHostile(), async function* () {})
    const { page, said, asked } = await chromium.open(await pageOf(report, { read }))
    for (const hash of VIEWS) {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
    }
    expect(await pwned(page)).toBe(0)
    expect([said, asked]).toEqual([[], []])
  })

  test('no payload in what is said of pages, or in place of a picture, runs', async () => {
    const hostile: DrawPages = async function* (wanted) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${PAYLOADS[0]}"/>`
      for (const _ of wanted) {
        const picture = { number: 1, width: 992, height: 1403, png: Buffer.from(svg) }
        const why = { code: 'x', severity: 'warning', hint: null, path: null, position: null } as const
        yield { pictures: [picture], diagnostic: { ...why, message: PAYLOADS.join('\n') } }
      }
    }
    const content = await pageOf(real.report, { read: diskWorld.extract, draw: hostile })
    const { page, asked } = await chromium.open(content, { hash: `#person-${withPages().index}` })
    await page.locator('.tab').nth(withPages().document).click()
    await page.waitForSelector('.without')
    expect(await page.locator('.page').count()).toBe(1)
    expect([await pwned(page), asked]).toEqual([0, []])
  })

  test('no payload in a search, a note, a name or a file of decisions runs', async () => {
    const { page, said } = await chromium.open(real.page)
    for (const payload of PAYLOADS) await page.fill('[name=words]', payload)
    await page.fill('[name=words]', '')
    const all = PAYLOADS.join('\n')
    const run = await page.evaluate(() => JSON.parse(document.getElementById('report-data')?.textContent ?? '').run)
    const [ada] = real.report.applications
    const grades = { [all]: 3, __proto__: 2, 'machine-learning': all, programming: 3 }
    const person = { id: ada?.id, recommendation: all, grades, note: all }
    const review = { kind: 'cvsift-review', run, reviewer: all, people: [person, null, 7, { id: all, note: all }] }
    await page.click('text=Your decisions')
    await page.setInputFiles('#take-over', {
      ...{ name: '<img src=x onerror=alert(1)>.json', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify(review)),
    })
    await page.waitForSelector('#decisions-view tbody tr')
    expect(await page.locator('#decisions-view tbody tr').count()).toBe(1)
    await page.goto(`${page.url().replace(/#.*/, '')}#person-0`)
    await page.waitForSelector('#note')
    expect(await page.locator('.grade[aria-pressed=true]').allTextContents()).toEqual(['3'])
    expect(await pwned(page)).toBe(0)
    expect(said).toEqual([])
  })

  test('the test would notice: a payload that is not escaped is refused by the policy, and the console says so', async () => {
    const page = (await pageOf(sampleReport)).replace(
      '<main id="main">',
      `$&<img src="data:," onerror="document.documentElement.dataset.pwned='yes'"><script>document.documentElement.dataset.pwned='yes'</script>`,
    )
    const opened = await chromium.open(page)
    await opened.page.waitForTimeout(200)
    expect(opened.said.join('\n')).toMatch(VIOLATION)
    expect(await pwned(opened.page)).toBe(0)
  })
})
