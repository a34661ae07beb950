/** What shards and their merge cost: see bench/README.md. */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { callBench, fixtures, megabytes, numbersIn, rubric } from './call.mjs'
import { writeGeneratedRun } from './shards/generated-run.mjs'
import { writeBatch } from './speed/batch.mjs'
import { measure } from './speed/measure.mjs'

const usage = `usage: node bench/shards.mjs [--merge LIST] [--batch COUNT] [--shards LIST] [--top COUNT] [--dist FOLDER] [--json]

--merge   generated applications to merge, by commas (default: 1000,10000)
--top     how many of them the reports hold (default: what merge does by itself)
--batch   applications of text to rank in shards (default: 400; 0: none)
--shards  shard counts, by commas (default: 1,2,4,8)
--dist    another build (default: dist)
--json    everything as JSON`

const options = {
  merge: { type: 'string', default: '1000,10000' },
  top: { type: 'string' },
  batch: { type: 'string', default: '400' },
  shards: { type: 'string', default: '1,2,4,8' },
}

await callBench(usage, options, async (values) => {
  const [sizes, shardCounts] = [numbersIn(values.merge, usage), numbersIn(values.shards, usage)]
  const [batch = 0] = values.batch === '0' ? [] : numbersIn(values.batch, usage)
  const folder = await mkdtemp(join(tmpdir(), 'cvsift-bench-'))
  const program = join(values.dist, 'cli/main.js')
  try {
    const print = (figures) => console.log(values.json ? JSON.stringify(figures) : asText(figures))
    if (batch > 0) print(await benchShards(join(folder, 'batch'), batch, shardCounts, program))
    for (const size of sizes) print(await benchMerge(join(folder, `merge-${size}`), size, values, program))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** One batch, in one process and in ever more shards, as many at a time as there are cores. */
async function benchShards(folder, size, shardCounts, program) {
  const inbox = join(folder, 'inbox')
  await mkdir(inbox, { recursive: true })
  await writeBatch(inbox, size, 'text', { main: program, fixtures })
  const call = (argv) => measure(process.execPath, [program, ...argv])
  const whole = await call(['rank', inbox, '-r', rubric, '-o', join(folder, 'one'), '--no-cache', '--jobs', '1'])
  const rows = []
  for (const count of shardCounts) {
    const run = join(folder, `run-${count}`)
    const plan = await call(['plan', inbox, '-r', rubric, '-o', run, '--shards', String(count)])
    const startedAt = performance.now()
    const costs = await inTurns([...Array(count).keys()], (shard) =>
      call(['rank', '--run', run, '--shard', String(shard), '--no-cache', '--jobs', '1']),
    )
    const wall = (performance.now() - startedAt) / 1000
    const merge = await call(['merge', run, '-o', join(folder, `report-${count}`)])
    rows.push({ count, plan: plan.wall, wall, cpu: sum(costs.map(({ cpu }) => cpu ?? 0)), merge: merge.wall })
  }
  return { kind: 'shards', size, cores: availableParallelism(), whole, rows }
}

/** As many side by side as there are cores. */
async function inTurns(items, run) {
  const waiting = [...items]
  const done = []
  const worker = async () => {
    while (waiting.length > 0) done.push(await run(waiting.shift()))
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return done
}

/** Parts of so many generated applications, and their merge. */
async function benchMerge(folder, size, { top, dist }, program) {
  await mkdir(folder, { recursive: true })
  const run = join(folder, 'run')
  const { parts, bytes } = await writeGeneratedRun(run, size, { dist, rubric, fixtures })
  const output = join(folder, 'report')
  const cost = await measure(process.execPath, [
    ...[program, 'merge', run, '-o', output, '--quiet'],
    ...(top === undefined ? [] : ['--top', top]),
  ])
  const reports = await Promise.all((await readdir(output)).map(async (name) => (await stat(join(output, name))).size))
  await rm(folder, { recursive: true, force: true })
  return { kind: 'merge', size, parts, bytes, reports: sum(reports), ...cost }
}

function asText(figures) {
  if (figures.kind === 'merge') {
    const { size, parts, bytes, wall, cpu, memory, reports, status } = figures
    const rate = `${(size / wall).toFixed(0)}/s`
    return `merge of ${size} in ${parts} parts (${megabytes(bytes)}): ${wall.toFixed(1)} s, CPU ${cpu?.toFixed(1) ?? '–'} s, ${rate}, peak ${megabytes(memory)}, reports ${megabytes(reports)}${status === 0 ? '' : `, exit ${status}`}`
  }
  const { size, cores, whole, rows } = figures
  return [
    `\n${size} applications of text, ${cores} cores; one process: ${whole.wall.toFixed(1)} s, CPU ${whole.cpu?.toFixed(1) ?? '–'} s, ${(size / whole.wall).toFixed(1)}/s\n`,
    '| shards | plan | all shards | CPU of them | applications/s | a CPU second | CPU over one process, a shard | merge |',
    '| --: | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(({ count, plan, wall, cpu, merge }) => {
      const over = (cpu - (whole.cpu ?? 0)) / count
      const times = `${plan.toFixed(1)} s | ${wall.toFixed(1)} s | ${cpu.toFixed(1)} s | ${(size / wall).toFixed(1)} | ${(size / cpu).toFixed(1)}`
      return `| ${count} | ${times} | ${over.toFixed(1)} s | ${merge.toFixed(1)} s |`
    }),
    '',
  ].join('\n')
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
