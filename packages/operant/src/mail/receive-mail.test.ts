import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifiedAnswers } from '../access/signed-answers.ts'
import type { SigningKeys } from '../access/signature.ts'
import type { QuestionSpec } from '../agent/capability.ts'
import type { Database } from '../store/database.ts'
import { listMail } from '../store/incoming-mail.ts'
import { requestRow } from '../store/requests.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { noon } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { receiveMail } from './receive-mail.ts'
import { outsideAsked } from './testing/asked.ts'
import { arrivalQuestion, wordsQuestion } from './testing/questions.ts'

const keys: SigningKeys = [randomBytes(32)]
const mill = 'mill@supplier.example'
let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

let count = 0
interface Sent {
  readonly code?: string
  readonly from?: string
  readonly id?: string
  readonly header?: string
}
const mail = (text: string, { code = '', from = mill, id = `<${++count}@mill>`, header = 'X-None: 1' }: Sent) =>
  Buffer.from(
    [`Message-ID: ${id}`, `From: Mill <${from}>`, `Subject: Re: arrival [Q:${code}]`, header, '', text].join('\r\n'),
  )
const receive = (raw: Buffer, spec: QuestionSpec = arrivalQuestion, at = noon) =>
  receiveMail(
    { pool: database.pool, clock: { now: () => new Date(at) }, keys, questionOf: () => Promise.resolve(spec) },
    raw,
  )
const becomes = async (raw: Buffer) => (await receive(raw)).became
const state = async (request: string) => (await requestRow(database.pool, request))?.state
const good = 'Date: 2026-03-20\nwhole: no\nremark: the rest in April\n\nOn Mon, Operant <a@b> wrote:\n> When?'

test('a mail with the code, from whom was asked, is the answer: once, signed, kept with what it says', async () => {
  const { run, request, code } = await outsideAsked(database, { mail: mill })
  const raw = mail(good, { code })
  expect(await receive(raw)).toMatchObject({ became: 'the answer', request })
  expect(await receive(raw)).toMatchObject({ became: 'seen before' })
  const answered = await requestRow(database.pool, request)
  expect(answered).toMatchObject({
    state: 'answered',
    given: [{ by: mill, channel: 'mail', value: { date: '2026-03-20', whole: false, remark: { length: 17 } } }],
  })
  expect(answered && verifiedAnswers(keys, answered)).toEqual(['verified'])
  const store = new PostgresRunStore(database.pool)
  expect(await store.inbox(run)).toMatchObject([{ kind: 'request', request, answer: { kind: 'answered', by: mill } }])
  const { remark } = (answered?.given[0]?.value ?? {}) as { remark?: { outside: string } }
  expect((await store.text(remark?.outside ?? ''))?.body).toBe('the rest in April')
})

test('one mail handed in twenty times at once, or twenty mails for one question, are one answer', async () => {
  const [same, many] = [await outsideAsked(database, { mail: mill }), await outsideAsked(database, { mail: mill })]
  const raw = mail(good, { code: same.code })
  const one = await Promise.all(Array.from({ length: 20 }, () => receive(raw)))
  expect(one.filter(({ became }) => became === 'the answer')).toHaveLength(1)
  expect(one.filter(({ became }) => became === 'seen before')).toHaveLength(19)
  const other = await Promise.all(Array.from({ length: 20 }, () => receive(mail(good, { code: many.code }))))
  expect(other.filter(({ became }) => became === 'the answer')).toHaveLength(1)
  expect((await requestRow(database.pool, many.request))?.given).toHaveLength(1)
})

test('from somebody else, by a machine, without the code or with another: kept and shown, and decides nothing', async () => {
  const { request, code } = await outsideAsked(database, { mail: mill })
  expect(await becomes(mail(good, { code, from: 'thief@elsewhere.example' }))).toBe(`not from ${mill}, who was asked`)
  expect(await becomes(mail(good, { code, header: 'Auto-Submitted: auto-replied' }))).toBe(
    'sent by a machine, not by a person',
  )
  expect(await becomes(mail(good, { code: `${code}x` }))).toBe('it names no question that is known here')
  expect(await becomes(mail(good, {}))).toBe('it names no question that is known here')
  expect(await state(request)).toBe('open')
  expect(
    (await listMail(database.pool, { request })).map(({ sender }) => sender).toSorted((a, b) => a.localeCompare(b)),
  ).toEqual([mill, 'thief@elsewhere.example'])
  // Whoever was asked still answers.
  expect(await becomes(mail(good, { code, from: 'MILL@Supplier.example' }))).toBe('the answer')
})

test('what does not fit is said and asks for nothing else; the next mail may fit', async () => {
  const { request, code } = await outsideAsked(database, { mail: mill })
  expect(await becomes(mail('date: Friday\nwhole: perhaps', { code }))).toMatch(
    /^it does not fit the question: date: .*; whole: expected one of yes, no/,
  )
  expect(await state(request)).toBe('open')
  expect((await receive(mail(good, { code }))).became).toBe('the answer')
})

test('an answer in words is all that they wrote themselves', async () => {
  const { request, code } = await outsideAsked(database, { mail: mill })
  await receive(mail('We are late.\nSorry.\n> When?', { code }), wordsQuestion)
  const value = (await requestRow(database.pool, request))?.given[0]?.value as { outside: string }
  expect((await new PostgresRunStore(database.pool).text(value.outside))?.body).toBe('We are late.\nSorry.')
})

test('after the time has passed, or once it is answered, a mail is kept and changes nothing', async () => {
  const { request, code } = await outsideAsked(database, { mail: mill, expiresAt: '2026-03-02T13:00:00.000Z' })
  expect((await receive(mail(good, { code }), arrivalQuestion, '2026-03-02T14:00:00.000Z')).became).toBe(
    'too late or not open: expired',
  )
  expect((await requestRow(database.pool, request))?.given).toEqual([])
})
