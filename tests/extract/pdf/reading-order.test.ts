/** The order in which the PDFs of fixtures/layout are read, by several programs that make PDFs. */
import { describe, expect, test } from 'vitest'
import { extract } from '../../../src/extract/index.ts'
import type { Document } from '../../../src/model/document.ts'
import { normalize } from '../../../src/text/normalize.ts'
import { onePage } from '../../hostile/pdfs.ts'
import { readFixture } from '../../in-process-world.ts'

const open = (name: string) => readFixture(`fixtures/layout/${name}.pdf`)

/** `kind|words` of each block. */
const blocksOf = ({ text, blocks }: Document): string[] =>
  blocks.map(
    ({ kind, range }) =>
      `${kind}|${normalize(text.slice(range.start, range.end)).text.replace(/\s+/g, ' ').trim().slice(0, 400)}`,
  )
const headings = (document: Document) => blocksOf(document).filter((block) => block.startsWith('heading|'))

describe('scripts from the right', () => {
  test.each(['hebrew-chromium', 'hebrew-libreoffice'])('%s', async (name) => {
    const blocks = blocksOf(await open(name)).map((block) => block.replace('• ', ''))
    expect(blocks).toEqual([
      'heading|נועה בן-שמש',
      'paragraph|noa@example.org · 050-555-0142 · חיפה',
      'heading|השכלה',
      "paragraph|דוקטורט במדעי המוח (PhD), אוניברסיטת הכרמל, 2015-2019. נושא העבודה: עיבוד אותות fMRI בשיטות של למידה עמוקה, בהנחיית פרופ' ר' לוין ובשיתוף המעבדה של Prof. Ada Lindqvist בעיר אופסלה.",
      'heading|ניסיון תעסוקתי',
      'paragraph|חוקרת בכירה, מכון אלונים (2019-2024)',
      'item|פיתחה מודלים ב-Python וב-PyTorch לזיהוי דפוסים בנתוני MEG.',
      'item|הובילה צוות של 12 אנשים וקיצרה את זמן הריצה ב-40%.',
      'heading|שפות',
      'paragraph|עברית, אנגלית, ערבית',
    ])
  })

  test('the right column comes first, and Arabic letter shapes are letters', async () => {
    expect(blocksOf(await open('arabic-chromium'))).toEqual(
      [
        'heading|ليلى الحسن',
        'paragraph|layla@example.org · 555-0175',
        'heading|الخبرة',
        'paragraph|باحثة أولى في مختبر الواحة (2018–2023)، حيث طورت نماذج Python لتحليل صور الرنين المغناطيسي، وقادت فريقا من 7 باحثين في مشروع مشترك مع Lindqvist Lab.',
        'item|درست الإحصاء وتعلم الآلة لطلاب الجامعة.',
        'item|نشرت 14 مقالة علمية.',
        'heading|التعليم',
        'paragraph|دكتوراه في علوم الحاسوب، جامعة النخيل، 2017',
        'paragraph|ماجستير في الرياضيات، جامعة الساحل، 2012',
        'heading|المهارات',
        'paragraph|بايثون',
        'paragraph|إحصاء',
        'paragraph|تعلم الآلة',
        'heading|اللغات',
        'paragraph|العربية والإنجليزية',
        'paragraph|الفرنسية',
      ].map((block) => normalize(block).text),
    )
  })

  test('every word has its own box, in the order of reading from the right', async () => {
    const { text, pages } = await open('hebrew-chromium')
    const line = pages[0]!.lines.find(({ range }) => text.slice(range.start, range.end).startsWith('חוקרת'))!
    const words = line.spans.map(({ range, bbox }) => ({ text: text.slice(range.start, range.end), bbox: bbox! }))
    expect(words.map((word) => word.text)).toEqual(['חוקרת ', 'בכירה, ', 'מכון ', 'אלונים ', '(2019–2024)'])
    for (const [index, { bbox }] of words.entries()) {
      expect(bbox.x1).toBeLessThanOrEqual((words[index - 1]?.bbox.x0 ?? 595) + 0.1)
      expect(bbox.x0).toBeLessThan(bbox.x1)
    }
  })
})

describe('sideways text', () => {
  test.each(['sideways-chromium', 'sideways-libreoffice'])('labels head what they stand beside: %s', async (name) => {
    const document = await open(name)
    expect(document.sections.map(({ kind, heading }) => `${kind}: ${heading}`)).toEqual([
      'basics: null',
      'work: EXPERIENCE',
      'education: EDUCATION',
    ])
    const blocks = blocksOf(document)
    const at = (words: string) => blocks.findIndex((block) => block.includes(words))
    expect(at('EXPERIENCE') + 1).toBe(at('Data scientist, Lantern Bay'))
    expect(at('EDUCATION') + 1).toBe(at('PhD in oceanography'))
    expect(blocks.slice(-2)).toEqual([
      'paragraph|Seen by the committee',
      'paragraph|Printed on paper from the mill of Coldwater, March 2024',
    ])
  })

  test('a label has its upright box', async () => {
    const { text, pages } = await open('sideways-chromium')
    const label = pages[0]!.lines.find(({ range }) => text.slice(range.start, range.end) === 'EXPERIENCE')!
    expect(label.bbox!.bottom - label.bbox!.top).toBeGreaterThan(70)
    expect(label.bbox!.x1 - label.bbox!.x0).toBeLessThan(20)
    expect(label.bbox!.x0).toBeGreaterThan(40)
  })
})

test.each(['side-headings-chromium', 'side-headings-libreoffice'])(
  'headings in the margin open the sections that they stand beside: %s',
  async (name) => {
    const { text, sections } = await open(name)
    expect(sections.map(({ kind, heading }) => `${kind}: ${heading}`)).toEqual([
      'basics: null',
      'interests: RESEARCH INTERESTS',
      'education: EDUCATION',
      'work: PROFESSIONAL EXPERIENCE',
      'publications: PUBLICATIONS',
      'awards: HONORS AND AWARDS',
      'teaching: TEACHING',
      'skills: SKILLS',
      'languages: LANGUAGES',
      'talks: INVITED TALKS',
      'references: REFERENCES',
    ])
    const education = sections.find(({ kind }) => kind === 'education')!.range
    expect(text.slice(education.start, education.end)).toMatch(/^EDUCATION\nPhD in bioacoustics[\s\S]*BSc in physics/)
  },
)

test('bullets that are drawn begin items', async () => {
  const items = blocksOf(await open('bullets-chromium')).filter((block) => block.startsWith('item|'))
  expect(items.map((item) => item.slice(0, 40))).toMatchInlineSnapshot(`
    [
      "item|Wrote the control of three telescop",
      "item|halved the time between two exposur",
      "item|no longer works on domes",
      "item|taught eleven students",
      "item|python and numpy",
      "item|matlab for signal processing",
      "item|- optics for beginners",
      "item|- statistics with R",
      "item|second prize for a mirror",
      "item|first prize for a lens",
      "item|1. on lenses and how they are groun",
      "item|2. on mirrors",
    ]
  `)
  const printed = blocksOf(await open('bullets-libreoffice')).filter((block) => block.startsWith('item|'))
  expect(printed).toHaveLength(items.length)
})

describe('notes and breaks', () => {
  test('a paragraph runs over the page as one block; notes, footer and header stand around it', async () => {
    const blocks = blocksOf(await open('footnotes'))
    const at = blocks.findIndex((block) => block.startsWith('paragraph|Her largest'))
    expect(blocks.slice(at - 3, at + 3)).toMatchInlineSnapshot(`
      [
        "paragraph|1Recorded with dry electrodes of her own design, which volunteers could put on without help.",
        "paragraph|2The atlas of places is part of the package Spindlekit.",
        "header|Page 1 of 2",
        "paragraph|Her largest study followed sleepers at home for half a year and asked which of the many spindles that an electroencephalogram1 shows in one night are told apart by their place on the scalp2 and by their frequency alone, and it found that a hidden Markov model which she wrote in Python tells them apart as well as two trained raters do, though it reads one night in four seconds and needs no rules ab",
        "header|Ottilie Varga Curriculum vitae",
        "heading|Education",
      ]
    `)
  })

  test('a paragraph runs over the foot of a column, and the note comes after the page', async () => {
    const document = await open('columns')
    const blocks = blocksOf(document)
    expect(blocks.filter((block) => block.startsWith('paragraph|In the last'))).toMatchInlineSnapshot(`
      [
        "paragraph|In the last of them he trained recurrent networks on the flights of nine hundred bees, each of them followed by radar over several kilometres1, and showed that a small recurrent network with a ring of units learns a compass which keeps its heading even when all light is taken away for some minutes of the flight.",
      ]
    `)
    expect(blocks.at(-1)).toBe('paragraph|1The radar belongs to the Institute of Heathland.')
    const { text, pages } = document
    const tops = pages[0]!.lines
      .filter(({ range }) => /^(?:In the last|is taken away)/.test(text.slice(range.start, range.end)))
      .map(({ bbox }) => bbox!.top)
    expect(tops[0]! - tops[1]!).toBeGreaterThan(300)
  })
})

describe('type', () => {
  test.each(['chromium', 'libreoffice', 'xelatex'])(
    'initials, small capitals, letter-spaced headings and ligatures are words: %s',
    async (producer) => {
      const document = await open(`typography-${producer}`)
      expect(headings(document).slice(0, 3)).toEqual([
        'heading|FLORIAN AFFLECK',
        'heading|EXPERIENCE',
        'heading|EDUCATION',
      ])
      const blocks = blocksOf(document)
      const prose = blocks.find((block) => /^paragraph\|since/i.test(block))
      expect(prose).toContain('the spring of 2019')
      expect(prose).toContain('office of difficult offprints')
      expect(prose).toContain('five affiliated offices')
      expect(blocks.find((block) => block.includes('Griffin Laboratory'))).toMatch(/^paragraph\|senior scientist/i)
    },
  )

  test('Hebrew in a line from the left', async () => {
    expect(blocksOf(await open('typography-xelatex')).at(-1)).toBe(
      'paragraph|English, and Hebrew (עברית ספרותית) at school',
    )
  })
})

test('a sideways label at the top of what it labels heads it, though the lines begin lower than its middle', async () => {
  const line = (text: string, y: number) => `1 0 0 1 100 ${y} Tm (${text}) Tj`
  const label = '0 -1 1 0 60 700 Tm (Awards) Tj'
  const content = `BT /F1 11 Tf ${line('Best poster, 2019', 668)} ${line('Fellow of a society', 655)} ${label} ET`
  const bytes = new Uint8Array(onePage(content))
  const source = { path: 'cv.pdf', container: null, mediaType: null, size: bytes.length, sha256: '' }
  expect(blocksOf(await extract(source, bytes))[0]).toBe('heading|Awards')
})

const textOf = async (content: string, font?: string): Promise<string> => {
  const bytes = new Uint8Array(onePage(content, font === undefined ? {} : { font }))
  const source = { path: 'cv.pdf', container: null, mediaType: null, size: bytes.length, sha256: '' }
  return (await extract(source, bytes)).text
}

test('a leading that is set by itself moves the next line down, as one that a move sets', async () => {
  const content =
    'BT /F1 11 Tf 1 0 0 1 72 700 Tm (Education) Tj 14 TL T* (PhD Statistics) Tj 0 -16 TD (Experience) Tj T* (Analyst) Tj ET'
  expect((await textOf(content)).trim().split('\n')).toEqual(['Education', 'PhD Statistics', 'Experience', 'Analyst'])
})

test('dates in a cell and a degree in the next, which stand close, are two words', async () => {
  const content =
    'BT /F1 12 Tf 1 0 0 1 72 700 Tm (2010-2014) Tj 1 0 0 1 132.4 700 Tm (PhD Statistics, University of Northport) Tj ET'
  expect(await textOf(content)).toContain('2010-2014 PhD Statistics')
})

test('bitmaps of TeX show ligatures, dashes and letters of central Europe', async () => {
  const names = Array.from({ length: 256 }, (_, code) => `/a${code}`).join(' ')
  const widths = Array.from({ length: 256 }, () => '5').join(' ')
  const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 0 /LastChar 255 /Widths [${widths}] /CharProcs << >> /Encoding << /Type /Encoding /Differences [0 ${names}] >> >>`
  const t1 = 'BT /F1 12 Tf 1 0 0 1 72 700 Tm (di\\036cult \\035ow, 2010\\0252014, \\212\\363d\\271, \\020so\\021) Tj ET'
  expect(await textOf(t1, font)).toContain('diﬃcult ﬂow, 2010–2014, Łódź, “so”')
  const ot1 = 'BT /F1 12 Tf 1 0 0 1 72 700 Tm (di\\016cult o\\013er, \\252) Tj ET'
  expect(await textOf(ot1, font)).toContain('diﬃcult oﬀer, ª')
  const bullet = 'BT /F1 12 Tf 1 0 0 1 72 700 Tm (\\210) Tj 1 0 0 1 92 700 Tm (PhD Statistics) Tj ET'
  expect(await textOf(bullet, font)).toContain('• PhD Statistics')
})
