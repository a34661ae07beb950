/** What is said of files that a source takes in when it becomes a page: a reader opens nothing but the file it was given. */
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'

/** Names that are told. */
const told = 5

export const partsElsewhere = (files: readonly string[]): Diagnostic =>
  diagnostic({
    code: 'extract/part-not-read',
    severity: 'warning',
    message: `parts of the text stand in other files, which are never opened: ${files.slice(0, told).join(', ')}${files.length > told ? ', …' : ''}`,
    hint: 'ask for the PDF',
  })
