/** Reads JSON Resume files, and other JSON objects, as a theme would print them: a heading a section, a paragraph an entry. */

import { Refusal } from '../../archive/refusal.ts'
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { orRefusal } from './refusal.ts'

export const jsonResume: Reader = {
  name: 'json-resume',
  version: 2,
  summary: 'JSON Resume (jsonresume.org): every section under its heading; unknown keys are read too',
  extensions: ['json'],
  mediaTypes: ['application/json'],
  sniff: (bytes) =>
    /^(?:\xef\xbb\xbf)?\s*\{[\s\S]*"basics"\s*:/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 65_536))),
  read: (bytes) => orRefusal('JSON', async () => readJsonResume(bytes)),
}

type JsonObject = Readonly<Record<string, unknown>>

/** What stands in an entry's first line, in print order. The first name of an alternative that has a value counts. */
const HEADLINE: readonly (readonly string[])[] = [
  ['position', 'studyType', 'title', 'role'],
  ['area'],
  ['name', 'company', 'organization', 'institution', 'language', 'network'],
  ['publisher', 'awarder', 'issuer', 'entity', 'journal'],
  ['location', 'address'],
  ['level', 'fluency', 'score', 'gpa'],
  ['username'],
]

/** Said in the first line as dates. */
const DATES = ['startDate', 'endDate', 'date', 'releaseDate', 'start', 'end']

/** Not for readers of the page. */
const UNPRINTED: ReadonlySet<string> = new Set([
  '$schema',
  'meta',
  'image',
  'picture',
  'id',
  'slug',
  'icon',
  'theme',
  'countryCode',
  'pinned',
])

/** Whose strings stay on the line of their entry, as a list of words. */
const INLINE_LISTS: ReadonlySet<string> = new Set(['keywords', 'roles', 'tags', 'technologies'])

/** Deeper objects are no résumé. */
const maxDepth = 20

function readJsonResume(bytes: Uint8Array): RawDocument {
  const { text, diagnostics } = decodeText(bytes)
  const resume = parseObject(text.replace(/^\uFEFF/, ''))
  const writer = new BlockWriter()
  if (isObject(resume.basics)) writeBasics(writer, resume.basics)
  for (const [key, value] of Object.entries(resume)) {
    if (key === 'basics' && isObject(value)) continue
    if (UNPRINTED.has(key) || isEmpty(value)) continue
    writer.start('heading', 2)
    writer.write(toWords(key))
    writeSection(writer, value)
  }
  return writer.finish(diagnostics)
}

function parseObject(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    throw notResume('this file is not JSON: a comma, quote or brace is out of place')
  }
  throw notResume('this JSON file holds no object, so it is no JSON Resume')
}

const notResume = (message: string): Refusal =>
  new Refusal('extract/unreadable', message, 'check the file with https://jsonresume.org/schema, or send a PDF')

/** Name, label and ways to reach the person, then the summary under its own heading. */
function writeBasics(writer: BlockWriter, basics: JsonObject): void {
  const { name, label, summary, ...others } = basics
  writeBlock(writer, 'heading', print(name))
  writeBlock(writer, 'paragraph', print(label))
  for (const [key, value] of Object.entries(others)) {
    if (UNPRINTED.has(key)) continue
    for (const each of Array.isArray(value) ? value : [value]) writeBlock(writer, 'paragraph', print(each))
  }
  if (isEmpty(summary)) return
  writer.start('heading', 2)
  writer.write('Summary')
  writeText(writer, 'paragraph', print(summary))
}

function writeSection(writer: BlockWriter, value: unknown): void {
  for (const entry of Array.isArray(value) ? value : [value]) {
    if (isObject(entry)) writeEntry(writer, entry, 0)
    else writeText(writer, 'item', print(entry))
  }
}

/** One paragraph (who, what, when), its longer texts as paragraphs, its lists as items. */
function writeEntry(writer: BlockWriter, entry: JsonObject, depth: number): void {
  const headline = HEADLINE.flatMap((names) => names.filter((name) => !isEmpty(entry[name])).slice(0, 1))
  const words = [...headline.map((name) => print(entry[name])), dates(entry)].filter((each) => each !== '')
  const lists = Object.keys(entry).filter((key) => INLINE_LISTS.has(key) && !isEmpty(entry[key]))
  const listed = lists.map((key) => print(entry[key])).join(', ')
  writeBlock(writer, 'paragraph', [words.join(', '), listed].filter(Boolean).join(': '))
  for (const [key, value] of Object.entries(entry)) {
    const isSaid = headline.includes(key) || lists.includes(key) || DATES.includes(key) || UNPRINTED.has(key)
    if (!isSaid && !isAddress(key)) writeDetail(writer, value, depth)
  }
}

function writeDetail(writer: BlockWriter, value: unknown, depth: number): void {
  if (depth > maxDepth) return
  if (isObject(value)) {
    writeEntry(writer, value, depth + 1)
    return
  }
  if (!Array.isArray(value)) {
    writeText(writer, 'paragraph', print(value))
    return
  }
  for (const each of value) {
    if (isObject(each)) writeEntry(writer, each, depth + 1)
    else writeText(writer, 'item', print(each))
  }
}

/** Themes put addresses behind the name of an entry. */
const isAddress = (key: string): boolean => key === 'url' || key === 'website' || key === 'link'

function dates(entry: JsonObject): string {
  const start = print(entry.startDate ?? entry.start)
  const end = print(entry.endDate ?? entry.end)
  if (start !== '') return `${start} – ${end || 'present'}`
  return [end, print(entry.date), print(entry.releaseDate)].filter(Boolean).join(', ')
}

function writeBlock(writer: BlockWriter, kind: 'heading' | 'paragraph', text: string): void {
  writer.start(kind, 1)
  writer.write(text)
}

function writeText(writer: BlockWriter, kind: 'paragraph' | 'item', text: string): void {
  writer.start(kind)
  for (const line of text.split('\n')) {
    writer.write(line)
    writer.breakLine()
  }
}

/** A value on one line; objects and lists give their values, parted by commas. */
function print(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null || depth > maxDepth) return ''
  const values = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([key, each]) => (UNPRINTED.has(key) ? [] : [each]))
  return values
    .map((each) => print(each, depth + 1))
    .filter((each) => each !== '')
    .join(', ')
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: unknown): boolean => print(value) === ''

/** `sideProjects` → `Side projects`. */
function toWords(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
