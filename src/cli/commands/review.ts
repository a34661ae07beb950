/** `review`: what several reviewers decided in a packet, side by side. */
import { type Command, Option } from 'commander'
import { readRegularFile } from '../../io/files.ts'
import type { BlindKey } from '../../model/blind-key.ts'
import { diagnostic, UserError } from '../../model/diagnostic.ts'
import type { Review } from '../../model/review.ts'
import { fileName } from '../../report/figures.ts'
import { merge } from '../../review/merge.ts'
import { keyOfJson, reviewOfJson } from '../../review/read.ts'
import { mergedJson, mergedText } from '../../review/render.ts'
import type { CommandModule } from '../command.ts'
import { hasColor } from '../terminal.ts'

interface ReviewOptions {
  readonly format: 'text' | 'json'
  readonly key?: string
}

const EXAMPLES = `
Each FILE is what a reviewer exported from report.html under "Your decisions".

Examples:
  cvsift review merge ada.review.json bo.review.json
  cvsift review merge *.review.json --format json | jq '.overall.alpha'
  cvsift review merge *.review.json --key report.key.json
`

/** Bytes of a file of decisions at most. */
const fileLimit = 20_000_000

export const review: CommandModule = {
  define(command: Command) {
    command
      .argument('<action>', 'merge: how far reviewers agree, and where they do not')
      .argument('<file...>', 'two or more files of decisions of one run')
      .addOption(new Option('-f, --format <format>', 'what to print').choices(['text', 'json']).default('text'))
      .option('--key <file>', 'of a run that was blind: print the names beside the codes, now that all have decided')
      .addHelpText('after', EXAMPLES)
      .action(run)
  },
}

async function run(
  action: string,
  paths: readonly string[],
  { format, key: keyPath }: ReviewOptions,
  command: Command,
): Promise<void> {
  if (action !== 'merge')
    return command.error(`error: no action is called "${action}"; there is merge`, { exitCode: 2 })
  const files = [...new Set(paths)]
  if (files.length < 2) throw tooFew(files)
  const opened = await Promise.all(files.map(open))
  const mistakes = opened.flatMap(({ mistake }) => (mistake === null ? [] : [mistake]))
  if (mistakes.length > 0) throw new UserError(mistakes)
  const reviews = opened.flatMap(({ path, review: read }) => (read === null ? [] : [{ path, review: read }]))
  const others = reviews.filter((each) => each.review.run !== reviews[0]?.review.run)
  if (others.length > 0) throw new UserError(others.map(({ path }) => otherRun(path, reviews[0]?.path ?? '')))
  const key = keyPath === undefined ? null : await openKey(keyPath, reviews[0])
  const named = reviews.map((each) => ({ name: nameOf(each, reviews), review: each.review }))
  const merged = merge(named, key)
  process.stdout.write(format === 'json' ? mergedJson(merged) : mergedText(merged, { color: hasColor(process.stdout) }))
}

interface Opened {
  readonly path: string
  readonly review: Review | null
  readonly mistake: ReturnType<typeof diagnostic> | null
}

async function open(path: string): Promise<Opened> {
  try {
    const read = reviewOfJson(await readJson(path))
    if ('review' in read) return { path, review: read.review, mistake: null }
    return { path, review: null, mistake: notAReview(path, read.mistake) }
  } catch (error) {
    return { path, review: null, mistake: notAReview(path, messageOf(error)) }
  }
}

/** @throws UserError when it is no key, or that of another run than the reviews' */
async function openKey(path: string, first: NamedReview | undefined): Promise<BlindKey> {
  const read = await readJson(path).then(keyOfJson, (error: unknown) => ({ mistake: messageOf(error) }))
  if (!('key' in read)) {
    const hint = 'name the file that `rank --blind` wrote beside its folder: FOLDER.key.json'
    const message = `this is no key of a blind run: ${read.mistake}`
    throw new UserError([diagnostic({ code: 'review/no-key', message, hint, path })])
  }
  if (read.key.run === first?.review.run) return read.key
  const message = `this key is of another run than the decisions in ${first?.path ?? ''}`
  const hint = 'name the key that was written with the report.html that they were made in'
  throw new UserError([diagnostic({ code: 'review/other-key', message, hint, path })])
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await readRegularFile(path, fileLimit)))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What reviewers call themselves; the file where they do not, or two do alike. */
function nameOf({ path, review: { reviewer } }: NamedReview, all: readonly NamedReview[]): string {
  if (reviewer === '') return fileName(path)
  return all.filter((each) => each.review.reviewer === reviewer).length > 1
    ? `${reviewer} (${fileName(path)})`
    : reviewer
}

interface NamedReview {
  readonly path: string
  readonly review: Review
}

function tooFew([path]: readonly string[]): UserError {
  return new UserError([
    diagnostic({
      code: 'review/too-few',
      message: 'one file is no agreement: it takes two reviewers or more',
      hint: 'name the files that they exported from report.html, under "Your decisions"',
      path: path ?? null,
    }),
  ])
}

function notAReview(path: string, reason: string) {
  return diagnostic({
    code: 'review/not-a-review',
    message: `this is no file of decisions: ${reason}`,
    hint: 'export one from report.html, under "Your decisions"',
    path,
  })
}

function otherRun(path: string, first: string) {
  return diagnostic({
    code: 'review/other-run',
    message: `these decisions are of another run than those in ${first}: other applications, another rubric, or other settings`,
    hint: 'let all reviewers read the same report.html',
    path,
  })
}
