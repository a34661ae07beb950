/** `lint`: mistakes in rubrics. */
import { type Command, Option } from 'commander'
import { loadRubricFile } from '../../io/rubric-file.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { safeForJson } from '../../report/escape.ts'
import { loadRubric } from '../../rubric/load.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { answerIsNo, done } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

interface LintOptions extends CommonOptions {
  readonly format: 'text' | 'json'
}

const EXAMPLES = `
Examples:
  cvsift lint rubric.yaml
  cvsift lint rubric/*/rubric.yaml --format json

Exit: 0 no errors (there may be warnings); 1 errors; 2 a file that cannot be opened.
`

export const lint: CommandModule = {
  define(command: Command) {
    command
      .argument('<rubric...>', 'rubric files')
      .addOption(
        new Option('-f, --format <format>', 'text (to stderr) or json (to stdout)')
          .choices(['text', 'json'])
          .default('text'),
      )
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: LintOptions): Promise<void> {
  const diagnostics: Diagnostic[] = []
  for (const path of paths) {
    const file = await loadRubricFile(path)
    diagnostics.push(...loadRubric(file.text, file).diagnostics)
  }
  if (options.format === 'json') process.stdout.write(`${safeForJson(JSON.stringify(diagnostics, null, 2))}\n`)
  else printDiagnostics(diagnostics, options)
  const errors = diagnostics.filter((each) => each.severity === 'error').length
  if (options.format === 'text' && !options.quiet)
    process.stdout.write(`${summary(paths.length, errors, diagnostics.length - errors)}\n`)
  process.exitCode = errors > 0 ? answerIsNo : done
}

function summary(files: number, errors: number, warnings: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  return `${count(files, 'rubric')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`
}
