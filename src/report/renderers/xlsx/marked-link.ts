/** A link into a marked-up copy that is written beside the workbook. */
import type { MarkedCopy } from '../../contract.ts'
import type { Link } from './cell.ts'

/** @param page of the original, from 1; null for the whole copy */
export function linkTo({ file, coverPages }: MarkedCopy, page: number | null): Link {
  const name = file.slice(file.lastIndexOf('/') + 1)
  if (page === null || coverPages === null) return { text: name, target: file }
  return { text: `${name}, page ${page + coverPages}`, target: `${file}#page=${page + coverPages}` }
}
