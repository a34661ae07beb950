/** Runs another program to its end and gives what it said. */
import { spawn } from 'node:child_process'

export interface ProgramEnd {
  /** Null after a signal. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Without a shell. Rejects when there is no such program. */
export function runProgram(name: string, argv: readonly string[]): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, argv, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true })
    const said: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] }
    child.stdout.on('data', (chunk: Buffer) => said.stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.stderr.push(chunk))
    child.on('error', reject)
    const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8')
    child.on('close', (code) => resolve({ code, stdout: text(said.stdout), stderr: text(said.stderr) }))
  })
}
