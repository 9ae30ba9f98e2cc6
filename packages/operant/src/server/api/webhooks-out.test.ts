import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi({ definition: { webhooksOut: { allow: ['10.1.0.0/16'] } } })
})
afterAll(() => api.close())

const crm = { name: 'crm', url: 'https://crm.example/in', types: ['run.settled', 'request.asked'] }
const call = (what: string, body: unknown = {}) => api.call(what, { as: 'lena', body })
const add = (body: unknown, headers = {}) => api.call('POST /webhook-endpoints', { as: 'lena', body, headers })

test('an endpoint is added by an owner, and its secret is shown once and kept nowhere', async () => {
  const key = { 'idempotency-key': 'one' }
  expect((await api.call('POST /webhook-endpoints', { as: 'olga', body: crm })).status).toBe(403)
  const added = await add(crm, key)
  const { secret } = added.body as { secret: string }
  expect([added.status, secret]).toEqual([201, expect.stringMatching(/^whsec_[\w+/]{43}=$/)])
  expect((await add(crm, key)).status).toBe(409)
  const listed = await api.call('GET /webhook-endpoints', { as: 'vera' })
  expect(listed.body).toMatchObject({ items: [{ ...crm, agent: null, state: 'on', deliveries: { waiting: 0 } }] })
  const { rows } = await api.project.pool.query<{ kept: string }>(
    'SELECT coalesce(json_agg(p)::text, $1) || (SELECT json_agg(e)::text FROM operant.webhook_endpoints e) AS kept FROM operant.posted p',
    ['none'],
  )
  expect(`${JSON.stringify(listed.body)}${rows[0]?.kept}`).not.toContain(secret.slice(6, 20))
  const rotated = await api.call('POST /webhook-endpoints/crm/secret', { as: 'lena', body: {}, headers: key })
  expect(rotated.body).not.toMatchObject({ secret })
})

test('an endpoint that will never be told anything is refused, and says which field', async () => {
  const field = async (more: object) => {
    const { status, body } = await add({ ...crm, name: 'other', ...more })
    return [status, (body as { errors: { field: string }[] }).errors.map((one) => one.field)]
  }
  expect(await field({ url: 'https://127.0.0.1/x' })).toEqual([422, ['body.url']])
  expect(await field({ url: 'https://[::1]/x' })).toEqual([422, ['body.url']])
  expect(await field({ url: 'https://0xa9fea9fe/x' })).toEqual([422, ['body.url']])
  expect(await field({ url: 'https://a:b@crm.example/x' })).toEqual([422, ['body.url']])
  expect(await field({ url: 'crm' })).toEqual([422, ['body.url']])
  expect(await field({ types: ['run.setled'] })).toEqual([422, ['body.types.0']])
  expect(await field({ types: [] })).toEqual([422, ['body.types']])
  expect(await field({ name: 'A b' })).toEqual([422, ['body.name']])
  expect((await add({ ...crm, name: 'other', agent: 'nobody' })).status).toBe(404)
  expect((await add({ ...crm, name: 'inside', url: 'http://10.1.2.3/in', agent: 'claims' })).status).toBe(201)
})

test('a message that says nothing shows whether it arrives; it can be sent once more', async () => {
  const key = { 'idempotency-key': 'test' }
  const sent = await api.call('POST /webhook-endpoints/crm/test', { as: 'lena', body: {}, headers: key })
  expect([sent.status, sent.body]).toMatchObject([202, { type: 'webhook.test', state: 'waiting', askedBy: 'lena' }])
  await api.call('POST /webhook-endpoints/crm/test', { as: 'lena', body: {}, headers: { 'idempotency-key': 'more' } })
  const page = async (query = '') =>
    (await api.call(`GET /webhook-endpoints/crm/deliveries${query}`, { as: 'vera' })).body as {
      items: { id: string }[]
      next: string | null
    }
  const first = await page('?limit=1')
  const second = await page(`?limit=1&after=${first.next}`)
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(2)
  expect(second.next).toBeNull()
  expect((await page('?state=dead')).items).toEqual([])
  const { id } = sent.body as { id: string }
  const again = (which: string, as: 'lena' | 'vera' = 'lena') =>
    api.call(`POST /webhook-endpoints/crm/deliveries/${which}/redeliver`, { as, body: {} })
  expect((await again(id)).body).toMatchObject({ id, state: 'waiting', tries: 0 })
  expect([(await again('none')).status, (await again(id, 'vera')).status]).toEqual([404, 403])
})

test('an endpoint is switched off with a reason, on again, and removed', async () => {
  expect((await call('POST /webhook-endpoints/crm/off', { because: 'it moves' })).body).toMatchObject({
    state: 'off',
    why: 'lena: it moves',
  })
  expect((await call('POST /webhook-endpoints/crm/on')).body).toMatchObject({ state: 'on', why: null })
  expect((await call('DELETE /webhook-endpoints/crm')).status).toBe(204)
  expect((await call('DELETE /webhook-endpoints/crm')).status).toBe(404)
  expect((await call('POST /webhook-endpoints/crm/off', { because: 'it moves' })).status).toBe(404)
})
