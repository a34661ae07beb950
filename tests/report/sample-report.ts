/** A small invented report: a tie, negated evidence, flags, hidden text, an unread application, hostile names. */
import type { Assessment, Band, CriterionScore, Explanation, ReadDocument } from '../../src/model/assessment.ts'
import { diagnostic } from '../../src/model/diagnostic.ts'
import type { SectionKind } from '../../src/model/document.ts'
import type { Evidence, Polarity } from '../../src/model/evidence.ts'
import type { RunReport } from '../../src/model/report.ts'
import type { Importance, Level } from '../../src/model/rubric.ts'

const HASH = '0123456789abcdef'.repeat(4)

interface Piece {
  readonly criterion: string
  readonly facet: string
  readonly term: string | null
  readonly level: Level
  readonly words: readonly [prefix: string, exact: string, suffix: string]
  readonly path: string
  readonly page?: number | null
  readonly line: number
  readonly section?: SectionKind | null
  readonly polarity?: Polarity
  readonly strength?: number
  readonly note?: string
}

export function evidence(piece: Piece): Evidence {
  const [prefix, exact, suffix] = piece.words
  const page = piece.page === undefined ? 1 : piece.page
  const start = piece.line * 80
  return {
    criterionId: piece.criterion,
    facetId: piece.facet,
    termId: piece.term,
    kind: piece.term === null ? 'tfidf' : 'keyword',
    level: piece.level,
    polarity: piece.polarity ?? 'affirmed',
    strength: piece.strength ?? 1,
    note: piece.note ?? '',
    months: null,
    location: {
      path: piece.path,
      page,
      line: piece.line,
      section: piece.section ?? null,
      range: { start, end: start + exact.length },
      boxes: page === null ? [] : [{ x0: 72, top: 100.5, x1: 180, bottom: 112 }],
    },
    quote: { exact, prefix, suffix },
  }
}

interface Criterion {
  readonly id: string
  readonly label: string
  readonly importance: Importance
  readonly weight: number
  readonly facets: readonly (readonly [id: string, label: string])[]
}

const CRITERIA: readonly Criterion[] = [
  {
    id: 'machine-learning',
    label: 'Machine learning',
    importance: 'required',
    weight: 3,
    facets: [
      ['models', 'training of models'],
      ['testing', 'statistical testing'],
    ],
  },
  {
    id: 'neuroimaging',
    label: 'Neuroimaging',
    importance: 'favorable',
    weight: 1,
    facets: [
      ['mri', 'MRI'],
      ['meg', 'MEG'],
    ],
  },
  {
    id: 'programming',
    label: 'Programming',
    importance: 'required',
    weight: 2,
    facets: [
      ['python', 'Python'],
      ['r', 'R'],
    ],
  },
]

function criterion(given: Criterion, level: Level, found: readonly Evidence[]): CriterionScore {
  const { id, label, importance, weight } = given
  const score = level / 3
  const points = (100 * weight * score) / 6
  const facets = given.facets.map(([facetId, facetLabel]) => {
    const levels = found.filter((each) => each.facetId === facetId && each.polarity === 'affirmed')
    const best = Math.max(0, ...levels.map((each) => each.level)) as Level
    return { id: facetId, label: facetLabel, level: best, score: best / 3 }
  })
  return {
    id,
    label,
    importance,
    weight,
    level,
    score,
    points,
    facets,
    evidence: found,
    explanation: explain(points, score),
  }
}

function explain(points: number, score: number): Explanation {
  return {
    value: points,
    description: 'points: 100 × weight × score / sum of weights',
    details: [
      { value: score, description: 'score from level and breadth', details: [] },
      { value: 6, description: 'sum of weights', details: [] },
    ],
  }
}

export function document(path: string, parts: Partial<ReadDocument> = {}): ReadDocument {
  const reader = { name: path.slice(path.lastIndexOf('.') + 1), version: 1 }
  const defaults = { container: null, role: 'cv', mediaType: null, language: 'en', pages: 2, characters: 5200 } as const
  return { path, ...defaults, sha256: HASH, reader, ...parts }
}

interface Person {
  readonly id: string
  readonly name: string
  readonly rank: number
  readonly interval: readonly [low: number, high: number]
  readonly band: Band
  readonly documents: readonly ReadDocument[]
  /** One level a criterion, in the order of the criteria. */
  readonly levels: readonly [Level, Level, Level]
  readonly evidence: readonly Evidence[]
  readonly flags?: Assessment['flags']
}

export function person(given: Person): Assessment {
  const criteria = CRITERIA.map((each, index) => {
    const own = given.evidence.filter((piece) => piece.criterionId === each.id)
    return criterion(each, given.levels[index] ?? 0, own)
  })
  const [low, high] = given.interval
  return {
    id: given.id,
    name: given.name,
    rank: given.rank,
    rankInterval: { low, high, confidence: 0.9 },
    topK: { '2': given.rank <= 2 ? 0.875 : 0.125 },
    points: criteria.reduce((sum, each) => sum + each.points, 0),
    band: given.band,
    documents: given.documents,
    gates: [{ criterionId: 'programming', met: (given.levels[2] ?? 0) > 0 }],
    criteria,
    flags: given.flags ?? [],
    searches: null,
    diagnostics: [],
  }
}

const ADA = 'inbox/ada/cv.pdf'
const LETTER = 'inbox/ada/letter.md'

const ada = person({
  id: 'ada',
  name: 'Ada Nováková',
  rank: 1,
  interval: [1, 2],
  band: 'strong',
  documents: [document(ADA), document(LETTER, { role: 'cover-letter', pages: null, characters: 1800 })],
  levels: [3, 2, 3],
  evidence: [
    evidence({
      ...{ criterion: 'machine-learning', facet: 'models', term: 'classifier', level: 3, path: ADA, page: 2, line: 14 },
      words: ['Nováková A., Doe J. (2024). Sparse ', 'classifiers', ' for single-trial MEG. NeurIPS 37.'],
      ...{ section: 'publications', note: 'a publication of this person' },
    }),
    evidence({
      ...{ criterion: 'machine-learning', facet: 'testing', term: 'permutation', level: 2, path: ADA, line: 31 },
      words: ['assessed decoding accuracy with ', 'permutation\ntests', ' and corrected for multiple comparisons'],
      ...{ section: 'work', note: 'in a described role' },
    }),
    evidence({
      ...{ criterion: 'machine-learning', facet: 'models', term: null, level: 2, path: LETTER, page: null, line: 9 },
      words: ['', 'I fit regression models to picture and text corpora', '. '],
      ...{ section: 'letter', strength: 0.41, note: 'similar by: regression, models, corpora' },
    }),
    evidence({
      ...{ criterion: 'neuroimaging', facet: 'meg', term: 'meg', level: 2, path: ADA, line: 22 },
      words: ['recorded and preprocessed ', 'MEG', ' from 48 volunteers'],
      ...{ section: 'work', strength: 0.8, note: 'MEG accepted: `recorded` stands 1 word away' },
    }),
    evidence({
      ...{ criterion: 'neuroimaging', facet: 'mri', term: 'mri', level: 1, path: LETTER, page: null, line: 12 },
      words: ['I would like to learn ', 'fMRI', ' analysis in your group'],
      ...{ polarity: 'hoped', section: 'letter', note: '`would like to learn`' },
    }),
    evidence({
      ...{ criterion: 'programming', facet: 'python', term: 'python', level: 3, path: ADA, line: 40 },
      words: ['author of ', 'a Python package', ' for permutation tests (412 stars)'],
      ...{ section: 'software', note: 'released software' },
    }),
  ],
})

const kenji = person({
  id: 'kenji',
  name: '山田 健二',
  rank: 2,
  interval: [1, 3],
  band: 'possible',
  documents: [document('inbox/kenji.docx', { pages: null })],
  levels: [2, 0, 2],
  evidence: [
    evidence({
      ...{ criterion: 'machine-learning', facet: 'models', term: 'regression', level: 2, line: 18 },
      ...{ path: 'inbox/kenji.docx', page: null },
      words: ['trained ridge ', 'regression', ' on purchase histories of 2 M customers'],
      ...{ section: 'work', note: 'in a described role' },
    }),
    evidence({
      ...{ criterion: 'programming', facet: 'r', term: 'r', level: 2, path: 'inbox/kenji.docx', page: null, line: 21 },
      words: ['reports in ', 'R', ' and SQL for the board'],
      ...{ section: 'work', note: 'R accepted: `SQL` stands 2 words away' },
    }),
  ],
})

const grace = person({
  id: 'grace',
  name: 'Grace <b>Okafor</b>, "PhD"',
  rank: 2,
  interval: [2, 3],
  band: 'possible',
  documents: [document('inbox/grace.pdf', { container: 'inbox/mail.eml' })],
  levels: [2, 0, 2],
  evidence: [
    evidence({
      ...{
        criterion: 'machine-learning',
        facet: 'models',
        term: 'classifier',
        level: 2,
        path: 'inbox/grace.pdf',
        line: 12,
      },
      words: ['built ', '=SUM|classifiers', ' for `ECG` | see [here](https://example.org)'],
      ...{ section: 'work', note: 'in a described role' },
    }),
    evidence({
      ...{ criterion: 'programming', facet: 'python', term: 'python', level: 2, path: 'inbox/grace.pdf', line: 15 },
      words: ['pipelines in ', 'Python', ''],
      section: 'work',
    }),
  ],
  flags: [
    {
      code: 'hidden-text',
      message: '34 words in white on page 1 were not scored',
      location: { path: 'inbox/grace.pdf', page: 1, line: null, section: null, range: { start: 0, end: 0 }, boxes: [] },
    },
    { code: 'posting-pasted', message: '12 % of the words are copied from the posting', location: null },
  ],
})

const omar = person({
  id: 'omar',
  name: 'Omar \u{202e}drawkcab\u{1b}[31m',
  rank: 4,
  interval: [4, 4],
  band: 'weak',
  documents: [document('inbox/omar.txt', { pages: null, language: null })],
  levels: [0, 0, 0],
  evidence: [
    evidence({
      ...{
        criterion: 'machine-learning',
        facet: 'models',
        term: 'ml',
        level: 1,
        path: 'inbox/omar.txt',
        page: null,
        line: 3,
      },
      words: ['I have no experience with ', 'machine learning', ', Python or R'],
      ...{ polarity: 'negated', section: 'summary', note: '`no experience with`' },
    }),
    evidence({
      ...{ criterion: 'programming', facet: 'r', term: 'r', level: 1, path: 'inbox/omar.txt', page: null, line: 9 },
      words: ['five years in ', 'R', '&D at a food company'],
      ...{ polarity: 'rejected', section: 'work', note: 'R rejected: part of `R&D`' },
    }),
  ],
})

const bo: Assessment = {
  ...{ id: 'bo', name: 'Bo Hansen', rank: null, rankInterval: null, topK: null, points: null, band: 'unread' },
  ...{ gates: [], criteria: [], flags: [], searches: null },
  documents: [document('inbox/bo.pdf', { characters: 0, language: null })],
  diagnostics: [
    diagnostic({
      ...{ code: 'extract/no-text', path: 'inbox/bo.pdf' },
      message: 'no text on any of its 2 pages: it looks scanned',
      hint: 'ask for a text version, or read it yourself; Bo is listed as unread, not ranked',
    }),
  ],
}

export const sampleReport: RunReport = {
  schemaVersion: 1,
  tool: { name: 'cvsift', version: '0.1.0' },
  generatedAt: null,
  gaps: null,
  rubric: {
    id: 'ml-scientist',
    title: 'Machine learning research scientist',
    path: 'rubric/ml-scientist/rubric.yaml',
    sha256: HASH,
  },
  background: { id: 'en-cv-1', documents: 1200, sha256: HASH },
  settings: { seed: 1, samples: 2000, reproducible: true },
  applications: [ada, kenji, grace, omar, bo],
  diagnostics: [],
}
