/** run.json: what a run was made of and what it wrote, so that another can check it. It holds no word of a document. */
import { z } from 'zod'
import { Chunks } from '../model/chunks.ts'
import { safeForJson } from './escape.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256 digest')
const size = z.int().min(0)
const text = z.string().max(10_000)

/** A path inside the folder of the run: no way out of it, on any system. */
const inside = text
  .min(1)
  .refine((path) => path.split('/').every((part) => /^[^\\:\p{Cc}]+$/u.test(part) && part !== '.' && part !== '..'), {
    error: 'must lie in the folder of the run',
  })

const setting = z.union([z.string().max(10_000), z.number(), z.boolean(), z.array(z.string().max(1000)).max(100)])

const manifest = z.strictObject({
  schemaVersion: z.literal(1, 'this run.json is of another version of cvsift'),
  tool: z.strictObject({ name: text, version: text, code: sha256.describe('of the program’s own files') }),
  node: text,
  generatedAt: text.nullable(),
  rubric: z.strictObject({ id: text, path: text, sha256 }),
  background: z.strictObject({ id: text, sha256 }),
  /** As the user named them, from the folder in which the run was made. */
  paths: z.array(text).min(1).max(100_000),
  /** Options of `rank` that were given and may change what is written. */
  settings: z.record(z.string().max(100), setting),
  /** Of a run that `merge` put together, else absent. */
  merged: z
    .strictObject({
      run: text.describe('its folder, from that in which it was planned'),
      parts: z.array(z.strictObject({ path: inside, size, sha256 })).max(1_000_000),
      shown: z.int().min(1).nullable().describe('so many of the ranked and of the unread; null: all'),
    })
    .optional(),
  /** Every file that was read; the digest is null where it could not be opened. */
  inputs: z.array(z.strictObject({ path: text, size, sha256: sha256.nullable() })).max(2_000_000),
  outputs: z.array(z.strictObject({ path: inside, size, sha256 })).max(100_000),
})

export type RunManifest = z.infer<typeof manifest>
export type Setting = z.infer<typeof setting>

export type RunInput = RunManifest['inputs'][number]

/** Bytes of a run.json at most: about what one string holds, two million inputs. */
export const manifestLimit = 500_000_000

export const manifestName = 'run.json'

/** @param inputs a line for each, where they are too many to be in memory */
export function manifestText(
  { inputs: known, outputs, ...head }: RunManifest,
  inputs: () => Iterable<string> = () => known.map(inputLine),
): Chunks {
  return new Chunks(function* () {
    yield `${withoutEnd(head)},\n  "inputs": [`
    let before = ''
    for (const line of inputs()) {
      yield `${before}\n    ${line}`
      before = ','
    }
    yield `${before === '' ? '' : '\n  '}],\n${withoutEnd({ outputs }).slice('{\n'.length)}\n}\n`
  })
}

/** An object that others are written behind. */
function withoutEnd(value: object): string {
  return safeForJson(JSON.stringify(value, null, 2)).slice(0, -'\n}'.length)
}

export function inputLine(input: RunInput): string {
  return safeForJson(JSON.stringify(input))
}

/** What stands in a run.json, or what is wrong with it. */
export function parseManifest(json: string): { readonly manifest: RunManifest } | { readonly mistake: string } {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return { mistake: `it is no JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  const parsed = manifest.safeParse(value)
  if (parsed.success) return { manifest: parsed.data }
  const [issue] = parsed.error.issues
  const at = issue?.path.join('.') ?? ''
  return { mistake: `${at === '' ? '' : `${at}: `}${issue?.message ?? 'unknown shape'}` }
}
