import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { GuardedProcess } from '../../src/io/guarded-process.ts'

const limits = { timeMs: 8000, memory: 700 * 1024 * 1024 }
const open: GuardedProcess[] = []
afterEach(() => {
  for (const each of open.splice(0)) each.stop()
})

/** The odd worker stands outside of the fence, so each of these also shows that a fence too tight is taken down. */
function oddProcess(timeMs = limits.timeMs): GuardedProcess {
  const child = new GuardedProcess({ ...limits, timeMs }, new URL('./odd-worker.mjs', import.meta.url))
  open.push(child)
  return child
}

const asked = (path: string) => ({ kind: 'list', path, bytes: new Uint8Array() }) as const
const kindOf = async (child: GuardedProcess, path: string) => {
  const answer = await child.ask(asked(path))
  return answer.kind === 'failure' ? answer.diagnostic.code : answer.kind
}

test('a process that answers what it was asked is believed to have answered', async () => {
  expect(await kindOf(oddProcess(), 'read')).toBe('needs-bytes')
})

test.each(['answers-another', 'is-ready-twice', 'says-nothing-known', 'ends-at-once'])(
  'a process that %s costs its file, and the next file gets a fresh one',
  async (way) => {
    const child = oddProcess()
    expect(await kindOf(child, way)).toBe('extract/crash')
    expect(await kindOf(child, 'read')).toBe('needs-bytes')
  },
)

test('a process that never answers is stopped in time, and the next file gets a fresh one', async () => {
  const child = oddProcess(400)
  expect(await kindOf(child, 'never-answers')).toBe('extract/limit-time')
})

test('an answer that nobody asked for is not taken for that to the next file', async () => {
  const child = oddProcess()
  expect(await kindOf(child, 'answers-twice')).toBe('needs-bytes')
  await wait(500)
  expect(await kindOf(child, 'read')).toBe('needs-bytes')
})

test('a process that floods is stopped after one answer', async () => {
  const child = oddProcess()
  const before = process.memoryUsage().rss
  expect(await kindOf(child, 'floods')).toBe('listing')
  await wait(500)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
  expect(await kindOf(child, 'read')).toBe('needs-bytes')
})

test('a process is replaced after a thousand files', async () => {
  const child = oddProcess()
  for (let count = 0; count < 999; count++) await child.ask(asked('read'))
  expect(await child.ask(asked('counts-questions'))).toMatchObject({ entry: 1000 })
  expect(await child.ask(asked('counts-questions'))).toMatchObject({ entry: 1 })
})
