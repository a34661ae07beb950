/** How large a PNG, JPEG or WebP is and which way is up, from its header alone. */

export interface ImageHeader {
  /** Pixels, as the picture is meant to be seen: turned where its camera says so. */
  readonly width: number
  readonly height: number
  /** As the file says where that makes a sheet of paper, else 200, the resolution of a plain scan. */
  readonly dotsPerInch: number
  /** 1 to 8 as in Exif; 1 is upright. */
  readonly orientation: number
}

/** Inches of a sheet's longer side: from a postcard to A3 with a margin. Cameras say 72 for what is no paper at all. */
const sheetInches = { least: 5, most: 18 }

const assumedDotsPerInch = 200

export function isPng(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
}

export function isJpeg(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xff, 0xd8, 0xff])
}

export function isWebp(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])
}

const OTHERS: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['TIFF', (bytes) => startsWith(bytes, [0x49, 0x49, 42, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 42])],
  ['GIF', (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38])],
  ['HEIC or AVIF', (bytes) => /^ftyp(?:hei|hev|mif1|msf1|avif)/.test(String.fromCharCode(...bytes.subarray(4, 12)))],
]

/** The name of a format of pictures that is not read, or null. */
export function otherPicture(bytes: Uint8Array): string | null {
  return OTHERS.find(([, is]) => is(bytes))?.[0] ?? null
}

/** Null when the header is broken. */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const found = isPng(bytes) ? pngSize(view) : isWebp(bytes) ? webpSize(view) : jpegSize(view)
    return found === null || found.width === 0 || found.height === 0 ? null : found
  } catch {
    // A header that ends too early.
    return null
  }
}

/** @see W3C, Portable Network Graphics Specification, IHDR and pHYs */
function pngSize(view: DataView): ImageHeader {
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let stated = 0
  for (let at = 8; at + 12 <= view.byteLength; at += view.getUint32(at) + 12) {
    const name = view.getUint32(at + 4)
    if (name === 0x49444154) break
    if (name === 0x70485973 && view.getUint8(at + 16) === 1) stated = view.getUint32(at + 8) * 0.0254
  }
  return sized(width, height, stated, 1)
}

/** @see RFC 9649: the size stands in the first part, in one of three ways */
function webpSize(view: DataView): ImageHeader | null {
  const kind = view.getUint32(12)
  if (kind === 0x56503858) return sized(1 + uint24(view, 24), 1 + uint24(view, 27), 0, 1)
  if (kind === 0x56503820) return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff, 0, 1)
  if (kind !== 0x5650384c) return null
  const bits = view.getUint32(21, true)
  return sized(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff), 0, 1)
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

/** @see ITU-T T.81, frame headers; JFIF 1.02 for the density; Exif 2.3 for the orientation */
function jpegSize(view: DataView): ImageHeader | null {
  let stated = 0
  let orientation = 1
  for (let at = 2; at + 9 < view.byteLength; ) {
    const marker = view.getUint16(at)
    if (marker === 0xffff) at += 1
    else if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return orientation >= 5 ? sized(height, width, stated, orientation) : sized(width, height, stated, orientation)
    } else {
      if (marker === 0xffe0) stated = jfifDensity(view, at)
      if (marker === 0xffe1) orientation = exifOrientation(view, at)
      at += 2 + view.getUint16(at + 2)
    }
  }
  return null
}

/** SOF0 to SOF15, without the tables that stand between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
}

function jfifDensity(view: DataView, at: number): number {
  const unit = view.getUint8(at + 11)
  const density = view.getUint16(at + 12)
  return unit === 1 ? density : unit === 2 ? density * 2.54 : 0
}

/** 1 where the segment does not say. */
function exifOrientation(view: DataView, at: number): number {
  if (view.getUint32(at + 4) !== 0x45786966) return 1
  const base = at + 10
  const isLittle = view.getUint16(base) === 0x4949
  const directory = base + view.getUint32(base + 4, isLittle)
  const count = view.getUint16(directory, isLittle)
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    const value = view.getUint16(entry + 8, isLittle)
    if (view.getUint16(entry, isLittle) === 0x0112 && value >= 1 && value <= 8) return value
  }
  return 1
}

function sized(width: number, height: number, stated: number, orientation: number): ImageHeader {
  const inches = stated > 0 ? Math.max(width, height) / stated : 0
  const isSheet = inches >= sheetInches.least && inches <= sheetInches.most
  return { width, height, dotsPerInch: isSheet ? stated : assumedDotsPerInch, orientation }
}

/**
 * The same JPEG with its orientation said first and in the one byte order that Tesseract looks for; others it would read
 * sideways. Upright pictures stay as they are.
 */
export function withOrientation(bytes: Uint8Array, orientation: number): Uint8Array {
  if (orientation === 1) return bytes
  // APP1, 34 bytes: Exif, big-endian, one entry: tag 0x0112, a short, one of them.
  const segment = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const turned = new Uint8Array(bytes.length + segment.length + entry.length)
  turned.set([...bytes.subarray(0, 2), ...segment, ...entry])
  turned.set(bytes.subarray(2), 2 + segment.length + entry.length)
  return turned
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}
