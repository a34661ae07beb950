import { expect, test } from 'vitest'
import { mbox } from '../../../src/intake/unpackers/mbox.ts'
import { letter, mail, parts, refusal, tree, utf8 } from './unpacking.ts'

const envelope = (from: string) => `From ${from} Tue Nov  3 08:41:12 2026\n`
const box = (...messages: readonly string[]) => messages.map((each) => `${envelope('x@example.org')}${each}\n`).join('')
const names = async (input: string) => (await mbox.unpack(utf8(input))).parts.map((part) => part.name)

test('each message is a part, numbered and named for its sender', async () => {
  expect(await parts(mbox, box(mail('One'), mail('Two', [], 'Zoë van Dijk <z@example.org>')))).toEqual([
    '1-ada-lovelace  –  From: Ada Lovelace <ada@example.org>',
    '2-zoe-van-dijk  –  From: Zoë van Dijk <z@example.org>',
  ])
})

test('a sender without a name is called by the address, one without either by the number', async () => {
  const nobody = 'Subject: hello\n\nHi\n'
  expect(await names(box(mail('Hi', [], 'bo.li@example.org'), nobody))).toEqual(['1-bo-li', '2'])
})

test('encoded, folded and foreign names are slugs too', async () => {
  const encoded = 'From: =?utf-8?b?5p2O5bCP6b6Z?=\n <li@example.org>\nSubject: x\n\nHi\n'
  expect(await names(box(encoded, mail('Hi', [], '../../etc/passwd <a@b.org>')))).toEqual(['1-李小龙', '2-etc-passwd'])
})

test('a line "From" in a letter begins no message', async () => {
  const body = `${letter}\n\nFrom 2015 to 2019 I worked at Ridgemont.\n\nFrom Medellín, with regards\nAda`
  expect(await names(box(mail(body), mail('Two')))).toHaveLength(2)
})

test('one ">" is taken from each quoted "From" line', async () => {
  const [message] = (await mbox.unpack(utf8(box(mail('>From 2015 on\n>>From then'))))).parts
  expect(new TextDecoder().decode(message?.bytes())).toContain('\nFrom 2015 on\n>From then\n')
})

test('line ends of Windows are line ends', async () => {
  expect(await names(box(mail('One'), mail('Two')).replaceAll('\n', '\r\n'))).toHaveLength(2)
})

test('every message is an application with its parts', async () => {
  const withCv = mail(letter, [{ name: 'cv.pdf', content: '%PDF' }])
  expect(await tree('all.mbox', box(withCv, mail(letter)))).toEqual([
    'mailbox all.mbox',
    'message all.mbox/1-ada-lovelace',
    'part all.mbox/1-ada-lovelace/message.txt',
    'part all.mbox/1-ada-lovelace/cv.pdf',
    'message all.mbox/2-ada-lovelace',
    'part all.mbox/2-ada-lovelace/message.txt',
  ])
})

test('a hostile message is refused alone', async () => {
  const deep = Array.from({ length: 50 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`)
  expect(await tree('all.mbox', box(`From: Eve <e@x.org>\n${deep.join('')}`, mail(letter)))).toEqual([
    'mailbox all.mbox',
    'part all.mbox/1-eve  [intake/unreadable]',
    'message all.mbox/2-ada-lovelace',
    'part all.mbox/2-ada-lovelace/message.txt',
  ])
})

test('messages above 5,000 are counted out loud', async () => {
  const { parts, diagnostics } = await mbox.unpack(
    utf8(box(...Array.from({ length: 5001 }, () => 'From: a@b.org\n\nHi\n'))),
  )
  expect(parts).toHaveLength(5000)
  expect(diagnostics.map((each) => `${each.severity}: ${each.message}`)).toEqual([
    'error: it holds 1 messages more than the 5000 that were read',
  ])
})

test('what holds no message is refused', async () => {
  expect(await refusal(mbox, 'Ada Lovelace\n')).toMatch(/^intake\/unreadable: this mailbox has no line/)
})
