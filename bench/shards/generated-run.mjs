/** A run whose parts hold invented applications: the fixtures' records again and again, under other names and scores. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Applications in a part: about what a shard does in some minutes. */
const perPart = 2000

/**
 * @param {string} path of the run
 * @param {number} size applications
 * @param {{ dist: string, rubric: string, fixtures: string }} where the build, the rubric and the fixtures are
 * @returns {Promise<{ parts: number, bytes: number }>} how many parts, and what they hold together
 */
export async function writeGeneratedRun(path, size, { dist, rubric: rubricPath, fixtures }) {
  const load = (name) => import(pathToFileURL(join(dist, name)).href)
  const { basisOf, planRun } = await load('shards/plan.js')
  const { partBytes } = await load('shards/part.js')
  const { makeRunFolder, runFiles } = await load('io/run-folder.js')
  const { loadBackground, loadTool } = await load('io/background.js')
  const { loadRubricFile } = await load('io/rubric-file.js')
  const { loadRubric } = await load('rubric/load.js')
  const { programDigest } = await load('io/code-digest.js')
  const file = await loadRubricFile(rubricPath)
  const { rubric } = loadRubric(file.text, file)
  const background = await loadBackground()
  const templates = await recordsOf(fixtures, { rubric, background, load })
  const settings = { grouping: 'auto', ocr: false, timeLimit: null, memoryLimit: null, reproducible: true }
  const rest = { tool: await loadTool(), program: programDigest(), settings, secret: null }
  const applications = Array.from({ length: size }, (_, index) => ({
    id: idOf(index),
    sender: null,
    documents: [{ file: { path: `inbox/${idOf(index)}.md`, container: null }, role: 'cv' }],
  }))
  const intake = { applications, sharedFolders: [], diagnostics: [] }
  const where = { folder: process.cwd(), paths: ['inbox'], shardCount: Math.ceil(size / perPart) }
  const { manifest, shards } = await planRun(intake, basisOf({ rubric, background }, rest), where, async () => null)
  const folder = await makeRunFolder(path)
  const random = seeded(size)
  let bytes = 0
  for (const [shard, plan] of shards.entries()) {
    async function* records() {
      for (const { id } of plan.applications) {
        const record = variant(templates[Math.floor(random() * templates.length)], id, random)
        bytes += record.length
        yield record
      }
    }
    await folder.commit(runFiles.part(shard), partBytes(manifest.shards[shard].fingerprint, records()))
  }
  await folder.commit(runFiles.rubric, await readFile(rubricPath))
  await folder.commit(runFiles.manifest, JSON.stringify(manifest))
  return { parts: shards.length, bytes }
}

function idOf(index) {
  return `person-${String(index).padStart(9, '0')}`
}

/** A record for each fixture of text that can be read, as head and the bytes behind it. */
async function recordsOf(fixtures, { rubric, background, load }) {
  const { realWorld } = await load('io/world.js')
  const { intake } = await load('intake/index.js')
  const { assessShard } = await load('shards/assess-shard.js')
  const world = realWorld({ cacheFolder: null, jobs: 1, reproducible: true, onProgress: () => {} })
  const found = await intake([fixtures], world, 'auto')
  const texts = found.applications.filter(({ documents }) =>
    documents.every(({ file }) => /\.(?:md|txt|html)$/.test(file.path)),
  )
  const files = texts.flatMap(({ documents }) => documents.map(({ file }) => file))
  const digests = await Promise.all(files.map(async (file) => [file.path, await world.digest(file)]))
  const plan = { applications: texts, sharedFolders: [], sha256: Object.fromEntries(digests) }
  const records = []
  for await (const record of assessShard(plan, { rubric, background, world, keyed: null })) {
    const end = record.indexOf(0x0a)
    const head = JSON.parse(Buffer.from(record.subarray(0, end)).toString('utf8'))
    if (!head.about.readable) continue
    const { about, fingerprint, judged, ...others } = head
    // What is the same in every copy, and most of it, is made into text once.
    records.push({ about, judged, others: JSON.stringify(others).slice(1), rest: Buffer.from(record.subarray(end)) })
  }
  return records
}

/** The same evidence of somebody else: another id and name, phrases of their own, scores a little apart. */
function variant({ about, judged, others, rest }, id, random) {
  const sketch = Int32Array.from({ length: 64 }, () => Math.floor(random() * 2 ** 30)).sort()
  const documents = about.documents.map((each) => ({ ...each, path: `inbox/${id}.md`, sha256: digestLike(random) }))
  const own = {
    about: { ...about, id, name: `Person ${id.slice(-9)}`, documents },
    fingerprint: {
      applicationId: id,
      documents: documents.map(({ sha256, path }) => ({ sha256, path })),
      addresses: [`${id}@example.org`],
      name: `person ${id.slice(-9)}`,
      sketches: [Buffer.from(sketch.buffer).toString('base64')],
    },
    judged: judged.map((each) => ({ ...each, score: Math.min(1, each.score * (0.9 + 0.2 * random())) })),
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(own).slice(0, -1)},${others}`), rest])
}

function digestLike(random) {
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
}

/** @see src/score/random.ts */
function seeded(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
