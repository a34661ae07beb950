/** One mail: the body is the cover letter, the attachments are the documents. */
import type { Attachment, Email } from 'postal-mime'
import { Refusal } from '../../archive/refusal.ts'
import type { Sender } from '../../model/application.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Part, Unpacked, Unpacker } from '../contract.ts'
import { roleOfName } from '../role.ts'
import { noiseOf } from './mail-noise.ts'

export const eml: Unpacker = {
  name: 'eml',
  summary: 'mails: the body as cover letter, the attachments as documents; one application',
  extensions: ['eml'],
  mediaTypes: ['message/rfc822', 'message/global'],
  holds: 'message',
  sniff: (bytes) => /^\s*(?:>?From |[\x21-\x39\x3b-\x7e]{1,76}[ \t]*:)/.test(asciiStart(bytes)),
  unpack: unpackMail,
}

/** Parts within parts; signed mail from a list with a picture in its text has five. */
const maxNestingDepth = 5
const maxHeaderBytes = 1024 * 1024
/** Attachments of one mail; ten times what anybody sends. */
const maxPartCount = 200
/** Lines that may part one piece from the next; to look at each costs 50 µs. */
const maxBoundaryCount = 10_000
/** A body with fewer letters is a greeting, and no cover letter. */
const minLetterCount = 40
/** Of an HTML body, to count its letters. */
const countedCharacters = 100_000

async function unpackMail(bytes: Uint8Array): Promise<Unpacked> {
  if (hasTooManyBoundaries(bytes)) throw tooManyParts(`more than ${maxBoundaryCount} parts`)
  const mail = await parse(bytes)
  if (mail.attachments.length > maxPartCount)
    throw tooManyParts(`${mail.attachments.length} attachments, more than ${maxPartCount}`)
  const diagnostics: Diagnostic[] = [...(isCutOff(bytes) ? [cutOff] : []), ...quotedLines(mail.text ?? '')]
  const attachments = mail.attachments.flatMap((attachment, index) => {
    const name = nameOf(attachment, index + 1)
    const noise = noiseOf({ name, mediaType: attachment.mimeType, related: attachment.related === true })
    if (noise === null || (noise.mayBeDocument && roleOfName(name) !== null)) return [toPart(attachment, name)]
    diagnostics.push(passedOver(name, noise))
    return []
  })
  return { sender: senderOf(mail), parts: [...bodyOf(mail), ...attachments], diagnostics }
}

async function parse(bytes: Uint8Array): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    return await PostalMime.parse(withNamedTextAttached(withoutEnvelope(bytes)), {
      maxNestingDepth,
      maxHeadersSize: maxHeaderBytes,
      forceRfc822Attachments: true,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : 'unknown reason'
    throw new Refusal(
      'intake/unreadable',
      `this mail cannot be taken apart: ${reason}`,
      'open it in a mail program, save its attachments in a folder, and run again on that',
    )
  }
}

function hasTooManyBoundaries(bytes: Uint8Array): boolean {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let count = 0
  for (let at = mail.indexOf('\n--'); at >= 0; at = mail.indexOf('\n--', at + 3)) {
    if (++count > maxBoundaryCount) return true
  }
  return false
}

/** Whether the mark behind the last part never comes: the mail was cut off on its way, within an attachment as it may be. */
function isCutOff(bytes: Uint8Array): boolean {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerEnd = mail
    .subarray(0, maxHeaderBytes)
    .toString('latin1')
    .search(/\r?\n\r?\n/)
  const header = mail
    .subarray(0, Math.max(0, headerEnd))
    .toString('latin1')
    .replace(/\r?\n[ \t]+/g, ' ')
  const boundary = /^content-type:\s*multipart\/[^\n]{0,500}?boundary=(?:"([^"\n]{1,200})"|([^\s;"]{1,200}))/im.exec(
    header,
  )
  return boundary !== null && !mail.includes(`--${boundary[1] ?? boundary[2] ?? ''}--`)
}

/** Some programs save a mail with the line that begins it in a mailbox. */
function withoutEnvelope(bytes: Uint8Array): Uint8Array {
  if (!/^>?From /.test(asciiStart(bytes))) return bytes
  const end = bytes.indexOf(0x0a)
  return end < 0 ? bytes : bytes.subarray(end + 1)
}

const INLINE_FILE = /^(content-disposition:\s{0,8})inline(?=;\s{0,8}filename)/gim

/** Apple Mail shows a text file in the body; a part with a file name is a document, and no part of the letter. */
function withNamedTextAttached(bytes: Uint8Array): Uint8Array {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return mail.search(INLINE_FILE) < 0 ? bytes : Buffer.from(mail.replace(INLINE_FILE, '$1attachment'), 'latin1')
}

/** Plain text where it says enough, else HTML; nothing when neither is a letter. */
function bodyOf(mail: Email): Part[] {
  const text = withoutQuotes(mail.text ?? '')
  const html = mail.html ?? ''
  if (letterCount(text) >= minLetterCount) return [bodyPart('message.txt', 'text/plain', text)]
  const words = html.slice(0, countedCharacters).replace(/<style[\s>][\s\S]{0,20000}?<\/style>|<[^<>]*>|&\w+;/gi, ' ')
  return letterCount(words) >= minLetterCount ? [bodyPart('message.html', 'text/html', html)] : []
}

function bodyPart(name: string, mediaType: string, text: string): Part {
  const bytes = new TextEncoder().encode(text)
  return { name, mediaType, role: 'cover-letter', bytes: () => bytes }
}

/** Lines that quote another mail are not the sender's words; they are left blank, so that lines keep their numbers. */
function withoutQuotes(text: string): string {
  return text.replace(/^>.*$/gm, '')
}

function quotedLines(text: string): Diagnostic[] {
  const count = text.match(/^>/gm)?.length ?? 0
  if (count === 0) return []
  const lines = count === 1 ? 'one line' : `${count} lines`
  const message = `${lines} of the body that quote another mail (">") were left out`
  return [diagnostic({ code: 'intake/quoted', severity: 'info', message })]
}

function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

function toPart(attachment: Attachment, name: string): Part {
  const { content } = attachment
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return { name, mediaType: attachment.mimeType, role: null, bytes: () => bytes }
}

/** Names by which a part without one can be read. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/zip': 'zip',
  'message/rfc822': 'eml',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
}

/** The last word of its path: folders in the name of an attachment mean nothing. */
function nameOf({ filename, mimeType }: Attachment, number: number): string {
  const base = (filename ?? '').split(/[/\\]/).at(-1)?.trim() ?? ''
  const name = base === '' ? `attachment-${number}` : base
  const extension = Object.hasOwn(EXTENSIONS, mimeType) ? EXTENSIONS[mimeType] : undefined
  return extension === undefined || /\.[^.\s]{1,5}$/.test(name) ? name : `${name}.${extension}`
}

function senderOf(mail: Email): Sender | null {
  const name = mail.from?.name.trim() ?? ''
  const address = mail.from?.address?.trim() ?? ''
  if (name === '' && address === '') return null
  return {
    name: name === '' || name.includes('@') ? null : name.slice(0, 100),
    address: address === '' ? null : address.slice(0, 254),
  }
}

function passedOver(name: string, noise: NonNullable<ReturnType<typeof noiseOf>>): Diagnostic {
  const { severity, what, hint } = noise
  return diagnostic({ code: 'intake/passed-over', severity, message: `"${name}" was passed over: ${what}`, hint })
}

const cutOff = diagnostic({
  code: 'intake/cut-off',
  severity: 'warning',
  message: 'the mail ends before its last part does: some of what it held may be missing',
  hint: 'compare it with what the mail program shows, or ask for it to be sent again',
})

const tooManyParts = (count: string): Refusal =>
  new Refusal(
    'intake/too-many-parts',
    `this mail has ${count}`,
    'save those that matter in a folder, and run again on that',
  )

const asciiStart = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 512)).replace(/^\xef\xbb\xbf/, '')
