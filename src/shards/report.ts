/** A run whose parts are all there → its report, with the words that its parts may have left out. */

import { jobOf } from '../assess/index.ts'
import type { Fingerprint } from '../intake/duplicates.ts'
import { openGaps } from '../match/index.ts'
import type { Application } from '../model/application.ts'
import type { Assessment, Flag } from '../model/assessment.ts'
import type { Background } from '../model/background.ts'
import { diagnostic, UserError } from '../model/diagnostic.ts'
import type { Gaps } from '../model/gaps.ts'
import type { World } from '../model/ports.ts'
import type { RunReport } from '../model/report.ts'
import { assessAll, reportHead, runOf, shelfIn } from '../pipeline.ts'
import { openUnmet } from '../score/index.ts'
import { type Keyed, unkeyed } from './deidentify.ts'
import {
  assessmentsOf,
  choose,
  type Gathered,
  gather,
  type LostShard,
  type MergeSource,
  placed,
  type Shown,
} from './merge.ts'
import type { ShardPlan } from './plan.ts'

export interface Merging extends Omit<MergeSource, 'idOf'> {
  readonly background: Background
  /** Where documents are read again, for `gaps`, or to find words that parts do not have. */
  readonly world: World
  planOf(shard: number): Promise<ShardPlan>
  /** Of a run whose parts name nobody. */
  readonly keyed: Keyed | null
  /** Applications that the report holds; null for all, up to a limit. */
  readonly top: number | null
  readonly gaps: boolean
}

/** @returns the shards that are lost, if any is */
export async function mergeReport(merging: Merging): Promise<RunReport | readonly LostShard[]> {
  const { manifest, rubric, background, world, keyed, top } = merging
  const ids = keyed === null ? null : await idsByKey(merging, keyed)
  const gathered = gather({ ...merging, idOf: (id) => ids?.get(id) ?? id })
  if (!('columns' in gathered)) return gathered
  const shown = choose(gathered, rubric, top)
  const applications =
    keyed === null ? assessmentsOf(shown, gathered, rubric) : await readAgain(shown, gathered, merging, keyed)
  return {
    ...reportHead(rubric, background, { tool: manifest.tool, ...manifest.settings }),
    generatedAt: world.now(),
    applications,
    diagnostics: manifest.diagnostics,
    gaps: merging.gaps ? await gapsOf(merging) : null,
    whole: shown.whole,
  }
}

/** All that was planned, in the order in which one process would read it. */
async function wholePlan({ manifest, planOf }: Merging): Promise<ShardPlan> {
  const plans: ShardPlan[] = []
  for (const shard of manifest.shards.keys()) plans.push(await planOf(shard))
  return {
    applications: plans.flatMap(({ applications }) => applications).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    sharedFolders: plans.flatMap(({ sharedFolders }) => sharedFolders),
    sha256: Object.assign({}, ...plans.map(({ sha256 }) => sha256)),
  }
}

async function idsByKey(merging: Merging, keyed: Keyed): Promise<ReadonlyMap<string, string>> {
  const { applications, sharedFolders } = await wholePlan(merging)
  return new Map([...applications, ...sharedFolders].map(({ id }) => [keyed.of('application', id), id]))
}

/** What the batch says about the rubric stands in no part: as in one process, every document is read for it. */
async function gapsOf(merging: Merging): Promise<Gaps> {
  const { rubric, background, world } = merging
  const miner = openGaps(rubric, background)
  const unmet = openUnmet(rubric)
  const run = runOf({ ...jobOf(rubric, background), miner }, world, { shelf: null, withRecords: false })
  for await (const { assessment } of assessAll(await wholePlan(merging), world, run)) unmet.add(assessment)
  return miner.result(unmet.result())
}

/** The applications that are shown, read again here, where their words may be told. */
async function readAgain(shown: Shown, gathered: Gathered, merging: Merging, keyed: Keyed): Promise<Assessment[]> {
  const { rubric, background, world } = merging
  const items = new Map(shown.items.map((item) => [item.id, item]))
  const plan = planFor(new Set(items.keys()), await wholePlan(merging))
  const run = runOf(jobOf(rubric, background), world, { shelf: shelfIn(world), withRecords: false })
  const found = new Map<string, Assessment>()
  for await (const { assessment, fingerprint } of assessAll(plan, world, run)) {
    const item = items.get(assessment.id)
    if (item === undefined) continue
    if (item.points !== null || assessment.points !== null)
      checkAgrees(assessment, [...gathered.columns.scoresOf(item.number)])
    const flagsOf = (id: string) => shown.flagsOf(id).map((flag) => inClear(flag, fingerprint, keyed))
    found.set(item.id, placed(assessment, item.place, flagsOf))
  }
  return shown.items.flatMap(({ id }) => found.get(id) ?? [])
}

function inClear(flag: Flag, fingerprint: Fingerprint, keyed: Keyed): Flag {
  return { ...flag, message: unkeyed(flag.message, fingerprint, keyed) }
}

/** What must be read to know these applications: all files of a folder that may be one person's. */
function planFor(ids: ReadonlySet<string>, { applications, sharedFolders, sha256 }: ShardPlan): ShardPlan {
  const folders = sharedFolders.filter(({ id, memberIds }) => ids.has(id) || memberIds.some((each) => ids.has(each)))
  const members = new Set(folders.flatMap(({ memberIds }) => memberIds))
  const isNeeded = ({ id }: Application) => ids.has(id) || members.has(id)
  return { applications: applications.filter(isNeeded), sharedFolders: folders, sha256 }
}

/** @throws UserError when it is worth something else here */
function checkAgrees({ id, criteria, documents }: Assessment, scores: readonly number[]): void {
  if (criteria.length === scores.length && criteria.every(({ score }, index) => score === scores[index])) return
  throw new UserError([
    diagnostic({
      code: 'merge/differs',
      message: `"${id}" has other scores here than in its part`,
      hint: 'a file was changed since, or is read otherwise on this machine: plan the run again',
      path: documents[0]?.path ?? null,
    }),
  ])
}
