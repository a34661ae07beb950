/** A name that a form asks for in two fields: `Surname: Lovelace` beside or below `First name: Ada`. */
import { type IsSaid, namesOnLine, type ShapedName } from './name-shape.ts'

/** By language: Czech, Danish, Dutch, English, French, German, Italian, Polish, Portuguese, Russian, Spanish, Swedish. */
const SURNAME =
  'příjmení|efternavn|achternaam|surnames?|surname\\(s\\)|family names?|last names?|nom(?: de famille)?|nachname|familienname|cognome|nazwisko|sobrenome|apelido|фамилия|apellidos?|efternamn'
const GIVEN =
  'jméno|fornavne?|voornamen|voornaam|given names?|given name\\(s\\)|first names?|first name\\(s\\)|forenames?|prénoms?|vornamen?|nome|imię|nome próprio|имя|nombres?|förnamn'

const anyLabel = `${SURNAME}|${GIVEN}|\\p{L}{2,20}`

/** The words behind a label: up to the next field on the line. */
function fieldOf(labels: string): RegExp {
  return new RegExp(
    `(?:^|[\\s|;,])(?:${labels})\\s*[:：]\\s*(\\p{Lu}[^:：|;,\\t]{0,40}?)(?=\\s*(?:[|;,\\t]|$)|\\s+(?:${anyLabel})\\s*[:：])`,
    'iu',
  )
}

/** A label that has its line, or cell, to itself. */
function labelAlone(labels: string): RegExp {
  return new RegExp(`^\\s*(?:${labels})\\s*[:：]?\\s*$`, 'iu')
}

interface Field {
  readonly onLine: RegExp
  readonly above: RegExp
}

const given: Field = { onLine: fieldOf(GIVEN), above: labelAlone(GIVEN) }
const surname: Field = { onLine: fieldOf(SURNAME), above: labelAlone(SURNAME) }

/** Lines from one field to the other at most. */
const mostApart = 2

/** A name as it is written outside of forms, with the first and the last line it stands on. */
export interface NameInFields extends Pick<ShapedName, 'value' | 'need'> {
  readonly first: number
  readonly last: number
}

export function nameInFields(lines: readonly string[], isSaid: IsSaid): NameInFields | null {
  const [one, other] = [placeOf(lines, given), placeOf(lines, surname)]
  if (one === null || other === null || Math.abs(one.line - other.line) > mostApart) return null
  const [name] = namesOnLine(`${one.words} ${other.words}`, isSaid)
  if (name === undefined) return null
  const [first = 0, last = 0] = [one.line, other.line].toSorted((a, b) => a - b)
  // Two labels say that it is a name.
  return { value: name.value, need: name.need === 'one word' ? 'nothing' : name.need, first, last }
}

function placeOf(
  lines: readonly string[],
  { onLine, above }: Field,
): { readonly words: string; readonly line: number } | null {
  for (const [at, text] of lines.entries()) {
    const words = onLine.exec(text)?.[1]?.trim() ?? ''
    if (words !== '') return { words, line: at }
    const below = above.test(text) ? (lines[at + 1]?.trim() ?? '') : ''
    if (/^\p{Lu}[^:：]{0,40}$/u.test(below)) return { words: below, line: at + 1 }
  }
  return null
}
