/** Finds the parts of a Word file by what they declare to be, since their names differ between programs. */
import { Refusal } from '../../../archive/refusal.ts'
import type { ZipArchive } from '../../../archive/zip.ts'
import { walkXml } from '../xml.ts'

/** Part names in the archive; `document` is the text itself. */
export interface WordParts {
  readonly document: string
  readonly styles: string | null
  readonly theme: string | null
  readonly headers: readonly string[]
  readonly footers: readonly string[]
  readonly notes: readonly string[]
}

/** The prefixes this reader's tables use, for the transitional and the strict variant of the format. */
export const wordPrefixes = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
} as const

/** Parts come from `[Content_Types].xml` alone: relationships may point outside, so they are never resolved. */
export async function findParts(archive: ZipArchive): Promise<WordParts> {
  const types = await readContentTypes(archive)
  const named = (suffix: string, usual: RegExp): readonly string[] => {
    const declared = archive.names.filter((name) => types.get(name.toLowerCase())?.endsWith(suffix))
    return (declared.length > 0 ? declared : archive.names.filter((name) => usual.test(name))).toSorted(byNumber)
  }
  const document = named('.main+xml', /^word\/document\.xml$/)[0]
  if (document === undefined) {
    throw new Refusal(
      'extract/unreadable',
      'this archive holds no Word text (word/document.xml is missing)',
      'open it yourself to see what it is, and save it as DOCX or PDF',
    )
  }
  return {
    document,
    styles: named('.styles+xml', /^word\/styles\.xml$/)[0] ?? null,
    theme: named('.theme+xml', /^word\/theme\/theme1\.xml$/)[0] ?? null,
    headers: named('.header+xml', /^word\/header\d*\.xml$/),
    footers: named('.footer+xml', /^word\/footer\d*\.xml$/),
    notes: [...named('.footnotes+xml', /^word\/footnotes\.xml$/), ...named('.endnotes+xml', /^word\/endnotes\.xml$/)],
  }
}

const byNumber = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)

async function readContentTypes(archive: ZipArchive): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>()
  const bytes = archive.read('[Content_Types].xml')
  if (bytes === null) return types
  await walkXml(
    bytes,
    {},
    {
      open(name, { PartName, ContentType }) {
        if (name === 'Override' && PartName && ContentType)
          types.set(PartName.replace(/^\//, '').toLowerCase(), ContentType)
      },
      close() {},
    },
  )
  return types
}
