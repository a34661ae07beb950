/** What is said of pages that were read by OCR. */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { type OcrPage, unsureConfidence } from './lines.ts'

/** How well it was read, so that a person knows what to look at. */
export function ocrDiagnostic(pages: readonly OcrPage[], what: string): Diagnostic {
  const sum = (count: (page: OcrPage) => number) => pages.reduce((total, page) => total + count(page), 0)
  const [words, unsure, illegible] = [
    sum((page) => page.wordCount),
    sum((page) => page.unsureCount),
    sum((page) => page.illegibleCount),
  ]
  const confidence = words === 0 ? 0 : Math.round(sum((page) => (page.confidence ?? 0) * page.wordCount) / words)
  const parts = [
    `${what} read by OCR: ${words} words, mean confidence ${confidence} of 100`,
    ...(unsure === 0 ? [] : [`${unsure} unsure (below ${unsureConfidence})`]),
    ...(illegible === 0 ? [] : [`${illegible} illegible and left out`]),
  ]
  return diagnostic({
    code: 'extract/ocr',
    severity: 'warning',
    message: parts.join('; '),
    hint: 'compare what counts with the page: OCR misreads letters, accents and numbers',
  })
}

/** `page 3 was`, `pages 1, 2 and 5 were`. */
export function pagesText(numbers: readonly number[]): string {
  const last = numbers.at(-1)
  if (numbers.length <= 1) return `page ${last} was`
  return `pages ${numbers.slice(0, -1).join(', ')} and ${last} were`
}
