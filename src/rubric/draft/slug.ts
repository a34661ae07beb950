/** Ids and labels made of a posting's words. */

import { isStopword } from '../../text/stopwords.ts'
import { tokenize } from '../../text/tokenize.ts'

const wordsOfId = 4
const labelLength = 60

/** `Menu planning & costing` → `menu-planning-costing`; never empty. */
export function slug(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('++', ' plus plus').replaceAll('#', ' sharp ')
  const words = tokenize(plain)
    .map(({ word }) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
  const telling = words.filter((word) => word.length === 1 || !isStopword(word))
  const [first = 'part', ...rest] = (telling.length > 0 ? telling : words).slice(0, wordsOfId)
  return [/^[a-z]/.test(first) ? first : `n-${first}`, ...rest].map((word) => word.slice(0, 24)).join('-')
}

/** With a capital, on one line, cut at a word. */
export function labelOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#)]+$/gu, '')
  const short = plain.length <= labelLength ? plain : `${plain.slice(0, labelLength).replace(/\s+\S*$/, '')} …`
  return short === '' ? 'Requirement' : short.charAt(0).toUpperCase() + short.slice(1)
}

/** The same ids with a number where one stands twice. */
export function withDistinctIds<Part extends { readonly id: string }>(parts: readonly Part[]): Part[] {
  const used = new Set<string>()
  return parts.map((part) => {
    let id = part.id
    for (let number = 2; used.has(id); number++) id = `${part.id}-${number}`
    used.add(id)
    return { ...part, id }
  })
}
