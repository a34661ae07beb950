import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { RunReport } from '../../src/model/report.ts'
import { json } from '../../src/report/renderers/json.ts'
import { reportJsonSchema, reportSchema } from '../../src/report/schema.ts'
import { everythingHostile } from './payloads.ts'
import { sampleReport } from './sample-report.ts'

async function textOf(report: RunReport): Promise<string> {
  const files = await json.render(report, { width: 80, color: false })
  expect(files.map((each) => each.name)).toEqual(['report.json'])
  return String(files[0]!.content)
}

/** The keys of nested objects in order, arrays by their first element. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [keysOf(value[0])]
  if (typeof value !== 'object' || value === null) return null
  return Object.entries(value).map(([key, each]) => {
    const inner = keysOf(each)
    return inner === null ? key : { [key]: inner }
  })
}

test('keys stand in the order of the contract', async () => {
  expect(
    JSON.stringify(keysOf(JSON.parse(await textOf({ ...sampleReport, generatedAt: '2026-11-22T08:00:00Z' })))),
  ).toMatchInlineSnapshot(
    `"["schemaVersion",{"tool":["name","version"]},"generatedAt",{"rubric":["id","title","path","sha256"]},{"background":["id","documents","sha256"]},{"settings":["seed","samples","reproducible"]},{"applications":[["id","name","rank",{"rankInterval":["low","high","confidence"]},{"topK":["2"]},"points","band",{"documents":[["path","container","role","mediaType","sha256",{"reader":["name","version"]},"language","pages","characters"]]},{"gates":[["criterionId","met"]]},{"criteria":[["id","label","importance","weight","level","score","points",{"facets":[["id","label","level","score"]]},{"evidence":[["kind","facetId","termId","level","polarity","strength","note",{"location":["path","page","line","section",{"range":["start","end"]},{"boxes":[["x0","top","x1","bottom"]]}]},{"quote":["exact","prefix","suffix"]}]]},{"explanation":["value","description",{"details":[["value","description",{"details":[]}]]}]}]]},{"flags":[]},{"diagnostics":[]}]]},{"diagnostics":[]}]"`,
  )
})

test('a reproducible run has no time in it', async () => {
  expect(await textOf(sampleReport)).not.toContain('generatedAt')
})

test('the text ends in a newline and is indented by two spaces', async () => {
  expect((await textOf(sampleReport)).slice(0, 25)).toBe('{\n  "schemaVersion": 1,\n ')
  expect((await textOf(sampleReport)).endsWith('\n}\n')).toBe(true)
})

test('values are exact, whatever a document holds, and no control character is written as itself', async () => {
  const hostile = everythingHostile()
  const text = await textOf(hostile)
  expect(text).not.toMatch(/[\u{0}-\u{9}\u{b}-\u{1f}\u{7f}-\u{9f}\u{202e}]/u)
  const evidence = hostile.applications.flatMap((each) => each.criteria.flatMap((criterion) => criterion.evidence))
  const written = (JSON.parse(text) as RunReport).applications.flatMap((each) => {
    return each.criteria.flatMap((criterion) => criterion.evidence)
  })
  expect(written.map((each) => each.quote)).toEqual(evidence.map((each) => each.quote))
})

test('what the renderer writes is valid by the zod schema and by the JSON Schema', async () => {
  for (const report of [sampleReport, { ...sampleReport, generatedAt: '2026-11-22T08:00:00Z' }]) {
    const value = JSON.parse(await textOf(report))
    expect(reportSchema.safeParse(value).error).toBeUndefined()
    const schema = z.fromJSONSchema(reportJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
    expect(schema.safeParse(value).error).toBeUndefined()
    expect(schema.safeParse({ ...value, extra: 1 }).success).toBe(false)
  }
})

test('rubric/report.schema.json is the schema; write it anew after a change of src/report/schema.ts', async () => {
  const path = new URL('../../rubric/report.schema.json', import.meta.url)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(reportJsonSchema())
})
