/** What is to be printed, as plain data: blocks of text from top to bottom, and what their colors mean. */

/** Parts of 255. */
export type Color = readonly [red: number, green: number, blue: number]

export interface Run {
  readonly text: string
  readonly look: 'plain' | 'bold' | 'dim'
  /** Somebody's name or words, which run in their own direction; runs of them in a row are one. */
  readonly isTheirs?: boolean
}

export interface PrintColumn {
  readonly title: string
  /** Of the width of the page; all together 1. */
  readonly share: number
  readonly align: 'left' | 'right'
}

export interface PrintRow {
  /** A small box of this color stands before the first cell; null for none. */
  readonly swatch: Color | null
  readonly cells: readonly string[]
}

export type PrintBlock =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'text' | 'small' | 'item'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly columns: readonly PrintColumn[]; readonly rows: readonly PrintRow[] }
  /** Lines to write on, each with a word under it. */
  | { readonly kind: 'signature'; readonly labels: readonly string[] }

export interface PrintDocument {
  readonly title: string
  /** At the foot of every page, before its number. */
  readonly foot: string
  readonly blocks: readonly PrintBlock[]
}

/** The bytes of font files (TrueType). */
export interface PrintFonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}
