#!/usr/bin/env node
/**
 * Rebuilds schema.json (of a rubric), test.schema.json (of its tests) and report.schema.json from the program's own schemas.
 *
 *   npm run build && node rubric/build-schemas.mjs
 */
import { writeFileSync } from 'node:fs'
import { testJsonSchema } from '../dist/check/schema.js'
import { reportJsonSchema } from '../dist/report/schema.js'
import { rubricJsonSchema } from '../dist/rubric/schema.js'

const schemas = {
  'schema.json': rubricJsonSchema(),
  'test.schema.json': testJsonSchema(),
  'report.schema.json': reportJsonSchema(),
}
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`./${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`)
  console.log(`rubric/${name}`)
}
