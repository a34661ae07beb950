/** Office, web and text files made to break their reader, each by one trick. The name carries the format. */
import { deflateRawSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file whose body is this XML. */
export function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const document = `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`
  const entries = { '[Content_Types].xml': '<Types/>', 'word/document.xml': document, ...more }
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, xml]) => [name, strToU8(xml)])))
}

export function odt(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`
  const entries = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content, ...more }
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, xml]) => [name, strToU8(xml)])))
}

export const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const sentence = 'I built statistical models of fMRI data in Python and wrote the tests'

/** A line of so many runs, each set differently from the one before; of words in no order, so that they do not pack well. */
export function manyRuns(count: number): Uint8Array {
  let state = 1
  const nextWord = () => {
    state = (state * 48271) % 2147483647
    return state.toString(36)
  }
  const runs = Array.from(
    { length: count },
    (_, at) =>
      `<w:r>${at % 2 === 0 ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t>${at === 0 ? 'Ada Lovelace | ' : nextWord()}</w:t></w:r>`,
  )
  return docx(`<w:p>${runs.join('')}</w:p>${paragraph(sentence)}`)
}

/** Says in its directory that the entry is small; it unpacks to 512 MB. */
function zipBomb(name: string): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(512 * 1024 * 1024, 0x20), { level: 1 })
  const title = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(1000, 22)
  local.writeUInt16LE(title.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(1000, 24)
  central.writeUInt16LE(title.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + title.length, 12)
  end.writeUInt32LE(30 + title.length + packed.length, 16)
  return Buffer.concat([local, title, packed, central, title, end])
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from('bcdefghi', (name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`).join('')}]>`

/** What a reader that follows links would show. */
export const canary = 'root:x:0:0'

const hello = (body: string) => `<html><body><h1>Ada Lovelace</h1><p>${sentence}</p>${body}</body></html>`

/** Small, and read at once or refused at once. By file name. */
export const quickDocuments: Readonly<Record<string, () => string | Uint8Array>> = {
  'bomb.docx': () => zipBomb('word/document.xml'),
  'bomb.odt': () => zipBomb('content.xml'),
  'laughs.docx': () =>
    docx('', { 'word/document.xml': `<?xml version="1.0"?>${laughs}<w:document ${word}>&i;</w:document>` }),
  'external.docx': () =>
    docx(paragraph(sentence), {
      'word/document.xml': `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document ${word}><w:body>${paragraph(sentence)}</w:body></w:document>`,
    }),
  'relationships.docx': () =>
    docx(paragraph(sentence), {
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    }),
  'deep.docx': () => docx(`${'<w:sdt>'.repeat(100_000)}${paragraph(sentence)}`),
  'prototype.docx': () =>
    docx(`<__proto__><constructor/></__proto__><toString/><w:p><hasOwnProperty/></w:p>${paragraph(sentence)}`),
  'entries.docx': () =>
    docx(paragraph(sentence), Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`word/x${at}.xml`, '']))),
  'slip.docx': () => docx(paragraph(sentence), { '../../../slipped.txt': 'out of the archive' }),
  'many-runs.docx': () => manyRuns(200_000),
  'loop.odt': () =>
    odt(`<text:p text:style-name="A">${sentence}</text:p>`, {
      'styles.xml':
        '<x><style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/><style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/></x>',
    }),
  'deep.odt': () => odt('<text:section>'.repeat(100_000)),
  'deep.html': () => hello('<div>'.repeat(200_000)),
  'remote.html': () =>
    hello(
      '<base href="http://127.0.0.1:9/"><img src="x.png" onerror="alert(1)"><script src="x.js"></script><link rel="stylesheet" href="x.css"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><iframe src="file:///etc/passwd"></iframe>',
    ),
  'attributes.html': () => hello(`<p ${Array.from({ length: 50_000 }, (_, at) => `a${at}="1"`).join(' ')}>words</p>`),
  'styles.html': () => hello(`<style>${'@media screen{'.repeat(20_000)}p{color:red}</style>`),
  'deep.rtf': () => `{\\rtf1 ${'{'.repeat(200_000)} x`,
  'binary.rtf': () => `{\\rtf1 ${sentence}\\par{\\bin2000000000 x}{\\bin-5 y}{\\object\\objdata 4d5a}}`,
  'prototype.rtf': () => `{\\rtf1 \\constructor \\valueOf \\toString \\hasOwnProperty1 ${sentence}}`,
  'input.tex': () =>
    `\\documentclass{article}\\begin{document}\\input{/etc/passwd}\\immediate\\write18{touch /tmp/pwned}\\openin5=/etc/passwd ${sentence}\\end{document}`,
  'loop.tex': () =>
    `\\documentclass{article}\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\begin{document}${sentence} \\a\\end{document}`,
  'braces.tex': () => `\\documentclass{article}\\begin{document}${'\\textbf{'.repeat(100_000)}${sentence}`,
  'deep.md': () => `# Ada\n\n${'> '.repeat(50_000)}${sentence}\n\n${'['.repeat(50_000)}${'*'.repeat(50_000)}`,
  'liquid.md': () => `# Ada\n\n${sentence}\n\n{% include_relative ../../../etc/passwd %}\n${'{{'.repeat(50_000)}`,
  'deep.json': () => `{"basics":{"name":"Ada"},"work":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
  'prototype.json': () =>
    `{"basics":{"name":"Ada","summary":"${sentence}"},"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
  'include.rst': () =>
    `Ada\n===\n\n.. include:: /etc/passwd\n\n.. raw:: html\n   :url: http://127.0.0.1:9/\n\n${sentence}\n`,
  'nul.txt': () => `Ada Lovelace\n\n\u0000\u0000${sentence}\u0000\n`,
  'surrogates.txt': () =>
    Buffer.concat([Buffer.from(`Ada\n\n${sentence} `), Buffer.from([0xed, 0xa0, 0x80, 0xff, 0xc0, 0xaf])]),
  'invisible.txt': () =>
    `Ada\n\nI built models of fMRI data in Py\u200btho\u200dn and wrote \u202etests\u202c, P\u0443thon\n`,
  'terminal.txt': () =>
    `\u001b]0;owned\u0007\u001b]52;c;aGk=\u0007\u001b]8;;http://evil\u0007Ada\u001b]8;;\u0007\r\u009b31m Lovelace\u0090q\n\n${sentence} \u001b[2J=cmd|' /C calc'!A0\n`,
  'empty.txt': () => '',
  'blank.txt': () => ' \n\u200b\n',
  'folder.pdf.exe': () => 'MZ\u0090\u0000',
}

/** A letter of two alphabets in turn: a border of words for a pattern at every character. */
const twoAlphabets = (count: number): string => 'a\u0436'.repeat(count / 2)

/** Texts that cost the square of their length where a reader or matcher is careless. By file name. */
export const longTexts: Readonly<Record<string, (count: number) => string>> = {
  'letters.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${'a '.repeat(count / 2)}Python fMRI\n`,
  'one-word.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${'a'.repeat(count)} Python fMRI\n`,
  'two-alphabets.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${twoAlphabets(count)} Python fMRI\n`,
  'commas.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\nPython${','.repeat(count)} fMRI\n`,
  'figures.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\nPython ${'1,'.repeat(count / 2)} fMRI\n`,
  'bullets.txt': (count) => `Ada Lovelace\n\nSKILLS\n\n${'- Python\n'.repeat(count / 9)}`,
  'different-bullets.txt': (count) =>
    `Ada Lovelace\n\nSKILLS\n\n${Array.from({ length: count / 12 }, (_, at) => `- Python ${at}\n`).join('')}`,
  'sections.txt': (count) =>
    `Ada Lovelace\n\n${Array.from({ length: count / 24 }, (_, at) => `SKILLS\n\nPython fMRI ${at}\n\n`).join('')}`,
  'negations.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${'no '.repeat(count / 3)}Python fMRI\n`,
  'hits.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${'Python, '.repeat(count / 8)}\n`,
  'negated-hits.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${'no Python, fMRI '.repeat(count / 16)}\n`,
  'publications.txt': (count) => `Ada Lovelace\n\nPUBLICATIONS\n\n${'Python and fMRI. '.repeat(count / 17)}\n`,
  'sentences.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\n${'I used Python. '.repeat(count / 15)}\n`,
  'versions.txt': (count) =>
    `Ada Lovelace\n\nEXPERIENCE\n\nI wrote Python ${'1.'.repeat(count / 2)} for fMRI and other data of the lab\n`,
  'skills.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\nSkills: Python ${twoAlphabets(count)}\n`,
  'long-sentence.txt': (count) =>
    `Ada Lovelace\n\nEXPERIENCE\n\n${'I built models of fMRI and EEG data in Python with colleagues from another large lab and then '.repeat(count / 90)}\n`,
  'summary.txt': (count) =>
    `Ada Lovelace\n\nSUMMARY\n\n${'I did a PhD thesis on fMRI data in Python as a student. '.repeat(count / 56)}\n`,
  'hyphens.txt': (count) => `Ada Lovelace\n\nEXPERIENCE\n\nPython${'-'.repeat(count)}fMRI\n`,
  'no-break-spaces.html': (count) =>
    `<h1>Ada Lovelace</h1><h2>Experience</h2><pre>Python${'\u00a0'.repeat(count)}fMRI</pre>`,
  'heading.md': (count) => `# Ada${' '.repeat(count)}Lovelace\n\nPython\n`,
  'angles.md': (count) => `# Ada\n\n${'<'.repeat(count)}\n`,
  'brackets.md': (count) => `# Ada\n\n${'['.repeat(count)}\n`,
  'ticks.md': (count) =>
    `# Ada\n\n${Array.from({ length: Math.sqrt(2 * count) }, (_, at) => `${'`'.repeat(at + 1)} `).join('')}\n`,
  'tags.html': (count) => `<h1>Ada</h1>${'<b>'.repeat(200)}${'<i>x</i>'.repeat(count / 8)}`,
  'classes.html': (count) => `<style>.a{color:red}</style><p class="${'a '.repeat(count / 2)}">Python</p>`,
  'spaces.tex': (count) => `\\documentclass{article}\\begin{document}\\section${' '.repeat(count)}x\\end{document}`,
  'marks.rst': (count) => `Ada\n===\n\n${'`a '.repeat(count / 3)}\n`,
  'groups.rtf': (count) => `{\\rtf1 ${'{\\b x}'.repeat(count / 6)}}`,
}
