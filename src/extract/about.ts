/** What files say of themselves beside their text: titles and authors, as programs and people fill them in. */

const maxLength = 200

/** One line of a property; null for what is empty or no text. */
export function propertyText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return text === '' ? null : text.slice(0, maxLength)
}
