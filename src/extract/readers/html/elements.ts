/** What HTML elements mean for text: data only. */
import type { BlockKind } from '../../../model/document.ts'

/** A kind of null takes the kind of what the element stands in. */
export interface BlockElement {
  readonly kind: Exclude<BlockKind, 'header'> | null
  readonly level: number | null
}

/** Elements that begin and end a line of their own. */
export const BLOCKS: ReadonlyMap<string, BlockElement> = new Map<string, BlockElement>([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, { kind: 'heading', level }] as [string, BlockElement]),
  ['li', { kind: 'item', level: null }],
  ['td', { kind: 'cell', level: null }],
  ['th', { kind: 'cell', level: null }],
  ...(
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form frameset header hgroup hr html legend main menu nav ol optgroup option p pre search section select summary table tbody ' +
    'textarea tfoot thead tr ul'
  )
    .split(' ')
    .map((name) => [name, { kind: null, level: null }] as [string, BlockElement]),
])

/** Elements whose text no reader of the page sees, and that hide nothing on purpose. */
export const DROPPED: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript', // for browsers without scripts
  'title', // of the window, or a tooltip in SVG
  'iframe', // another document
  'object', // fallback
  'video', // fallback
  'audio', // fallback
  'canvas', // fallback
  'datalist', // suggestions of a form
  'metadata',
  'desc',
  'rt', // reading aid: the base text says the same
  'rp',
  'noframes',
  'noembed',
])

/** Roles of ARIA that stand around the content of a page. */
const AROUND = /^(?:navigation|search|menu|menubar|dialog|alertdialog|toolbar|tablist|contentinfo)$/

/** Names that builders of pages give to menus and cookie banners. */
const MENU =
  /(?:^|[\s_-])(?:cookies?|gdpr|ccpa|skip-(?:link|nav|to-content)|breadcrumbs?|navbar|nav-?menu|main-?menu|site-?nav|hamburger)(?:$|[\s_-])/i

/** True for menus, searches, banners and the foot of a page: shown, and no words about the person. */
export function isAroundContent(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (name === 'nav' || name === 'search' || name === 'footer') return true
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return false
  return AROUND.test(attributes.role ?? '') || MENU.test(`${attributes.id ?? ''} ${attributes.class ?? ''}`)
}

/** Elements an author may write inside Markdown; anything else in angle brackets is text. */
export const INLINE: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label link mark meta meter output ' +
    'picture progress q rb ruby s samp small source span strike strong sub sup svg path g rect circle time tt u var wbr'
  ).split(' '),
)
