import { expect, test } from 'vitest'
import { ownWords, readMail } from './read-mail.ts'

const mail = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1')

const from = (...lines: readonly string[]) => readMail(mail(...lines, '', 'x')).from

test('a plain mail is read with its sender, subject, id and words', () => {
  const read = readMail(
    mail(
      'Message-ID: <1@x>',
      'From: "Mill, Anna" <Anna@mill.example>',
      'Subject: Re: When?',
      ' [Q:abc123]',
      '',
      'On Friday.',
      '',
      '> When?',
    ),
  )
  expect(read).toEqual({
    id: '<1@x>',
    from: 'Anna@mill.example',
    subject: 'Re: When? [Q:abc123]',
    automatic: false,
    text: 'On Friday.\n\n> When?',
  })
  expect(ownWords(read.text)).toBe('On Friday.')
})

test('of several parts the plain text counts; encodings and character sets are undone', () => {
  const read = readMail(
    mail(
      'From: a@b.example',
      'Subject: =?utf-8?B?R3LDvMOfZQ==?= =?iso-8859-1?Q?_St=FCck?=',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>no</p>',
      '--inner',
      'Content-Type: text/plain; charset="iso-8859-1"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'ein St=FCck =',
      'kommt am=',
      ' Freitag',
      '--inner--',
      '--outer',
      'Content-Type: text/plain',
      'Content-Disposition: attachment; filename=x.txt',
      '',
      'attached',
      '--outer--',
    ),
  )
  expect([read.subject, read.text.trim()]).toEqual(['Grüße Stück', 'ein Stück kommt am Freitag'])
})

test('markup alone is read without its tags, and without what is not shown', () => {
  const html = Buffer.from('<head><style>p{}</style></head><p>Yes &amp; no<br>Friday</p><script>x</script>').toString(
    'base64',
  )
  const read = readMail(
    mail('From: a@b.example', 'Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', html),
  )
  expect(read.text.trim()).toBe('Yes & no\nFriday')
})

test('a sender who names two addresses, or none, is nobody; a second header of the same name does not count', () => {
  expect(from('From: a@b.example, c@d.example')).toBe('')
  expect(from('From: <a@b.example> <c@d.example>')).toBe('')
  expect(from('From: nobody')).toBe('')
  expect(from('Subject: x')).toBe('')
  expect(from('From: a@b.example', 'From: c@d.example')).toBe('a@b.example')
})

test('what machines send is known as such; a mail without an id has one of its own', () => {
  const machine = (header: string) => readMail(mail('From: a@b.example', header, '', 'x')).automatic
  expect([machine('Auto-Submitted: auto-replied'), machine('Precedence: bulk'), machine('Auto-Submitted: no')]).toEqual(
    [true, true, false],
  )
  const [one, same, other] = [readMail(mail('', 'x')), readMail(mail('', 'x')), readMail(mail('', 'y'))]
  expect([one.id === same.id, one.id === other.id]).toEqual([true, false])
})

test('nonsense, parts without end and bytes of any kind are read as far as they go', () => {
  expect(readMail(Buffer.alloc(0)).text).toBe('')
  expect(readMail(Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x80])).from).toBe('')
  let nested = 'Content-Type: text/plain\r\n\r\ndeep'
  for (let depth = 0; depth < 30; depth++)
    nested = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested}\r\n--b${depth}--`
  expect(readMail(Buffer.from(nested)).text).toBe('')
  expect(readMail(mail('Content-Type: multipart/mixed', '', 'x')).text).toBe('')
  expect(readMail(mail('Content-Type: text/plain; charset=no-such', '', 'x')).text).toBe('x')
})

test('what stands below an answer is not part of it', () => {
  expect(ownWords('Yes.\n\nOn Mon, 2 Mar 2026, Operant <a@b> wrote:\n> sure?')).toBe('Yes.')
  expect(ownWords('Yes.\n-- \nAnna')).toBe('Yes.')
  expect(ownWords('> quoted\nYes.\n-----Original Message-----\nno')).toBe('Yes.')
})
