/** A picture of a page: a scan or a photograph, read by OCR where that is wanted. */
import { Refusal } from '../../archive/refusal.ts'
import type { RawDocument, Reader } from '../contract.ts'
import { markBlocks } from '../layout/blocks.ts'
import { layOut } from '../ocr/lines.ts'
import { ocrDiagnostic } from '../ocr/report.ts'
import { type ImageHeader, imageHeader, isJpeg, isPng, isWebp, otherPicture, withOrientation } from './image-header.ts'
import { orRefusal } from './refusal.ts'

export const image: Reader = {
  name: 'image',
  version: 2,
  summary: 'PNG, JPEG and WebP, read by OCR with --ocr; without it they are listed as unread',
  extensions: ['png', 'jpg', 'jpeg', 'webp'],
  mediaTypes: ['image/png', 'image/jpeg', 'image/webp'],
  sniff: (bytes) => isPng(bytes) || isJpeg(bytes) || isWebp(bytes) || otherPicture(bytes) !== null,
  read: (bytes, { ocr }) =>
    orRefusal('a picture', async () => {
      const other = otherPicture(bytes)
      if (other !== null) throw notRead(other)
      if (!ocr) throw needsOcr()
      return readPicture(bytes, checked(imageHeader(bytes)))
    }),
}

/** Pixels at most; a photograph of the best telephones has 50 million. */
const pixelLimit = 60_000_000

function needsOcr(): Refusal {
  const hint = 'run again with --ocr, or ask for a text PDF or DOCX; it is listed as unread, not ranked'
  return new Refusal('extract/needs-ocr', 'it is a picture: its words can only be read by OCR', hint)
}

function notRead(format: string): Refusal {
  const hint =
    'save it as PNG, JPEG or PDF and run with --ocr, or ask for a text PDF or DOCX; it is listed as unread, not ranked'
  return new Refusal('extract/picture-format', `it is a picture in a format that is not read: ${format}`, hint)
}

/** @throws Refusal for a picture without a size, or with too many pixels */
function checked(header: ImageHeader | null): ImageHeader {
  if (header === null)
    throw new Refusal('extract/damaged', 'the picture is damaged or cut off', 'ask for it to be sent again')
  const pixels = header.width * header.height
  if (pixels <= pixelLimit) return header
  const message = `the picture has ${Math.round(pixels / 1e6)} million pixels; at most ${pixelLimit / 1e6} million are read`
  throw new Refusal('extract/too-large', message, 'ask for a smaller copy')
}

async function readPicture(bytes: Uint8Array, header: ImageHeader): Promise<RawDocument> {
  const { openRecognizer } = await import('../ocr/recognize.ts')
  const recognizer = await openRecognizer()
  try {
    const words = await recognizer.read(withOrientation(bytes, header.orientation))
    const scale = 72 / header.dotsPerInch
    const page = layOut(words, scale)
    const pages = markBlocks([{ width: header.width * scale, height: header.height * scale, lines: page.lines }])
    return { pages, hidden: [], diagnostics: page.wordCount === 0 ? [] : [ocrDiagnostic([page], 'the picture was')] }
  } finally {
    await recognizer.close()
  }
}
