/** What mail programs attach by themselves: no application document, and passed over. */
import type { Severity } from '../../model/diagnostic.ts'

export interface Noise {
  readonly what: string
  readonly severity: Severity
  readonly hint: string | null
  /** A picture may be a photographed CV: it stays when its name says so. */
  readonly mayBeDocument: boolean
}

interface NoiseRule extends Noise {
  readonly mediaType: RegExp
  readonly extension: RegExp
}

const plain = { severity: 'info', hint: null, mayBeDocument: false } as const

/** Tried in order, by media type or extension. */
const NOISE: readonly NoiseRule[] = [
  {
    mediaType: /^image\//,
    extension: /\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|heic|emf|wmf)$/i,
    what: 'a picture',
    ...plain,
    mayBeDocument: true,
  },
  { mediaType: /^(?:text\/calendar|application\/ics)$/, extension: /\.ics$/i, what: 'a calendar entry', ...plain },
  { mediaType: /^text\/(?:x-)?vcard$/, extension: /\.vcf$/i, what: 'a business card', ...plain },
  {
    mediaType: /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature|pgp-keys)$/,
    extension: /\.(?:p7s|sig)$/i,
    what: 'a signature',
    ...plain,
  },
  {
    mediaType: /^application\/(?:(?:x-)?pkcs7-mime|pgp-encrypted)$/,
    extension: /\.(?:p7m|pgp|gpg|asc)$/i,
    what: 'encrypted, or signed as a whole (S/MIME or PGP), which only its reader can open',
    severity: 'warning',
    hint: 'open the mail in the program that has the key and save what is in it in a folder, or ask for it to be sent anew without encryption',
    mayBeDocument: false,
  },
  {
    mediaType: /^application\/(?:vnd\.)?ms-tnef$/,
    extension: /^winmail\.dat$/i,
    what: "Outlook's own format, in which attachments may be hidden",
    severity: 'warning',
    hint: 'open the mail in Outlook and look for attachments, or ask for it to be sent anew as plain text',
    mayBeDocument: false,
  },
  {
    mediaType:
      /^(?:message\/(?:delivery-status|disposition-notification|feedback-report)|text\/(?:rfc822-headers|x-amp-html))$/,
    extension: /(?!)/,
    what: "a mail program's own note",
    ...plain,
  },
]

/** Why a part of a mail is no document, or null when it may be one. A picture in the text is never one. */
export function noiseOf(part: {
  readonly name: string
  readonly mediaType: string
  readonly related: boolean
}): Noise | null {
  const noise = NOISE.find((each) => each.mediaType.test(part.mediaType) || each.extension.test(part.name))
  if (noise === undefined) return null
  return part.related ? { ...noise, mayBeDocument: false } : noise
}
