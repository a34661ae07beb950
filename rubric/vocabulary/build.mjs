#!/usr/bin/env node
/**
 * Rebuilds vocabulary.json: what 1,016 occupations are called, work with and do, for `cvsift draft`.
 *
 *   node rubric/vocabulary/build.mjs ONET_FOLDER
 *
 * ONET_FOLDER is that of ../background/build.mjs. Needs the built package (npm run build): stems are the program's own.
 *
 * Of everything, what is said of few occupations is kept before what is said of many, up to the counts below; that is a
 * tenth of O*NET, and what a draft takes of it is still cut to the first few.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { stem } from '../../dist/text/stem.js'
import { isStopword } from '../../dist/text/stopwords.js'
import { tokenize } from '../../dist/text/tokenize.js'
import { namesOfTechnology, titlesOf } from './names.mjs'

/** Kept for each occupation at most. */
const kept = { titles: 10, words: 8, technologies: 10, tools: 5, activities: 8 }

/** Occupations in which a technology or tool occurs at most: above, it says nothing of any. */
const spreadAtMost = 100

/** Occupations among whose titles a word stands from which it names no work by itself: engineer, manager, scientist. */
const manyOccupations = 25

const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: node rubric/vocabulary/build.mjs ONET_FOLDER')
  process.exit(2)
}

const read = (name) =>
  readFileSync(`${folder}/${name}.tsv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))

const occupations = new Map(read('occupations').map(([code, title]) => [code, { code, title }]))
const titles = group(
  read('alternate-titles').flatMap(([code, title, short]) => titlesOf(title, short).map((each) => [code, each])),
)
const technologies = group(read('technology-skills').map(([code, name]) => [code, name]))
const tools = group(read('tools').map(([code, name]) => [code, name]))
const activities = group(read('work-activities').map(([code, activity]) => [code, activity.replace(/\.$/, '')]))

const ofTechnology = holdersOf(technologies)
const ofTool = holdersOf(tools)
const ofActivity = holdersOf(activities)
const { words, worthOf, spread } = titleWords()

const technologyNames = indexed()
const toolNames = indexed()
const activityNames = indexed()

const rows = [...occupations.values()].map(({ code, title }) => [
  title,
  bestTitles(code).join('|'),
  (words.get(code) ?? []).join('|'),
  telling(code, technologies.get(code), ofTechnology, kept.technologies).map(technologyNames.at),
  telling(code, tools.get(code), ofTool, kept.tools).map(toolNames.at),
  telling(code, activities.get(code), ofActivity, kept.activities).map(activityNames.at),
])

/** Technologies of more than three occupations are known by name, whether or not an occupation lists them first. */
for (const [name, holders] of ofTechnology) if (holders.length > 3) technologyNames.at(name)

const vocabulary = {
  id: 'onet-29.2',
  technologies: technologyNames.all.map(namesOfTechnology),
  tools: toolNames.all.map((name) => (name.toLowerCase() === name ? name : lowerFirst(name))),
  activities: activityNames.all,
  occupations: rows,
}
writeFileSync(new URL('./vocabulary.json', import.meta.url), `${JSON.stringify(vocabulary)}\n`)
console.log(
  `${rows.length} occupations, ${technologyNames.all.length} technologies, ${toolNames.all.length} tools, ${activityNames.all.length} activities`,
)

/** Code → distinct values, in the order of the file. */
function group(pairs) {
  const groups = new Map()
  for (const [code, value] of pairs) {
    const own = groups.get(code) ?? new Set()
    groups.set(code, own.add(value))
  }
  return groups
}

/** Value → codes of the occupations that have it. */
function holdersOf(groups) {
  const holders = new Map()
  for (const [code, values] of groups)
    for (const value of values) holders.set(value, [...(holders.get(value) ?? []), code])
  return holders
}

/**
 * What the occupation's family has and others have not: share of the occupations with it that are of the same major
 * group (the first two digits of the code), times the root of how many those are.
 */
function telling(code, values, holders, most) {
  return [...(values ?? [])]
    .filter((value) => holders.get(value).length <= spreadAtMost)
    .map((value) => {
      const all = holders.get(value)
      const near = all.filter((each) => each.slice(0, 2) === code.slice(0, 2)).length
      return { value, worth: (near / all.length) * Math.sqrt(near) }
    })
    .sort((a, b) => b.worth - a.worth || (a.value < b.value ? -1 : 1))
    .slice(0, most)
    .map(({ value }) => value)
}

function indexed() {
  const places = new Map()
  const all = []
  return {
    all,
    at: (value) => {
      if (!places.has(value)) {
        places.set(value, all.length)
        all.push(value)
      }
      return places.get(value)
    },
  }
}

function lowerFirst(text) {
  return /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text
}

/** Runs of one and two words. */
function phrasesOf(title) {
  const found = tokenize(title.toLowerCase()).map(({ word }) => word)
  const ones = found.filter((word) => word.length > 2 && !isStopword(word))
  const twos = found.slice(1).flatMap((word, index) => {
    const before = found[index]
    return [before, word].some((each) => each.length < 3 || isStopword(each)) ? [] : [`${before} ${word}`]
  })
  return new Set([...ones, ...twos])
}

/** What the titles of an occupation share, and those of few others: share of its titles · ln(N / occupations). */
function titleWords() {
  const shares = new Map()
  const spread = new Map()
  const shown = new Map()
  for (const [code, own] of titles) {
    const counts = new Map()
    for (const title of own) {
      for (const phrase of phrasesOf(title)) {
        const key = phrase.split(' ').map(stem).join(' ')
        const forms = shown.get(`${code} ${key}`) ?? new Map()
        shown.set(`${code} ${key}`, forms.set(phrase, (forms.get(phrase) ?? 0) + 1))
        counts.set(key, (counts.get(key) ?? 0) + 1)
      }
    }
    shares.set(code, new Map([...counts].map(([key, count]) => [key, { count, share: count / own.size }])))
    for (const key of counts.keys()) spread.set(key, (spread.get(key) ?? 0) + 1)
  }
  const worthOf = (code, key) =>
    (shares.get(code)?.get(key)?.share ?? 0) * Math.log(titles.size / (spread.get(key) ?? titles.size))
  const words = new Map(
    [...shares].map(([code, own]) => [
      code,
      [...own]
        .filter(([, { count }]) => count >= 2)
        .map(([key]) => ({ key, worth: worthOf(code, key) }))
        .sort((a, b) => b.worth - a.worth || (a.key < b.key ? -1 : 1))
        .slice(0, kept.words)
        .map(({ key }) => [...shown.get(`${code} ${key}`)].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0][0]),
    ]),
  )
  return { words, worthOf, spread }
}

/**
 * Titles made of the words that an occupation's titles share. One that holds another finds nothing that this does not,
 * unless the shorter one is a word of many occupations.
 */
function bestTitles(code) {
  const ranked = [...(titles.get(code) ?? [])]
    .map((title) => {
      const stems = tokenize(title.toLowerCase()).map(({ word }) => stem(word))
      const worth = stems.reduce((sum, each) => sum + worthOf(code, each), 0) / stems.length
      const isGeneral = stems.every((each) => spread.get(each) === undefined || spread.get(each) >= manyOccupations)
      return { title, key: ` ${stems.join(' ')} `, isGeneral: isGeneral && stems.length === 1, worth }
    })
    .filter(({ isGeneral }) => !isGeneral)
    .sort((a, b) => b.worth - a.worth || (a.title < b.title ? -1 : 1))
  const chosen = []
  for (const each of ranked) if (!chosen.some(({ key }) => each.key.includes(key))) chosen.push(each)
  return chosen.slice(0, kept.titles).map(({ title }) => title)
}
