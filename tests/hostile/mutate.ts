/** Damages files the way transport and malice do, the same way for the same seed. */
import { strFromU8, unzipSync, zipSync } from 'fflate'

/** Lehmer's generator: the next whole number from 0 up to `limit`. */
export type Random = (limit: number) => number

export function randomOf(seed: number): Random {
  let state = (seed % 2147483646) + 1
  return (limit) => {
    state = (state * 48271) % 2147483647
    return state % Math.max(1, limit)
  }
}

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array

const flipBits: Damage = (bytes, random) => {
  const damaged = Uint8Array.from(bytes)
  for (let count = 1 + random(40); count > 0; count--) {
    const at = random(damaged.length)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8))
  }
  return damaged
}

const cutOff: Damage = (bytes, random) => bytes.slice(0, 1 + random(bytes.length))

/** A stretch is taken out and put in elsewhere, once or many times. */
const splice: Damage = (bytes, random) => {
  const from = random(bytes.length)
  const stretch = bytes.slice(from, from + 1 + random(400))
  const at = random(bytes.length)
  const copies = random(4) === 0 ? 200 : 1
  return Buffer.concat([bytes.slice(0, at), ...Array.from({ length: copies }, () => stretch), bytes.slice(at)])
}

/** Bytes that mean something to some format, in the middle of it. */
const MARKS = [
  '<',
  '>',
  '{',
  '}',
  '\\',
  '(',
  ')',
  '[',
  ']',
  '"',
  '&#0;',
  '\u0000',
  '%',
  '$',
  '`',
  '\\bin99999999 ',
  '<!--',
  '<![CDATA[',
  '__proto__',
  'constructor',
  '\\begin{x}',
  '9999999999',
  '-1',
  'NaN',
  '\ud800',
  ' '.repeat(500),
]

const insertMarks: Damage = (bytes, random) => {
  const at = random(bytes.length)
  const mark = Buffer.from((MARKS[random(MARKS.length)] ?? '').repeat(1 + random(30)))
  return Buffer.concat([bytes.slice(0, at), mark, bytes.slice(at)])
}

const DAMAGES: readonly Damage[] = [flipBits, cutOff, splice, insertMarks]

/** One to three damages. Of a zip archive, as often what is packed in it as its own bytes. */
export function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (isZip && random(2) === 0) return inside(bytes, random)
  let damaged = bytes
  for (let count = 1 + random(3); count > 0; count--) {
    damaged = (DAMAGES[random(DAMAGES.length)] ?? flipBits)(damaged, random)
  }
  return damaged
}

function inside(bytes: Uint8Array, random: Random): Uint8Array {
  const entries = unzipSync(bytes)
  const texts = Object.keys(entries).filter(
    (name) => /\.xml$/.test(name) && strFromU8(entries[name] ?? bytes).length > 0,
  )
  const name = texts[random(texts.length)] ?? ''
  return zipSync({ ...entries, [name]: damage(entries[name] ?? new Uint8Array([0]), random) })
}
