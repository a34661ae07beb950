/** What is said where an optional package was left out at installation. */
import { Refusal } from '../../archive/refusal.ts'

/** A document with this diagnostic reads otherwise once the package is there: it must not be kept. */
export const ocrMissingCode = 'extract/ocr-missing'

/** @param what needs the packages, as the beginning of a sentence */
export function missing(what: string, packages: readonly string[]): Refusal {
  const message = `${what} needs what is not installed: ${packages.join(', ')}`
  return new Refusal(ocrMissingCode, message, `npm install ${packages.join(' ')}`)
}
