/** One escaper per sink, so that no word of a document can act as markup, a formula or a terminal command. */

interface CharacterClass {
  readonly ranges: string
  readonly reason: string
}

/** Characters that act or hide instead of showing; code points as in a `u` character class. */
const UNSEEN: readonly CharacterClass[] = [
  { ranges: '\\u{0}-\\u{1F}', reason: 'C0: ESC starts terminal commands, CR overwrites the line' },
  { ranges: '\\u{7F}-\\u{9F}', reason: 'DEL and C1: U+009B is a one-character CSI' },
  { ranges: '\\u{61C}\\u{200E}\\u{200F}\\u{202A}-\\u{202E}\\u{2066}-\\u{206F}', reason: 'bidi controls reorder text' },
  { ranges: '\\u{115F}\\u{1160}\\u{180E}\\u{3164}\\u{FFA0}', reason: 'fillers look like nothing' },
  { ranges: '\\u{200B}-\\u{200D}\\u{2060}-\\u{2065}\\u{FEFF}', reason: 'zero-width' },
  { ranges: '\\u{2028}\\u{2029}\\u{FFF9}-\\u{FFFB}', reason: 'separators and interlinear marks' },
  { ranges: '\\u{D800}-\\u{DFFF}', reason: 'lone surrogates have no UTF-8' },
  { ranges: '\\u{E0000}-\\u{E0FFF}', reason: 'tag characters and supplementary variation selectors carry hidden text' },
]

const UNSEEN_CLASS = UNSEEN.map((each) => each.ranges).join('')
const UNSEEN_PATTERN = new RegExp(`[${UNSEEN_CLASS}]`, 'gu')
const LEADING_BLANKS = new RegExp(`^[\\s${UNSEEN_CLASS}]+`, 'u')

/** Text that begins with a character that shows. */
const SEEN_FIRST = /^[!-~]/

/** First characters that make a spreadsheet read a cell as a formula (OWASP ASVS 1.2.10), with full-width variants. */
const FORMULA_STARTS = '=+-@\t\r\n\0＝＋－＠'

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** No text without one of these can hold what `oneLine` changes. */
const LINE_ENDS = /[\u{AD}\n\t]/u

/** Text of these alone has nothing that acts or hides: the way of most texts. */
const PRINTABLE = /^[ -~]*$/

/** No text without one of these can hold what `safeForMarkdown` changes. */
const MARKS_IN_MARKDOWN = /[\\`*_{}[\]|~$#!^&<>@]|:\/|www\.|^[-+=\d]/iu

/** Runs of anything else; line ends of our own JSON aside. */
const NOT_PRINTABLE_RUN = /[^\n -~]+/g

/** Text on one line: tabs and line ends become a space, soft hyphens (a hint for layout) go; a lone CR stays. */
export function oneLine(text: string): string {
  if (!LINE_ENDS.test(text)) return text
  return text.replaceAll('\u{AD}', '').replace(/\s*(?:\r?\n|\t)\s*/gu, ' ')
}

function showCodePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

/**
 * Text that a terminal prints and never obeys.
 *
 * C0 (with CR and LF), DEL, C1, bidi controls, zero-width and tag characters are shown as `\u{1b}`.
 *
 * @see ECMA-48 for C0 and C1; Unicode TR 36 and 39 for the invisible ones
 */
export function safeForTerminal(text: string): string {
  return PRINTABLE.test(text) ? text : text.replace(UNSEEN_PATTERN, showCodePoint)
}

/** The same of a text of several lines, which stay. */
export function safeLines(text: string): string {
  return text.split('\n').map(safeForTerminal).join('\n')
}

/**
 * One CSV field, always quoted (RFC 4180), that no spreadsheet runs as a formula.
 *
 * A field that starts (blanks aside) like a formula gets a leading `'`. Controls except TAB and LF are shown as
 * `\u{1b}`. Known limit: a spreadsheet told to split at another character than the comma can still cut a field in two.
 */
export function safeForCsv(value: string | number | null): string {
  if (typeof value !== 'string') return `"${value ?? ''}"`
  const shown = PRINTABLE.test(value) ? value : value.replace(UNSEEN_PATTERN, showInCell)
  return `"${isLikeFormula(value) ? "'" : ''}${shown.replaceAll('"', '""')}"`
}

function isLikeFormula(text: string): boolean {
  const starts = (each: string | undefined) => each !== undefined && FORMULA_STARTS.includes(each)
  return starts(text[0]) || (!SEEN_FIRST.test(text) && starts(text.replace(LEADING_BLANKS, '')[0]))
}

function showInCell(character: string): string {
  return character === '\n' || character === '\t' ? character : showCodePoint(character)
}

/** Text for HTML content and for quoted attribute values; invisible characters are shown as `\u{202e}`. */
export function safeForHtml(text: string): string {
  return safeForTerminal(oneLine(text)).replace(/[&<>"'`]/gu, (each) => HTML_ENTITIES[each] ?? each)
}

/**
 * Text that Markdown (CommonMark with GitHub's tables, autolinks, mentions and math) shows as it is, on one line.
 *
 * `@` goes into a code span: GitHub links addresses and mentions even when `@` is escaped, and never inside code.
 */
export function safeForMarkdown(text: string): string {
  const line = safeForTerminal(oneLine(text)).trim()
  if (!MARKS_IN_MARKDOWN.test(line)) return line
  return line
    .replace(/[\\`*_{}[\]|~$#!^]/gu, '\\$&')
    .replace(/[&<>]/gu, (each) => HTML_ENTITIES[each] ?? each)
    .replace(/:(?=\/)/gu, '\\:')
    .replace(/(www)\./giu, '$1\\.')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
    .replace(/^[-+=]/u, '\\$&')
    .replace(/@+/gu, '`$&`')
}

/**
 * JSON with the same values, in which invisible characters stand as `\\u009b`, so that it may go to a terminal.
 *
 * @param json made by JSON.stringify, which has already escaped C0 inside strings
 */
export function safeForJson(json: string): string {
  return json.replace(NOT_PRINTABLE_RUN, (run) => run.replace(UNSEEN_PATTERN, escapeUnits))
}

function escapeUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** JSON that can stand in `<script type="application/json">`: it cannot close the element or break a line. */
export function jsonForScript(value: unknown): string {
  return safeForJson(JSON.stringify(value)).replace(/[<>&]/gu, escapeUnits)
}
