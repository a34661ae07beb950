#!/usr/bin/env node
/**
 * Rebuilds background.json: in how many of 1,016 occupations each stem occurs.
 *
 *   node rubric/background/build.mjs ONET_FOLDER
 *
 * ONET_FOLDER holds occupations.tsv, alternate-titles.tsv, technology-skills.tsv, tools.tsv and work-activities.tsv of
 * O*NET 29.2 (https://www.onetcenter.org/database.html), tab-separated with a header line, first column `code`.
 * Needs the built package (npm run build): stems are the program's own.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { stem } from '../../dist/text/stem.js'
import { isStopword } from '../../dist/text/stopwords.js'
import { tokenize } from '../../dist/text/tokenize.js'

const folder = process.argv[2]
if (folder === undefined) {
  console.error('usage: node rubric/background/build.mjs ONET_FOLDER')
  process.exit(2)
}

/** File → the columns whose words belong to the occupation. */
const sources = {
  occupations: [1],
  'alternate-titles': [1, 2],
  'technology-skills': [1, 2],
  tools: [1, 2],
  'work-activities': [1],
}

const stemsByOccupation = new Map()
for (const [name, columns] of Object.entries(sources)) {
  const rows = readFileSync(`${folder}/${name}.tsv`, 'utf8').trim().split('\n').slice(1)
  for (const row of rows) {
    const cells = row.split('\t')
    const stems = stemsByOccupation.get(cells[0]) ?? new Set()
    stemsByOccupation.set(cells[0], stems)
    for (const { word } of columns.flatMap((column) => tokenize(cells[column] ?? ''))) {
      if (word.length > 1 && !isStopword(word) && !/^\d+$/.test(word)) stems.add(stem(word))
    }
  }
}

const frequency = new Map()
for (const stems of stemsByOccupation.values())
  for (const each of stems) frequency.set(each, (frequency.get(each) ?? 0) + 1)
/** A stem of one occupation weighs nearly what an unknown one does; leaving it out halves the file. */
const kept = [...frequency].filter(([, count]) => count >= 2).sort(([a], [b]) => (a < b ? -1 : 1))
const background = { id: 'onet-29.2', documents: stemsByOccupation.size, documentFrequency: Object.fromEntries(kept) }
writeFileSync(new URL('./background.json', import.meta.url), `${JSON.stringify(background, null, 0)}\n`)
console.log(`${kept.length} stems of ${background.documents} occupations`)
