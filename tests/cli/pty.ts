/** Runs the built program in a real terminal: a pty that Python opens, since Node has none of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { environment } from './cvsift.ts'

/** Argv: columns, then the command. What the command prints goes to stdout, what comes from stdin is typed. */
const PYTHON = `
import fcntl, os, pty, select, struct, sys, termios
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 50, int(sys.argv[1]), 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
sources = [terminal, 0]
while True:
    ready, _, _ = select.select(sources, [], [])
    if 0 in ready:
        typed = os.read(0, 1024)
        if typed: os.write(terminal, typed)
        else: sources.remove(0)
    if terminal in ready:
        try: shown = os.read(terminal, 65536)
        except OSError: break
        if not shown: break
        os.write(1, shown)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`

/** False where there is no Python with a pty, as on Windows. */
export const hasPty = spawnSync('python3', ['-c', 'import pty, termios, os; os.waitstatus_to_exitcode']).status === 0

export interface TerminalRun {
  readonly child: ChildProcess
  /** All that has been shown so far. */
  readonly shown: () => string
  readonly type: (text: string) => void
  /** The exit code. */
  readonly ended: Promise<number | null>
}

export function inTerminal(
  argv: readonly string[],
  options: { readonly columns: number; readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): TerminalRun {
  const { CI: _, TMUX: __, SSH_CONNECTION: ___, ...own } = environment({ TERM: 'xterm-256color', ...options.env })
  const child = spawn('python3', ['-c', PYTHON, String(options.columns), ...argv], { cwd: options.cwd, env: own })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  return {
    child,
    shown: () => Buffer.concat(chunks).toString(),
    type: (text) => child.stdin.write(text),
    ended: new Promise((resolve) => child.on('close', resolve)),
  }
}

/** Colors and weights of ours: bold, dim, underline, and the six foregrounds. */
const OURS = /\u{1b}\[(?:[124]|22|24|3[1-69])m/gu
/** A progress bar begins its line anew. */
const PROGRESS = /\r\u{1b}\[K/gu
const LINK = /\u{1b}\]8;;(?:file:\/\/[\w\-.~/%]+)?\u{1b}\\/gu

/** What of a terminal's bytes would act and is none of ours; empty when nothing is. */
export function acting(shown: string): readonly string[] {
  const rest = shown.replaceAll(OURS, '').replaceAll(PROGRESS, '').replaceAll(LINK, '').replaceAll('\r\n', '\n')
  const control =
    /[\u{0}-\u{9}\u{b}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2028}\u{2029}\u{2060}-\u{206f}\u{e0000}-\u{e0fff}].{0,20}/gu
  return [...rest.matchAll(control)].map(([found]) => JSON.stringify(found))
}
