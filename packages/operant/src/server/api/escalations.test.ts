import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { newTokenFor } from '../../access/new-token.ts'
import { people, testApi, type PersonName, type TestApi } from './testing/test-api.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import type { EscalationShape } from './routes/escalation-shapes.ts'

type Listed = z.infer<typeof EscalationShape>

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
/** The token of a second operator. */
let oskar: string
beforeEach(async () => {
  const second = { name: 'oskar', roles: ['operator'] }
  api = await testApi({ definition: { principals: [...people, second] } })
  const made = { person: 'oskar', roles: ['operator'], days: 1, madeBy: 'lena', note: undefined }
  oskar = (await newTokenFor(api.project, made)).secret
}, timeout)
afterEach(() => api.close())

type Who = PersonName | 'oskar'
const by = (who: Who) => (who === 'oskar' ? { headers: { authorization: `Bearer ${oskar}` } } : { as: who })
const listed = async (query: string, who: Who = 'vera') =>
  (await api.call(`GET /escalations?${query}`, by(who))).body as { items: Listed[]; next: string | null }
const itemOf = async (run: string): Promise<string> => (await listed(`run=${run}&state=open`)).items[0]?.id ?? ''
const does = (id: string, what: string, who: Who, body?: unknown) =>
  api.call(`POST /escalations/${id}/${what}`, { ...by(who), ...(body === undefined ? {} : { body }) })

test('what was handed over is told whole, claimed once, worked on, noted and returned', { timeout }, async () => {
  const run = await settleClaim(api, 'A-5')
  const id = await itemOf(run)
  expect((await listed('state=open&held=nobody')).items.map((one) => one.id)).toEqual([id])
  expect((await api.call(`GET /escalations/${id}`, { as: 'vera' })).body).toMatchObject({
    kind: 'take over',
    holder: null,
    shown: { goal: expect.stringContaining('A-5') as string, options: expect.any(Array) as unknown[] },
    history: [],
  })
  expect((await does(id, 'note', 'olga', { note: 'x' })).body).toMatchObject({ status: 409, why: 'not claimed' })
  const both = await Promise.all([does(id, 'claim', 'olga'), does(id, 'claim', 'oskar')])
  expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
  const [holder, other] = both[0]?.status === 200 ? (['olga', 'oskar'] as const) : (['oskar', 'olga'] as const)
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ why: 'held', heldBy: holder })
  expect((await listed('held=me', holder)).items.map((one) => one.id)).toEqual([id])
  expect((await listed('held=me', other)).items).toEqual([])
  expect((await does(id, 'note', other, { note: 'mine' })).status).toBe(409)
  expect((await does(id, 'note', holder, { note: ' ' })).body).toMatchObject({
    status: 422,
    errors: [{ field: 'body.note' }],
  })
  expect((await does(id, 'claim', 'fiona')).status).not.toBe(200)
  expect((await does(id, 'claim', 'vera')).status).toBe(403)
  expect((await does(id, 'take', holder, { reason: 'I refund it by hand' })).status).toBe(200)
  expect((await does(id, 'note', holder, { note: 'asked finance' })).body).toMatchObject({
    holder,
    takenSince: expect.any(String) as string,
    history: [{ what: 'claimed' }, { what: 'control taken' }, { what: 'noted', said: 'asked finance' }],
  })
  const stray = await does(id, 'return', holder, { note: 'done', found: [{ effect: 'e1', happened: true }] })
  expect(stray).toMatchObject({ status: 422, body: { errors: [{ field: 'body.found' }] } })
  const back = await does(id, 'return', holder, { note: 'looked at it' })
  expect(back).toMatchObject({ status: 200, body: { ended: 'returned' } })
  expect((await does(id, 'claim', holder)).body).toMatchObject({ status: 409, why: 'ended' })
  expect(await goOn(api, run)).toBe('handed over')
  expect(await itemOf(run)).not.toBe(id)
})

test('one that is released can be had by somebody else, who closes it', { timeout }, async () => {
  const id = await itemOf(await settleClaim(api, 'A-5'))
  await does(id, 'claim', 'olga')
  expect((await does(id, 'release', 'olga', { reason: 'off for today' })).body).toMatchObject({ holder: null })
  expect((await does(id, 'claim', 'lena')).body).toMatchObject({ status: 403, why: 'not your role' })
  expect((await does(id, 'claim', 'oskar')).body).toMatchObject({ holder: 'oskar' })
  expect((await does(id, 'close', 'oskar', { reason: 'refunded by finance' })).body).toMatchObject({ ended: 'closed' })
  expect((await listed('state=open')).items).toEqual([])
  expect((await api.call(`GET /escalations/none-such`, { as: 'vera' })).status).toBe(404)
  expect((await does('none-such', 'claim', 'lena')).status).toBe(404)
})

test('a run under way is taken once, and given back by whoever took it', { timeout }, async () => {
  const run = await settleClaim(api, 'A-2')
  const take = (as: PersonName, key: string) =>
    api.call(`POST /runs/${run}/take`, { as, body: { reason: 'on the phone' }, headers: { 'Idempotency-Key': key } })
  const taken = await take('olga', 'one')
  expect(taken).toMatchObject({ status: 200, body: { run, underWay: [] } })
  expect((await take('olga', 'one')).body).toEqual(taken.body)
  expect((await take('lena', 'two')).body).toMatchObject({ status: 409, why: 'held', heldBy: 'olga' })
  const { escalation } = taken.body as { escalation: string }
  expect((await api.call(`GET /escalations/${escalation}`, { as: 'rolf' })).body).toMatchObject({ holder: 'olga' })
  const back = (as: PersonName) => api.call(`POST /runs/${run}/return`, { as, body: { note: 'they will wait' } })
  expect((await back('lena')).status).toBe(409)
  expect(await back('olga')).toMatchObject({ status: 200, body: { run, escalation } })
  expect((await back('olga')).body).toMatchObject({ status: 409 })
  expect(await goOn(api, run)).toBe('asks')
  expect((await api.call('POST /runs/none/take', { as: 'olga', body: { reason: 'x' } })).status).toBe(404)
  expect((await api.call('POST /runs/none/return', { as: 'olga', body: { note: 'x' } })).status).toBe(404)
})
