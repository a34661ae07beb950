/** One weight of the fonts that ship, measured and drawn; what it has not is left to the viewer's own fonts. */
import {
  beginText,
  endText,
  moveText,
  type PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  rgb,
  setFillingColor,
  setFontAndSize,
  showText,
} from '@cantoo/pdf-lib'
import type { Font } from 'fontkit'
import type { Color } from '../model/print.ts'
import { type CjkCollection, cjkCollection, missingLetter, type ScriptRun, scriptRuns } from './script.ts'

/** What the viewer's fonts are asked for by. */
const CJK_FONTS: Readonly<Record<CjkCollection, { readonly font: string; readonly encoding: string }>> = {
  GB1: { font: 'STSong-Light', encoding: 'UniGB-UTF16-H' },
  Japan1: { font: 'HeiseiKakuGo-W5', encoding: 'UniJIS-UTF16-H' },
  Korea1: { font: 'HYGoThic-Medium', encoding: 'UniKS-UTF16-H' },
}

/** Where a text begins, on its baseline. */
export interface At {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: Color
}

export class Face {
  /** Whether a letter was asked for that no font at hand has. */
  lacksLetters = false
  private readonly document: PDFDocument
  private readonly font: PDFFont
  private readonly source: Font
  private readonly widths = new Map<string, number>()
  private readonly cjk = new Map<CjkCollection, PDFRef>()

  /** @param font embedded from `source` */
  constructor(document: PDFDocument, font: PDFFont, source: Font) {
    this.document = document
    this.font = font
    this.source = source
  }

  /** Points at size 1. */
  widthOf(text: string): number {
    const known = this.widths.get(text)
    if (known !== undefined) return known
    const width = this.runs(text).reduce((sum, run) => sum + this.runWidth(run), 0)
    this.widths.set(text, width)
    return width
  }

  draw(page: PDFPage, text: string, { x, y, size, color }: At): void {
    let left = x
    for (const run of this.runs(text)) {
      if (run.kind === 'cjk') this.drawCjk(page, run.text, { x: left, y, size, color })
      else page.drawText(run.text, { x: left, y, size, font: this.font, color: paint(color) })
      left += size * this.runWidth(run)
    }
  }

  private runs(text: string): readonly ScriptRun[] {
    const runs = scriptRuns(text, (codePoint) => this.source.hasGlyphForCodePoint(codePoint))
    this.lacksLetters ||= !text.includes(missingLetter) && runs.some((run) => run.text.includes(missingLetter))
    return runs
  }

  /** Every character of these fonts is as wide as it is high. */
  private runWidth({ kind, text }: ScriptRun): number {
    return kind === 'cjk' ? [...text].length : this.font.widthOfTextAtSize(text, 1)
  }

  private drawCjk(page: PDFPage, text: string, { x, y, size, color }: At): void {
    const collection = cjkCollection(text)
    const name = page.node.newFontDictionary('Cjk', this.cjkFont(collection))
    page.pushOperators(
      beginText(),
      setFillingColor(paint(color)),
      setFontAndSize(name, size),
      moveText(x, y),
      showText(PDFHexString.of(utf16(text))),
      endText(),
    )
  }

  /** A font that is named and not part of the file. */
  private cjkFont(collection: CjkCollection): PDFRef {
    const known = this.cjk.get(collection)
    if (known !== undefined) return known
    const { context } = this.document
    const { font, encoding } = CJK_FONTS[collection]
    const box = { Type: 'FontDescriptor', FontName: font, Flags: 6, FontBBox: [0, -200, 1000, 900], ItalicAngle: 0 }
    const descriptor = context.register(context.obj({ ...box, Ascent: 880, Descent: -120, CapHeight: 700, StemV: 80 }))
    const system = {
      Registry: PDFHexString.of('41646f6265'),
      Ordering: PDFHexString.of(ascii(collection)),
      Supplement: 2,
    }
    const kind = { Type: 'Font', Subtype: 'CIDFontType0', BaseFont: font, DW: 1000 }
    const descendant = context.register(
      context.obj({ ...kind, CIDSystemInfo: context.obj(system), FontDescriptor: descriptor }),
    )
    const whole = { Type: 'Font', Subtype: 'Type0', BaseFont: font, Encoding: PDFName.of(encoding) }
    const ref = context.register(context.obj({ ...whole, DescendantFonts: [descendant] }))
    this.cjk.set(collection, ref)
    return ref
  }
}

export function paint([red, green, blue]: Color) {
  return rgb(red / 255, green / 255, blue / 255)
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')
}

function ascii(text: string): string {
  return Buffer.from(text, 'ascii').toString('hex')
}
