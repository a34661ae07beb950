/** Walks the XML of office documents as a stream, refusing what makes XML dangerous. */
import { Refusal } from '../../archive/refusal.ts'

/** Deeper nesting than any office program writes. */
const maxDepth = 1_000

/** What the walker tells; names carry the prefixes that `walkXml` was given for their namespaces. */
export interface XmlVisitor {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(data: string): void
  close(name: string): void
}

/** Namespace address → the prefix the reader's tables use, whatever prefix the file chose. */
export type Prefixes = Readonly<Record<string, string>>

/**
 * Visits every element and text in document order, without recursion.
 *
 * @param bytes UTF-8, or UTF-16 with a byte order mark
 * @throws Refusal `extract/doctype` on any `<!DOCTYPE` (external entities, billion laughs), and
 *   `extract/too-deep` beyond 1,000 levels
 */
export async function walkXml(bytes: Uint8Array, prefixes: Prefixes, visitor: XmlVisitor): Promise<void> {
  const { Parser } = await import('htmlparser2')
  const xml = decodeXml(bytes)
  if (/<!DOCTYPE/i.test(xml)) throw doctype()
  const own = new Map<string, string>()
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > maxDepth) throw tooDeep()
        learnPrefixes(own, prefixes, attributes)
        visitor.open(rename(own, name), renameAttributes(own, attributes))
      },
      ontext: (data) => visitor.text?.(data),
      onclosetag(name) {
        depth--
        visitor.close(rename(own, name))
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

/** Notes prefixes a file declares for our namespaces under another name than ours. */
function learnPrefixes(
  own: Map<string, string>,
  prefixes: Prefixes,
  attributes: Readonly<Record<string, string>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns')) continue
    const ours = Object.hasOwn(prefixes, value) ? prefixes[value] : undefined
    if (ours !== undefined && name !== `xmlns:${ours}`) own.set(name.slice(6), ours)
  }
}

function rename(own: Map<string, string>, name: string): string {
  if (own.size === 0) return name
  const colon = name.indexOf(':')
  const ours = own.get(colon < 0 ? '' : name.slice(0, colon))
  return ours === undefined ? name : `${ours}:${name.slice(colon + 1)}`
}

function renameAttributes(
  own: Map<string, string>,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (own.size === 0) return attributes
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.includes(':') ? rename(own, name) : name, value]),
  )
}

const doctype = (): Refusal =>
  new Refusal(
    'extract/doctype',
    'this file carries a DOCTYPE, which office programs never write and which can pull in other files',
    'open it yourself if you trust the sender, and save it anew',
  )

const tooDeep = (): Refusal =>
  new Refusal(
    'extract/too-deep',
    `this file nests its parts more than ${maxDepth} levels deep`,
    'open it yourself if you trust the sender, and save it anew',
  )
