/** `explain`: one application, as a tree. */
import { type Command, Option } from 'commander'
import type { Assessment } from '../../model/assessment.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import type { RunReport } from '../../model/report.ts'
import { safeForJson } from '../../report/escape.ts'
import { explanationText } from '../../report/explanation.ts'
import { renderReport } from '../../report/index.ts'
import type { CommandModule } from '../command.ts'
import { notAllDone } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { addRunOptions, openRubric, type RunOptions, runSift } from '../run-options.ts'
import { lookOf } from '../terminal.ts'

interface ExplainOptions extends RunOptions {
  readonly criterion?: string
  readonly format: 'text' | 'json'
}

const EXAMPLES = `
Examples:
  cvsift explain applications/ada.pdf -r rubric.yaml
  cvsift explain applications/ada/ -r rubric.yaml --criterion machine-learning
`

export const explain: CommandModule = {
  define(command: Command) {
    addRunOptions(command)
      .argument('<path>', 'one application: a file, or a folder of one person')
      .option('-c, --criterion <id>', 'only this criterion')
      .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(path: string, options: ExplainOptions): Promise<void> {
  const rubric = await openRubric(options.rubric, options)
  const ids = rubric.criteria.map((criterion) => criterion.id)
  if (options.criterion !== undefined && !ids.includes(options.criterion)) {
    throw new UserError([
      diagnostic({
        code: 'explain/unknown-criterion',
        message: `no criterion is called "${options.criterion}"; there are ${ids.join(', ')}`,
        path: options.rubric,
      }),
    ])
  }
  const report = await runSift([path], rubric, { ...options, nearMisses: true })
  const application = onlyOne(report.applications, path)
  const shown = options.criterion === undefined ? application : only(application, options.criterion)
  process.stdout.write(
    options.format === 'json'
      ? await jsonOf({ ...report, applications: [shown] })
      : explanationText(shown, rubric, lookOf(process.stdout)),
  )
  printDiagnostics([...report.diagnostics, ...application.diagnostics], options)
  if (application.diagnostics.some((each) => each.severity === 'error')) process.exitCode = notAllDone
}

/** The application as it stands in report.json. */
async function jsonOf(report: RunReport): Promise<string> {
  const [file] = await renderReport(report, ['json'], { width: 80, color: false })
  const { applications } = JSON.parse(String(file?.content)) as { applications: readonly unknown[] }
  return `${safeForJson(JSON.stringify(applications[0], null, 2))}\n`
}

function onlyOne(applications: readonly Assessment[], path: string): Assessment {
  const [first, ...others] = applications
  if (first !== undefined && others.length === 0) return first
  throw new UserError([
    diagnostic({
      code: 'explain/several',
      message: `there are ${applications.length} applications here: ${applications
        .slice(0, 5)
        .map((each) => each.id)
        .join(', ')}${applications.length > 5 ? ', …' : ''}`,
      hint: 'name one of them, or add --group folder if it is one person',
      path,
    }),
  ])
}

function only(application: Assessment, criterionId: string): Assessment {
  return {
    ...application,
    criteria: application.criteria.filter((criterion) => criterion.id === criterionId),
    searches: application.searches?.filter((search) => search.criterionId === criterionId) ?? null,
  }
}
