/** Nothing that a file names is fetched, read, run or made: a server that counts and a file that must stay unread watch. */
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cvsift, root, smallRubric, temporaryPath } from '../cli/cvsift.ts'
import { pdf, stream } from '../pdf-writer.ts'
import { docx, odt, paragraph } from './documents.ts'
import { quickPdfs } from './pdfs.ts'

const run = promisify(execFile)
const sentence = 'I built statistical models of fMRI data in Python'
const secret = 'words-of-the-canary'
let connectionCount = 0
const server = createServer((socket) => {
  connectionCount++
  socket.destroy()
})
let url = ''
const canaryFile = temporaryPath('canary.txt')

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  mkdirSync(join(canaryFile, '..'), { recursive: true })
  writeFileSync(canaryFile, secret)
})
afterAll(() => server.close())

const relationships = (target: string) =>
  `<Relationships>${['attachedTemplate', 'image', 'oleObject', 'subDocument', 'frame', 'hyperlink', 'aFChunk']
    .map(
      (type, at) =>
        `<Relationship Id="r${at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`

const wordLinks = Array.from(
  { length: 7 },
  (_, at) =>
    `<w:altChunk r:id="r${at}"/><w:subDoc r:id="r${at}"/><w:p><w:r><w:drawing><a:blip r:link="r${at}"/></w:drawing></w:r></w:p>`,
).join('')

const instructions = (target: string) =>
  `<w:p><w:r><w:instrText>INCLUDETEXT "${target}"</w:instrText></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/c calc"</w:instrText></w:r></w:p>`

function acting(actions: string): Buffer {
  return pdf([
    `<< /Type /Catalog /Pages 2 0 R ${actions} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(`BT /F1 12 Tf 72 700 Td (${sentence}) Tj ET`),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])
}

/** Each asks its reader for `target`, a file or an address. By file name. */
const askers: Readonly<Record<string, (target: string) => string | Uint8Array>> = {
  'links.docx': (target) =>
    docx(`${wordLinks}${instructions(target)}${paragraph(sentence)}`, {
      'word/_rels/document.xml.rels': relationships(target),
      'word/_rels/settings.xml.rels': relationships(target),
    }),
  'entity.docx': (target) =>
    docx('', {
      'word/document.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "${target}">]><w:document><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>`,
    }),
  'entity.odt': (target) =>
    odt('', {
      'content.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY % a SYSTEM "${target}"> %a;]><office:document-content/>`,
    }),
  'links.odt': (target) =>
    odt(
      `<text:p>${sentence}<draw:frame><draw:image xlink:href="${target}"/><draw:object xlink:href="${target}"/></draw:frame></text:p><text:section><text:section-source xlink:href="${target}"/></text:section>`,
    ),
  'page.html': (target) =>
    `<!DOCTYPE html [<!ENTITY a SYSTEM "${target}">]><html><head><base href="${target}"><link rel=stylesheet href="${target}"><link rel=preconnect href="${target}"><meta http-equiv=refresh content="0;url=${target}"><style>@import url("${target}"); body { background: url("${target}") }</style><script src="${target}"></script></head><body><p>${sentence} &a;</p><img src="${target}" srcset="${target} 2x" onerror="fetch('${target}')"><iframe src="${target}"></iframe><object data="${target}"></object><embed src="${target}"><svg><image href="${target}"/></svg><video src="${target}" poster="${target}"></video><!--#include virtual="${target}" --></body></html>`,
  'page.md': (target) =>
    `# Ada\n\n${sentence} ![x](${target}) <img src="${target}"> [y][z]\n\n[z]: ${target}\n\n{% include_relative ${target} %}\n`,
  'page.rst': (target) =>
    `Ada\n===\n\n.. include:: ${target}\n\n.. raw:: html\n   :url: ${target}\n   :file: ${target}\n\n.. csv-table::\n   :file: ${target}\n\n.. image:: ${target}\n\n${sentence}\n`,
  'page.tex': (target) =>
    `\\documentclass{article}\\usepackage{${target}}\\begin{document}\\input{${target}}\\include{${target}}\\InputIfFileExists{${target}}{}{}\\verbatiminput{${target}}\\lstinputlisting{${target}}\\includegraphics{${target}}\\immediate\\write18{curl ${target}}\\directlua{os.execute("curl ${target}")}\\openin5=${target} \\read5 to\\x \\x ${sentence}\\end{document}`,
  'page.rtf': (target) =>
    `{\\rtf1{\\*\\template ${target}}{\\field{\\*\\fldinst INCLUDETEXT "${target}"}{\\fldrslt }}{\\field{\\*\\fldinst INCLUDEPICTURE "${target}"}}{\\object\\objlink{\\*\\objdata 01}}{\\subdocument1 ${target}} ${sentence}}`,
  'resume.json': (target) =>
    JSON.stringify({ $schema: target, basics: { name: 'Ada', image: target, summary: sentence, url: target } }),
  'mail.eml': (target) =>
    `From: Ada <ada@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL="${target}"\r\n\r\nContent-Type: text/plain\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<img src="${target}"><p>${sentence}</p>\r\n--b--\r\n`,
  'page.txt': (target) => `Ada\n\n${sentence} ${target}\n`,
  'actions.pdf': (target) =>
    acting(
      `/OpenAction << /S /URI /URI (${target}) /Next << /S /JavaScript /JS (app.launchURL\\('${target}'\\)) >> >> /AA << /O << /S /Launch /F (${target}) >> /WC << /S /SubmitForm /F << /FS /URL /F (${target}) >> >> >>`,
    ),
  'form.pdf': (target) =>
    acting(
      `/AcroForm << /Fields [] /XFA (<!DOCTYPE x [<!ENTITY a SYSTEM "${target}">]><xdp:xdp><template><subform><field><value><text>&a;</text></value></field></subform></template></xdp:xdp>) >>`,
    ),
  'stream.pdf': (target) =>
    pdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
      stream('', `/F (${target}) /FFilter /FlateDecode`),
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FontDescriptor << /FontFile << /F (${target}) >> >> >>`,
    ]),
}

test('of files that ask for a file or an address, in every format and in a mail, nothing is followed', async () => {
  const folder = temporaryPath('applications')
  mkdirSync(folder, { recursive: true })
  for (const [name, asking] of Object.entries(askers)) {
    for (const [at, target] of [url, canaryFile, pathToFileURL(canaryFile).href].entries()) {
      writeFileSync(join(folder, `${at}-${name}`), asking(target))
    }
  }
  const report = temporaryPath('report')
  const ranked = await cvsift(['rank', folder, '-r', smallRubric, '-o', report, '--no-cache'])
  const extracted = await cvsift(['extract', folder, '--format', 'json', '--no-cache'])
  expect(ranked.stderr).not.toContain('bug')
  const said = [ranked, extracted].flatMap(({ stdout, stderr }) => [stdout, stderr])
  const written = readdirSync(report).map((name) => readFileSync(join(report, name), 'utf8'))
  expect([...said, ...written].filter((text) => text.includes(secret))).toEqual([])
  expect(connectionCount).toBe(0)
  // All but those with nothing to read were read: the test has asked what it means to ask.
  const texts = extracted.stdout.split('\n').filter((line) => line.includes(sentence))
  expect(texts.length).toBeGreaterThanOrEqual(3 * (Object.keys(askers).length - 4))
}, 90_000)

/** Puts a trap under everything that acts, then reads each PDF. */
const trapped = `
  import { createRequire, syncBuiltinESMExports } from 'node:module'
  import { readFileSync, readdirSync } from 'node:fs'
  const require = createRequire(${JSON.stringify(join(root, 'package.json'))})
  const sprung = []
  const trap = (of, name) => { of[name] = () => { sprung.push(name); throw new Error('trapped: ' + name) } }
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) trap(require('dns'), name)
  for (const name of ['connect', 'createConnection']) trap(require('net'), name)
  trap(require('net').Socket.prototype, 'connect')
  for (const name of ['request', 'get']) { trap(require('http'), name); trap(require('https'), name) }
  for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync']) trap(require('child_process'), name)
  syncBuiltinESMExports()
  globalThis.fetch = () => { sprung.push('fetch'); throw new Error('trapped: fetch') }
  globalThis.Function = new Proxy(Function, { construct() { sprung.push('Function'); throw new Error('trapped: Function') } })
  globalThis.alert = () => { sprung.push('alert') }
  const { extract } = await import(${JSON.stringify(pathToFileURL(join(root, 'dist/extract/index.js')).href)})
  const texts = {}
  const folder = process.argv[1]
  for (const path of readdirSync(folder)) {
    const bytes = new Uint8Array(readFileSync(folder + '/' + path))
    const source = { path, container: null, mediaType: null, size: bytes.length, sha256: '' }
    texts[path] = (await extract(source, bytes)).text
  }
  console.log(JSON.stringify({ sprung, texts }))`

test('no PDF connects, starts a program or makes code: everything that could is a trap, and none is sprung', async () => {
  const folder = temporaryPath('trapped')
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(quickPdfs)) writeFileSync(join(folder, `${name}.pdf`), bytes())
  for (const [name, asking] of Object.entries(askers)) {
    if (name.endsWith('.pdf')) writeFileSync(join(folder, name), asking(url))
  }
  writeFileSync(join(folder, 'control.pdf'), acting(''))
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', trapped, folder])
  const { sprung, texts } = JSON.parse(stdout) as { sprung: string[]; texts: Record<string, string> }
  expect(sprung).toEqual([])
  expect(texts['control.pdf']?.trim()).toBe(sentence)
  expect([texts['actions.pdf'], texts['form.pdf']]).toEqual([texts['control.pdf'], texts['control.pdf']])
  expect(texts['js-open.pdf']?.trim()).toBe('opens with a script')
  expect(connectionCount).toBe(0)
}, 60_000)
