/** Programs that open what reports write, where they are installed: LibreOffice Calc, and an XML parser. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'

const folders = (process.env.PATH ?? '').split(delimiter)

/** The path of a program, or undefined. */
export function programOf(name: string): string | undefined {
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
}

const soffice = programOf('soffice')

/** LibreOffice may be there without the part that opens spreadsheets. */
export const hasCalc =
  soffice !== undefined &&
  ['/usr/lib/libreoffice', '/opt/libreoffice'].some((folder) => existsSync(join(folder, 'program/libsclo.so')))

/** Has LibreOffice convert a file into `folder`, with a profile of its own. */
export async function convert(path: string, format: string, folder: string): Promise<void> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  await promisify(execFile)(soffice ?? '', ['--headless', profile, '--convert-to', format, '--outdir', folder, path])
}

const python = programOf('python3')
export const hasXmlParser = python !== undefined

/** Throws where a text is no XML. */
export function parseXml(xml: Uint8Array): void {
  const program = 'import sys, xml.parsers.expat; xml.parsers.expat.ParserCreate().Parse(sys.stdin.buffer.read(), True)'
  execFileSync(python ?? '', ['-c', program], { input: xml, stdio: ['pipe', 'ignore', 'pipe'] })
}

/** The parts of a workbook by name, as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]))
}
