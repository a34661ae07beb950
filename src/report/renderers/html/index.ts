/** report.html: one self-contained page that needs no network and no JavaScript to be read. */
import type { Renderer } from '../../contract.ts'
import { page } from './page.ts'

export const html: Renderer = {
  format: 'html',
  summary: 'one page to read, filter and print, without network (report.html)',
  render: async (report) => [{ name: 'report.html', content: page(report) }],
}
