/** What a report format gives. */
import type { RunReport } from '../model/report.ts'
import type { Chunks } from './chunks.ts'
import type { TableView } from './table-view.ts'

export interface RenderedFile {
  /** File name below the output folder, e.g. `report.json`. */
  readonly name: string
  /** In pieces where thousands of applications would make more than one string can hold (512 MB). */
  readonly content: string | Uint8Array | Chunks
}

/** How the terminal table should look; other formats ignore it, but for CSV, which knows `view`. */
export interface RenderOptions {
  /** Columns of the terminal, at least 40. */
  readonly width: number
  readonly color: boolean
  /** Whether `explain` breaks lines at the width, as people read them; in a pipe a line is a fact. */
  readonly wrap?: boolean
  /** The address of a file for a link, or null where it has none; absent where the terminal has no links. */
  readonly linkTo?: ((path: string) => string | null) | null
  /** What the table shows; absent: everybody. */
  readonly view?: TableView | null
}

/** A report format. The module must be light: it is listed in `--help`. */
export interface Renderer {
  /** The word in `--format`. */
  readonly format: string
  readonly summary: string
  render(report: RunReport, options: RenderOptions): Promise<readonly RenderedFile[]>
}
