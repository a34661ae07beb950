/** Bytes of a text file to its characters, whatever program saved it. */

import { Refusal } from '../../archive/refusal.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { fromWindows1252, guessEncoding, isSevenBitJapanese } from './guess-encoding.ts'

/** The characters, with `\n` between lines, and what had to be guessed. */
export interface DecodedText {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Byte order marks first, then UTF-16 without a mark, then strict UTF-8, then `declared`, then UTF-8 with other lines among
 * it or the likeliest, with a warning.
 *
 * @param bytes the whole file
 * @param declared an encoding the file names for itself (HTML), or null
 * @throws Refusal `extract/not-text` when the bytes hold control characters that no text has
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const encoding = encodingOf(bytes, declared)
  const text = withoutPrinterMarks(
    encoding.mixed ? decodeByLine(bytes, encoding.label) : decodeAs(encoding.label, bytes),
  )
  if (looksBinary(text)) {
    throw new Refusal(
      'extract/not-text',
      'this file is named as text but holds binary data',
      'open it yourself; if it is a PDF or Word file, give it that extension',
    )
  }
  return {
    text: text.replace(/\r\n?|[\u2028\u2029]/g, '\n'),
    diagnostics: encoding.mixed ? [mixed(encoding.label)] : encoding.guessed ? [guessed(encoding.label)] : [],
  }
}

/**
 * Bytes in a named encoding.
 *
 * @param label as in the Encoding Standard; RangeError when it is unknown
 */
export function decodeAs(label: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(label)
  const text = decoder.decode(bytes)
  return decoder.encoding === 'windows-1252' ? fromWindows1252(text) : text
}

interface Encoding {
  readonly label: string
  readonly guessed: boolean
  /** Most lines are UTF-8, and `label` is that of the others. */
  readonly mixed?: boolean
}

function encodingOf(bytes: Uint8Array, declared: string | null): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', guessed: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', guessed: false }
  const unmarked = utf16WithoutMark(bytes)
  if (unmarked !== null) return { label: unmarked, guessed: true }
  if (isSevenBitJapanese(bytes)) return { label: 'iso-2022-jp', guessed: true }
  if (isUtf8(bytes)) return { label: 'utf-8', guessed: false }
  if (declared !== null && isKnown(declared)) return { label: declared, guessed: false }
  const others = declared === null ? linesBesideUtf8(bytes) : null
  if (others !== null) return { label: guessEncoding(others), guessed: true, mixed: true }
  return { label: guessEncoding(bytes), guessed: true }
}

const lineFeed = 0x0a

/** The bytes of each line, with its end. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start)
    const next = end < 0 ? bytes.length : end + 1
    yield bytes.subarray(start, next)
    start = next
  }
}

/**
 * The lines that are not UTF-8, where most of what stands beyond ASCII is: a text put together from two files, or cut off
 * within a character. Null where it is not.
 */
function linesBesideUtf8(bytes: Uint8Array): Uint8Array | null {
  const text = new TextDecoder().decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = (text.match(/[^\0-\x7f]/g)?.length ?? 0) - broken
  if (whole <= broken) return null
  return Buffer.concat([...linesOf(bytes)].filter((line) => !isUtf8(line)))
}

function decodeByLine(bytes: Uint8Array, label: string): string {
  return Array.from(linesOf(bytes), (line) => decodeAs(isUtf8(line) ? 'utf-8' : label, line)).join('')
}

/** What terminals and line printers are told between the letters: colors, and the letter below once more, or a line, to make it bold or underlined. */
function withoutPrinterMarks(text: string): string {
  return /[\b\x1b]/.test(text)
    ? text.replace(/\x1b(?:\[[\d;?]*[A-Za-z]|\][^\x07\x1b\n]*(?:\x07|\x1b\\))/g, '').replace(/[^\n\b]\x08/g, '')
    : text
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** Share of zeros in UTF-16: of text in Latin letters, and of any, by its spaces, digits and line ends. */
const zeros = { latin: 0.4, any: 0.02 }

/** UTF-16 has its zeros in every second byte, but for a few as 가 and 一 (U+AC00, U+4E00); where they are few, or not alone, the words must be words. */
function utf16WithoutMark(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 2000)
  if (length < 4) return null
  let evenCount = 0
  let oddCount = 0
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) evenCount++
    else oddCount++
  }
  const count = Math.max(evenCount, oddCount)
  const other = Math.min(evenCount, oddCount)
  if (count <= length * zeros.any || other * 2 > count) return null
  const label = oddCount > evenCount ? 'utf-16le' : 'utf-16be'
  return (other === 0 && count > length * zeros.latin) || isWords(label, bytes.subarray(0, length - (length % 2)))
    ? label
    : null
}

/** Whether nearly all is letters, digits, punctuation and space. */
function isWords(label: string, bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    const usual = text.match(/[\p{L}\p{M}\p{N}\p{P}\s+|<>=~^$€]/gu)?.length ?? 0
    return usual > 0.97 * text.length && /\p{L}{2}/u.test(text)
  } catch {
    return false
  }
}

/** A NUL, or more than one control character in fifty: text has tabs, line ends and form feeds, and no others. */
function looksBinary(text: string): boolean {
  const controls = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)
  return controls !== null && (controls.includes('\0') || controls.length * 50 > text.length)
}

const mixed = (label: string): Diagnostic =>
  diagnostic({
    code: 'extract/guessed-encoding',
    severity: 'warning',
    message: `some lines are not UTF-8 as the others are; they were read as ${label}`,
    hint: 'if names look wrong, save the file as UTF-8',
  })

const guessed = (label: string): Diagnostic =>
  diagnostic({
    code: 'extract/guessed-encoding',
    severity: 'warning',
    message: `the text is not UTF-8 and does not name its encoding; it was read as ${label}`,
    hint: 'if names look wrong, save the file as UTF-8',
  })
