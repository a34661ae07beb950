/** Technologies that a text names, with the other names they have. */

import type { Names, Vocabulary } from '../../model/vocabulary.ts'
import { tokenize } from '../../text/tokenize.ts'

/** Words of a technology's name at most. */
const longestName = 4

/** In the order of the text, each once, the longest name at each place. A single word must be written as a name is. */
export function technologiesIn(text: string, { technologies }: Vocabulary): Names[] {
  const tokens = tokenize(text)
  const found = new Set<Names>()
  for (let at = 0; at < tokens.length; ) {
    const size = [4, 3, 2, 1].find((length) => length <= longestName && namesAt(at, length) !== null) ?? 0
    const names = size === 0 ? null : namesAt(at, size)
    if (names !== null) found.add(names)
    at += Math.max(1, size)
  }
  return [...found]

  function namesAt(start: number, length: number): Names | null {
    const words = tokens.slice(start, start + length)
    if (words.length < length) return null
    const names = technologies.get(words.map(({ word }) => word).join(' '))
    if (names === undefined) return null
    return length > 1 || isWrittenAsName(words[0]?.surface ?? '', names) ? names : null
  }
}

/** `Chef` is a program and `chef` is none; at the beginning of a sentence nobody knows, so inner capitals decide there. */
function isWrittenAsName(surface: string, names: Names): boolean {
  if (!names.includes(surface)) return false
  return (
    /^.+\p{Lu}|[\p{N}+#]/u.test(surface) ||
    surface.length === 1 ||
    !/^\p{Lu}?\p{Ll}+$/u.test(surface) ||
    KNOWN_WORDS.has(surface)
  )
}

/** Names of one capital that mean nothing else where postings write them. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(
  'Python Perl Scala Kotlin Django Docker Kubernetes Git Linux Tableau Excel Photoshop Illustrator Revit Salesforce Hadoop Spark Kafka Ansible Jenkins Splunk Figma Canva Westlaw Stata Minitab Simulink Workday Snowflake Databricks Jira Confluence Bash Keras Flask Redis Oracle Lightroom Instagram Facebook Twitter Marketo Magento Shopify Zendesk Slack Toast'.split(
    ' ',
  ),
)
