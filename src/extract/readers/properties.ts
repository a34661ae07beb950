/** Title and author of an office document, from the part that keeps its properties. */

import type { About } from '../../model/document.ts'
import { propertyText } from '../about.ts'
import { walkXml } from './xml.ts'

const prefixes = { 'http://purl.org/dc/elements/1.1/': 'dc' } as const

/** @param xml `docProps/core.xml` or `meta.xml`; a damaged one says nothing, and the text is read all the same */
export async function readProperties(xml: Uint8Array | null): Promise<About> {
  const said: Record<string, string> = {}
  let inside: string | null = null
  if (xml !== null) {
    await walkXml(xml, prefixes, {
      open(name) {
        inside = name
      },
      text(data) {
        if (inside !== null) said[inside] = (said[inside] ?? '') + data
      },
      close() {
        inside = null
      },
    }).catch(() => {})
  }
  return {
    title: propertyText(said['dc:title']),
    author: propertyText(said['meta:initial-creator'] ?? said['dc:creator']),
  }
}
