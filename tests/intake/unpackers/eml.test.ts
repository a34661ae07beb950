import { expect, test } from 'vitest'
import { eml } from '../../../src/intake/unpackers/eml.ts'
import { letter, mail, parts, refusal, show, tree, utf8, zip } from './unpacking.ts'

const complaints = async (input: string) =>
  (await eml.unpack(utf8(input))).diagnostics.map(({ severity, message }) => `${severity}: ${message}`)

test('the body is the cover letter, the attachments come after it', async () => {
  expect(await parts(eml, mail(letter, [{ name: 'cv.pdf', content: '%PDF-1.7' }]))).toEqual([
    'message.txt  cover-letter  Dear committee,',
    'cv.pdf  –  %PDF-1.7',
  ])
})

test('who sent it is the display name, decoded; an address alone is nobody', async () => {
  const sender = async (from: string) => (await eml.unpack(utf8(mail(letter, [], from)))).sender
  const address = 'z@example.org'
  expect(await sender('=?utf-8?q?Zo=C3=AB?= van Dijk <z@example.org>')).toEqual({ name: 'Zoë van Dijk', address })
  expect(await sender('z@example.org')).toEqual({ name: null, address })
  expect(await sender('"z@example.org" <z@example.org>')).toEqual({ name: null, address })
})

test('a body under 40 letters is no letter', async () => {
  expect(await parts(eml, mail('CV attached. Best, Ada', [{ name: 'cv.pdf', content: '%PDF' }]))).toEqual([
    'cv.pdf  –  %PDF',
  ])
})

test('HTML is the letter where there is no plain text', async () => {
  const html = `From: Ada <a@b.org>\nContent-Type: text/html\n\n<style>p { margin: 0 }</style><p>${letter}</p>`
  expect((await eml.unpack(utf8(html))).parts.map(({ name, role }) => [name, role])).toEqual([
    ['message.html', 'cover-letter'],
  ])
  const styled = `From: Ada <a@b.org>\nContent-Type: text/html\n\n<style>${'p { margin: 0 } '.repeat(9)}</style><p>Hi</p>`
  expect(await parts(eml, styled)).toEqual([])
})

test('of two versions of the body the plain text is read', async () => {
  const both = `From: a@b.org\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>${letter}</p>\n--x\nContent-Type: text/plain\n\n${letter}\n--x--\n`
  expect(await parts(eml, both)).toEqual(['message.txt  cover-letter  Dear committee,'])
})

test('quoted lines are left blank, and lines keep their numbers', async () => {
  const quoted = mail(`> We seek an expert in MEG\n>> really\n${letter}`)
  const [body] = (await eml.unpack(utf8(quoted))).parts
  expect(new TextDecoder().decode(body?.bytes()).split('\n').slice(0, 3)).toEqual(['', '', 'Dear committee,'])
  expect(await complaints(quoted)).toEqual(['info: 2 lines of the body that quote another mail (">") were left out'])
})

test('what is encrypted is no document, and said', async () => {
  const pgp = `From: a@b.org\nContent-Type: multipart/encrypted; boundary=x\n\n--x\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--x\nContent-Type: application/octet-stream; name="encrypted.asc"\n\n-----BEGIN PGP MESSAGE-----\n--x--\n`
  const smime = `From: a@b.org\nContent-Type: application/pkcs7-mime; name="smime.p7m"\nContent-Disposition: attachment; filename="smime.p7m"\n\nMIIB\n`
  for (const [mail, name] of [
    [pgp, 'encrypted.asc'],
    [smime, 'smime.p7m'],
  ] as const) {
    expect((await eml.unpack(utf8(mail))).parts).toEqual([])
    expect(await complaints(mail)).toContain(
      `warning: "${name}" was passed over: encrypted, or signed as a whole (S/MIME or PGP), which only its reader can open`,
    )
  }
})

test('a mail that was cut off says so', async () => {
  const whole = `From: a@b.org\nContent-Type: multipart/mixed;\n boundary="x y"\n\n--x y\nContent-Type: text/plain\n\n${letter}\n--x y\nContent-Type: text/plain; name=cv.txt\nContent-Disposition: attachment; filename=cv.txt\n\nAda\n--x y--\n`
  expect(await complaints(whole)).toEqual([])
  expect(await complaints(whole.slice(0, -8))).toEqual([
    'warning: the mail ends before its last part does: some of what it held may be missing',
  ])
})

test('what mail programs attach by themselves is passed over, and said', async () => {
  const noisy = mail(letter, [
    { name: 'logo.png', type: 'image/png', content: 'x', disposition: 'inline' },
    { name: 'ada.vcf', type: 'text/vcard', content: 'x' },
    { name: 'invite.ics', type: 'text/calendar', content: 'x' },
    { name: 'smime.p7s', type: 'application/pkcs7-signature', content: 'x' },
    { name: 'winmail.dat', type: 'application/ms-tnef', content: 'x' },
    { name: 'data.xlsx', content: 'x' },
  ])
  expect(await complaints(noisy)).toEqual([
    'info: "logo.png" was passed over: a picture',
    'info: "ada.vcf" was passed over: a business card',
    'info: "invite.ics" was passed over: a calendar entry',
    'info: "smime.p7s" was passed over: a signature',
    'warning: "winmail.dat" was passed over: Outlook\'s own format, in which attachments may be hidden',
  ])
  expect(show(await eml.unpack(utf8(noisy)))).toEqual(['message.txt  cover-letter  Dear committee,', 'data.xlsx  –  x'])
})

test('a photographed CV stays, since its name says what it is', async () => {
  expect(await parts(eml, mail('Hi', [{ name: 'my-cv.jpg', type: 'image/jpeg', content: 'JFIF' }]))).toEqual([
    'my-cv.jpg  –  JFIF',
  ])
})

test('a text file that is shown in the body is a document of its own', async () => {
  const shown = mail(letter, [{ name: 'cv.txt', type: 'text/plain', content: 'Ada', disposition: 'inline' }])
  expect(await parts(eml, shown)).toEqual(['message.txt  cover-letter  Dear committee,', 'cv.txt  –  Ada'])
})

test('an attachment without a name gets one by which it can be read', async () => {
  expect(
    await parts(
      eml,
      mail('Hi', [
        { type: 'application/pdf', content: '%PDF' },
        { name: 'lebenslauf', type: 'text/plain', content: 'Ada' },
      ]),
    ),
  ).toEqual(['attachment-1.pdf  –  %PDF', 'lebenslauf.txt  –  Ada'])
})

test('folders in the name of an attachment mean nothing', async () => {
  expect(await tree('m.eml', mail('Hi', [{ name: '../../etc/cv.pdf', content: '%PDF' }]))).toEqual([
    'message m.eml',
    'part m.eml/cv.pdf',
  ])
})

test('two attachments of one name are two parts', async () => {
  const twice = mail('Hi', [
    { name: 'cv.pdf', content: '1' },
    { name: 'cv.pdf', content: '2' },
  ])
  expect(await tree('m.eml', twice)).toEqual(['message m.eml', 'part m.eml/cv.pdf', 'part m.eml/cv~2.pdf'])
})

test('a forwarded mail and an attached archive are opened in place', async () => {
  const inner = mail(letter, [{ name: 'papers.zip', content: zip({ 'a/1.pdf': '%PDF' }) }])
  const outer = mail('FYI', [{ type: 'message/rfc822', content: inner, name: 'Application.eml' }])
  expect(await tree('m.eml', outer)).toEqual([
    'message m.eml',
    'message m.eml/Application.eml',
    'part m.eml/Application.eml/message.txt',
    'archive m.eml/Application.eml/papers.zip',
    'folder m.eml/Application.eml/papers.zip/a',
    'part m.eml/Application.eml/papers.zip/a/1.pdf',
  ])
})

test('the line that begins a mail in a mailbox is no matter', async () => {
  const enveloped = `From ada@example.org Tue Nov  3 08:41:12 2026\n${mail(letter)}`
  expect(await tree('m.eml', enveloped)).toEqual(['message m.eml', 'part m.eml/message.txt'])
})

test('4,000 mails within each other are opened three deep, and the rest says so', async () => {
  let nested = mail(letter)
  for (let depth = 0; depth < 4000; depth++) nested = `From: a@b.org\nContent-Type: message/rfc822\n\n${nested}`
  expect(await tree('m.eml', nested)).toEqual([
    'message m.eml',
    'message m.eml/attachment-1.eml',
    'message m.eml/attachment-1.eml/attachment-1.eml',
    'part m.eml/attachment-1.eml/attachment-1.eml/attachment-1.eml  [intake/too-deep]',
  ])
})

test('4,000 parts within each other are refused at the sixth', async () => {
  const nested = Array.from(
    { length: 4000 },
    (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`,
  )
  expect(await refusal(eml, `From: a@b.org\n${nested.join('')}`)).toMatch(
    /^intake\/unreadable: this mail cannot be taken apart: .*nesting depth/,
  )
})

test('100,000 parts are refused within seconds', async () => {
  const start = performance.now()
  const part = '--x\nContent-Disposition: attachment\n\na\n'
  const flood = (count: number) => `From: a@b.org\nContent-Type: multipart/mixed; boundary=x\n\n${part.repeat(count)}`
  expect(await refusal(eml, flood(100_000))).toBe('intake/too-many-parts: this mail has more than 10000 parts')
  expect(await refusal(eml, flood(201))).toBe('intake/too-many-parts: this mail has 201 attachments, more than 200')
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a header without end is refused', async () => {
  expect(await refusal(eml, `From: a@b.org\nX: ${'y'.repeat(2 * 1024 * 1024)}\n\nHi`)).toMatch(/^intake\/unreadable/)
})
