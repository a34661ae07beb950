/** `extract`: what a reader saw. */
import { type Command, Option } from 'commander'
import { acceptedExtensions } from '../../extract/registry.ts'
import { identify } from '../../intake/candidate/index.ts'
import { intake } from '../../intake/index.ts'
import { writeRendered } from '../../io/render.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import { isReadable } from '../../model/document.ts'
import { safeForJson } from '../../report/escape.ts'
import { extractionText } from '../../report/extraction.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { done, notAllDone } from '../exit-code.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { addWorldOptions, limitsOf, type WorldChoice, wholeNumber, worldOf } from '../run-options.ts'
import { safe } from '../terminal.ts'

interface ExtractOptions extends CommonOptions, WorldChoice {
  readonly format: 'text' | 'json'
  readonly render?: string
  readonly page?: number
}

const EXAMPLES = `
Readable: ${acceptedExtensions().join(', ')}

Examples:
  cvsift extract ada.pdf
  cvsift extract ada.pdf --format json | jq '.sections[].heading'
  cvsift extract ada.pdf --render page-2.png --page 2
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
      .option('--render <file.png>', 'instead: draw a page of one PDF with the boxes of its lines, blocks and sections')
      .option('--page <number>', 'with --render: which page (default: 1)', wholeNumber)
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(paths: readonly string[], options: ExtractOptions): Promise<void> {
  if (options.render !== undefined || options.page !== undefined) return render(paths, options)
  const world = worldOf(options)
  const { applications, diagnostics } = await intake(paths, world, 'file')
  printDiagnostics(diagnostics, options)
  process.exitCode = diagnostics.some((each) => each.severity === 'error') ? notAllDone : done
  const sent = applications.flatMap((application) =>
    application.documents.map((document) => ({ ...application, documents: [document] })),
  )
  const read = world.extract(sent.flatMap(({ documents }) => documents.map(({ file }) => file)))
  let index = 0
  for await (const document of read) {
    const application = sent[index++]
    if (application === undefined) break
    const candidate = identify(application, [document])
    process.stdout.write(
      options.format === 'json'
        ? `${safeForJson(JSON.stringify({ ...document, candidate }))}\n`
        : extractionText(document, candidate),
    )
    printDiagnostics(document.diagnostics, options)
    if (!isReadable(document)) process.exitCode = notAllDone
  }
}

async function render(paths: readonly string[], options: ExtractOptions): Promise<void> {
  const [path, ...others] = paths
  const { render: target, page = 1, ocr } = options
  if (target === undefined) throw misuse('--page belongs to --render', 'name the picture: --render page.png')
  if (path === undefined || others.length > 0) throw misuse('--render draws a page of one file', 'name one PDF')
  if (!/\.png$/i.test(target)) throw misuse(`--render writes a PNG, found "${target}"`, 'end the name in .png')
  const { diagnostics, isWritten } = await writeRendered(path, target, {
    page,
    ocr: ocr === true,
    limits: limitsOf(options),
  })
  printDiagnostics(diagnostics, options)
  process.exitCode = isWritten && !diagnostics.some((each) => each.severity === 'error') ? done : notAllDone
  if (isWritten && !options.quiet) process.stderr.write(`wrote ${safe(target)}\n`)
}

function misuse(message: string, hint: string): UserError {
  return new UserError([diagnostic({ code: 'extract/render-usage', message, hint })])
}
