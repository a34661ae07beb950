/** Chromium for tests of report.html: pages from disk, as a reviewer opens them, and what they say and ask for. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { RunReport } from '../../src/model/report.ts'
import type { RenderOptions } from '../../src/report/contract.ts'
import { html } from '../../src/report/renderers/html/index.ts'

const folders = (process.env.PATH ?? '').split(delimiter)

/** The program, or undefined where none is installed. */
export const chromiumPath = folders.map((folder) => join(folder, 'chromium')).find((path) => existsSync(path))

export interface Opened {
  readonly page: Page
  /** What the console said, violations of the policy too, and errors of the script. */
  readonly said: string[]
  /** Addresses that the page asked for beside itself. */
  readonly asked: string[]
}

export interface Visitor {
  /** Writes a page to disk and opens it. */
  open(content: string, options?: BrowserContextOptions & { readonly hash?: string }): Promise<Opened>
  close(): Promise<void>
}

export async function visitor(): Promise<Visitor> {
  const folder = await mkdtemp(join(tmpdir(), 'cvsift-report-'))
  const browser: Browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  let count = 0
  return {
    async open(content, { hash = '', ...options } = {}) {
      const path = join(folder, `page-${count++}.html`)
      await writeFile(path, content)
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      const [said, asked]: string[][] = [[], []]
      page.on('console', (message) => said?.push(message.text()))
      page.on('pageerror', (error) => said?.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith(`file://${path}`)) asked?.push(request.url())
      })
      await page.goto(`file://${path}${hash}`)
      return { page, said: said ?? [], asked: asked ?? [] }
    },
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** The page of a report. */
export async function pageOf(report: RunReport, options: Partial<RenderOptions> = {}): Promise<string> {
  const files = await html.render(report, { width: 80, color: false, ...options })
  return String(files[0]?.content)
}
