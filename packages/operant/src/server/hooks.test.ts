import { createHmac, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listEvents } from '../store/outside-events.ts'
import { noon } from '../store/testing/samples.ts'
import { secretsIn } from './hooks/hook.ts'
import { testServer, type TestServer } from './testing/test-server.ts'

const [fresh, old, foreign] = [randomBytes(24), randomBytes(24), randomBytes(24)]
let server: TestServer
beforeAll(async () => {
  server = await testServer({
    hooks: new Map([
      ['shop', { secrets: [fresh, old] }],
      ['other', { secrets: [foreign] }],
    ]),
  })
})
afterAll(() => server.database.close())

let count = 0
interface Sent {
  readonly id?: string
  readonly secret?: Buffer
  /** Seconds by which the sender's clock is ahead. */
  readonly ahead?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly hook?: string
  readonly signature?: string
}

async function send(
  body: unknown,
  { id = `msg_${++count}`, secret = fresh, ahead = 0, headers = {}, hook = 'shop', ...more }: Sent = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(Date.parse(noon) / 1000 + ahead)
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${text}`).digest('base64')
  return server.app.request(`/hooks/${hook}`, {
    method: 'POST',
    body: text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': more.signature ?? `v1,${signature}`,
      ...headers,
    },
  })
}
const says = async (response: Promise<Response>) => {
  const one = await response
  return [one.status, ((await one.json()) as { error: string }).error]
}
const received = async (type: string) => listEvents(server.database.pool, { type })
const plain = (type: string) => ({ type, subject: 'PO-7', timestamp: noon, data: { days: 3 } })

test('a signed message becomes an event, each id once, also where twenty arrive at once', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(plain('order.late'), { id: 'msg_same' })))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
  const results = await Promise.all(answers.map(async (one) => ((await one.json()) as { result: string }).result))
  expect(results.filter((result) => result === 'received')).toHaveLength(1)
  expect(await received('order.late')).toMatchObject([
    { source: 'hooks/shop', id: 'msg_same', subject: 'PO-7', data: { days: 3 }, at: noon },
  ])
})

test('the example that Standard Webhooks give verifies', async () => {
  const { checkWebhook } = await import('./hooks/standard-webhook.ts')
  const secrets = secretsIn('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'here')
  const headers = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }
  const at = new Date(1_614_265_330_000)
  expect(checkWebhook(headers, Buffer.from('{"test": 2432232314}'), secrets, at)).toEqual({ id: headers.id, at })
})

test('altered, foreign, unsigned, old and early messages are refused, and become nothing', async () => {
  const refused = [
    await send(plain('x.refused'), { secret: foreign }),
    await send(plain('x.refused'), { ahead: -301 }),
    await send(plain('x.refused'), { ahead: 301 }),
    await send(plain('x.refused'), { signature: '' }),
    await send(plain('x.refused'), { signature: 'v2,AAAA' }),
    await send(plain('x.refused'), { signature: 'v1,' }),
    await send(plain('x.refused'), { headers: { 'webhook-timestamp': 'NaN' } }),
    await send(plain('x.refused'), { headers: { 'webhook-id': 'another' } }),
    await send(plain('x.refused'), { hook: 'other' }),
  ]
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 401))
  expect((await send(plain('x.refused'), { hook: 'none' })).status).toBe(404)
  expect(await received('x.refused')).toEqual([])
})

test('while a secret is replaced both count, and a sender may sign with both', async () => {
  expect((await send(plain('key.old'), { secret: old })).status).toBe(202)
  const text = JSON.stringify(plain('key.both'))
  const sign = (secret: Buffer) =>
    createHmac('sha256', secret)
      .update(`both.${Date.parse(noon) / 1000}.${text}`)
      .digest('base64')
  expect((await send(text, { id: 'both', signature: `v1,${sign(foreign)} v1,${sign(old)}` })).status).toBe(202)
  expect(await received('key.both')).toHaveLength(1)
})

test('CloudEvents are read structured and binary; their own id and source count', async () => {
  const event = {
    specversion: '1.0',
    id: '1',
    source: '/erp',
    type: 'shipment.delayed',
    subject: 'S-1',
    time: noon,
    data: { days: 9 },
  }
  const structured = { 'content-type': 'application/cloudevents+json; charset=utf-8' }
  expect((await send(event, { headers: structured })).status).toBe(202)
  expect(await (await send(event, { headers: structured })).json()).toMatchObject({
    event: '/erp 1',
    result: 'seen before',
  })
  const binary = {
    'ce-specversion': '1.0',
    'ce-id': '2',
    'ce-source': '/erp',
    'ce-type': 'shipment.delayed',
    'ce-subject': 'S%201',
  }
  expect((await send({ days: 4 }, { headers: binary })).status).toBe(202)
  const events = await received('shipment.delayed')
  expect(
    events.map(({ id, subject, data }) => ({ id, subject, data })).toSorted((a, b) => a.id.localeCompare(b.id)),
  ).toEqual([
    { id: '/erp 1', subject: 'S-1', data: { days: 9 } },
    { id: '/erp 2', subject: 'S 1', data: { days: 4 } },
  ])
})

test('what is no event is refused with its field, and a body that is too large is not read', async () => {
  const structured = { 'content-type': 'application/cloudevents+json' }
  expect(await says(send('{'))).toEqual([400, 'the body is no JSON'])
  expect(await says(send({ data: 1 }))).toEqual([400, expect.stringMatching(/^type: /)])
  expect(await says(send({ type: 'a', data: 1, timestamp: 'yesterday' }))).toEqual([
    400,
    expect.stringMatching(/^timestamp: /),
  ])
  expect(await says(send({ type: 'operant.settled', data: 1 }))).toEqual([400, expect.stringMatching(/^type: /)])
  expect(await says(send({ specversion: '0.3', id: '1', source: 'x', type: 'y' }, { headers: structured }))).toEqual([
    400,
    expect.stringMatching(/^specversion: /),
  ])
  expect(await says(send([], { headers: { 'content-type': 'application/cloudevents-batch+json' } }))).toEqual([
    415,
    expect.stringContaining('batches are not taken'),
  ])
  expect(await says(send('x', { headers: { 'content-type': 'text/plain' } }))).toEqual([
    415,
    expect.stringContaining('expected content-type'),
  ])
  expect(await says(send({ type: 'a', data: 'x'.repeat(300_000) }))).toEqual([
    413,
    expect.stringContaining('too large'),
  ])
})

test('a secret that is missing or too short is refused by the name of its variable', () => {
  expect(() => secretsIn(undefined, 'webhooks.shop: SHOP_SECRET')).toThrow(
    /webhooks\.shop: SHOP_SECRET: expected a secret/,
  )
  expect(() => secretsIn('whsec_c2hvcnQ=', 'X')).toThrow(/at least 16 bytes/)
  expect(secretsIn(`whsec_${fresh.toString('base64')}  ${old.toString('base64')}`, 'X')).toEqual([fresh, old])
})
