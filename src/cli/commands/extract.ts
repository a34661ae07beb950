/** `extract`: what a reader saw. */
import { type Command, Option } from 'commander'
import { acceptedExtensions } from '../../extract/registry.ts'
import { intake } from '../../intake/index.ts'
import { isReadable } from '../../model/document.ts'
import { safeForJson } from '../../report/escape.ts'
import { extractionText } from '../../report/extraction.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { done, notAllDone } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { addWorldOptions, type WorldChoice, worldOf } from '../run-options.ts'

interface ExtractOptions extends CommonOptions, WorldChoice {
  readonly format: 'text' | 'json'
}

const EXAMPLES = `
Readable: ${acceptedExtensions().join(', ')}

Examples:
  cvsift extract ada.pdf
  cvsift extract ada.pdf --format json | jq '.sections[].heading'
`

export const extract: CommandModule = {
  define(command: Command) {
    addWorldOptions(command)
      .argument('<path...>', 'documents, or folders of them')
      .addOption(
        new Option('-f, --format <format>', 'text, or json (one document a line) with every position')
          .choices(['text', 'json'])
          .default('text'),
      )
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: ExtractOptions): Promise<void> {
  const world = worldOf(options)
  const { applications, diagnostics } = await intake(paths, world, 'file')
  printDiagnostics(diagnostics, options)
  process.exitCode = diagnostics.some((each) => each.severity === 'error') ? notAllDone : done
  for await (const document of world.extract(applications.flatMap((each) => each.documents.map(({ file }) => file)))) {
    process.stdout.write(
      options.format === 'json' ? `${safeForJson(JSON.stringify(document))}\n` : extractionText(document),
    )
    printDiagnostics(document.diagnostics, options)
    if (!isReadable(document)) process.exitCode = notAllDone
  }
}
