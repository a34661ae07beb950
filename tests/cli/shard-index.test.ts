import { expect, test } from 'vitest'
import { rangesText, shardIndex } from '../../src/cli/shard-index.ts'

const refusal = (...call: Parameters<typeof shardIndex>): string => {
  try {
    return JSON.stringify(shardIndex(...call))
  } catch (error) {
    return String(error)
  }
}

test.each(['SLURM_ARRAY_TASK_ID', 'JOB_COMPLETION_INDEX', 'AWS_BATCH_JOB_ARRAY_INDEX'])(
  '%s says which shard it is, and is named',
  (name) => {
    expect(shardIndex({}, { [name]: '3' }, 4)).toEqual({ shard: 3, source: name })
    expect(shardIndex({ shardOffset: 1000 }, { [name]: '3' }, 1004)).toEqual({ shard: 1003, source: name })
  },
)

test('an option and a scheduler that agree are both named', () => {
  const found = shardIndex({ shard: 2 }, { SLURM_ARRAY_TASK_ID: '2', JOB_COMPLETION_INDEX: '' }, 3)
  expect(found).toEqual({ shard: 2, source: '--shard and SLURM_ARRAY_TASK_ID' })
})

test('a conflict, a word, a shard that is not there and none at all are refused', () => {
  expect(refusal({ shard: 1 }, { SLURM_ARRAY_TASK_ID: '2' }, 3)).toContain('--shard says 1, SLURM_ARRAY_TASK_ID says 2')
  expect(refusal({}, { SLURM_ARRAY_TASK_ID: '1', AWS_BATCH_JOB_ARRAY_INDEX: '0' }, 3)).toContain('not certain')
  expect(refusal({}, { JOB_COMPLETION_INDEX: 'two' }, 3)).toContain('JOB_COMPLETION_INDEX is no shard: two')
  expect(refusal({ shard: 3 }, {}, 3)).toContain('there is no shard 3: the run has 0 to 2')
  expect(refusal({}, {}, 3)).toContain('no shard is named')
})

test('numbers are written as ranges', () => {
  expect(rangesText([0, 1, 2, 5, 7, 8])).toBe('0-2,5,7-8')
  expect(rangesText([])).toBe('')
})
