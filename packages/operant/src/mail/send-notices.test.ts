import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SigningKeys } from '../access/signature.ts'
import { secretHash } from '../access/tokens.ts'
import type { Stop } from '../journal/events.ts'
import { linkOfHash } from '../store/links.ts'
import { countNotices } from '../store/notices.ts'
import type { Database } from '../store/database.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { outsideAsked, tellPerson } from './testing/asked.ts'
import { openMessenger, outbox, type Messenger } from './messenger.ts'
import { readMail } from './read-mail.ts'
import { sendNotices, type Sending } from './send-notices.ts'
import { arrivalQuestion } from './testing/questions.ts'
import { startMailServer, type MailServer } from './testing/mail-server.ts'

const keys: SigningKeys = [randomBytes(32)]
const people = [
  { name: 'lena', roles: ['lead'], mail: 'lena@shop.example' },
  { name: 'olga', roles: ['operator'] },
]
let database: Database
let server: MailServer
let now = new Date('2026-03-02T12:00:00Z')
let standing: readonly Stop[] = []
const clock = { now: () => now }

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  server = await startMailServer()
  standing = []
  now = new Date('2026-03-02T12:00:00Z')
  await database.pool.query('DELETE FROM operant.notices')
})
afterEach(() => server.close())

const sending = (messenger: () => Promise<Messenger>): Sending => ({
  pool: database.pool,
  clock,
  people,
  messenger,
  keys: () => keys,
  questionOf: () => Promise.resolve(arrivalQuestion),
  standing: () => Promise.resolve(standing),
  publicUrl: 'https://operant.example',
})
const bySmtp = () => sending(() => openMessenger({ from: 'operant@shop.example', smtp: server.url }, '/nowhere', clock))
const mails = () => server.taken.map(({ data }) => readMail(Buffer.from(data, 'latin1')))

test('a person is told once, however many send, with a link for them alone', async () => {
  const { key, request } = await tellPerson(database, 'lena')
  const counts = await Promise.all(Array.from({ length: 8 }, () => sendNotices(bySmtp())))
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(server.taken).toMatchObject([{ from: 'operant@shop.example', to: ['lena@shop.example'] }])
  const [mail] = mails()
  const [, secret = ''] = /https:\/\/operant\.example\/links\/([\w-]+)/.exec(mail?.text ?? '') ?? []
  expect(await linkOfHash(database.pool, secretHash(secret))).toMatchObject({ request, person: 'lena', outside: false })
  expect([await sendNotices(bySmtp()), server.taken.length, key === '']).toEqual([0, 1, false])
})

test('what a mail server refuses is tried again later, and then again, with the same Message-ID and link', async () => {
  await tellPerson(database, 'lena')
  server.answers = 'refuses'
  expect(await sendNotices(bySmtp())).toBe(0)
  expect(await countNotices(database.pool)).toMatchObject({
    waiting: 1,
    failing: 1,
    problem: expect.stringContaining('not now') as string,
  })
  // Not at once.
  server.answers = 'takes'
  expect(await sendNotices(bySmtp())).toBe(0)
  // Taken, but we do not hear of it: as where the sender is killed before it writes that down.
  server.answers = 'takes and hangs up'
  now = new Date('2026-03-02T13:00:00Z')
  expect(await sendNotices(bySmtp())).toBe(0)
  server.answers = 'takes'
  now = new Date('2026-03-02T15:00:00Z')
  expect(await sendNotices(bySmtp())).toBe(1)
  const [first, second] = mails()
  expect([mails().length, first?.id, first?.text]).toEqual([2, second?.id, second?.text])
})

test('a question goes out to somebody outside with a form and a code, and nothing of what is known here', async () => {
  const { code } = await outsideAsked(database, { mail: 'mill@supplier.example', title: 'When will PO-7 arrive?' })
  expect(await sendNotices(bySmtp())).toBe(1)
  const [mail] = mails()
  expect(server.taken[0]?.to).toEqual(['mill@supplier.example'])
  expect(mail?.subject).toBe(`When will PO-7 arrive? [Q:${code}]`)
  expect(mail?.text).toMatch(/https:\/\/operant\.example\/forms\/[\w-]{43}/)
  expect(mail?.text).toMatch(/  date: 2026-03-20\n  whole: yes or no\n  remark: … \(may be left out\)/)
  expect(mail?.automatic).toBe(true)
  expect(server.taken[0]?.data).not.toContain('margin')
})

test('while a stop stands nothing goes out to others; people of the project are told all the same', async () => {
  await outsideAsked(database, { mail: 'mill@supplier.example' })
  await tellPerson(database, 'lena')
  standing = [{ id: 's', switch: 'all', by: 'olga', because: 'odd', at: now.toISOString() }]
  expect(await sendNotices(bySmtp())).toBe(1)
  expect(server.taken.map(({ to }) => to)).toEqual([['lena@shop.example']])
  standing = []
  now = new Date('2026-03-02T14:00:00Z')
  expect(await sendNotices(bySmtp())).toBe(1)
})

test('nobody is told what is decided, nor somebody without an address', async () => {
  const { request } = await tellPerson(database, 'lena')
  await tellPerson(database, 'olga')
  await database.pool.query(`UPDATE operant.requests SET state = 'withdrawn' WHERE id = $1`, [request])
  expect(await sendNotices(bySmtp())).toBe(0)
  expect(server.taken).toEqual([])
  const { rows } = await database.pool.query<{ problem: string }>(
    `SELECT problem FROM operant.notices WHERE state = 'dropped'`,
  )
  expect(rows.map(({ problem }) => problem).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'olga has no address of mail',
    'the request is withdrawn',
  ])
})

test('without a mail server each message is a file, whose name is the same for the same message', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'operant-mail-'))
  try {
    const messenger = await openMessenger(undefined, folder, clock)
    const message = { to: 'a@b.example', subject: 'Grüße\r\nBcc: c@d.example', text: 'Stück', key: 'one' }
    await messenger.send(message)
    await messenger.send(message)
    const files = readdirSync(outbox(folder))
    expect(files).toHaveLength(1)
    const raw = readFileSync(join(outbox(folder), files[0] ?? ''))
    expect(readMail(raw)).toMatchObject({
      from: 'operant@localhost.invalid',
      text: expect.stringContaining('Stück') as string,
    })
    expect(raw.toString()).not.toMatch(/^bcc:/im)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
