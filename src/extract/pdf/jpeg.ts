/** JPEGs as they stand in the file, decoded when somebody looks at them: most lie beside all text. */

/** What is used of the engine's decoder. */
interface Decoder {
  parse(bytes: Uint8Array): void
  getData(asked: { readonly width: number; readonly height: number; readonly isSourcePDF: boolean }): ArrayLike<number>
}

/** What the engine hands over as a bitmap of the browser's. */
export class Jpeg {
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /**
   * @param size as the page has it
   * @returns red, green and blue of each pixel, row by row; null where the bytes are damaged
   */
  async decoded(size: { readonly width: number; readonly height: number }): Promise<ArrayLike<number> | null> {
    // @ts-expect-error this build has no types
    const { JpegImage } = await import('pdfjs-dist/image_decoders/pdf.image_decoders.mjs')
    try {
      const decoder: Decoder = new JpegImage()
      decoder.parse(this.bytes)
      return decoder.getData({ ...size, isSourcePDF: true })
    } catch {
      return null
    }
  }

  /** The engine closes bitmaps when a page is left; here nothing is open. */
  close(): void {}
}

/** Stands in for a browser's ImageDecoder, of which the engine asks JPEGs in red, green and blue without a mask (6 % of the time). */
export class LaterDecoder {
  private readonly jpeg: Jpeg

  constructor({ data }: { readonly data: Uint8Array }) {
    this.jpeg = new Jpeg(data)
  }

  static async isTypeSupported(type: string): Promise<boolean> {
    return type === 'image/jpeg'
  }

  async decode(): Promise<{ readonly image: Jpeg }> {
    return { image: this.jpeg }
  }

  close(): void {}
}
