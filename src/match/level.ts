/** What a hit proves, from where it stands: the same word is a mention in a list and an output in a publication. */
import type { SectionKind } from '../model/document.ts'
import type { Level } from '../model/rubric.ts'
import { type Passage, type Reading, wordsOf } from './reading.ts'
import { entryAt, goesOn } from './when.ts'

export interface ContextLevel {
  readonly level: Level
  /** For a person to read: `in a publication`. */
  readonly why: string
}

/** What stands in a section proves this much. */
const BY_SECTION: Readonly<Record<SectionKind, ContextLevel>> = {
  basics: { level: 1, why: 'beside the name' },
  summary: { level: 1, why: 'claimed in the summary' },
  interests: { level: 1, why: 'among the interests' },
  skills: { level: 1, why: 'in the skills' },
  languages: { level: 1, why: 'among the languages' },
  certificates: { level: 1, why: 'in a certificate' },
  memberships: { level: 1, why: 'in a membership' },
  volunteer: { level: 1, why: 'in volunteer work' },
  education: { level: 1, why: 'in the education' },
  references: { level: 1, why: 'in the references' },
  letter: { level: 1, why: 'claimed in a letter' },
  other: { level: 1, why: 'in a section of unknown kind' },
  statement: { level: 2, why: 'in the research statement' },
  work: { level: 2, why: 'in a role' },
  research: { level: 2, why: 'in research' },
  projects: { level: 2, why: 'in a project' },
  service: { level: 2, why: 'in service to the field' },
  teaching: { level: 2, why: 'taught' },
  thesis: { level: 3, why: 'in a thesis' },
  publications: { level: 3, why: 'in a publication' },
  software: { level: 3, why: 'in released software' },
  talks: { level: 3, why: 'in a talk' },
  awards: { level: 3, why: 'in an award' },
  grants: { level: 3, why: 'in a grant' },
}

/** Words that make a passage a described doing or a named output, wherever it stands. Tried in order. */
const CUES: readonly {
  readonly cue: RegExp
  readonly level: Level
  readonly why: string
  readonly in: ReadonlySet<SectionKind>
}[] = [
  // A doctoral thesis is an output, a master's thesis a piece of work.
  {
    cue: /\b(?:ph\.?\s?d|doctoral|doctorate)\b.{0,40}\b(?:thesis|dissertation)\b|\b(?:doctoral )?dissertation\b|\bthese (?:de doctorat|cifre|soutenue|en cotutelle)\b/i,
    level: 3,
    why: 'in a doctoral thesis',
    in: new Set<SectionKind>(['education', 'work', 'research', 'other', 'summary']),
  },
  {
    cue: /\b(?:thesis|these (?:de|en|cifre)|memoire|diplomarbeit|masterarbeit|bachelorarbeit|tese|capstone)\b/i,
    level: 2,
    why: 'in a thesis',
    in: new Set<SectionKind>(['education', 'other']),
  },
  {
    cue: /\b(?:author|co-author|maintainer|creator|developer) of\b|\b(?:released|open-sourced|published)\b.{0,60}\b(?:package|library|toolbox|software|dataset|paper|article)s?\b|\b(?:cran|pypi)\b|\bopen[- ]source (?:software|package|library|toolbox|toolkit|tool|pipeline|framework|platform|implementation)s?\b|\b\d[\dk,.+]{0,12} (?:downloads|stars|installs)\b|\bfirst[- ]author/i,
    level: 3,
    why: 'in a named output',
    in: new Set<SectionKind>(['work', 'research', 'projects', 'education', 'other', 'statement']),
  },
  // Something made or done, though it stands among the skills.
  {
    cue: /\bI (?:use|work|write|develop|maintain|program|analy[sz]e|regularly use|routinely use)\b|\b(?:built|developed|implemented|designed|created|wrote|(?:author|maintainer|creator|developer) of\b|\d[\dk,.+]{0,12} (?:downloads|stars|installs)\b|developpement d|conception d|entwicklung von|desarrollo de)/i,
    level: 2,
    why: 'made, among the skills',
    in: new Set<SectionKind>(['skills']),
  },
  // A described doing in a section that could not be told, or under the education.
  {
    cue: /\b(?:built|designed|developed|implemented|derived|proposed|trained|fitted|fine-?tuned|evaluated|benchmarked|validated|analy[sz]ed|analy[sz]ing|modell?ed|preprocessed|processed|acquired|collected|simulated|optimi[sz]ed|deployed|maintained|created|wrote|conducted|investigat(?:ed|ing)|used|using|applied|applying|appliqu|develop(?:pe|pement)|entwick|recherches? menee|travaux (?:menes|sur|de recherche)|mise? (?:en place|au point)|desarroll|implement(?:acion|ierung)|durchfuhrung|auswertung)/i,
    level: 2,
    why: 'in a described activity',
    in: new Set<SectionKind>(['other', 'education', 'volunteer']),
  },
]

const known = new WeakMap<Passage, ContextLevel>()

/** What stands in a passage proves; found once, since a passage may hold many hits. */
export function levelOf(reading: Reading, passage: Passage): ContextLevel {
  const level = known.get(passage) ?? findLevel(reading, passage)
  known.set(passage, level)
  return level
}

/** Role of the document before anything else: a letter only claims. */
function findLevel(reading: Reading, passage: Passage): ContextLevel {
  if (reading.role === 'cover-letter') return BY_SECTION.letter
  const kind = reading.role === 'research-statement' ? 'statement' : passage.section.kind
  const text = textOf(reading, passage)
  const doctorate = kind === 'education' ? doctorateLevel(reading, passage, text) : null
  if (doctorate !== null) return doctorate
  if (passage.block.kind === 'heading') return headingLevel(passage, kind)
  const thesis = OF_THESES.has(kind) ? thesisLevel(reading, passage, text) : null
  if (thesis !== null) return thesis
  if (passage.isList && !(kind === 'software' && OWNED.test(text)))
    return { level: 1, why: `${BY_SECTION[kind].why}, in a list` }
  if (ATTENDABLE.has(kind) && isOfCourses(passage.section.heading)) return { level: 1, why: 'in a course' }
  const cue = isAttended(kind, text) ? undefined : CUES.find((each) => each.in.has(kind) && each.cue.test(text))
  if (cue !== undefined) return cue
  if (kind === 'education' && isDescription(passage, text)) return { level: 2, why: 'described under a degree' }
  return BY_SECTION[kind]
}

/**
 * What the line of a doctorate proves of its field, or null for other lines: years of work, and once it is held an output.
 * Its courses and the people around it are not its field, and of its thesis the cues above know.
 */
function doctorateLevel(reading: Reading, passage: Passage, text: string): ContextLevel | null {
  if (!DOCTORATE.test(text) || NOT_ITS_FIELD.test(text)) return null
  if (UNDER_WAY.test(text) || goesOn(reading.document, wordsOf(reading, passage)))
    return { level: 2, why: 'in a doctorate under way' }
  return { level: 3, why: 'in a doctorate' }
}

const DOCTORATE =
  /\bph\.?\s?d\b|\bd\.?\s?phil\b|\bdoctora(?:te|t|do)\b|\bdoctor of philosophy\b|\bdoctoral (?:degree|studies)\b|\bdoutorado\b/i
const NOT_ITS_FIELD = /\b(?:course|courses|coursework|minor|supervis|advis|mentor|thesis|dissertation|these\b)/i
const UNDER_WAY = /\b(?:students?|candidate|present|current|ongoing|expected|in progress|since|enrolled)\b/i

/** Sections in which a doctorate may stand with its thesis. */
const OF_THESES: ReadonlySet<SectionKind> = new Set<SectionKind>(['education', 'work', 'research', 'other'])

/**
 * What a line of its own proves that tells the thesis of a doctorate above it, or null for other lines: `Thesis: …` and
 * `Title: …` say nothing of the degree, and those of a master's degree are work.
 */
function thesisLevel(reading: Reading, passage: Passage, text: string): ContextLevel | null {
  if (!THESIS_LABEL.test(text)) return null
  const { document } = reading
  const words = wordsOf(reading, passage)
  const entry = entryAt(document, words)
  const above = entry === null ? '' : document.text.slice(entry.range.start, words.start)
  if (!DOCTORAL_ENTRY.test(above) || LOWER_DEGREE.test(above)) return null
  return goesOn(document, words)
    ? { level: 2, why: 'in a doctorate under way' }
    : { level: 3, why: 'in a doctoral thesis' }
}

const THESIS_LABEL =
  /^\W*(?:(?:thesis|dissertation|project|research) )?(?:thesis|dissertation|these|tese|tesis|tesi|doktorarbeit|title|topic|subject|sujet|titre|titel|thema|titulo|titolo)(?: (?:title|topic|subject))?\s*[:"“«–-]/i
const DOCTORAL_ENTRY = /\b(?:ph\.?\s?d|d\.?\s?phil|doctora(?:te|t|do|l)|doctor of|promotion|doktorand)\b/i
const LOWER_DEGREE = /\b(?:m\.?\s?sc|m\.?\s?phil|m\.?\s?res|b\.?\s?sc|master|bachelor|licen[cs]e|laurea|diploma?)\b/i

/** A row in the software section that says what the person is to it: "lib (Python): losses, masks; author, 900 stars". */
const OWNED =
  /\b(?:author|co-?author|maintainer|creator|core developer|contributor)\b|\b\d[\d,.]* ?k?\+? (?:downloads|stars|installs)\b/i

/** Sections that may hold courses somebody took. */
const ATTENDABLE: ReadonlySet<SectionKind> = new Set<SectionKind>(['education', 'projects', 'other'])

/** What is listed or told below `Relevant Coursework` or `Course Projects` was learned; below `Education and Courses` stands more. */
function isOfCourses(heading: string | null): boolean {
  return heading !== null && COURSES.test(heading) && !BESIDE_COURSES.test(heading)
}

const COURSES = /\b(?:course ?works?|courses?|class(?:es)?|modules|cours suivis|cursos|kurse)\b/i
const BESIDE_COURSES = /\b(?:education|degrees?|training|teaching|taught|instructor|research|personal|software)\b/i

/** What was attended is a course, whatever its title says: "Workshop on analyzing EEG using Python". */
function isAttended(kind: SectionKind, text: string): boolean {
  return (
    (kind === 'education' || kind === 'other') &&
    ATTENDED.test(text) &&
    !/\b(?:thes[ei]s|dissertation|taught|led|organi[sz]ed|instructor|teaching)\b/i.test(text)
  )
}

const ATTENDED =
  /\b(?:workshop|webinar|bootcamp|boot camp|mooc|summer school|winter school|online course|short course|training program(?:me)?|certificate program(?:me)?)s?\b/i

/** A bullet under a degree tells what was done there, unless it tells courses and grades. */
function isDescription(passage: Passage, text: string): boolean {
  return (
    passage.block.kind === 'item' &&
    !/\b(?:course|coursework|courses|gpa|grade|relevant|minor|major|module|modules|mention|advis|supervis)/i.test(text)
  )
}

function textOf(reading: Reading, passage: Passage): string {
  return reading.normalized.text.slice(passage.range.start, passage.range.end)
}

/** Sections whose entries may be set like headings. */
const ENTRIES: ReadonlySet<SectionKind> = new Set(['publications', 'talks', 'awards', 'grants', 'thesis'])

/** A section's own heading is a mention; one inside names a role or project, and proves no output. */
function headingLevel(passage: Passage, kind: SectionKind): ContextLevel {
  const base = BY_SECTION[kind]
  const isOfSection = passage.block.range.start === passage.section.range.start
  if (isOfSection) return { level: 1, why: 'in the heading of a section' }
  if (ENTRIES.has(kind)) return base
  return base.level > 2 ? { level: 2, why: 'in a heading' } : { level: base.level, why: `${base.why}, in a heading` }
}
