/** Words of dates in English, French, German, Spanish and Portuguese. Data only; lower case, without diacritics. */

/** Names of the twelve months, in order; a period may follow each. */
export const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'januar', 'janner', 'jaen', 'enero', 'ene', 'janeiro'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev', 'februar', 'febrero', 'fevereiro'],
  ['march', 'mar', 'mars', 'marz', 'mrz', 'maerz', 'marzo', 'marco'],
  ['april', 'apr', 'avril', 'avr', 'abril', 'abr'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'jun', 'juin', 'juni', 'junio', 'junho'],
  ['july', 'jul', 'juillet', 'juil', 'juli', 'julio', 'julho'],
  ['august', 'aug', 'aout', 'agosto', 'ago'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'setembro', 'set'],
  ['october', 'oct', 'octobre', 'oktober', 'okt', 'octubre', 'outubro', 'out'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'decembre', 'dezember', 'dez', 'diciembre', 'dic', 'dezembro'],
]

/** Parts of a year that are no month: they tell the year alone. */
export const SEASONS: readonly string[] = [
  ...['spring', 'spr', 'summer', 'fall', 'autumn', 'winter', 'q1', 'q2', 'q3', 'q4'],
  ...['fruhjahr', 'fruhling', 'sommer', 'herbst', 'wintersemester', 'sommersemester', 'ws', 'ss', 'wise', 'sose'],
  ...['printemps', 'ete', 'automne', 'hiver', 'primavera', 'verano', 'otono', 'invierno', 'verao', 'outono', 'inverno'],
]

/** Until when, for what goes on. Longer phrases first. */
export const PRESENT: readonly string[] = [
  ...['presently', 'present', 'pres', 'now', 'currently', 'current', 'today', 'ongoing', 'to date', 'date'],
  ...['heute', 'jetzt', 'laufend', "aujourd'hui", 'actuellement', 'actuel', 'en cours', 'ce jour', 'maintenant'],
  ...[
    'heden',
    'oggi',
    'ad oggi',
    'in corso',
    'obecnie',
    'dosud',
    'soucasnost',
    'gunumuz',
    'halen',
    'pagaende',
    'nuvarande',
  ],
  ...['actualidad', 'actualmente', 'actual', 'presente', 'hoy', 'atualmente', 'atual', 'hoje', 'o momento'],
]

/** The same in scripts without blanks between words, and others whose letters no `\\b` of a pattern knows. */
export const PRESENT_ABROAD: readonly string[] = [
  ...['現在', '现在', '至今', '今', '현재', 'настоящее время', 'наст. время', 'сейчас', 'σημερα', 'الآن', 'היום'],
]
export const UNTIL_ABROAD: readonly string[] = ['から', '至', '到', '부터', 'по', 'до', 'εως', 'حتى', 'עד']

/** Between start and end. */
export const UNTIL: readonly string[] = [
  ...['to', 'until', 'till', 'through', 'thru', 'bis', 'a', 'au', 'al', 'ate', 'hasta', "jusqu'a", "jusqu'en"],
]

/** Before a date from which something goes on. */
export const SINCE: readonly string[] = ['since', 'seit', 'depuis', 'desde']

/** Before a date at which something ends, of which the start is not told. */
export const ENDED: readonly string[] = [
  ...['until', 'bis', "jusqu'en", 'hasta', 'ate'],
  ...[
    'class of',
    'graduated',
    'graduation',
    'completed',
    'conferred',
    'abschluss',
    'abgeschlossen',
    'obtenu',
    'obtenue',
  ],
]

/** Before or after a date that lies ahead. */
export const EXPECTED: readonly string[] = [
  ...['expected', 'anticipated', 'projected', 'planned', 'exp', 'expecting', 'due'],
  ...['voraussichtlich', 'prevue', 'prevu', 'previsto', 'prevista'],
]

/** What follows a number of four digits that is no year. */
export const COUNTED: readonly string[] = [
  ...['participants', 'subjects', 'patients', 'people', 'students', 'users', 'volunteers', 'samples', 'images'],
  ...['channels', 'features', 'neurons', 'nodes', 'words', 'hours', 'points', 'cases', 'trials', 'genes', 'cores'],
  ...['teilnehmer', 'patienten', 'probanden', 'sujets', 'pacientes', 'euros', 'euro', 'eur', 'usd', 'gbp', 'chf'],
  ...['dollars', 'dollar', 'pounds', 'hz', 'khz', 'mhz', 'ms', 'mb', 'gb', 'kg', 'km', 'px', 'dimensions', 'times'],
  ...['downloads', 'citations', 'stars', 'records', 'documents', 'items', 'lines', 'customers', 'employees'],
]

/** What a number of four digits follows when it is the name of a page, a norm, a product or a place. */
export const NUMBERED: readonly string[] = [
  ...['p', 'pp', 'page', 'pages', 'seite', 'seiten', 'vol', 'volume', 'no', 'nr', 'issue', 'article', 'room', 'box'],
  ...['iso', 'din', 'iec', 'rfc', 'astm', 'ieee', 'issn', 'isbn', 'arxiv', 'doi', 'pmid', 'patent', 'rs'],
  ...['windows', 'office', 'excel', 'server', 'studio', 'autocad', 'version', 'zip', 'plz', 'nsw', 'qld'],
]
