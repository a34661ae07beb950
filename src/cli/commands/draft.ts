/** `draft`: a posting → a rubric to begin with. */
import type { Command } from 'commander'
import { acceptedExtensions } from '../../extract/registry.ts'
import { loadBackground } from '../../io/background.ts'
import { openOutputFile } from '../../io/files.ts'
import { loadVocabulary } from '../../io/vocabulary.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import { draftRubric } from '../../rubric/draft/index.ts'
import { openVocabulary } from '../../rubric/draft/vocabulary.ts'
import type { CommandModule, CommonOptions } from '../command.ts'
import { readPosting } from '../read-posting.ts'
import { addWorldOptions, type WorldChoice } from '../run-options.ts'
import { safe } from '../terminal.ts'

interface DraftOptions extends CommonOptions, WorldChoice {
  readonly output?: string
  readonly force?: boolean
}

const EXAMPLES = `
Reads text on stdin (-) and: ${acceptedExtensions().join(', ')}

Examples:
  cvsift draft posting.txt
  cvsift draft posting.pdf -o rubric.yaml
  pandoc posting.org -t plain | cvsift draft - > rubric.yaml
  cvsift lint rubric.yaml --posting posting.txt

Nothing is fetched and no model is asked: the same posting gives the same draft. Mend every TODO in it.

Exit: 0 drafted; 2 a posting that cannot be read or asks for nothing, or a file in the way.
`

export const draft: CommandModule = {
  define(command: Command) {
    addWorldOptions(command)
      .argument('<posting>', 'the posting, in any format that applications may have')
      .option('-o, --output <file>', 'write the rubric here instead of to stdout')
      .option('--force', 'write over a file that is there')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(path: string, options: DraftOptions): Promise<void> {
  const output =
    options.output === undefined ? null : await openOutputFile(options.output, { force: options.force === true })
  const posting = await readPosting(path, options)
  const [background, vocabulary] = await Promise.all([loadBackground(), loadVocabulary()])
  const text = draftRubric(posting, { background, vocabulary: openVocabulary(vocabulary) })
  if (text === null) throw asksNothing(path)
  if (output === null) {
    process.stdout.write(text)
    return
  }
  const written = await output.write(text)
  if (!options.quiet)
    process.stderr.write(`wrote ${safe(written)}: mend every TODO, then cvsift lint ${safe(written)}\n`)
}

function asksNothing(path: string): UserError {
  const message = 'no sentence of this posting asks for something that an application could show'
  const hint = 'a draft needs requirements or tasks, such as a list under “Requirements”, or begin with `cvsift init`'
  return new UserError([diagnostic({ code: 'draft/no-requirements', message, hint, path })])
}
