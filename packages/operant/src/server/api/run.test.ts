import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, type TestApi } from './testing/test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

interface Page<Item = { readonly id: string }> {
  readonly items: readonly Item[]
  readonly next: string | null
}

test('a run is told with its plans, its steps, why, and its journal as it was written', async () => {
  const worker = await api.project.worker()
  const started = await api.call('POST /goals', { as: 'olga', body: { words: 'settle the claim for order A-3' } })
  const { run } = started.body as { run: string }
  await worker.idle()
  await worker.stop()
  const look = async <Told>(path: string) => (await api.call(`GET /runs/${run}${path}`, { as: 'rolf' })).body as Told
  const told = await look<{ state: string; outcome: string; steps: number }>('')
  expect(told).toMatchObject({ state: 'settled', outcome: 'declined', startedBy: 'olga', requests: [] })
  const plans = await look<{ versions: { version: number; steps: unknown[] }[] }>('/plan')
  expect(plans.versions[0]?.steps.length).toBeGreaterThan(0)
  const steps = await look<Page<{ number: number; capability: string }>>('/steps')
  expect(steps.items.length).toBe(told.steps)
  const first = await look<Page>('/steps?limit=1')
  const rest = await look<Page<{ number: number }>>(`/steps?after=${first.next}`)
  expect([first.items.length + rest.items.length, rest.items[0]?.number]).toEqual([told.steps, 2])
  const decided = steps.items.find(({ capability }) => capability === 'decideRemedy')
  expect(await look(`/steps/${decided?.number}/why`)).toMatchObject({
    run,
    outcome: 'declined',
    step: { capability: 'decideRemedy', gave: { rule: 'delivered', declines: true } },
  })
  const journal = await look<Page<{ seq: number }>>('/journal')
  expect(journal.items).toEqual(await api.project.store.read(run))
  const ended = await api.call(`POST /runs/${run}/cancel`, { as: 'olga', body: { reason: 'late' } })
  expect(ended).toMatchObject({ status: 409, body: { outcome: 'declined' } })
})

test('a question is told with its answer, and with what that was made of', async () => {
  const worker = await api.project.worker()
  const started = await api.call('POST /goals', { as: 'olga', body: { words: 'what is still open on order A-6?' } })
  const { run } = started.body as { run: string }
  await worker.idle()
  await worker.stop()
  expect((await api.call(`GET /runs/${run}`, { as: 'vera' })).body).toMatchObject({
    outcome: 'met',
    answers: [
      {
        fact: 'stillOpen',
        value: ['refund', 'letter'],
        how: 'derived',
        capability: 'listOpen',
        rests: expect.arrayContaining([expect.objectContaining({ fact: 'books', how: 'read', systems: ['shop'] })]),
      },
      {},
    ],
  })
})

test('a run is cancelled with a reason by whoever may take over, once for each key', async () => {
  const started = await api.call('POST /goals', { as: 'olga', body: { words: 'settle the claim for order A-1' } })
  const { run } = started.body as { run: string }
  const cancel = { body: { reason: 'asked by mistake' }, headers: { 'idempotency-key': 'c1' } }
  expect((await api.call(`POST /runs/${run}/cancel`, { as: 'vera', ...cancel })).status).toBe(403)
  expect((await api.call(`POST /runs/${run}/cancel`, { as: 'fiona', body: { reason: ' ' } })).status).toBe(422)
  expect((await api.call(`POST /runs/${run}/cancel`, { as: 'fiona', ...cancel })).status).toBe(202)
  expect((await api.call(`POST /runs/${run}/cancel`, { as: 'fiona', ...cancel })).status).toBe(202)
  expect((await api.project.store.inbox(run)).map(({ kind }) => kind)).toEqual(['cancel'])
  const worker = await api.project.worker()
  await worker.idle()
  await worker.stop()
  expect((await api.call(`GET /runs/${run}`, { as: 'vera' })).body).toMatchObject({ outcome: 'cancelled' })
})

test.each(['', '/plan', '/steps', '/steps/1/why', '/journal'])(
  'what is not known is said not to be: /runs/x%s',
  async (path) => {
    expect(await api.call(`GET /runs/x${path}`, { as: 'vera' })).toMatchObject({
      status: 404,
      body: { detail: 'there is no run "x"' },
    })
  },
)
