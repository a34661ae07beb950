/** Reads Markdown as its page would show it, with the HTML, front matter and template tags that résumé sites put in it. */
import type { RawDocument, Reader } from '../contract.ts'
import { BlockWriter } from './block-writer.ts'
import { decodeText } from './decode-text.ts'
import { closedDetails } from './html.ts'
import { orRefusal } from './refusal.ts'

export const markdown: Reader = {
  name: 'markdown',
  version: 5,
  summary: 'Markdown with embedded HTML, YAML front matter and Jekyll tags, as the page would show it',
  extensions: ['md', 'markdown', 'mdown', 'qmd', 'rmd'],
  mediaTypes: ['text/markdown'],
  sniff: () => false,
  read: (bytes) => orRefusal('Markdown', () => readMarkdown(bytes)),
}

/** What a site generator takes out before the page is made. */
const GENERATOR_TAGS: readonly { readonly open: string; readonly close: string }[] = [
  { open: '<!--', close: '-->' }, // comments
  { open: '{% comment %}', close: '{% endcomment %}' }, // Liquid comments
  { open: '{%', close: '%}' }, // Liquid logic
  { open: '{{', close: '}}' }, // Liquid values: unknown here
  { open: '{:', close: '}' }, // kramdown attributes
  { open: '{::', close: '/}' }, // kramdown options
]

async function readMarkdown(bytes: Uint8Array): Promise<RawDocument> {
  const { walkHtml } = await import('./html/walk.ts')
  const { blocksToHtml } = await import('./markdown/blocks.ts')
  const { text, diagnostics } = decodeText(bytes)
  const body = GENERATOR_TAGS.reduce(blank, withoutFrontMatter(text))
  const writer = new BlockWriter()
  const { hasClosed } = await walkHtml(blocksToHtml(body.split('\n')), { writer, keepsLines: true })
  return writer.finish(hasClosed ? [...diagnostics, closedDetails] : diagnostics)
}

const YAML_MATTER = /^\uFEFF?---[ \t]*\n([\s\S]*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/
/** As Hugo has it: `title = "Curriculum vitae"`. */
const TOML_MATTER = /^\uFEFF?\+\+\+[ \t]*\n([\s\S]*?\n)?\+\+\+[ \t]*(?:\n|$)/

/** Front matter emptied line by line; a `name` or else `title` stays as the first heading. */
function withoutFrontMatter(text: string): string {
  const matter = (YAML_MATTER.exec(text) ?? TOML_MATTER.exec(text))?.[0]
  if (matter === undefined) return text
  const lines = matter.split('\n')
  const key = ['name', 'title'].find((each) => lines.some((line) => frontMatterValue(line, each) !== ''))
  const kept = lines.map((line) =>
    key !== undefined && frontMatterValue(line, key) !== '' ? `# ${frontMatterValue(line, key)}` : '',
  )
  return kept.join('\n') + text.slice(matter.length)
}

function frontMatterValue(line: string, key: string): string {
  const value = new RegExp(`^${key}(?::| *=)(.*)$`).exec(line)?.[1] ?? ''
  return value.trim().replace(/^(["'])(.*)\1$/, '$2')
}

/** Replaces every stretch from `open` to `close` by its line ends; one that never closes is left alone. */
function blank(text: string, { open, close }: (typeof GENERATOR_TAGS)[number]): string {
  let result = ''
  let done = 0
  for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, done)) {
    const end = text.indexOf(close, start + open.length)
    if (end < 0) break
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\n]/g, '')
    done = end + close.length
  }
  return result + text.slice(done)
}
