#!/usr/bin/env node
/**
 * Does `rank --gaps` find an alias that a rubric has lost? Takes one alias after another out of the rubric and looks for
 * it among the uncovered words.
 *
 *   npm run build && node bench/gaps.mjs FOLDER… [--rubric FILE] [--least 3] [--most 60]
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { loadBackground, loadRubric, realWorld } from '../dist/index.js'
import { intake } from '../dist/intake/index.js'
import { hitsIn, termSources } from '../dist/match/gaps/concepts.js'
import { openGaps } from '../dist/match/gaps/miner.js'
import { maskOf, phrasesIn, speaksOfWork } from '../dist/match/gaps/phrases.js'
import { match, postingPhrases, prepare } from '../dist/match/index.js'
import { isReadable } from '../dist/model/document.js'
import { stem } from '../dist/text/stem.js'
import { tokenize } from '../dist/text/tokenize.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rubric: { type: 'string', default: 'rubric/nimh-ml-research-scientist/rubric.yaml' },
    least: { type: 'string', default: '3' },
    most: { type: 'string', default: '60' },
    'cache-dir': { type: 'string' },
  },
})
const least = Number(values.least)

/** Facets of which the terms are venues, not words of the work. */
const venues = new Set(['journals', 'venues', 'publications', 'talks-and-awards', 'released-software', 'phd'])

const text = await readFile(values.rubric, 'utf8')
const { rubric } = loadRubric(text, { path: values.rubric, sha256: '0'.repeat(64) })
const background = await loadBackground()
const posting = postingPhrases(rubric)
const people = await readPeople()
const evidenceOf = new Map(
  people.flatMap(({ readings }) => readings.map((each) => [each, match(rubric, each, background)])),
)

let found20 = 0
let found50 = 0
const dropped = chooseAliases()
for (const alias of dropped) {
  const place = placeOf(alias)
  if (place >= 0 && place < 20) found20++
  if (place >= 0 && place < 50) found50++
  console.log(`${place < 0 ? '–' : place + 1}`.padStart(4), `${alias.people.size} people`.padEnd(10), alias.written)
}
console.log(
  `${dropped.length} aliases that at least ${least} people write: ${found20} in the first 20, ${found50} in the first 50`,
)

async function readPeople() {
  const quiet = { jobs: null, reproducible: true, onProgress: () => {} }
  const world = realWorld({ cacheFolder: values['cache-dir'] ?? null, ...quiet })
  const { applications } = await intake(positionals, world, 'auto')
  const files = applications.flatMap((application) => application.documents.map(({ file }) => file))
  const documents = []
  for await (const document of world.extract(files)) documents.push(document)
  let at = 0
  return applications.map(({ id, documents: sent }) => {
    const own = sent.map(({ role }) => ({ role, document: documents[at++] }))
    const readable = own.filter(({ document }) => isReadable(document))
    return { id, readings: readable.map(({ role, document }) => prepare(document, role, posting)) }
  })
}

/** Every alias that enough people write, spread evenly over the rubric. */
function chooseAliases() {
  const all = rubric.criteria.flatMap((criterion) =>
    criterion.facets
      .filter((facet) => !venues.has(facet.id))
      .flatMap((facet) =>
        facet.sources.filter(({ kind }) => kind === 'keyword').flatMap((source) => aliasesIn(criterion, facet, source)),
      ),
  )
  const written = [...new Map(all.map((alias) => [alias.key, alias])).values()].filter(
    (alias) => alias.key.length > 2 && alias.people.size >= least && isSeenWithout(alias),
  )
  const step = Math.max(1, written.length / Number(values.most))
  return written.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

/** Words that other terms cover too, or that stand only in publications and the like, are no gap. */
function isSeenWithout({ key }) {
  const { without } = rubricWithout(key)
  const sources = termSources(without)
  const has = ({ readings }) =>
    readings.some((reading) => {
      const mask = maskOf(reading, hitsIn(reading, sources, []))
      return reading.passages.some(
        (passage) => speaksOfWork(passage) && phrasesIn(reading, passage, mask).some((phrase) => phrase.key === key),
      )
    })
  return people.filter(has).length >= least
}

function aliasesIn(criterion, facet, source) {
  return source.options.flatMap((entry, at) => {
    const term = typeof entry === 'string' ? { term: entry } : entry
    return [term.term, ...(term.aliases ?? [])].map((written) => {
      const key = keyOf(written)
      return { criterion, facet, source, at, written, key, people: peopleWho(facet, term.term, key) }
    })
  })
}

function peopleWho(facet, termId, key) {
  const has = ({ readings }) =>
    readings.some((reading) =>
      evidenceOf
        .get(reading)
        .some(
          (piece) =>
            piece.polarity === 'affirmed' &&
            piece.facetId === facet.id &&
            piece.termId === termId &&
            keyOf(piece.quote.exact) === key,
        ),
    )
  return new Set(people.filter(has).map(({ id }) => id))
}

function placeOf(alias) {
  const { without, changed } = rubricWithout(alias.key)
  const onlyChanged = {
    ...without,
    criteria: without.criteria.map((each) => ({ ...each, facets: each.facets.filter(({ id }) => changed.has(id)) })),
  }
  const gaps = openGaps(without, background)
  for (const { id, readings } of people) {
    gaps.add(
      id,
      readings.map((reading) => {
        const others = evidenceOf.get(reading).filter(({ facetId }) => !changed.has(facetId))
        return { reading, evidence: [...others, ...match(onlyChanged, reading, background)] }
      }),
    )
  }
  return gaps.result([]).uncovered.findIndex(({ words }) => isSame(keyOf(words), alias.key))
}

/** The same words, or a phrase that holds them. */
function isSame(words, alias) {
  return ` ${words} `.includes(` ${alias} `)
}

/** The rubric without these words in any facet, and the facets that had them. */
function rubricWithout(key) {
  const changed = new Set()
  const optionsWithout = (facet, options) => {
    const left = options.flatMap((entry) => {
      const term = typeof entry === 'string' ? { term: entry } : entry
      const all = [term.term, ...(term.aliases ?? [])]
      const [first, ...aliases] = all.filter((written) => keyOf(written) !== key)
      if (aliases.length + 1 === all.length) return [entry]
      changed.add(facet.id)
      const { aliases: _, ...rest } = term
      return first === undefined ? [] : [{ ...rest, term: first, ...(aliases.length > 0 ? { aliases } : {}) }]
    })
    return changed.has(facet.id) ? left : options
  }
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    facets: criterion.facets.map((facet) => ({
      ...facet,
      sources: facet.sources.map((source) =>
        source.kind === 'keyword' ? { ...source, options: optionsWithout(facet, source.options) } : source,
      ),
    })),
  }))
  return { without: { ...rubric, criteria }, changed }
}

function keyOf(written) {
  const plain = written.normalize('NFKD').replace(/\p{M}+/gu, '')
  return tokenize(plain)
    .map(({ word }) => stem(word))
    .join(' ')
}
