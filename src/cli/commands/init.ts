/** `init`: a working folder for a new rubric. */
import type { Command } from 'commander'
import { writeStarter } from '../../io/starter.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { safe } from '../terminal.ts'

const EXAMPLES = `
Examples:
  cvsift init .
  cvsift init data-analyst
  cd data-analyst && cvsift lint rubric.yaml && cvsift check
`

export const init: CommandModule = {
  define(command: Command) {
    command
      .argument('[folder]', 'where to; it is made when it is not there', '.')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(folder: string, options: CommonOptions): Promise<void> {
  const paths = await writeStarter(folder)
  if (options.quiet) return
  process.stdout.write(paths.map((path) => `${safe(path)}\n`).join(''))
  process.stderr.write('\nmend every TODO in the rubric, then: cvsift lint rubric.yaml, cvsift check\n')
}
