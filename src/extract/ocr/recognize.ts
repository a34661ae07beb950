/** Pictures of text → words with their places, by Tesseract in WebAssembly with English data from the registry. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { BBox } from '../../model/document.ts'
import { missing } from './missing.ts'

/** A word as it was recognized. All lengths are pixels of the picture. */
export interface RecognizedWord {
  readonly text: string
  /** 0 to 100. */
  readonly confidence: number
  readonly bbox: BBox
  /** Where the word stands, from the top, at its middle. */
  readonly baseline: number
  /** From the top of its line's high letters to the bottom of its low ones. */
  readonly rowHeight: number
  /** The line that the engine put it in, numbered in the engine's order. */
  readonly line: number
}

export interface Recognizer {
  /** @param picture a PNG or JPEG file */
  read(picture: Uint8Array): Promise<readonly RecognizedWord[]>
  /** Ends its thread: without that the process does not end. */
  close(): Promise<void>
}

/**
 * A fresh engine. One a document, so that what it reads does not depend on what it read before.
 *
 * @throws Refusal when the optional packages are not installed
 */
export async function openRecognizer(): Promise<Recognizer> {
  const { tesseract, dataFolder } = await load()
  const engine = await tesseract.createWorker('eng', tesseract.OEM.LSTM_ONLY, {
    langPath: dataFolder,
    gzip: true,
    // Neither read from nor written to a folder: the data come from the package, and nothing from the network.
    cacheMethod: 'none',
    // Without it a picture that cannot be decoded would end the process.
    errorHandler: () => {},
  })
  // Columns and all; the wrapper's own default takes the page for one block and reads across them.
  await engine.setParameters({ tessedit_pageseg_mode: tesseract.PSM.AUTO })
  return {
    read: async (picture) => {
      const { data } = await engine.recognize(picture as unknown as Buffer, {}, { text: false, blocks: true })
      return wordsOf(data.blocks ?? [])
    },
    close: async () => {
      await engine.terminate()
    },
  }
}

/** What is needed of Tesseract's own types. */
interface EngineBlock {
  readonly paragraphs: readonly { readonly lines: readonly EngineLine[] }[]
}

interface EngineLine {
  readonly words: readonly { readonly text: string; readonly confidence: number; readonly bbox: EngineBox }[]
  readonly baseline: EngineBox
  readonly bbox: EngineBox
  readonly rowAttributes: { readonly rowHeight: number }
}

interface EngineBox {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

function wordsOf(blocks: readonly EngineBlock[]): RecognizedWord[] {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap((line, index) =>
    line.words.map(({ text, confidence, bbox }) => ({
      text: text.trim(),
      confidence,
      bbox: { x0: bbox.x0, top: bbox.y0, x1: bbox.x1, bottom: bbox.y1 },
      baseline: baselineAt(line, (bbox.x0 + bbox.x1) / 2),
      rowHeight: line.rowAttributes.rowHeight > 0 ? line.rowAttributes.rowHeight : line.bbox.y1 - line.bbox.y0,
      line: index,
    })),
  )
}

/** Lines of a crooked scan rise or fall. */
function baselineAt({ baseline }: EngineLine, x: number): number {
  const { x0, y0, x1, y1 } = baseline
  return x1 > x0 ? y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) : y0
}

async function load() {
  try {
    const dataFolder = join(
      dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json')),
      '4.0.0_best_int',
    )
    const { default: tesseract } = await import('tesseract.js')
    return { tesseract, dataFolder }
  } catch {
    throw missing('reading pictures of text', ['tesseract.js', '@tesseract.js-data/eng'])
  }
}
