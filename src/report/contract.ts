/** What a report format gives. */
import type { RunReport } from '../model/report.ts'
import type { Chunks } from './chunks.ts'

export interface RenderedFile {
  /** File name below the output folder, e.g. `report.json`. */
  readonly name: string
  /** In pieces where thousands of applications would make more than one string can hold (512 MB). */
  readonly content: string | Uint8Array | Chunks
}

/** How the terminal table should look; other formats ignore it. */
export interface RenderOptions {
  /** Columns of the terminal, at least 40. */
  readonly width: number
  readonly color: boolean
}

/** A report format. The module must be light: it is listed in `--help`. */
export interface Renderer {
  /** The word in `--format`. */
  readonly format: string
  readonly summary: string
  render(report: RunReport, options: RenderOptions): Promise<readonly RenderedFile[]>
}
