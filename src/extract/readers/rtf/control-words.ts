/** What RTF's control words mean for text: data only. */

/** Destinations whose text is not on the page. */
export const SKIPPED: ReadonlySet<string> = new Set(
  (
    'fonttbl colortbl stylesheet listtable listoverridetable info pict objdata objclass objname objalias objsect objtime themedata colorschememapping datastore ' +
    'latentstyles rsidtbl generator xmlnstbl fldinst listtext pntext pnseclvl bkmkstart bkmkend annotation atnid atnauthor ' +
    'atntime atnref atndate revtbl private template operator nonshppict filetbl xe tc txe rxe mmathPr wgrffmtfilter'
  ).split(' '),
)

/** Destinations marked `\*` that hold words all the same. */
export const PRINTED_STARRED: ReadonlySet<string> = new Set(['shpinst', 'shptxt', 'shppict'])

/** Destinations printed on every page. */
export const HEADERS: ReadonlySet<string> = new Set([
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
])

/** Control words that print one character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: ' ',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': ' ',
  _: '-',
  '-': '',
}

/** Encodings of code pages that are not `windows-` and their number. */
export const CODE_PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
}

/** Encodings by the character set of a font, but for those that leave it to the file. */
export const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}
