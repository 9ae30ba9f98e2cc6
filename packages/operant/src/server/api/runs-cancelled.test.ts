import { afterAll, beforeAll, expect, test } from 'vitest'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
beforeAll(async () => {
  api = await testApi()
}, timeout)
afterAll(() => api.close())

const cancel = (as: 'olga' | 'vera', filter: object, count: number, key = 'c1') =>
  api.call('POST /runs/cancel', {
    as,
    body: { filter, reason: 'asked by mistake', count },
    headers: { 'idempotency-key': key },
  })

test('all runs under way that match are told to stop, and no more than were counted', { timeout }, async () => {
  const waiting = [await settleClaim(api, 'A-2'), await settleClaim(api, 'A-2', 'lena')]
  const ended = await settleClaim(api, 'A-3')
  const count = async (query: string) => (await api.call(`GET /runs/under-way?${query}`, { as: 'vera' })).body
  expect(await count('agent=claims')).toEqual({ count: 2, more: false })
  expect(await count('agent=claims&startedBy=lena')).toEqual({ count: 1, more: false })
  expect(await count('state=settled')).toEqual({ count: 0, more: false })
  expect((await cancel('vera', {}, 2)).status).toBe(403)
  expect(await cancel('olga', { agent: 'claims' }, 1)).toMatchObject({
    status: 409,
    body: { detail: '2 runs match by now, and 1 were meant; look again' },
  })
  expect(await cancel('olga', { agent: 'claims', startedBy: 'lena' }, 1, 'c2')).toMatchObject({
    status: 202,
    body: { told: 1, gone: 0 },
  })
  expect([await goOn(api, waiting[1] ?? ''), await goOn(api, waiting[0] ?? ''), await goOn(api, ended)]).toEqual([
    'cancelled',
    'asks',
    'declined',
  ])
  // Repeated, it is answered the same and tells nobody.
  expect((await cancel('olga', { agent: 'claims', startedBy: 'lena' }, 1, 'c2')).body).toEqual({ told: 1, gone: 0 })
  expect((await cancel('olga', { odd: 1 }, 1, 'c3')).status).toBe(422)
})
