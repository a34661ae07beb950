/** The commands. Each is loaded only when it is called, so that --help is quick. */
import type { CommandEntry } from '../command.ts'

export const commands: readonly CommandEntry[] = [
  {
    name: 'rank',
    summary: 'rank the applications under PATH against a rubric',
    load: async () => (await import('./rank.ts')).rank,
  },
  {
    name: 'explain',
    summary: 'show one application: the sum, its evidence, and near misses',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'extract',
    summary: 'show what a reader saw: text in reading order, sections, hidden text',
    load: async () => (await import('./extract.ts')).extract,
  },
  {
    name: 'init',
    summary: 'make a working folder: rubric, tests, fixtures, workflow',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'draft',
    summary: 'draft a rubric from a posting: its requirements, terms, tools and titles',
    load: async () => (await import('./draft.ts')).draft,
  },
  {
    name: 'lint',
    summary: 'find what is wrong or weak in rubrics, at line and column',
    load: async () => (await import('./lint.ts')).lint,
  },
  {
    name: 'check',
    summary: 'run the tests of rubrics: what must count in fixtures, and what must not',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'describe',
    summary: 'print a rubric as Markdown for the people who sign it',
    load: async () => (await import('./describe.ts')).describe,
  },
  {
    name: 'diff',
    summary: 'show what a rubric edit moves: who, across which line, and which words caused it',
    load: async () => (await import('./diff.ts')).diff,
  },
  {
    name: 'verify',
    summary: 'check a run by its run.json: its files, its inputs, and the same bytes once more',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'plan',
    summary: 'divide a batch into shards for several processes or machines',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'submit',
    summary: 'hand the shards of a run to Slurm, with the merge behind them',
    load: async () => (await import('./submit.ts')).submit,
  },
  {
    name: 'merge',
    summary: 'rank what all shards of a run found, and write the reports',
    load: async () => (await import('./merge.ts')).merge,
  },
  {
    name: 'review',
    summary: 'put reviewers side by side: how far their grades agree, and where not',
    load: async () => (await import('./review.ts')).review,
  },
  {
    name: 'cache',
    summary: 'where the cache of read documents is, how large, and how to empty it',
    load: async () => (await import('./cache.ts')).cache,
  },
]
