import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { people, testApi, type TestApi } from './testing/test-api.ts'
import { goOn, settleClaim } from './testing/shop-runs.ts'
import type { requestInFullShape, RequestShape } from './routes/request-shapes.ts'

type Listed = z.infer<typeof RequestShape>
type Full = z.infer<typeof requestInFullShape>

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
beforeEach(async () => {
  api = await testApi({ definition: { principals: [...people, { name: 'max', roles: ['lead'] }] } })
}, timeout)
afterEach(() => api.close())

const listed = async (query: string, as: 'lena' | 'vera' | 'fiona' = 'vera') =>
  (await api.call(`GET /requests?${query}`, { as })).body as { items: Listed[]; next: string | null }
const openOf = async (run: string): Promise<Listed> => {
  const [found] = (await listed(`state=open&run=${run}`)).items
  if (!found) throw new Error(`run ${run} asks for nothing`)
  return found
}
const full = async (id: string) => (await api.call(`GET /requests/${id}`, { as: 'vera' })).body as Full
const decide = (id: string, body: unknown, as: 'lena' | 'anna' | 'vera' | 'fiona' | 'olga' = 'lena') =>
  api.call(`POST /requests/${id}/decision`, { as, body })

test(
  'a request is told whole, edited within the rules, asked again with the difference, and approved',
  { timeout },
  async () => {
    const run = await settleClaim(api, 'A-2')
    const { id } = await openOf(run)
    expect(await full(id)).toMatchObject({
      kind: 'approve',
      title: 'Refund 240.00 GBP for order A-2',
      shown: { arguments: { amount: { amount: '240.00', currency: 'GBP' } } },
      mayAnswer: ['lena', 'max'],
      editable: ['amount'],
      given: [],
      fields: [],
    })
    expect((await decide(id, { decision: 'edit', arguments: { id: 'A-1' } })).body).toMatchObject({
      status: 422,
      errors: [{ field: 'body.arguments', problem: expect.stringContaining('which record this is about') as string }],
    })
    expect((await decide(id, { decision: 'answer', value: 'yes' })).status).toBe(422)
    const edited = await decide(id, { decision: 'edit', reason: 'half is paid', arguments: { amount: '120 GBP' } })
    expect(edited).toMatchObject({ status: 200, body: { request: id, run, result: 'decided', missing: 0 } })
    expect(await goOn(api, run)).toBe('asks')
    const second = await openOf(run)
    expect(second.title).toBe('Refund 120.00 GBP for order A-2')
    expect(JSON.stringify((await full(second.id)).shown)).toContain('"before"')
    expect((await decide(second.id, { decision: 'approve', reason: 'agreed' })).status).toBe(200)
    expect((await full(second.id)).given).toMatchObject([
      {
        by: 'lena',
        kind: 'approved',
        reason: 'agreed',
        channel: 'api',
        signature: 'verified',
        roles: ['owner', 'lead'],
      },
    ])
    const late = await decide(second.id, { decision: 'reject', reason: 'too late' })
    expect(late).toMatchObject({
      status: 409,
      body: { why: 'already decided', decidedBy: ['lena'], detail: 'this is decided already (approved by lena)' },
    })
  },
)

test(
  'whoever has not the role, whoever asked, and what is no answer are refused, and nothing is decided',
  { timeout },
  async () => {
    const run = await settleClaim(api, 'A-6', 'lena')
    const { id } = await openOf(run)
    const refused = await Promise.all([
      decide(id, { decision: 'approve' }, 'anna'),
      decide(id, { decision: 'approve' }, 'fiona'),
      decide(id, { decision: 'approve' }, 'vera'),
      decide(id, { decision: 'approve' }),
      decide(id, { decision: 'reject' }),
      decide(id, { decision: 'reject', reason: '  ' }),
      decide(id, { decision: 'approve', elements: ['one'] }),
      decide(id, { decision: 'perhaps' }),
      decide('none-such', { decision: 'approve' }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 422, 422, 422, 422, 404])
    expect(refused[3]?.body).toMatchObject({
      why: 'your own request',
      detail: expect.stringContaining('lena asked') as string,
    })
    expect(await full(id)).toMatchObject({ state: 'open', given: [] })
  },
)

test(
  'a rejection needs its reason, and the run ends by it; the same key is answered the same',
  { timeout },
  async () => {
    const run = await settleClaim(api, 'A-2')
    const { id } = await openOf(run)
    const reject = (): ReturnType<TestApi['call']> =>
      api.call(`POST /requests/${id}/decision`, {
        as: 'lena',
        headers: { 'Idempotency-Key': `no-${id}` },
        body: { decision: 'reject', reason: 'wait for the carrier' },
      })
    const first = await reject()
    const again = await reject()
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await full(id)).given).toMatchObject([{ by: 'lena', kind: 'rejected', reason: 'wait for the carrier' }])
    expect(await goOn(api, run)).toBe('handed over')
  },
)

test('a question tells its fields, takes one of them and nothing else', { timeout }, async () => {
  const run = await settleClaim(api, 'A-4')
  const { id } = await openOf(run)
  expect(await full(id)).toMatchObject({
    kind: 'answer',
    fields: [{ name: '', kind: 'choice', options: ['delivered', 'lost'], required: true }],
  })
  const wrong = await decide(id, { decision: 'answer', value: 'eaten' }, 'olga')
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'body.value' }] } })
  expect((await decide(id, { decision: 'approve' }, 'olga')).status).toBe(422)
  expect((await decide(id, { decision: 'answer' }, 'olga')).status).toBe(422)
  expect((await decide(id, { decision: 'answer', value: 'lost', fields: { '': 'lost' } }, 'olga')).status).toBe(422)
  const filled = await decide(id, { decision: 'answer', fields: { '': 'eaten' } }, 'olga')
  expect(filled).toMatchObject({ status: 422, body: { errors: [{ field: 'body.fields.' }] } })
  expect((await decide(id, { decision: 'answer', fields: { '': 'delivered' } }, 'olga')).status).toBe(200)
  expect(await full(id)).toMatchObject({
    state: 'answered',
    given: [{ by: 'olga', value: 'delivered', signature: 'verified' }],
  })
  expect(await goOn(api, run)).toBe('declined')
})

test('like ones are approved together or not at all; what is mine is told, page by page', { timeout }, async () => {
  const runs = [await settleClaim(api, 'A-2'), await settleClaim(api, 'A-6')]
  const ids = await Promise.all(runs.map(async (run) => (await openOf(run)).id))
  const mine = (await listed('state=open&kind=approve&mine=true&limit=200', 'lena')).items.map(({ id }) => id)
  expect(mine).toEqual(expect.arrayContaining(ids))
  expect((await listed('state=open&mine=true', 'fiona')).items).toEqual([])
  const first = await listed('state=open&kind=approve&limit=1')
  const second = await listed(`state=open&kind=approve&limit=1&after=${first.next}`)
  expect(first.items[0]?.id).not.toBe(second.items[0]?.id)
  expect((await api.call('GET /requests?after=x', { as: 'vera' })).status).toBe(422)
  const batch = (requests: readonly string[]): ReturnType<TestApi['call']> =>
    api.call('POST /requests/batch', { as: 'lena', body: { decision: 'approve', requests } })
  expect((await batch([...ids, 'missing'])).status).toBe(404)
  expect((await full(ids[0] ?? '')).state).toBe('open')
  const both = await batch(ids)
  expect(both.body).toEqual({
    results: ids.map((request, index) => ({ request, run: runs[index], result: 'decided', missing: 0 })),
  })
  expect((await batch(ids)).status).toBe(409)
})

test(
  'a remark is kept and decides nothing; somebody stands in for somebody else until they end it',
  { timeout },
  async () => {
    const run = await settleClaim(api, 'A-2')
    const { id } = await openOf(run)
    const text = '<script>alert(1)</script> the carrier paid half'
    expect(await api.call(`POST /requests/${id}/comments`, { as: 'anna', body: { text } })).toMatchObject({
      status: 201,
      body: { by: 'anna', text },
    })
    expect(await full(id)).toMatchObject({ state: 'open', comments: [{ by: 'anna', text }] })
    const to = { to: 'anna', until: '2999-12-31', because: 'away' }
    const made = await api.call('POST /delegations', { as: 'lena', body: to })
    const { id: delegation } = made.body as { id: string }
    expect(made).toMatchObject({ status: 201, body: { from: 'lena', to: 'anna', because: 'away' } })
    expect((await full(id)).mayAnswer).toContain('anna')
    const wrong = [
      { ...to, to: 'nobody' },
      { ...to, to: 'lena' },
      { ...to, until: '2020-01-01' },
      { ...to, until: 'soon' },
    ]
    for (const body of wrong) expect((await api.call('POST /delegations', { as: 'lena', body })).status).toBe(422)
    expect((await api.call('GET /delegations', { as: 'vera' })).body).toMatchObject({ items: [{ id: delegation }] })
    expect((await api.call(`DELETE /delegations/${delegation}`, { as: 'fiona' })).status).toBe(403)
    expect((await api.call(`DELETE /delegations/${delegation}`, { as: 'anna' })).status).toBe(204)
    expect((await api.call(`DELETE /delegations/${delegation}`, { as: 'anna' })).status).toBe(404)
    expect((await full(id)).mayAnswer).not.toContain('anna')
  },
)
