/** Ctrl-C: what is half written goes, what is whole stays, and the exit code says which signal it was. */
import { rmSync } from 'node:fs'
import { constants } from 'node:os'

/** Files that are being written under temporary names. */
const underWay = new Set<string>()

/** Runs `use`, which writes a temporary file and renames or removes it; a signal meanwhile removes it. */
export async function withTemporary<Result>(path: string, use: () => Promise<Result>): Promise<Result> {
  underWay.add(path)
  try {
    return await use()
  } finally {
    underWay.delete(path)
  }
}

/**
 * Ends the program on SIGINT, SIGTERM and SIGHUP with 128 and the signal's number, as shells expect: 130 for Ctrl-C.
 * Child processes end when they notice that nobody listens any more, a busy one within 20 ms.
 */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const path of underWay) rmSync(path, { force: true })
      process.exit(128 + constants.signals[signal])
    })
  }
}
