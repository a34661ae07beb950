/** What a file or folder is called, as a name. */

/** `applications/ines-carvalho` → `Ines Carvalho`; ids that are no words stay as they are. */
export function nameFromId(id: string): string {
  const last = id.split('/').at(-1) ?? id
  const words = last
    .replace(/[_-]+/g, ' ')
    .replace(/\b(?:cv|resume|lebenslauf|vita)\b/gi, '')
    .trim()
  return /^[\p{L} .']+$/u.test(words) ? words.replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase()) : last
}
