import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import type { SigningKeys } from '../access/signature.ts'
import type { Clock } from '../facts/time.ts'
import {
  forgetOtherOrder,
  isToCome,
  placeNow,
  readInOrder,
  type Happening,
  type Place,
} from '../store/journal-order.ts'
import {
  delivered,
  forgetDeliveries,
  notDelivered,
  publish,
  takeDeliveries,
  type Message,
} from '../store/webhook-deliveries.ts'
import { endpointsOn, saltsOf, switchOff, type WebhookEndpoint } from '../store/webhook-endpoints.ts'
import type { Posted } from './post.ts'
import { signedHeaders } from './signature.ts'

export interface SendingWebhooks {
  readonly pool: Pool
  /** The system's: those who receive check how old a message is. */
  readonly wall: Clock
  readonly keys: () => SigningKeys
  readonly post: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Posted>
}

/** Events read, and messages sent to one endpoint, at once. */
const [page, together] = [500, 5]

/** Milliseconds after which an endpoint gets no more in this round: others wait for it. */
const turn = 10_000

type Told = Awaited<ReturnType<typeof endpointsOn>>[number]

/** Tells every endpoint what happened; answers how many messages were taken. */
export async function sendWebhooks(sending: SendingWebhooks): Promise<number> {
  const endpoints = await endpointsOn(sending.pool)
  if (endpoints.length === 0) return 0
  await forgetDeliveries(sending.pool, instantOf(sending))
  const taken = await Promise.all(
    endpoints.map(async (endpoint) => {
      await publishNews(sending, endpoint)
      return await deliverDue(sending, endpoint)
    }),
  )
  return taken.reduce((sum, one) => sum + one, 0)
}

/** Turns what happened since the endpoint was told last into messages. */
async function publishNews(sending: SendingWebhooks, { place: begun, ...endpoint }: Told): Promise<void> {
  const { pool } = sending
  let place = await startOf(pool, begun)
  for (;;) {
    const happened = await readInOrder(pool, place, page)
    const last = happened.at(-1)
    if (!last && place === begun) return
    const messages = happened.filter((one) => isFor(endpoint, one)).map((one) => messageOf(endpoint, one))
    const next = last ? { xid: last.xid, run: last.run, seq: last.seq } : place
    const published = await publish(pool, { name: endpoint.name, place: begun }, next, messages, instantOf(sending))
    if (!published || happened.length < page) return
    begun = place = next
  }
}

/** A database that was restored elsewhere counts anew: there is nothing to go on from but now. */
async function startOf(pool: Pool, place: Place): Promise<Place> {
  if (!(await isToCome(pool, place))) return place
  await forgetOtherOrder(pool)
  return await placeNow(pool)
}

function isFor({ types, agent }: WebhookEndpoint, one: Happening): boolean {
  return types.includes(one.type) && (agent === null || one.agent === agent)
}

/** That something happened. What was said in it is told to whoever asks the API for it, and may. */
function messageOf({ name }: WebhookEndpoint, { run, seq, type, at, agent, goal }: Happening): Message {
  const id = createHash('sha256')
    .update(JSON.stringify([name, run, seq]))
    .digest('hex')
  return {
    id: `msg_${id.slice(0, 32)}`,
    type,
    body: JSON.stringify({ type, timestamp: at, data: { run, seq, agent, goal } }),
  }
}

/** Sends what is due, until nothing is, something was not taken, or its turn is over. */
async function deliverDue(sending: SendingWebhooks, endpoint: Told): Promise<number> {
  const { pool, wall } = sending
  const ends = wall.now().getTime() + turn
  let sum = 0
  for (;;) {
    const due = await takeDeliveries(pool, endpoint.name, instantOf(sending), together)
    const taken = (await Promise.all(due.map((message) => deliver(sending, endpoint, message)))).filter(Boolean).length
    sum += taken
    if (due.length < together || taken < due.length || wall.now().getTime() >= ends) return sum
  }
}

async function deliver(sending: SendingWebhooks, { name, url }: Told, message: Message): Promise<boolean> {
  const { pool, wall, keys } = sending
  const salts = await saltsOf(pool, name, instantOf(sending))
  // Removed meanwhile, and all its messages with it.
  if (!salts) return false
  const headers = {
    ...signedHeaders(keys(), name, salts, message, wall.now()),
    'content-type': 'application/json',
    'user-agent': 'operant',
  }
  const posted = await sending.post(url, headers, message.body)
  // Killed just before this, it is sent once more, with the same id.
  if (posted.kind === 'taken') await delivered(pool, message.id, instantOf(sending), posted.status)
  else {
    const problem = posted.kind === 'gone' ? 'whoever receives wants nothing any more (410)' : posted.problem
    await notDelivered(pool, message.id, instantOf(sending), { status: posted.status, problem })
    if (posted.kind === 'gone') await switchOff(pool, name, problem)
  }
  return posted.kind === 'taken'
}

function instantOf({ wall }: SendingWebhooks): string {
  return wall.now().toISOString()
}
