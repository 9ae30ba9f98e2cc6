import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { SigningKeys } from '../access/signature.ts'
import { checkWebhook } from '../server/hooks/standard-webhook.ts'
import type { Database } from '../store/database.ts'
import { PostgresRunStore } from '../store/run-store.ts'
import { placeAfterAll } from '../store/testing/place-after-all.ts'
import { anEvent, aRun } from '../store/testing/samples.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { countDeliveries, listWebhookDeliveries, redeliver } from '../store/webhook-deliveries.ts'
import { addEndpoint, changeSalt, endpointOf, removeEndpoint, switchOff, switchOn } from '../store/webhook-endpoints.ts'
import type { Posted } from './post.ts'
import { sendWebhooks, type SendingWebhooks } from './send-webhooks.ts'
import { endpointSecret } from './signature.ts'

interface Came {
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
const key = randomBytes(32)
let keys: SigningKeys = [key]
let database: Database
let now = new Date()
let came: Came[] = []
let answers: () => Promise<Posted>

const taken = (): Promise<Posted> => Promise.resolve({ kind: 'taken', status: 204 })
const refused = (): Promise<Posted> => Promise.resolve({ kind: 'failed', status: 503, problem: 'it answered 503' })

const sending = (): SendingWebhooks => ({
  pool: database.pool,
  wall: { now: () => now },
  keys: () => keys,
  post: (_, headers, body) => {
    came.push({ id: headers['webhook-id'] ?? '', headers, body })
    return answers()
  },
})

/** Transactions of other tests on the same server hold back what is told for as long as they are open. */
const limit = 120_000
const patience = { timeout: 100_000, interval: 20 }
const later = (hours: number) => (now = new Date(now.getTime() + hours * 3_600_000))

const add = async (types: readonly string[], agent: string | null = null) =>
  await addEndpoint(database.pool, {
    name: 'crm',
    url: 'https://crm.example/in',
    types,
    agent,
    madeBy: 'lena',
    madeAt: now.toISOString(),
    salt: 'one',
    place: await placeAfterAll(database.pool),
  })

let runs = 0
const write = async (events: number, id = `run-${++runs}`): Promise<string> => {
  const store = new PostgresRunStore(database.pool)
  await store.open(aRun({ id }))
  for (let seq = 1; seq < events; seq++) await store.append(id, seq, [anEvent()])
  return id
}

/** Sends until so many have come altogether. */
const sendUntil = async (count: number): Promise<void> => {
  await vi.waitFor(async () => {
    await sendWebhooks(sending())
    expect(came.length).toBeGreaterThanOrEqual(count)
  }, patience)
}

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await removeEndpoint(database.pool, 'crm')
  keys = [key]
  came = []
  answers = taken
})

test(
  'each event is told once, however many send, signed by the secret that was shown',
  async () => {
    expect(await sendWebhooks(sending())).toBe(0)
    await add(['run.woke'])
    const run = await write(8)
    await write(3)
    await vi.waitFor(async () => {
      await Promise.all(Array.from({ length: 4 }, () => sendWebhooks(sending())))
      expect((await countDeliveries(database.pool)).get('crm')).toMatchObject({ delivered: 9, waiting: 0 })
    }, patience)
    expect([came.length, new Set(came.map(({ id }) => id)).size]).toEqual([9, 9])
    const secret = Buffer.from(endpointSecret(keys, 'crm', 'one').slice('whsec_'.length), 'base64')
    for (const { headers, body } of came) {
      const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
      const checked = checkWebhook({ id, timestamp, signature }, Buffer.from(body), [secret], now)
      expect(checked).toMatchObject({ id })
    }
    const told = came.map(({ body }) => JSON.parse(body) as { type: string; data: { run: string; seq: number } })
    expect(told.filter(({ data }) => data.run === run).map(({ data }) => data.seq)).toHaveLength(7)
    expect(told[0]).toEqual({
      type: 'run.woke',
      timestamp: expect.any(String) as string,
      data: { run: expect.any(String) as string, seq: expect.any(Number) as number, agent: 'support', goal: 'resolve' },
    })
  },
  limit,
)

test(
  'what is refused is tried again with the same id, and is dead after a day; then it can be sent once more',
  async () => {
    await add(['run.opened'])
    answers = refused
    await write(1)
    await sendUntil(1)
    expect([await sendWebhooks(sending()), came.length]).toEqual([0, 1])
    let rounds = 0
    const state = async () =>
      (await listWebhookDeliveries(database.pool, { endpoint: 'crm', limit: 5 }))[0]?.state ?? 'none'
    while ((await state()) === 'waiting' && rounds++ < 100) {
      later(1)
      await sendWebhooks(sending())
    }
    expect([await state(), new Set(came.map(({ id }) => id)).size]).toEqual(['dead', 1])
    expect(came.length).toBeGreaterThan(20)
    expect(rounds).toBeLessThanOrEqual(24)
    const id = came[0]?.id ?? ''
    answers = taken
    later(1)
    expect(await sendWebhooks(sending())).toBe(0)
    await redeliver(database.pool, { endpoint: 'crm', id, by: 'lena', at: now.toISOString() })
    expect([await sendWebhooks(sending()), await state(), came.at(-1)?.id]).toEqual([1, 'delivered', id])
  },
  limit,
)

test(
  'where the sender is killed another sends the same message again',
  async () => {
    await add(['run.opened'])
    await write(1)
    // It went out, and nobody was left to write that down.
    answers = () => Promise.reject(new Error('killed'))
    await vi.waitFor(() => expect(sendWebhooks(sending())).rejects.toThrow('killed'), patience)
    answers = taken
    later(1)
    expect(await sendWebhooks(sending())).toBe(1)
    expect([came.length, came[0]?.id, came[0]?.body]).toEqual([2, came[1]?.id, came[1]?.body])
  },
  limit,
)

test(
  'who wants nothing any more is told nothing; what happens while an endpoint is off is left out',
  async () => {
    await add(['run.opened'])
    answers = () => Promise.resolve({ kind: 'gone', status: 410 })
    await write(1)
    await sendUntil(1)
    expect(await endpointOf(database.pool, 'crm')).toMatchObject({
      state: 'off',
      why: expect.stringContaining('410') as string,
    })
    answers = taken
    await write(1)
    later(1)
    expect(await sendWebhooks(sending())).toBe(0)
    await switchOn(database.pool, 'crm', await placeAfterAll(database.pool))
    const last = await write(1)
    await sendUntil(3)
    expect(came.slice(1).map(({ body }) => (JSON.parse(body) as { data: { run: string } }).data.run)).toContain(last)
    expect(came).toHaveLength(3)
    await switchOff(database.pool, 'crm', 'lena: enough')
    await write(1)
    expect(await sendWebhooks(sending())).toBe(0)
  },
  limit,
)

test(
  'while a secret or the key is replaced there is a signature by each',
  async () => {
    await add(['run.opened'])
    const before = endpointSecret(keys, 'crm', 'one')
    await changeSalt(database.pool, 'crm', 'two', new Date(now.getTime() + 3_600_000).toISOString())
    const fresh = endpointSecret(keys, 'crm', 'two')
    keys = [randomBytes(32), key]
    const byKey = endpointSecret(keys, 'crm', 'two')
    await write(1)
    await sendUntil(1)
    const fits = (secret: string, { headers, body }: Came) => {
      const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
      const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64')
      return 'id' in checkWebhook({ id, timestamp, signature }, Buffer.from(body), [bytes], now)
    }
    const [first] = came
    if (!first) throw new Error('nothing came')
    expect([before, fresh, byKey].map((secret) => fits(secret, first))).toEqual([true, true, true])
    later(2)
    await write(1)
    await sendUntil(2)
    const [, second] = came
    if (!second) throw new Error('nothing came')
    expect([before, fresh, byKey].map((secret) => fits(secret, second))).toEqual([false, true, true])
  },
  limit,
)
