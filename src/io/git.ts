/** A file as it was at a revision of the repository that holds it. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { diagnostic, UserError } from '../model/diagnostic.ts'

const run = promisify(execFile)

/** Bytes of a file at a revision at most. */
const sizeLimit = 10 * 1024 * 1024

/** `HEAD~1:rubric/x/rubric.yaml`; a revision may not begin like an option. */
const REVISION = /^(?<revision>[^:\s-][^:\s]*):(?<path>.+)$/

export function isRevision(text: string): boolean {
  return REVISION.test(text)
}

/**
 * What `git show REVISION:PATH` prints. Like git, it takes a path from the top of the repository, or from here with `./`.
 *
 * @throws UserError when git is not there, or does not know the revision or the file
 */
export async function fileAtRevision(text: string): Promise<Buffer> {
  try {
    const { stdout } = await run('git', ['show', '--end-of-options', text], {
      encoding: 'buffer',
      maxBuffer: sizeLimit,
      windowsHide: true,
    })
    return stdout
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer }
    const reason =
      code === 'ENOENT'
        ? 'git is not installed'
        : String(stderr ?? error)
            .trim()
            .split('\n')[0]
    throw new UserError([
      diagnostic({
        code: 'diff/revision',
        message: `this revision of a file cannot be read: ${reason}`,
        hint: 'write REVISION:PATH with the path from the top of the repository, as in HEAD~1:rubric/x/rubric.yaml',
        path: text,
      }),
    ])
  }
}

/**
 * Files that differ from a revision in the repository that holds the working folder, new ones too, as paths from here.
 *
 * @throws UserError when git is not there, this is no repository, or it has no such revision
 */
export async function changedFiles(revision: string): Promise<readonly string[]> {
  const lists = await Promise.all([
    git(['diff', '--name-only', '--relative', '-z', '--end-of-options', revision, '--']),
    git(['ls-files', '--others', '--exclude-standard', '-z']),
  ])
  return lists.flatMap((list) => list.toString('utf8').split('\0')).filter((path) => path !== '')
}

async function git(argv: readonly string[]): Promise<Buffer> {
  try {
    const { stdout } = await run('git', argv, { encoding: 'buffer', maxBuffer: sizeLimit, windowsHide: true })
    return stdout
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: Buffer }
    const reason =
      code === 'ENOENT'
        ? 'git is not installed'
        : String(stderr ?? error)
            .trim()
            .split('\n')[0]
    throw new UserError([diagnostic({ code: 'git/failed', message: `git could not tell what changed: ${reason}` })])
  }
}
