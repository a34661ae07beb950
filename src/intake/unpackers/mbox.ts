/** Mailboxes: many mails in one file, each of them one application. */
import { Refusal } from '../../archive/refusal.ts'
import { diagnostic } from '../../model/diagnostic.ts'
import type { Part, Unpacked, Unpacker } from '../contract.ts'

export const mbox: Unpacker = {
  name: 'mbox',
  summary: 'mailboxes: each message is one application',
  extensions: ['mbox', 'mbx'],
  mediaTypes: ['application/mbox'],
  holds: 'mailbox',
  sniff: (bytes) => isFromLine(bytesOf(bytes), skipBlank(bytes)),
  unpack: unpackMbox,
}

/** Messages read from one mailbox; those after it are reported, not dropped in silence. */
const maxMessageCount = 5_000
/** Bytes of a message in which its From header is looked for. */
const headerBytes = 64 * 1024
const maxSlugCharacters = 40

async function unpackMbox(bytes: Uint8Array): Promise<Unpacked> {
  const file = bytesOf(bytes)
  const starts = messageStarts(file)
  if (starts.length === 0) {
    throw new Refusal(
      'intake/unreadable',
      'this mailbox has no line that begins with "From " before a message',
      'save the messages as .eml files instead',
    )
  }
  const kept = starts.slice(0, maxMessageCount)
  const parts = await Promise.all(
    kept.map((start, index) => messagePart(file.subarray(start, starts[index + 1] ?? file.length), index + 1)),
  )
  const left = starts.length - kept.length
  return { sender: null, parts, diagnostics: left === 0 ? [] : [tooMany(left)] }
}

async function messagePart(raw: Buffer, number: number): Promise<Part> {
  const message = raw.subarray(endOfLine(raw, 0))
  const slug = slugOf(await senderOf(message))
  return {
    name: slug === '' ? `${number}` : `${number}-${slug}`,
    mediaType: 'message/rfc822',
    role: null,
    bytes: () => unescapeFrom(message),
  }
}

/**
 * Offsets of the lines that begin a message. In a body, mailboxes write `>From `, but not all of them do: so the next
 * line must be a header, and the line before blank unless this one bears a time.
 */
function messageStarts(file: Buffer): number[] {
  const starts: number[] = []
  for (let at = file.indexOf('From '); at >= 0; at = file.indexOf('From ', at + 5)) {
    if (isFromLine(file, at)) starts.push(at)
  }
  return starts
}

function isFromLine(file: Buffer, at: number): boolean {
  if (file.toString('latin1', at, at + 5) !== 'From ' || (at > 0 && file[at - 1] !== 0x0a)) return false
  const next = endOfLine(file, at)
  if (!/^(?:>From |[\x21-\x39\x3b-\x7e]{1,76}[ \t]*:)/.test(file.toString('latin1', next, next + 80))) return false
  const line = file.toString('latin1', at, Math.min(next, at + 200))
  return isAfterBlank(file, at) || /\d\d:\d\d/.test(line)
}

function isAfterBlank(file: Buffer, at: number): boolean {
  const before = file.toString('latin1', Math.max(0, at - 4), at)
  return at === 0 || before.trim() === '' || /\n\r?\n$/.test(before)
}

/** Mboxrd: one `>` was put before each `From ` and `>From ` that stood at the start of a line. */
function unescapeFrom(message: Buffer): Uint8Array {
  if (!message.includes('>From ')) return message
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

/** Display name of the From header, else the address before the @, else ''. */
async function senderOf(message: Buffer): Promise<string> {
  const { addressParser, decodeWords } = await import('postal-mime')
  const head = message.toString('utf8', 0, headerBytes).split(/\r?\n\r?\n/, 1)[0] ?? ''
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  const value = /^from[ \t]*:(.*)$/im.exec(unfolded)?.[1]?.slice(0, 1000)
  if (value === undefined) return ''
  const [first] = addressParser(value.trim(), { flatten: true })
  const name = decodeWords(first?.name ?? '').trim()
  return name === '' ? (first?.address?.split('@')[0] ?? '') : name
}

/** `Zoë van Dijk` → `zoe-van-dijk`; letters of other scripts stay. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  const words = plain.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return [...words.join('-')].slice(0, maxSlugCharacters).join('').replace(/-+$/, '')
}

function bytesOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function skipBlank(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length && (bytes[at] === 0x0a || bytes[at] === 0x0d)) at++
  return at
}

/** The offset after the next line feed. */
function endOfLine(file: Buffer, at: number): number {
  const end = file.indexOf(0x0a, at)
  return end < 0 ? file.length : end + 1
}

const tooMany = (left: number) =>
  diagnostic({
    code: 'intake/too-many-messages',
    message: `it holds ${left} messages more than the ${maxMessageCount} that were read`,
    hint: 'divide the mailbox, and run again on each part',
  })
