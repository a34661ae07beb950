/** What an unpacker makes of bytes, written so that a test can show it whole; and mails to give it. */
import { zipSync } from 'fflate'
import { expect } from 'vitest'
import { Refusal } from '../../../src/archive/refusal.ts'
import type { Unpacked, Unpacker } from '../../../src/intake/contract.ts'
import { type OpenedContainer, openContainer } from '../../../src/intake/open.ts'
import type { Entry } from '../../../src/model/ports.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A zip archive of files, text or bytes, in the order given. */
export const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, file]) => [name, bytesOf(file)])))

const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? utf8(content) : content)

export interface Attached {
  readonly name?: string
  readonly type?: string
  readonly content: string | Uint8Array
  readonly disposition?: string
  /** More header lines. */
  readonly headers?: string
}

export const letter = 'Dear committee,\n\nI have used mixed models in R for ten years and would like to join.\n\nAda'

/** A mail as a mail program sends it. */
export function mail(
  body: string,
  attachments: readonly Attached[] = [],
  from = 'Ada Lovelace <ada@example.org>',
): string {
  const head = `From: ${from}\nTo: jobs@example.org\nSubject: Application\nMIME-Version: 1.0\n`
  const parts = attachments.map(({ name, type = 'application/octet-stream', content, ...more }) => {
    const { disposition = 'attachment', headers = '' } = more
    const named = name === undefined ? '' : `; filename="${name}"`
    const data = Buffer.from(bytesOf(content))
      .toString('base64')
      .replace(/(.{76})/g, '$1\n')
    return `--b1\nContent-Type: ${type}\nContent-Disposition: ${disposition}${named}\n${headers}Content-Transfer-Encoding: base64\n\n${data}\n`
  })
  const text = `--b1\nContent-Type: text/plain; charset=utf-8\n\n${body}\n`
  return `${head}Content-Type: multipart/mixed; boundary="b1"\n\n${text}${parts.join('')}--b1--\n`
}

/** One line a part: `name  role  first words`. */
export const show = ({ parts }: Unpacked): string[] =>
  parts.map((part) => `${part.name}  ${part.role ?? '–'}  ${firstLine(part.bytes())}`)

const firstLine = (bytes: Uint8Array): string =>
  (new TextDecoder().decode(bytes).trimStart().split('\n', 1)[0] ?? '').trim()

/** The parts of a container that is opened without any complaint. */
export async function parts(unpacker: Unpacker, input: string | Uint8Array): Promise<string[]> {
  const unpacked = await unpacker.unpack(bytesOf(input))
  expect(unpacked.diagnostics).toEqual([])
  return show(unpacked)
}

/** Why a container is refused: `code: message`. */
export async function refusal(unpacker: Unpacker, input: string | Uint8Array): Promise<string> {
  const error = await unpacker.unpack(bytesOf(input)).then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  const { code, message } = (error as Refusal).diagnostic
  return `${code}: ${message}`
}

/** The tree of a container, `kind path`, in order; a refused part with its code. */
export async function tree(path: string, input: string | Uint8Array): Promise<string[]> {
  const opened = await openContainer(path, bytesOf(input))
  expect(opened).not.toBeNull()
  return opened === null ? [] : branch(opened.entry, opened.parts)
}

function branch(entry: Entry, parts: OpenedContainer['parts']): string[] {
  const refused = parts.get(entry.path)?.refusal?.code
  const line = `${entry.kind} ${entry.path}${refused === undefined ? '' : `  [${refused}]`}`
  return [line, ...('entries' in entry ? entry.entries.flatMap((each) => branch(each, parts)) : [])]
}
