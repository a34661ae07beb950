/** Marked-up copies of PDFs that a run has read, made in guarded processes. */
import { type MarkedPdf, noCopy } from '../mark/index.ts'
import type { FoundFile } from '../model/application.ts'
import type { Marking } from '../model/marking.ts'
import { cannotOpen, openSentFiles } from './sent-files.ts'
import { poolFor, type WorldOptions } from './world-options.ts'

export interface Marker {
  /** Never rejects. @param sha256 of what was read: another file is not marked */
  mark(file: FoundFile, sha256: string, marking: Marking): Promise<MarkedPdf>
  close(): void
}

/** @param count how many copies are wanted */
export function openMarker(options: WorldOptions, count: number): Marker {
  const files = openSentFiles(options)
  const pool = poolFor(count, options)
  return {
    mark: async (file, sha256, marking) => {
      try {
        const opened = await files.open(file)
        if (opened.kind === 'failure') return noCopy(opened.diagnostic.message)
        if (opened.source.sha256 !== sha256) return noCopy('it changed since it was read')
        return await pool.mark(opened.source, opened.sent, marking)
      } catch (error) {
        return noCopy(cannotOpen(error).message)
      }
    },
    close: () => pool.close(),
  }
}
