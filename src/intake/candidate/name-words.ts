/** Words around and against names: what heads a document, addresses a person or says what they are. Data only. */

/** `Curriculum Vitae`, with the ways it is misspelled, and its like: never part of a name. */
const TITLES_OF_DOCUMENTS = [
  'c[iu]rr?[iu]c[a-z]{1,2}l[a-zæ]{1,2}m(?:[\\s_–—-]*v[a-zæ]{2,4})?',
  'vit(?:a|ae|æ)',
  'c\\.? ?v\\.?',
  'r[ée]sum[ée]s?',
  'bio-?(?:data|sketch)',
  'lebenslauf',
  'cover letter',
  'hoja de vida',
  'currículo',
] as const

const title = `(?:${TITLES_OF_DOCUMENTS.join('|')})`

/** A document's title before a name, with what joins them: `Curriculum Vitae of `, `CV – `. */
export const TITLE_BEFORE = new RegExp(
  `^${title}(?![\\p{L}\\p{N}@.])[\\s:|,/·•–—-]*(?:(?:of|for|de|di|von)\\s+)?`,
  'iu',
)

/** A document's title behind a name: ` – Curriculum Vitae`, `'s résumé`. */
export const TITLE_BEHIND = new RegExp(
  `(?:['’]s)?(?:\\s+[Il](?=\\s))?[\\s:|,/·•–—-]+\\[?${title}\\]?[\\s:.–—-]*$`,
  'iu',
)

const NAME_IN_FORMS = [
  'name',
  'nom(?: et pr[ée]noms?)?',
  'pr[ée]nom et nom',
  'nombre(?: completo| y apellidos?)?',
  'nome(?: e cognome| completo)?',
  'naam|namn|navn',
  'imi[ęe] i nazwisko',
  'vor- und (?:nach|zu)name',
  'ad[ıi] soyad[ıi]',
  'фио|имя',
  '姓\\s?名|氏\\s?名|名前',
  '이\\s?름|성\\s?명',
  'الاسم',
] as const

const heading = '(?:personal (?:information|details|data|profile)\\s+)'
const whose = "(?:(?:full|my|(?:candidate|applicant)(?:['’]s)?)\\s+)"

/** What a form calls a name, before it: `Name:`, and the English ones without a colon, as cells of a table have them. */
export const LABEL = new RegExp(
  [
    `^${heading}?${whose}?(?:${NAME_IN_FORMS.join('|')})(?:\\s*[:：.\\u2010-\\u2014-]+\\s*|$)`,
    `^${heading}?${whose}?name\\s+(?=\\p{L})`,
    `^${heading}(?=\\p{L})`,
  ].join('|'),
  'iu',
)

/** How a person is addressed, before their name. */
export const ADDRESS_BEFORE =
  /^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|mme|mlle|herr|frau|dipl\.?-?\w{0,5}|ing|engr|er|sra?|shri|smt|capt|dott|mag|md|rer|nat|med|phil|jur|habil|hc)(?:\.+\s*|\s+))+/iu

/** Degrees and memberships behind a name. Words in capitals alone could be a name: only these are none. */
export const CREDENTIAL =
  /^(?:ph\.?\s?d\.?|d\.?phil\.?|dr\.?|dr\.? ?(?:rer|med|phil|ing)[\w. ]*|m\.?d\.?|d\.?o\.?|m\.?sc\.?|b\.?sc\.?|m\.?s\.?|b\.?s\.?|b\.?a\.?|m\.?a\.?|b\.?e\.?|m\.?e\.?|b\.?eng\.?|m\.?eng\.?|b\.?\s?tech\.?|m\.?\s?tech\.?|mba|mph|mca|bca|b\.?com\.?|m\.?com\.?|b\.?ed\.?|m\.?ed\.?|j\.?d\.?|ll\.?[bm]\.?|d\.?d\.?s\.?|dvm|pharm\.?d\.?|edd|rn|bsn|msn|np|crnp|dnp|p\.?e\.?|cpa|cfa|cma|aca|acca|pmp|cissp|shrm|phr|sphr|frcs|mrcp|facs|faap|mbbs|esq\.?|bfa|mfa|mls|msw|lcsw|psy\.?d\.?)(?:[(/].{0,14})?$/iu

/** In nobody's name: words that head a part of a document or say what follows. */
export const NEVER =
  /\b(?:father|mother|husband|spouse|curriculum|vitae|lebenslauf|r[ée]sum[ée]|objective|objectives|summary|profile?|contact|e[- ]?mail|phone|mobile|numbers?|address|permanent|experience|education|employment|skills?|personal|details?|information|date|birth|nationality|gender|marital|passport|website|web|page|home|interests?|references?|publications?|google|scholar|github|linkedin|twitter|download|menu|search|letter|statement|portfolio|dear|sincerely|regards|updated|available|confidential|applied|position|post|about|career|overview|declaration|location|preferred|current|total|professional|téléphone|formation|parcours|exp[ée]rience|kontakt|ausbildung|berufserfahrung|télécharger|version|source|code|copyright|rights|reserved|type|here|untitled|document|template|microsoft|presentation|final|project|draft|login|cookies?|privacy)\b/iu

/** Words that say where or what somebody is; some are surnames too, so other sources may overrule. */
export const SELDOM =
  /\b(?:(?:universit|institut|laborator|postdoc)\p{L}*|department|dept|college|school|hospital|cent(?:re|er)|lab|labs|faculty|academy|street|road|avenue|lane|nagar|colony|village|district|distt?|tehsil|house|near|floor|sector|india|dubai|city|state|germany|france|london|paris|berlin|california|texas|professor|engineer(?:ing)?|scientist|researcher|research|developer|development|manager|management|analyst|analytics?|student|assistant|associate|fellow|specialist|consultant|trainee|intern(?:ship)?|technician|supervisor|director|officer|executive|teacher|lecturer|instructor|nurse|doctor|designer|architect|accountant|accounting|administrator|coordinator|operator|planner|candidate|doctora(?:l|nd\w?|nte?)|graduate|senior|junior|lead|head|chief|principal|company|limited|ltd|inc|llc|gmbh|corp|group|science|sciences|data|software|machine|learning|artificial|intelligence|electrical|mechanical|civil|computer|electronics|maintenance|marketing|finance|business|sales|technology|technologies|bachelor|master|diploma|degree|and|the|of|for|with|in|at|to|by|und|et|für)\b/iu

/** Joins the parts of a name, in small letters. */
export const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|degli|di|du|van|von|der|den|dem|la|le|les|el|al|ul|bin|bint|binti|ben|ibn|abu|zu|zur|ter|ten|te|tot|af|av|y|e|i|san|st|o)$/u

/** In scripts without capitals: words that head a CV. */
export const HEADS_IN_OTHER_SCRIPTS =
  /简历|簡歷|履歴|履歷|職務|职务|経歴|个人|個人|求职|求職|教育|学历|工作|技能|联系|聯絡|이력|경력|자기|소개|학력|السيرة|سيرة|الذاتية|קורות|बायोडाटा|ประวัติ|レジュメ/u
