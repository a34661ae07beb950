/** How to reach the person: of all addresses in a document those that are theirs. */
import type { Confidence, Identified, IdentifiedLink, IdentitySource, LinkKind } from '../../model/candidate.ts'
import type { Document, Mention } from '../../model/document.ts'
import { clue, wordsOf, wordsSaid } from './agreement.ts'
import { placeOf } from './place.ts'

/** Bounded, so that no text makes it slow. */
const EMAIL = /(?<![\w.+@])[a-z0-9][\w.%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,190}\.[a-z]{2,24}(?![\w@])/gi

/** Mail addresses at the top of a document; those further down where the top has none, but no referee's or author's. */
export function emailsOf(document: Document): { readonly mention: Mention; readonly isAtTop: boolean }[] {
  const { contact, text, sections } = document
  if (contact.emails.length > 0) return contact.emails.map((mention) => ({ mention, isAtTop: true }))
  return [...addressesIn(text, EMAIL)].flatMap((mention) => {
    const section = sections.findLast((each) => each.range.start <= mention.range.start)
    if (section !== undefined && ['references', 'publications', 'talks'].includes(section.kind)) return []
    return [{ mention, isAtTop: false }]
  })
}

/**
 * What a pattern for mail addresses finds: looked for in the few lines that have an `@`.
 *
 * @param pattern global; of an `@` and what may stand around it on the same line
 */
export function* addressesIn(text: string, pattern: RegExp): Iterable<Mention> {
  let lineEnd = 0
  for (let sign = text.indexOf('@'); sign >= 0; sign = text.indexOf('@', lineEnd)) {
    const lineStart = text.lastIndexOf('\n', sign) + 1
    lineEnd = text.indexOf('\n', sign)
    if (lineEnd < 0) lineEnd = text.length
    for (const { 0: words, index } of text.slice(lineStart, lineEnd).matchAll(pattern)) {
      const start = lineStart + index
      yield { text: words, range: { start, end: start + words.length } }
    }
  }
}

/** `ada at example.org` and `ada [at] example [dot] org` as programs write them, in small letters. */
export function plainEmail(words: string): string {
  return words
    .replace(/\s*[[({]?\s*\bat\b\s*[\])}]?\s*/i, (at) => (words.includes('@') ? at : '@'))
    .replace(/\s*[[({]\s*dot\s*[\])}]\s*/gi, '.')
    .toLowerCase()
}

/**
 * The person's mail address.
 *
 * @param name as found, to tell theirs from others
 * @param senderAddress where the mail came from, or null
 */
export function findEmail(document: Document, name: string | null, senderAddress: string | null): Identified | null {
  const found = emailsOf(document).map(({ mention, isAtTop }) => {
    const value = plainEmail(mention.text)
    const agreeing: IdentitySource[] = [
      ...(name !== null && agrees(value.split('@')[0] ?? '', name) ? (['heading'] as const) : []),
      ...(senderAddress?.toLowerCase() === value ? (['mail sender'] as const) : []),
    ]
    return { mention, isAtTop, value, agreeing }
  })
  const best = found.reduce<(typeof found)[number] | null>(
    (top, each) => (top === null || each.agreeing.length > top.agreeing.length ? each : top),
    null,
  )
  if (best === null) return senderAddress === null ? null : fromSender(senderAddress.toLowerCase(), name)
  const { value, agreeing, isAtTop, mention } = best
  return {
    value,
    source: isAtTop ? 'contact line' : 'body',
    agreeing,
    confidence: agreeing.length > 0 ? 'high' : isAtTop ? 'medium' : 'low',
    location: placeOf(document, mention.range),
  }
}

function fromSender(value: string, name: string | null): Identified {
  const isTheirs = name !== null && agrees(value.split('@')[0] ?? '', name)
  return {
    value,
    source: 'mail sender',
    agreeing: isTheirs ? ['heading'] : [],
    confidence: isTheirs ? 'medium' : 'low',
    location: null,
  }
}

/** The first telephone number at the top. */
export function findPhone(document: Document): Identified | null {
  const [phone] = document.contact.phones
  return phone === undefined ? null : onContactLine(document, phone, 'medium', [])
}

/** First match counts. */
const KINDS: readonly (readonly [LinkKind, RegExp])[] = [
  ['orcid', /orcid\.org|^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/i],
  ['github', /\bgithub\.com|\bgitlab\.com/i],
  ['linkedin', /\blinkedin\.com/i],
]

/** Sites of others, where a person has a page that is none of the kinds. */
const SHARED_SITES =
  /\b(?:scholar\.google|google|twitter|x|facebook|instagram|youtube|medium|researchgate|academia|mastodon|kaggle|stackoverflow|skype|t|fediscience|bsky)\.(?:\w{2,6})\b/i

/** Profiles and own sites at the top. Those that name the person are sure. */
export function findLinks(document: Document, name: string | null): IdentifiedLink[] {
  const { orcid, links } = document.contact
  return [...(orcid === null ? [] : [orcid]), ...links].flatMap((mention) => {
    const kind = KINDS.find(([, pattern]) => pattern.test(mention.text))?.[0] ?? 'homepage'
    if (kind === 'homepage' && SHARED_SITES.test(mention.text)) return []
    const isTheirs = kind !== 'orcid' && name !== null && agrees(mention.text, name)
    return [{ ...onContactLine(document, mention, isTheirs ? 'high' : 'medium', isTheirs ? ['heading'] : []), kind }]
  })
}

/** What in an own link may be a name: the host without its ending, and the path. */
export function nameInLink(link: string): string {
  const [host = '', ...path] = link.replace(/^(?:https?:\/\/)?(?:www\.)?/i, '').split('/')
  const own = host.replace(
    /(?:^|\.)(?:github|gitlab|linkedin|netlify|vercel|wordpress|weebly|wixsite)\.\w{2,4}$|\.\w{2,10}$/i,
    '',
  )
  return [own, ...path.slice(0, 2)].join(' ')
}

function agrees(address: string, name: string): boolean {
  return wordsSaid(wordsOf(name), clue('e-mail address', address)).length > 0
}

function onContactLine(
  document: Document,
  { text, range }: Mention,
  confidence: Confidence,
  agreeing: readonly IdentitySource[],
): Identified {
  return { value: text, source: 'contact line', agreeing, confidence, location: placeOf(document, range) }
}
