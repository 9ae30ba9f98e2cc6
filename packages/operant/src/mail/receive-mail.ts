import type { Pool, PoolClient } from 'pg'
import type { QuestionSpec } from '../agent/capability.ts'
import type { SigningKeys } from '../access/signature.ts'
import { answerFields, readAnswer, type ReadAnswer } from '../asking/answer-fields.ts'
import { sameAddress } from '../facts/mail-address.ts'
import type { Clock } from '../facts/time.ts'
import { keepMail, mailBecame } from '../store/incoming-mail.ts'
import { questionOfCode, type OutsideQuestion } from '../store/outside-questions.ts'
import { keepTexts } from '../store/outside-texts.ts'
import { answerRequest, requestRow, type RequestRow } from '../store/requests.ts'
import { outsideAnswer } from './answer-outside.ts'
import { codeIn } from './compose.ts'
import { ownWords, readMail, type ReadMail } from './read-mail.ts'

/** What became of a mail. Whatever it is but an answer, the mail is kept for people and decides nothing. */
export interface MailBecame {
  readonly became: string
  readonly mail: string
  readonly request: string | null
}

export interface Receiving {
  readonly pool: Pool
  readonly clock: Clock
  readonly keys: SigningKeys
  readonly questionOf: (request: RequestRow) => Promise<QuestionSpec | undefined>
}

/** Characters of a mail's text that are kept. */
const longest = 100_000

/** What a mail became that answers its question. */
export const answered = 'the answer'
export const seenBefore = 'seen before'

/**
 * Takes a mail: the answer to the question whose code it bears, where it comes from whom it was put to. Each Message-ID
 * counts once, and each question is answered once.
 */
export async function receiveMail(receiving: Receiving, raw: Buffer): Promise<MailBecame> {
  const { pool, clock } = receiving
  const mail = readMail(raw)
  const code = codeIn(mail.subject, mail.text)
  const question = code === undefined ? undefined : await questionOfCode(pool, code)
  const read = await readFor(receiving, mail, question)
  const at = clock.now().toISOString()
  const request = question?.request ?? null
  // By themselves: a run may be keeping the same words just now, and must not wait for us while we wait for it.
  if (!('why' in read)) await keepTexts(pool, read.texts)
  const became = await within(pool, async (client) => {
    // Before anything that refers to it: of many mails for one question each waits for the one before.
    if (request !== null) await client.query('SELECT FROM operant.requests WHERE id = $1 FOR UPDATE', [request])
    const kept = { id: mail.id, request, sender: mail.from, subject: mail.subject.slice(0, 1_000) }
    const body = mail.text.slice(0, longest)
    const first = await keepMail(client, { ...kept, body, receivedAt: at, became: 'why' in read ? read.why : answered })
    if (!first) return seenBefore
    if ('why' in read || !question) return 'why' in read ? read.why : noQuestion
    const how = { channel: 'mail' } as const
    const result = await answerRequest(client, outsideAnswer(question, read.json, { how, at, keys: receiving.keys }))
    if (result.kind !== 'refused') return answered
    const why = `too late or not open: ${result.why}`
    await mailBecame(client, mail.id, why)
    return why
  })
  return { became, mail: mail.id, request }
}

const noQuestion = 'it names no question that is known here'

type Read = Extract<ReadAnswer, { kind: 'read' }>

/** The answer that a mail holds, or why it is none. */
async function readFor(
  { pool, questionOf }: Receiving,
  mail: ReadMail,
  question: OutsideQuestion | undefined,
): Promise<Read | { readonly why: string }> {
  if (!question) return { why: noQuestion }
  if (!sameAddress(mail.from, question.mail)) return { why: `not from ${question.mail}, who was asked` }
  if (mail.automatic) return { why: 'sent by a machine, not by a person' }
  const request = await requestRow(pool, question.request)
  const spec = request && (await questionOf(request))
  if (!spec) return { why: 'the agent that asked is not known here' }
  const read = readAnswer(spec.gives, fieldsIn(spec, ownWords(mail.text)))
  if (read.kind === 'read') return read
  const problems = [...read.problems].map(([field, problem]) => `${field}${field === '' ? '' : ': '}${problem}`)
  return { why: `it does not fit the question: ${problems.join('; ')}` }
}

/** What somebody wrote, by field: all of it, its first line, or lines such as `date: 2026-03-02`. */
function fieldsIn({ gives }: QuestionSpec, words: string): ReadonlyMap<string, string> {
  const fields = answerFields(gives)
  const lines = words.split('\n').map((line) => line.trim())
  const [only, ...others] = fields
  const named = new Map(
    fields.flatMap(({ name }): [string, string][] => {
      const line = lines.find((one) => name !== '' && one.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      return line === undefined ? [] : [[name, line.slice(name.length + 1)]]
    }),
  )
  if (named.size > 0 || !only || others.length > 0) return named
  return new Map([[only.name, only.kind === 'words' ? words : (lines.find((line) => line !== '') ?? '')]])
}

async function within<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let lost: boolean | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    lost = await client.query('ROLLBACK').then(
      () => undefined,
      () => true,
    )
    throw error
  } finally {
    client.release(lost)
  }
}
