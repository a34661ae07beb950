/** report.html, the reviewer packet: one self-contained page that needs no network. */
import type { Renderer } from '../../contract.ts'
import { page } from './page.ts'

export const html: Renderer = {
  format: 'html',
  summary: 'the reviewer packet: one page to read, compare, grade and print (report.html)',
  render: async (report, options) => [{ name: 'report.html', content: await page(report, options) }],
}
