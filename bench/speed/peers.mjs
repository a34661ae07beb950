/** What cvsift stands beside: pdftotext on the same files, scikit-learn on the same texts. Null where not installed. */
import { execFile, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { measure } from './measure.mjs'

/** `pdftotext` from poppler, a process a file, on all cores. */
export async function pdftotext(paths, folder) {
  const pdfs = paths.filter((path) => path.endsWith('.pdf'))
  if (pdfs.length === 0 || spawnSync('pdftotext', ['-v']).error !== undefined) return null
  const list = await listPdfs(pdfs, folder)
  const args = ['-0', '-P', String(availableParallelism()), '-I', '{}', 'pdftotext', '{}', '-']
  return measure('xargs', args, { input: list })
}

const script = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Files beside which reading is timed one by one. */
const pairedFiles = 100

/** The same PDFs given to pdf.js alone, in a thread a core: for its text, or for its painting operations. */
export async function pdfjs(what, paths, folder) {
  const list = await listPdfs(paths, folder)
  return list === null ? null : measure(process.execPath, [script('pdfjs.mjs'), what, list])
}

/** How often the CPU time of pdf.js alone reading takes, document by document in warm processes: all, and the median. */
export async function besidePdfJs(paths, folder, dist) {
  const list = await listPdfs(paths.slice(0, pairedFiles), folder)
  if (list === null) return null
  const { stdout } = await promisify(execFile)(process.execPath, [script('paired.mjs'), dist, list])
  const rows = JSON.parse(stdout)
  const sum = (column) => rows.reduce((total, row) => total + row[column], 0)
  const beside = (column) => {
    const ratios = rows.map((row) => row[0] / row[column]).toSorted((a, b) => a - b)
    return { all: sum(0) / sum(column), median: ratios[ratios.length >> 1] }
  }
  return { text: beside(1), operators: beside(2) }
}

async function listPdfs(paths, folder) {
  const pdfs = paths.filter((path) => path.endsWith('.pdf'))
  const list = join(folder, `${pdfs.length}-pdfs.txt`)
  await writeFile(list, pdfs.map((path) => `${path}\0`).join(''))
  return pdfs.length === 0 ? null : list
}

/** Cosine of every text with the first under TF-IDF, as its manual shows it: no stems, no evidence. */
const SCRIPT = `
import json, sys
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import linear_kernel
texts = [json.loads(line) for line in sys.stdin]
matrix = TfidfVectorizer().fit_transform(texts)
print(sorted(enumerate(linear_kernel(matrix[0:1], matrix).ravel()), key=lambda each: -each[1])[0])
`

/** Debian's packages belong to its own. */
const PYTHONS = ['python3', '/usr/bin/python3']

/** `TfidfVectorizer` of python3-sklearn; its start is part of it. */
export async function scikitLearn(texts, folder) {
  const python = PYTHONS.find((each) => spawnSync(each, ['-c', 'import sklearn']).status === 0)
  if (python === undefined) return null
  const list = join(folder, 'texts.jsonl')
  await writeFile(list, texts.map((text) => `${JSON.stringify(text)}\n`).join(''))
  return measure(python, ['-c', SCRIPT], { input: list })
}
