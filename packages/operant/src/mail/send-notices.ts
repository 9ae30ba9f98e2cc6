import type { Pool } from 'pg'
import type { QuestionSpec } from '../agent/capability.ts'
import { answerFields } from '../asking/answer-fields.ts'
import { derivedSecret, type SigningKeys } from '../access/signature.ts'
import { isForLinks, newLink } from '../access/new-link.ts'
import type { Clock } from '../facts/time.ts'
import type { Stop } from '../journal/events.ts'
import { endNotice, noticeFailed, takeNotices, type Notice } from '../store/notices.ts'
import type { Principal } from '../store/principals.ts'
import { outsideQuestion } from '../store/outside-questions.ts'
import { requestRow, type RequestRow } from '../store/requests.ts'
import { outsideMessage, personMessage } from './compose.ts'
import type { Message, Messenger } from './messenger.ts'

export interface Sending {
  readonly pool: Pool
  readonly clock: Clock
  readonly people: readonly Principal[]
  /** Opened once there is something to send. */
  readonly messenger: () => Promise<Messenger>
  /** The keys that links are made of. */
  readonly keys: () => SigningKeys
  readonly questionOf: (request: RequestRow) => Promise<QuestionSpec | undefined>
  /** The stops that stand, here and in the database. */
  readonly standing: () => Promise<readonly Stop[]>
  /** The address that links begin with, where the project is reached by one. */
  readonly publicUrl: string | undefined
}

/** Notices taken at once. */
const batch = 20

/** Tries after which a notice that is about no request is given up. */
const mostTries = 20

/** Sends what people and parties outside are to be told; answers how many messages went out. */
export async function sendNotices(sending: Sending): Promise<number> {
  let sent = 0
  for (;;) {
    const notices = await takeNotices(sending.pool, sending.clock.now().toISOString(), batch)
    for (const notice of notices) if (await sendOne(sending, notice)) sent += 1
    if (notices.length < batch) return sent
  }
}

async function sendOne(sending: Sending, notice: Notice): Promise<boolean> {
  const { pool, clock } = sending
  try {
    const message = await messageOf(sending, notice)
    if ('dropped' in message) {
      await endNotice(pool, notice.key, clock.now().toISOString(), message.dropped)
      return false
    }
    await (await sending.messenger()).send(message)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    await noticeFailed(pool, notice.key, problem)
    return false
  }
  // Killed just before this, it is sent once more, with the same Message-ID.
  await endNotice(pool, notice.key, clock.now().toISOString())
  return true
}

async function messageOf(sending: Sending, notice: Notice): Promise<Message | { readonly dropped: string }> {
  const { pool, people } = sending
  const request = notice.request === null ? undefined : await requestRow(pool, notice.request)
  if (request && request.state !== 'open') return { dropped: `the request is ${request.state}` }
  if (!request && notice.tries > mostTries) return { dropped: 'it was tried too often' }
  if (notice.address !== null) {
    const question = request && (await outsideQuestion(pool, request.id))
    if (!question) return { dropped: 'nobody outside is asked' }
    await requireNoStop(sending, question.agent)
    const spec = await sending.questionOf(request)
    const fields = spec ? answerFields(spec.gives) : []
    const url = await linkTo(sending, notice, request, question.mail, true)
    return outsideMessage(notice, question, { ...request, fields }, url)
  }
  const person = people.find(({ name }) => name.toLowerCase() === notice.person?.toLowerCase())
  if (person?.mail === undefined) return { dropped: `${notice.person ?? 'nobody'} has no address of mail` }
  const url = request && isForLinks(request) ? await linkTo(sending, notice, request, person.name, false) : undefined
  return personMessage(notice, person.mail, url)
}

/** The same link for the same notice, however often it is tried. */
async function linkTo(
  { pool, clock, keys, publicUrl }: Sending,
  { key }: Notice,
  request: RequestRow,
  person: string,
  outside: boolean,
): Promise<string | undefined> {
  if (publicUrl === undefined) return undefined
  const secret = derivedSecret(keys(), `link ${key}`)
  const now = clock.now()
  const life = Date.parse(request.expiresAt) - now.getTime()
  const { path } = await newLink(pool, {
    request,
    person,
    outside,
    madeBy: 'operant',
    now,
    secret,
    ...(outside ? { life } : {}),
  })
  return `${publicUrl}${path}`
}

/**
 * Nothing goes out to others while a stop stands that concerns all, or the agent that asks.
 * @throws while one stands: it is tried again later.
 */
async function requireNoStop({ standing }: Sending, agent: string): Promise<void> {
  const stop = (await standing()).find((one) => one.switch === 'all' || one.switch === `agent:${agent}`)
  if (stop) throw new Error(`stopped by ${stop.by}: ${stop.because}`)
}
