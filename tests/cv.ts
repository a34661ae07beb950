/** One CV as blocks, written in every format: what is the same must be worth the same. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Document } from '../src/model/document.ts'

export interface CvBlock {
  readonly kind: 'name' | 'section' | 'entry' | 'paragraph' | 'item'
  readonly text: string
}

/** The blocks of a document that was read: its first heading, its sections' headings, the headings inside, the rest. */
export function cvOf({ text, blocks, sections }: Document): CvBlock[] {
  const sectionStarts = new Set(sections.filter(({ heading }) => heading !== null).map(({ range }) => range.start))
  return blocks.map(({ kind, range }, index): CvBlock => {
    const words = text.slice(range.start, range.end).replace(/\s+/g, ' ').trim()
    if (index === 0) return { kind: 'name', text: words }
    if (sectionStarts.has(range.start)) return { kind: 'section', text: words }
    if (kind === 'heading') return { kind: 'entry', text: words }
    return { kind: kind === 'item' ? 'item' : 'paragraph', text: words }
  })
}

/** The parts of a CV: what stands before the first section, then each section with its heading. */
export function partsOf(cv: readonly CvBlock[]): CvBlock[][] {
  const parts: CvBlock[][] = [[]]
  for (const block of cv) {
    if (block.kind === 'section') parts.push([])
    parts.at(-1)?.push(block)
  }
  return parts
}

const lineOf: Readonly<Record<CvBlock['kind'], (text: string) => string>> = {
  name: (text) => `# ${text}`,
  section: (text) => `## ${text}`,
  entry: (text) => `### ${text}`,
  paragraph: (text) => text,
  item: (text) => `- ${text}`,
}

export const toMarkdown = (cv: readonly CvBlock[]): string =>
  `${cv.map(({ kind, text }) => lineOf[kind](text.replace(/[\\`*_[\]<>#|]/g, '\\$&'))).join('\n\n')}\n`

export const toText = (cv: readonly CvBlock[]): string =>
  `${cv.map(({ kind, text }) => (kind === 'item' ? `- ${text}` : kind === 'section' ? text.toUpperCase() : text)).join('\n\n')}\n`

const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

export function toHtml(cv: readonly CvBlock[]): string {
  const tag = { name: 'h1', section: 'h2', entry: 'h3', paragraph: 'p', item: 'li' }
  const body = cv.map(({ kind, text }) => `<${tag[kind]}>${xml(text)}</${tag[kind]}>`).join('\n')
  const lists = body.replace(/(?:<li>.*<\/li>\n?)+/g, (items) => `<ul>\n${items}\n</ul>\n`)
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>CV</title><body>\n${lists}</body></html>\n`
}

export function toDocx(cv: readonly CvBlock[]): Uint8Array {
  const style = { name: 'Title', section: 'Heading1', entry: 'Heading2', paragraph: 'Normal', item: 'ListParagraph' }
  const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
  const paragraphs = cv.map(
    ({ kind, text }) =>
      `<w:p><w:pPr><w:pStyle w:val="${style[kind]}"/>${kind === 'item' ? list : ''}</w:pPr><w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`,
  )
  const heading = (id: string, name: string, level: number, size: number) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:outlineLvl w:val="${level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${relations}/numbering" Target="numbering.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles ${w}>${heading('Title', 'Title', 0, 36)}${heading('Heading1', 'heading 1', 0, 28)}${heading('Heading2', 'heading 2', 1, 24)}<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style></w:styles>`,
    'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<w:document ${w}><w:body>${paragraphs.join('')}</w:body></w:document>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])))
}

export function toOdt(cv: readonly CvBlock[]): Uint8Array {
  const element = ({ kind, text }: CvBlock) => {
    if (kind === 'paragraph') return `<text:p>${xml(text)}</text:p>`
    if (kind === 'item') return `<text:list><text:list-item><text:p>${xml(text)}</text:p></text:list-item></text:list>`
    return `<text:h text:outline-level="${{ name: 1, section: 2, entry: 3 }[kind]}">${xml(text)}</text:h>`
  }
  const office = 'urn:oasis:names:tc:opendocument:xmlns'
  const content = `<office:document-content xmlns:office="${office}:office:1.0" xmlns:text="${office}:text:1.0" office:version="1.2"><office:body><office:text>${cv.map(element).join('')}</office:text></office:body></office:document-content>`
  const parts = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="${office}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': content,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])), { level: 0 })
}

const found = (...paths: readonly string[]): string | null => paths.find((path) => existsSync(path)) ?? null

/** Where the programs that print PDFs are, or null: tests that need one say that they are skipped. */
export const libreOffice = found('/usr/bin/soffice', '/usr/bin/libreoffice')
export const chromium = found('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome')

/** Prints each file as PDF, by LibreOffice, all in one run. */
export function printByLibreOffice(files: Readonly<Record<string, string | Uint8Array>>): Record<string, Uint8Array> {
  return inFolder((folder) => {
    const paths = Object.entries(files).map(([name, content]) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(libreOffice ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      stdio: 'ignore',
      timeout: 60_000,
    })
    return Object.fromEntries(
      paths.map((path) => [basename(path), new Uint8Array(readFileSync(path.replace(/\.[a-z]+$/, '.pdf')))]),
    )
  })
}

/** Prints a page as PDF, by Chromium. */
export function printByChromium(html: string): Uint8Array {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'cv.html'), html)
    const options = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--user-data-dir=${folder}/profile`,
    ]
    execFileSync(chromium ?? '', [...options, `--print-to-pdf=${folder}/cv.pdf`, `file://${folder}/cv.html`], {
      stdio: 'ignore',
      timeout: 60_000,
    })
    return new Uint8Array(readFileSync(join(folder, 'cv.pdf')))
  })
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'cvsift-cv-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
