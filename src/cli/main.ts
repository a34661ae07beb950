/** Dispatch, and the one place that catches. */
import { Command, CommanderError } from 'commander'
import { endOnSignals } from '../io/interrupt.ts'
import { UserError } from '../model/diagnostic.ts'
import { safeForTerminal, safeLines } from '../report/escape.ts'
import type { CommandEntry, CommonOptions } from './command.ts'
import { commands } from './commands/registry.ts'
import { notAllDone } from './exit-code.ts'
import { version } from './version.ts'

const EXAMPLES = `
Examples:
  cvsift rank applications/ -r rubric.yaml -o report/
  cvsift explain applications/ada.pdf -r rubric.yaml
`

async function main(argv: readonly string[]): Promise<void> {
  const [first, second] = argv.filter((argument) => !argument.startsWith('-'))
  const name = first === 'help' ? second : first
  const entry = commands.find((command) => command.name === name)
  const program = new Command('cvsift')
    .description('Triage job applications against a YAML rubric: every point traces to words you can see.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('beforeAll', '')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({ writeErr: (text) => writeError('cvsift', text) })
    .showSuggestionAfterError()
    .showHelpAfterError('cvsift --help lists the commands')
  for (const each of commands) program.addCommand(await build(each, each === entry))
  await program.parseAsync(argv, { from: 'user' })
}

/** What commander says quotes the arguments, and `cvsift rank *` makes arguments of strangers' file names. */
function writeError(program: string, text: string): void {
  process.stderr.write(safeLines(text.replace(/^error: /, `${program}: error: `)))
}

/** Only the called command is loaded in full; the others need a name and a line. */
async function build(entry: CommandEntry, isCalled: boolean): Promise<Command> {
  const command = new Command(entry.name).description(entry.summary).exitOverride().showSuggestionAfterError()
  command.configureOutput({ writeErr: (text) => writeError(`cvsift ${entry.name}`, text) })
  if (!isCalled) return command
  const module = await entry.load()
  module.define(command)
  command
    .option('--no-color', 'no colors, as under NO_COLOR')
    .option('-q, --quiet', 'only errors on stderr')
    .option('-v, --verbose', 'say more on stderr, such as times')
    .hook('preAction', async (_, called) => {
      const { color } = called.opts<CommonOptions>()
      if (!color) (await import('./terminal.ts')).forbidColor()
    })
  return command
}

async function report(error: unknown): Promise<void> {
  process.exitCode = notAllDone
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : notAllDone
    return
  }
  if (error instanceof UserError) {
    const { printDiagnostics } = await import('./print-diagnostics.ts')
    printDiagnostics(error.diagnostics, { quiet: false })
    return
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`cvsift: this is a bug in cvsift, please report it with the lines below\n${safeLines(stack)}\n`)
}

/** A reader who closes the pipe early is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`cvsift: error: stdout cannot be written: ${safeForTerminal(error.message)}\n`)
  process.exit(notAllDone)
})
// Who does not read what is said still gets the report.
process.stderr.on('error', () => {})

endOnSignals()
main(process.argv.slice(2)).catch(report)
