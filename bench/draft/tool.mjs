/** The built tool as the draft bench uses it: documents are read once, and ranked by one drafted rubric after the other. */
import { readFile } from 'node:fs/promises'

const build = new URL('../../dist/', import.meta.url)
const load = (path) => import(new URL(path, build).href)

/** @param {{ cacheFolder: string | null }} options */
export async function openTool({ cacheFolder }) {
  const [{ realWorld }, { loadBackground, loadTool }, { loadVocabulary }, { draftRubric }, { loadRubric }, { sift }] =
    await Promise.all(
      [
        'io/world.js',
        'io/background.js',
        'io/vocabulary.js',
        'rubric/draft/index.js',
        'rubric/load.js',
        'pipeline.js',
      ].map(load),
    )
  const { openVocabulary } = await load('rubric/draft/vocabulary.js')
  const [{ tokenize }, { stem }, { isStopword }] = await Promise.all(
    ['text/tokenize.js', 'text/stem.js', 'text/stopwords.js'].map(load),
  )
  const [background, tool, file] = await Promise.all([loadBackground(), loadTool(), loadVocabulary()])
  const vocabulary = openVocabulary(file)
  const world = realWorld({ cacheFolder, jobs: null, reproducible: true, onProgress: () => {} })

  return {
    language: { tokenize, stem, isStopword },
    /** @param {readonly string[]} paths */
    async read(paths) {
      const files = (await Promise.all(paths.map((path) => world.list(path)))).map(({ path, size }) => ({
        path,
        container: null,
        size,
      }))
      const cvs = []
      for await (const document of world.extract(files)) cvs.push({ path: document.source.path, document })
      return cvs
    },
    /**
     * @param {string} path of the posting, a text
     * @param {readonly { path: string, document: object }[]} cvs
     * @returns the posting and the points of each CV, -1 for what could not be read
     */
    async rankByDraft(path, cvs) {
      const text = await readFile(path, 'utf8')
      const drafted = draftRubric(text, { background, vocabulary })
      const { rubric, diagnostics } = loadRubric(drafted ?? '', { path, sha256: '' })
      if (rubric === null) throw new Error(`${path}: ${diagnostics.map(({ message }) => message).join('; ')}`)
      const known = new Map(cvs.map((cv) => [cv.path, cv.document]))
      const reading = {
        ...world,
        memory: null,
        async *extract(files) {
          for (const { path: file } of files) yield known.get(file)
        },
      }
      const report = await sift([...known.keys()], rubric, reading, background, { tool, grouping: 'file' })
      const points = new Map(report.applications.map((each) => [each.documents[0].path, each.points ?? -1]))
      return { text, points: cvs.map((cv) => points.get(cv.path) ?? -1) }
    },
  }
}
