/** The person's name: what several sources agree on, or what one that is made to say it shows. */
import type { Confidence, Identified, IdentitySource } from '../../model/candidate.ts'
import type { Document, TextRange } from '../../model/document.ts'
import { type Clue, clue, wordsOf, wordsSaid } from './agreement.ts'
import { nameFromId } from './name-from-id.ts'
import { namesShown } from './name-lines.ts'
import { type IsSaid, type Need, namesOnLine } from './name-shape.ts'
import { PARTICLE } from './name-words.ts'
import { placeOf } from './place.ts'

/** What is known beside the document that shows the name. */
export interface NameSources {
  /** The CV, or what stands for it. */
  readonly document: Document
  readonly others: readonly Document[]
  /** Names of files and folders, without extensions. */
  readonly fileNames: readonly string[]
  /** The name a mail is from, or null. */
  readonly sender: string | null
  readonly emails: readonly string[]
  /** Names that the hosts and paths of profiles and own sites are made of. */
  readonly links: readonly string[]
}

interface Proposal {
  readonly value: string
  readonly source: IdentitySource
  readonly need: Need
  readonly prominence: number
  readonly range: TextRange | null
}

interface Judged extends Proposal {
  readonly agreeing: readonly IdentitySource[]
  readonly support: number
}

/** The best-supported name with how sure it is; null when nothing is shaped like one. */
export function findName(sources: NameSources): Identified | null {
  const clues = cluesOf(sources)
  const isSaid = (word: string) => clues.some((each) => wordsSaid([word], each).length > 0)
  const judged = proposalsOf(sources, isSaid).flatMap((proposal) => judge(proposal, clues) ?? [])
  const best = judged.reduce<Judged | null>(
    (top, each) => (top === null || each.support > top.support ? each : top),
    null,
  )
  if (best === null) return null
  const { value, source, agreeing, range } = best
  const location = range === null ? null : placeOf(sources.document, range)
  return { value, source, agreeing, confidence: confidenceOf(best, sources), location }
}

function proposalsOf({ document, sender, fileNames }: NameSources, isSaid: IsSaid): Proposal[] {
  const elsewhere: readonly (readonly [IdentitySource, string | null])[] = [
    ['mail sender', sender],
    ['document title', document.about.title],
    ['document author', document.about.author],
    ...fileNames.map((name): [IdentitySource, string] => ['file name', nameFromId(name)]),
  ]
  return [
    ...namesShown(document, isSaid),
    ...elsewhere.flatMap(([source, text]) =>
      (text === null ? [] : namesOnLine(text, isSaid)).map(({ value, need }) => ({
        value,
        need,
        source,
        prominence: 0,
        range: null,
      })),
    ),
  ]
}

function cluesOf({ document, others, fileNames, sender, emails, links }: NameSources): Clue[] {
  const { title, author } = document.about
  return [
    ...emails.map((email) => clue('e-mail address', withoutProvider(email))),
    ...links.map((link) => clue('link', link)),
    ...fileNames.map((name) => clue('file name', name)),
    ...[title].flatMap((text) => (text === null ? [] : clue('document title', text))),
    ...[author].flatMap((text) => (text === null ? [] : clue('document author', text))),
    ...(sender === null ? [] : [clue('mail sender', sender)]),
    ...others.flatMap((other) =>
      namesShown(other, nothingSaid).flatMap(({ value, need }) =>
        need === 'all words' ? [] : clue('other document', value),
      ),
    ),
  ]
}

const nothingSaid: IsSaid = () => false

/** The part before the `@`; the host too where it is a person's own. */
function withoutProvider(email: string): string {
  const [local = '', host = ''] = email.split('@')
  return /^(?:mail|info|contact|cv|me|hello|hi|jobs?|work)$/i.test(local) ? `${local} ${host.split('.')[0]}` : local
}

const WEAK: ReadonlySet<IdentitySource> = new Set(['link', 'document title', 'document author'])

/** Null when what it needs is not said. */
function judge(proposal: Proposal, clues: readonly Clue[]): Judged | null {
  const words = wordsOf(proposal.value)
  // One word alone is easily the name of a site or a program.
  const isOneWord = words.length === 1
  const said = clues
    .filter(({ source }) => source !== proposal.source && !(isOneWord && WEAK.has(source)))
    .map((each) => ({ source: each.source, words: wordsSaid(words, each) }))
    .filter((each) => each.words.length > 0)
  const saidWords = new Set(said.flatMap((each) => each.words))
  if (isOneWord && !SHOWN.has(proposal.source)) return null
  if (proposal.need === 'one word' && said.length === 0) return null
  if (
    proposal.need === 'all words' &&
    !words.every((word) => word.length < 2 || PARTICLE.test(word) || saidWords.has(word))
  )
    return null
  const agreeing = [...new Set(said.map(({ source }) => source))]
  return { ...proposal, agreeing, support: 2 * agreeing.length + 2 * saidWords.size + proposal.prominence }
}

/** Sources that show a name on purpose, where a person reads it. */
const SHOWN: ReadonlySet<IdentitySource> = new Set(['heading', 'label', 'running header', 'signature'])

/** Filled in by programs: the name of a template's author, or of whoever owns the computer. */
const PROPERTIES: ReadonlySet<IdentitySource> = new Set(['document title', 'document author'])
const UNSURE: ReadonlySet<IdentitySource> = new Set([...PROPERTIES, 'file name'])

function confidenceOf({ source, agreeing, prominence, value }: Judged, { emails }: NameSources): Confidence {
  if (SHOWN.has(source)) {
    if (agreeing.length > 0) return 'high'
    return prominence > 0 ? 'medium' : 'low'
  }
  if (agreeing.some((each) => !PROPERTIES.has(each))) return 'medium'
  if (UNSURE.has(source)) return 'low'
  // Who forwards an application is not who wrote it: the address in the documents would be another's.
  return emails.length === 0 && value.includes(' ') ? 'medium' : 'low'
}
