/** The kinds of container: the one list of unpackers. A new kind is a file in unpackers/ and a line here. */
import type { Unpacker } from './contract.ts'
import { eml } from './unpackers/eml.ts'
import { mbox } from './unpackers/mbox.ts'
import { zip } from './unpackers/zip.ts'

export const unpackers: readonly Unpacker[] = [eml, mbox, zip]

/** True when a file's name says that it may hold other files. */
export function isContainerName(path: string): boolean {
  const extension = extensionOf(path)
  return unpackers.some((unpacker) => unpacker.extensions.includes(extension))
}

/**
 * The unpacker for a file. Name or media type must speak of a container, so that a DOCX is not taken for an archive;
 * then the bytes decide which, the one that was named first.
 *
 * @returns null for what is no container
 */
export function unpackerFor(name: string, mediaType: string | null, bytes: Uint8Array): Unpacker | null {
  const extension = extensionOf(name)
  const named = unpackers.filter(
    (each) => each.extensions.includes(extension) || (mediaType !== null && each.mediaTypes.includes(mediaType)),
  )
  if (named.length === 0) return null
  return [...named, ...unpackers].find((each) => each.sniff(bytes)) ?? null
}

function extensionOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}
