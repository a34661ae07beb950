/**
 * Reading beside its least cost, document by document in one warm process: `node paired.mjs DIST LIST` prints as JSON
 * milliseconds of ours and of the operator lists alone, for each PDF that LIST names, separated by NUL.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openOperators } from './operators.mjs'

/** Reads after which the compiler has seen enough. */
const warmUp = 60

const [dist, list] = process.argv.slice(2)
const paths = readFileSync(list, 'utf8').split('\0').filter(Boolean)
const { extractHere } = await import(pathToFileURL(join(dist, 'io/world.js')).href)
const operators = await openOperators(dist)

async function timed(work) {
  const { user, system } = process.cpuUsage()
  await work()
  const used = process.cpuUsage({ user, system })
  return (used.user + used.system) / 1000
}

const pairs = []
const warming = Array.from({ length: paths.length === 0 ? 0 : warmUp }, (_, index) => paths[index % paths.length])
for (const [index, path] of [...warming, ...paths].entries()) {
  const ours = () => timed(() => extractHere(path))
  const least = () => timed(() => operators(readFileSync(path)).catch(() => 0))
  // In turn one goes first: what is young in memory and warm in the caches helps the second.
  const pair = index % 2 === 0 ? [await ours(), await least()] : [await least(), await ours()].toReversed()
  if (index >= warming.length) pairs.push(pair)
}
console.log(JSON.stringify(pairs))
