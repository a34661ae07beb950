/** How many hostile and odd files are read, and why the others are not: see bench/README.md. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const usage = `usage: node bench/hostile.mjs FOLDER… [--jobs N] [--dist FOLDER]

Runs \`cvsift extract\` on each folder, without a cache, and counts what came of its files. Fails when a run
breaks off, a file has neither words nor a reason, or a reason is a fault of ours.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '1' }, dist: { type: 'string', default: 'dist' } },
})
if (positionals.length === 0) {
  console.error(usage)
  process.exit(2)
}
/** Messages that no table of ours holds: an engine's own words for a mistake in a program. */
const ours = /is not a function|undefined|Cannot read|call stack|\[object|NaN/

const faults = []
for (const folder of positionals) print(folder, await run(folder))
for (const fault of faults) console.log(`FAULT ${fault}`)
process.exit(faults.length > 0 ? 1 : 0)

/** What a run said of each file of a folder, counted. */
async function run(folder) {
  const counts = { files: 0, read: 0, warned: 0, unread: 0, hiding: 0, reasons: new Map(), warnings: new Map() }
  const startedAt = performance.now()
  const options = ['--format', 'json', '--no-cache', '--quiet', '--jobs', values.jobs]
  const child = spawn(process.execPath, [resolve(values.dist, 'cli/main.js'), 'extract', folder, ...options], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise((done) => child.once('close', (exit, signal) => done(signal ?? exit)))
  for await (const line of createInterface({ input: child.stdout })) count(JSON.parse(line), counts)
  const end = await ended
  if (end !== 0 && end !== 2) faults.push(`${folder}: the run ended with ${end}`)
  return { ...counts, minutes: (performance.now() - startedAt) / 60_000 }
}

function count({ source, text, hidden, diagnostics }, counts) {
  counts.files++
  if (hidden.length > 0) counts.hiding++
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning')
  const isRead = errors.length === 0 && /[\p{L}\p{N}]/u.test(text)
  if (!isRead) counts.unread++
  else if (warnings.length > 0) counts.warned++
  else counts.read++
  for (const { code } of isRead ? [] : errors) add(counts.reasons, code)
  for (const { code } of isRead ? warnings : []) add(counts.warnings, code)
  if (!isRead && errors.length === 0) faults.push(`${source.path}: neither words nor a reason`)
  for (const { code, message } of diagnostics) {
    if (code === 'extract/crash' || ours.test(message)) faults.push(`${source.path}: ${message} [${code}]`)
  }
}

function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1)
}

function print(folder, { files, read, warned, unread, hiding, reasons, warnings, minutes }) {
  console.log(`${folder}: ${files} files in ${minutes.toFixed(1)} min, ${hiding} hide words`)
  console.log(`  read ${read}, with a warning ${warned}${list(warnings)}, unread ${unread}${list(reasons)}`)
}

function list(map) {
  const parts = [...map].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return parts.length === 0 ? '' : ` (${parts.map(([code, times]) => `${code} ${times}`).join(', ')})`
}
