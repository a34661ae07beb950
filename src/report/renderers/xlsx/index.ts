/** report.xlsx: ranking, evidence, rubric and run as sheets with frozen headers, filters and bars. */
import type { Renderer } from '../../contract.ts'
import { evidenceSheet } from './evidence-sheet.ts'
import { rankingSheet } from './ranking-sheet.ts'
import { rubricSheet } from './rubric-sheet.ts'
import { runSheet } from './run-sheet.ts'
import { workbook } from './workbook.ts'

export const xlsx: Renderer = {
  format: 'xlsx',
  summary: 'a workbook: ranking, evidence, rubric and run, with filters, bars and links (report.xlsx)',
  isOnDemand: true,
  render: async (report, options) => {
    const sheets = [
      rankingSheet(report, options),
      evidenceSheet(report, options),
      rubricSheet(report, options),
      runSheet(report),
    ]
    return [{ name: 'report.xlsx', content: workbook(sheets) }]
  },
}
