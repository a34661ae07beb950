/** What tells who a person is besides their name: tables, with what stands in their place. */

/** Pronouns and forms of address, as whole words of any case. */
export const GENDERED: Readonly<Record<string, string>> = {
  he: 'they',
  she: 'they',
  him: 'them',
  his: 'their',
  her: 'their',
  hers: 'theirs',
  himself: 'themself',
  herself: 'themself',
  mr: '',
  mrs: '',
  ms: '',
  miss: '',
  mister: '',
  madam: '',
  sir: '',
  herr: '',
  frau: '',
  monsieur: '',
  madame: '',
  señor: '',
  señora: '',
}

/** Lines that say of a person what no rubric asks. */
export const PERSONAL_LINE =
  /^[\s•*-]*(?:date of birth|born|birth(?:day|date| place)?|place of birth|d\.?o\.?b\.?|age|gender|sex|nationality|citizenship|marital status|family status|religion|address|home address|geburtsdatum|geboren|staatsangehörigkeit|familienstand|né|née|nationalité|fecha de nacimiento|nacionalidad|photo)\s*[:–-]/iu

/** Words of a street, before or behind its name. */
export const STREET =
  /\b(?:street|st\.|road|rd\.|avenue|ave\.?|boulevard|blvd\.?|lane|drive|court|square|p\.?\s?o\.? box|apt\.?|apartment|suite|rue|via|calle|rua|platz|allee|weg|gasse)\b|stra(?:ß|ss)e\b|\bstr\.|(?<!\p{L})(?:ulica|ul\.)/iu

/** `14 Foundry Row, Cardiff` and `Am Lindenhof 7, Freiburg`: a number beside a name. */
export const HOUSE =
  /^\s*\d{1,4}[a-z]?\s+\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]+){0,2}\s*(?:,|$)|\p{Lu}[\p{L}.]+ \d{1,4}[a-z]?\s*(?:,|$)/u

/** Marks that a PDF may leave beside their letter: `Horv´athov´a`. */
export const LOOSE_MARKS = /[\u00a8\u00af\u00b4\u00b8\u02b0-\u02ff`^~]/gu

/** `Boston, MA 02118`, `1012 AB Amsterdam`, `CB2 1TN`, `CH-8004 Zürich`: four digits alone are rather a year. */
export const POSTAL =
  /\b(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|\d{5}(?:-\d{4})?|\d{4}\s[A-Z]{2}|[A-Z]{1,3}-\d{4})(?=\s|,|$)/u
/** A line of two or three names of places and nothing else. */
export const PLACES =
  /^[\s•|]*\p{Lu}[\p{L} .'’-]{1,30}(?:,|\s\/|\s·)\s*\p{Lu}[\p{L} .'’-]{1,30}(?:,\s*\p{Lu}[\p{L} .'’-]{1,30})?[\s|•]*$/u

/** A mail address, whoever's. */
export const MAIL = /[\w.+-]{1,64}(?:@|\s?[[(]\s?at\s?[\])]\s?)[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/giu

/** Links to profiles and own pages; what is cited by its number names a paper and not a person. */
export const LINK =
  /(?:https?:\/\/|www\.)(?![^\s]*(?:doi\.org|arxiv\.org|pubmed|ncbi\.nlm))[^\s<>|"”)\]]{3,200}|\b(?:[a-z0-9-]{1,40}\.)?(?:github|gitlab|linkedin|researchgate|orcid|twitter|x|facebook|scholar\.google|bsky|mastodon)\.(?:com|org|net|io|social)\/[^\s<>|"”)\]]{1,150}|\b[a-z0-9-]{2,40}\.(?:github|gitlab)\.io\b[^\s<>|"”)\]]{0,100}/giu
export const ORCID = /\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/gu

/** A year of the last hundred. */
export const YEAR = /\b(?:19[3-9]\d|20[0-4]\d)\b/gu

/** Words of file names that tell nothing of a person. */
export const FILE_WORDS = new Set(
  'cv resume curriculum vitae application applicant candidate cover letter research statement publications list final new draft version copy scan documents the and for of'.split(
    ' ',
  ),
)
