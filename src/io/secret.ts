/** The secret by which parts that name nobody are joined with their applications again: one file, of this user alone. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import { readRegularFile } from './files.ts'

const length = 32

/** CVSIFT_SECRET, else below XDG_CONFIG_HOME or ~/.config. */
export function secretPath(): string {
  const { CVSIFT_SECRET, XDG_CONFIG_HOME } = process.env
  if (CVSIFT_SECRET !== undefined && CVSIFT_SECRET !== '') return CVSIFT_SECRET
  const base = XDG_CONFIG_HOME !== undefined && XDG_CONFIG_HOME !== '' ? XDG_CONFIG_HOME : join(homedir(), '.config')
  return join(base, 'cvsift', 'secret')
}

/** Made where there is none. */
export async function makeSecret(path: string): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, `${randomBytes(length).toString('hex')}\n`, { flag: 'wx', mode: 0o600 }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw refuse(path, `it cannot be made: ${String(error)}`)
  })
  await chmod(path, 0o600)
  return readSecret(path)
}

/** @throws UserError when there is none */
export async function readSecret(path: string): Promise<Uint8Array> {
  const text = await readRegularFile(path, 1024).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException
    throw refuse(path, code === 'ENOENT' ? 'there is none' : message)
  })
  const secret = Buffer.from(Buffer.from(text).toString('latin1').trim(), 'hex')
  if (secret.length === length) return secret
  throw refuse(path, `it is no secret of ${length} bytes in hex digits`)
}

function refuse(path: string, why: string): UserError {
  return new UserError([
    diagnostic({
      code: 'run/secret',
      message: `the secret of this run cannot be used: ${why}`,
      hint: 'name the file that `cvsift plan --deidentified` used in CVSIFT_SECRET',
      path,
    }),
  ])
}
