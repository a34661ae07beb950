/** RunReport → files in memory, in the formats that were asked for. */
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { RunReport } from '../model/report.ts'
import type { RenderedFile, RenderOptions } from './contract.ts'
import { renderers } from './registry.ts'

/**
 * The files of every format asked for, in the order asked for; a format named twice is rendered once.
 *
 * @param formats words of the registry: terminal, json, csv, markdown, html, xlsx, memo
 * @throws UserError naming every format that is not in the registry
 */
export async function renderReport(
  report: RunReport,
  formats: readonly string[],
  options: RenderOptions,
): Promise<readonly RenderedFile[]> {
  const wanted = [...new Set(formats)]
  const unknown = wanted.filter((format) => !renderers.some((each) => each.format === format))
  if (unknown.length > 0) throw new UserError(unknown.map(unknownFormat))
  const chosen = wanted.flatMap((format) => renderers.filter((each) => each.format === format))
  const files = await Promise.all(chosen.map((each) => each.render(report, options)))
  return files.flat()
}

function unknownFormat(format: string) {
  const known = renderers.map((each) => each.format).join(', ')
  return diagnostic({
    code: 'report/unknown-format',
    message: `no report format is called "${format}"; there are ${known}`,
  })
}
