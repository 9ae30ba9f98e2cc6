import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from './testing/test-api.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
beforeAll(async () => {
  api = await testApi({
    definition: { reviews: { share: 1, by: 'approver' } },
  })
}, timeout)
afterAll(() => api.close())

const put = (as: 'olga' | 'paul' | 'vera', body: unknown, agent = 'claims') =>
  api.call(`PUT /agents/${agent}/autonomy`, { as, body })

test('agents tell their goals and all they can do', { timeout }, async () => {
  expect((await api.call('GET /agents', { as: 'vera' })).body).toMatchObject({
    items: [
      { name: 'claims', title: 'Claims for lost parcels', goals: [{ name: 'settleClaim', input: ['orderId'] }, {}] },
    ],
  })
  const { body } = await api.call('GET /agents/claims', { as: 'vera' })
  expect(body).toMatchObject({
    capabilities: expect.arrayContaining([
      {
        name: 'refund',
        kind: 'action',
        risk: 'irreversible',
        undo: false,
        readBack: true,
        needs: ['id', 'amount'],
        systems: ['shop'],
      },
    ]) as unknown[],
  })
  expect((await api.call('GET /agents/claims/procedure', { as: 'vera' })).body).toMatchObject({
    agent: 'claims',
    sections: expect.arrayContaining([expect.objectContaining({ lines: expect.anything() as unknown })]) as unknown[],
  })
  expect((await api.call('GET /agents/none/procedure', { as: 'vera' })).status).toBe(404)
  expect((await api.call('GET /agents/none', { as: 'vera' })).status).toBe(404)
  expect((await api.call('GET /agents/none/autonomy', { as: 'vera' })).status).toBe(404)
})

test(
  'an operator makes it stricter, only who publishes policies milder; each change is told',
  { timeout },
  async () => {
    const stricter = { action: 'refund', level: 'confirm', because: 'new carrier' }
    const set = await put('olga', stricter)
    expect(set).toMatchObject({ status: 200 })
    expect(set.body).toMatchObject({
      agent: 'claims',
      actions: expect.arrayContaining([
        expect.objectContaining({
          action: 'refund',
          risk: 'irreversible',
          level: 'confirm',
          because: [expect.stringContaining('new carrier') as string],
        }),
      ]) as unknown[],
    })
    const milder = { action: 'refund', level: 'automatic', because: 'it went well' }
    expect((await put('olga', milder)).status).toBe(403)
    expect((await put('vera', stricter)).status).toBe(403)
    expect((await put('paul', milder)).status).toBe(200)
    const above = { amount: '50.00', currency: 'GBP' }
    expect((await put('olga', { ...stricter, above })).status).toBe(200)
    const wrong = [
      { ...stricter, action: 'refnd' },
      { ...stricter, level: 'never' },
      { ...stricter, because: '' },
      { ...stricter, above: { amount: 'much', currency: 'GBP' } },
    ]
    const answers = await Promise.all(wrong.map((body) => put('olga', body)))
    expect(
      answers.map(({ status, body }) => [status, (body as { errors: { field: string }[] }).errors[0]?.field]),
    ).toEqual([
      [422, 'body.action'],
      [422, 'body.level'],
      [422, 'body.because'],
      [422, 'body.above'],
    ])
    const { body } = await api.call('GET /agents/claims/autonomy/history', { as: 'rolf' })
    expect((body as { items: unknown[] }).items).toMatchObject([
      { level: 'confirm', above, setBy: 'olga' },
      { level: 'automatic', above: null, setBy: 'paul', holds: true },
      { level: 'confirm', above: null, setBy: 'olga', because: 'new carrier', holds: false },
    ])
  },
)

test(
  'a stop holds once it is answered, is pulled once by a key, and is released by somebody else',
  { timeout },
  async () => {
    const pull = (body: unknown, key: string) =>
      api.call('POST /stops', { as: 'olga', body, headers: { 'Idempotency-Key': key } })
    expect((await pull({ what: 'action', name: 'refnd', because: 'x' }, 'wrong')).body).toMatchObject({
      status: 422,
      errors: [{ field: 'body.name' }],
    })
    const body = { what: 'agent', name: 'claims', because: 'it refunds twice' }
    const pulled = await pull(body, 'one')
    expect(pulled).toMatchObject({
      status: 201,
      body: { machine: null, alone: true, underWay: [], stop: { switch: 'agent:claims', by: 'olga', released: null } },
    })
    expect((await pull(body, 'one')).body).toEqual(pulled.body)
    const { id } = (pulled.body as { stop: { id: string } }).stop
    const standing = async () =>
      ((await api.call('GET /stops', { as: 'vera' })).body as { items: { id: string }[] }).items
    expect((await standing()).map((one) => one.id)).toEqual([id])
    expect(api.project.stops.standing().map((one) => one.id)).toEqual([id])
    const run = await settleClaim(api, 'A-1')
    expect(await goOn(api, run)).toBe('waits')
    const release = (as: 'olga' | 'lena', which = id) =>
      api.call(`POST /stops/${which}/release`, { as, body: { because: 'mended' } })
    expect((await release('olga')).body).toMatchObject({ status: 403, why: 'your own stop' })
    expect((await release('lena', 'none')).status).toBe(404)
    expect((await release('lena')).body).toEqual({ standing: [] })
    expect((await release('lena')).body).toMatchObject({ status: 409, why: 'released already' })
    expect(api.project.stops.standing()).toEqual([])
    expect((await api.call('GET /stops?all=true', { as: 'vera' })).body).toMatchObject({
      items: [{ id, released: { by: 'lena' } }],
    })
  },
)

test(
  'a review is judged without knowing the decision, by somebody else, and is told it afterwards',
  { timeout },
  async () => {
    await put('paul', { action: 'all', level: null, because: 'as the policies say' })
    await put('paul', { action: 'refund', level: 'automatic', because: 'to be reviewed' })
    await settleClaim(api, 'A-3')
    const open = (await api.call('GET /reviews', { as: 'vera' })).body as { items: { id: string; kind: string }[] }
    expect(open.items.length).toBeGreaterThan(0)
    const id = open.items[0]?.id ?? ''
    const shown = await api.call(`GET /reviews/${id}`, { as: 'anna' })
    expect(shown).toMatchObject({ status: 200, body: { kind: 'review', state: 'open' } })
    expect(JSON.stringify(shown.body)).not.toContain('"effect"')
    const judge = (as: 'olga' | 'anna' | 'vera', body: unknown) => api.call(`POST /reviews/${id}/answer`, { as, body })
    expect((await judge('anna', { verdict: 'perhaps', reason: 'x' })).status).toBe(422)
    expect((await judge('vera', { verdict: 'made', reason: 'x' })).status).toBe(403)
    expect((await judge('olga', { verdict: 'made', reason: 'my own run' })).status).toBe(403)
    const judged = await judge('anna', { verdict: 'made', reason: 'a letter does no harm' })
    expect(judged.body).toMatchObject({ review: id, decided: 'allow', agrees: true })
    expect((await judge('anna', { verdict: 'made', reason: 'again' })).status).toBe(409)
    expect((await api.call('GET /reviews/none', { as: 'anna' })).status).toBe(404)
    expect(
      (await api.call(`POST /requests/${id}/decision`, { as: 'anna', body: { decision: 'approve' } })).status,
    ).toBe(422)
  },
)
