/** Applications of which not all could be read: their flag, and that they are less sure of their rank. */
import type { Assessment, Flag } from '../model/assessment.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

const partlyReadCode = 'partly-read'

/** Warnings that mean words are missing, or are not those on the page. */
const DOUBTS: Readonly<Record<string, string>> = {
  'extract/garbled': 'fonts do not say which letters they show',
  'extract/needs-ocr': 'pages are pictures',
  'extract/little-text': 'hardly any words for so many pages',
  'extract/ocr': 'OCR misreads letters',
  'extract/limit': 'not read to its end',
  'extract/cut-short': 'not read to its end',
}

/** Files named in the flag; the others are counted. */
const namedCount = 2

/** One flag for all doubtful and unread documents of an application that has words in others or in part. */
export function partlyRead(diagnostics: readonly Diagnostic[]): Flag[] {
  const doubtful = diagnostics.flatMap(({ path, code, severity, message }) => {
    const why = severity === 'error' ? message : Object.hasOwn(DOUBTS, code) ? DOUBTS[code] : undefined
    return why === undefined ? [] : [`${path === null ? '' : `${path}: `}${why}`]
  })
  if (doubtful.length === 0) return []
  const named = doubtful.slice(0, namedCount).join('; ')
  const others = doubtful.length > namedCount ? `; and ${doubtful.length - namedCount} more` : ''
  const message = `confidence is lowered, for not all could be read (${named}${others}): what is missing may count`
  return [{ code: partlyReadCode, message, location: null }]
}

/** True where a level may well be off, for want of words. */
export function isPartlyRead({ flags }: Assessment): boolean {
  return flags.some(({ code }) => code === partlyReadCode)
}
