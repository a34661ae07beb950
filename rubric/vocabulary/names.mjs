/** How O*NET writes names, taken apart. */

/** Makers in front of a product's name: people write `Excel`, not `Microsoft Excel`. */
const MAKERS =
  /^(?:The MathWorks|MathWorks|Microsoft|Adobe(?: Systems)?|Autodesk|Apache|Oracle|IBM|Google|Amazon|Atlassian|Intuit|Dassault Systemes|Hewlett Packard|StataCorp|Red Hat|Cisco|Corel|ESRI|Salesforce|Trimble|Siemens|Bentley|Apple|Facebook|Qlik Tech|Unity Technologies|Wolfram Research|SAP|Sage|Epic Systems) (?=\S)/

/** Names that are too short or common once the maker is taken away. */
const NEED_MAKER =
  /^(?:Access|Word|Project|Teams|Office|Windows|Publisher|Docs|Drive|Sheets|Forms|Classroom|Meet|Maps|Cloud|Java|Database|Notes|Pages|Numbers|Keynote|Edge|Exchange|Dynamics|Connect|Bridge|Flash|Director|Acrobat|Connections|One|Concur|Ads|Analytics|Groups|Commerce Server|Streams|Money|Works|Paint|Outlook|Excel|Planner|Suite|Creative Cloud|Systems|Business Intelligence|Software)\b/

/**
 * `Structured query language SQL` → `['SQL', 'structured query language']`; `The MathWorks MATLAB` → `['MATLAB']`.
 *
 * @returns {string[]} what people call it first, then its other names
 */
export function namesOfTechnology(name) {
  const plain = name.replace(/\s+(?:software|systems?|applications?)$/i, '')
  const long = /^([A-Z][a-z-]+(?: [a-z][a-z/-]*)+) ([A-Z][A-Za-z0-9/&]*[A-Z0-9][A-Za-z0-9]*)$/.exec(plain)
  if (long !== null) return [long[2], long[1].toLowerCase()]
  const short = plain.replace(MAKERS, '')
  if (short === plain) return [plain]
  const bare = short.replace(/ Statistics$/, '')
  if (NEED_MAKER.test(bare)) return [plain]
  return [bare, ...(plain.replace(/^The /, '') === bare ? [] : [plain.replace(/^The /, '')])]
}

/** Words of a title at most: longer ones nobody writes. */
const wordsAtMost = 4

/** `AI Engineer (Artificial Intelligence Engineer)` → both; what is marked as short too. */
export function titlesOf(title, short = '') {
  const [, outer = title, inner = ''] = /^(.*?)\s*\((.*)\)\s*$/.exec(title) ?? []
  return [...new Set([outer, inner, short].map((each) => each.trim()))].filter(
    (each) => each !== '' && each.split(/\s+/).length <= wordsAtMost && !/[,()/]/.test(each),
  )
}
