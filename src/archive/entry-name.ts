/** Names of entries: most archives say nothing of their encoding, or the wrong thing. */
import { cp437 } from './cp437.ts'

/** Letters and signs that names of files in western Europe have. */
const WESTERN = /^[\x20-\x7e\u00aa\u00b0\u00b7\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]*$/

/** What Windows writes elsewhere, and the letters that must then come out of all bytes. */
const ELSEWHERE: readonly (readonly [string, RegExp])[] = [
  ['ibm866', /^[\x20-\x7e\p{Script=Cyrillic}№·]*$/u],
  ['shift_jis', /^[\x20-\x7e\p{Script=Han}\p{Script=Hiragana}\u30a1-\u30fc\u3000-\u301f\uff01-\uff5e]*$/u],
  ['gb18030', /^[\x20-\x7e\p{Script=Han}\u3000-\u301f\uff01-\uff5e·]*$/u],
]

/** UTF-8 where it can be; else what DOS and older Windows wrote, in the West first. */
export function decodeEntryName(bytes: Uint8Array): string {
  const utf8 = decodeStrictly('utf-8', bytes)
  if (utf8 !== null) return utf8
  const western = cp437(bytes)
  if (WESTERN.test(western)) return western
  for (const [label, letters] of ELSEWHERE) {
    const name = decodeStrictly(label, bytes)
    if (name !== null && letters.test(name)) return name
  }
  return western
}

function decodeStrictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
