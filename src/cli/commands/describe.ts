/** `describe`: a rubric for the people who sign it. */
import type { Command } from 'commander'
import { loadRubricFile } from '../../io/rubric-file.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import { safeLines } from '../../report/escape.ts'
import { describeRubric } from '../../rubric/describe.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { answerIsNo } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { openRubric } from '../run-options.ts'

interface DescribeOptions extends CommonOptions {
  readonly check?: string
}

const EXAMPLES = `
Examples:
  cvsift describe rubric.yaml > rubric.md
  cvsift describe rubric.yaml --check rubric.md

Exit: 0 described, or the file is in sync; 1 it is not; 2 a file that cannot be opened, or an error in the rubric.
`

export const describe: CommandModule = {
  define(command: Command) {
    command
      .argument('<rubric>', 'a rubric file')
      .option('--check <file>', 'print nothing, and exit with 1 where that file says something else')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(path: string, options: DescribeOptions): Promise<void> {
  const described = describeRubric(await openRubric(path, options))
  if (options.check === undefined) {
    process.stdout.write(safeLines(described))
    return
  }
  const { text } = await loadRubricFile(options.check)
  if (text.replaceAll('\r\n', '\n') === described) return
  process.exitCode = answerIsNo
  const hint = `write it anew: cvsift describe ${path} > ${options.check}`
  printDiagnostics(
    [
      diagnostic({
        code: 'describe/out-of-date',
        message: 'this is not what the rubric says',
        hint,
        path: options.check,
      }),
    ],
    options,
  )
}
