/** The terminal: width, color, progress, and text that cannot steer it. */
import { Chalk, type ChalkInstance, supportsColor, supportsColorStderr } from 'chalk'
import { fileUrl } from '../io/path-bytes.ts'
import type { RenderOptions } from '../report/contract.ts'
import { safeForTerminal } from '../report/escape.ts'
import { linksKnown } from './terminal-links.ts'

let colorWanted = true

/** --no-color, for the whole run. NO_COLOR and pipes are known to chalk. */
export function forbidColor(): void {
  colorWanted = false
}

/** Colors for a stream: none in a pipe, under NO_COLOR or --no-color. */
export function painter(stream: NodeJS.WriteStream): ChalkInstance {
  return new Chalk({ level: hasColor(stream) ? 1 : 0 })
}

export function hasColor(stream: NodeJS.WriteStream): boolean {
  const support = stream === process.stderr ? supportsColorStderr : supportsColor
  const forbidden = process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== ''
  return colorWanted && !forbidden && support !== false
}

/** How a report should look on a stream: its width, colors, and links where the terminal has them. */
export function lookOf(stream: NodeJS.WriteStream): RenderOptions {
  return {
    width: widthOf(stream),
    color: hasColor(stream),
    wrap: stream.isTTY === true,
    linkTo: hasLinks(stream) ? fileUrl : null,
  }
}

/** Links on a terminal that is known to have them; never in a pipe, without colors, or over SSH, where the file is elsewhere. */
function hasLinks(stream: NodeJS.WriteStream): boolean {
  if (!stream.isTTY || !hasColor(stream) || process.env.SSH_CONNECTION !== undefined) return false
  return linksKnown(process.env)
}

/** Columns to write in; 80 in a pipe. */
export function widthOf(stream: NodeJS.WriteStream): number {
  return Math.max(40, stream.columns ?? 80)
}

/** Text from a document or file name, its control characters made visible. */
export function safe(text: string): string {
  return safeForTerminal(text)
}

/** A bar on stderr for runs that last; silent when stderr is no terminal or the run is short. */
export function progressBar(
  label: string,
  options: { readonly quiet: boolean },
): (done: number, total: number) => void {
  const stream = process.stderr
  if (!stream.isTTY || options.quiet) return () => {}
  const startedAt = performance.now()
  return (done, total) => {
    const elapsed = (performance.now() - startedAt) / 1000
    if (elapsed < patienceSeconds) return
    const filled = Math.round((done / total) * barWidth)
    const left = Math.round((elapsed / done) * (total - done))
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`
    stream.write(done === total ? '\r\x1b[K' : `\r\x1b[K${label} ${bar} ${done}/${total}, ${left} s left`)
  }
}

const barWidth = 24
const patienceSeconds = 0.7
