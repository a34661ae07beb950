/** One program as a whole: wall time, CPU time and resident memory of its tree of processes. */
import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'

/** Milliseconds between two looks at the processes; what lives shorter is seen by luck. */
const lookEveryMs = 50

/** Clock ticks a second in /proc, on every Linux of our day; bytes a page. */
const ticksPerSecond = 100
const pageSize = 4096

/**
 * @typedef {object} Cost
 * @property {number} wall seconds
 * @property {number | null} cpu seconds of user and system time of all processes of the tree; null without /proc
 * @property {number | null} memory peak of the sum of resident memory, bytes; shared pages count in each process
 * @property {number | null} status exit code
 */

/**
 * Runs a program to its end; what it prints is thrown away.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ input?: string, env?: Record<string, string> }} options `input` is the path of what it reads from stdin
 * @returns {Promise<Cost>}
 */
export async function measure(command, args, { input, env } = {}) {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r')
  const startedAt = performance.now()
  const child = spawn(command, args, { stdio: [stdin, 'ignore', 'ignore'], env: { ...process.env, ...env } })
  const cpuOf = new Map()
  let memory = 0
  const timer = setInterval(() => {
    const tree = treeOf(child.pid)
    memory = Math.max(memory, sum(tree.map((each) => each.memory)))
    for (const { pid, ownCpu, reapedCpu } of tree) cpuOf.set(pid, { ownCpu, reapedCpu })
  }, lookEveryMs)
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  }).finally(() => clearInterval(timer))
  if (typeof stdin === 'number') closeSync(stdin)
  const wall = (performance.now() - startedAt) / 1000
  const seen = [...cpuOf.values()]
  // Programs that start a process a file are seen by what their parent has reaped, others process by process.
  const cpu = Math.max(sum(seen.map((each) => each.ownCpu)), ...seen.map((each) => each.ownCpu + each.reapedCpu))
  return { wall, cpu: seen.length === 0 ? null : cpu, memory: memory || null, status }
}

/** The process and its descendants, as far as /proc tells. */
function treeOf(root) {
  const all = new Map(processIds().flatMap((pid) => (statOf(pid) === null ? [] : [[pid, statOf(pid)]])))
  const members = new Set([root])
  let grown = -1
  while (grown !== members.size) {
    grown = members.size
    for (const [pid, stat] of all) if (stat !== null && members.has(stat.parent)) members.add(pid)
  }
  return [...members].flatMap((pid) => {
    const stat = all.get(pid)
    return stat === undefined || stat === null ? [] : [{ pid, ...stat }]
  })
}

function processIds() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** @see proc(5) for the fields after the name in parentheses */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const seconds = (from) => ((fields[from] ?? 0) + (fields[from + 1] ?? 0)) / ticksPerSecond
    return { parent: fields[1], ownCpu: seconds(11), reapedCpu: seconds(13), memory: (fields[21] ?? 0) * pageSize }
  } catch {
    return null
  }
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
