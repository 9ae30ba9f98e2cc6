import { afterAll, beforeAll, expect, test } from 'vitest'
import config from '../../../../../examples/small-shop/with-schedules.config.ts'
import { receiveEvent } from '../../store/outside-events.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000
/** A Wednesday; what the clock of the project shows goes on from here. */
const begin = Date.parse('2026-03-04T09:00:00Z')

let api: TestApi
beforeAll(async () => {
  const started = performance.now()
  const clock = { now: () => new Date(begin + performance.now() - started) }
  const { schedules = [], triggers = [], calendars = [], webhooks = {} } = config
  api = await testApi({ definition: { schedules, triggers, calendars, webhooks, clock } })
}, timeout)
afterAll(() => api.close())

const get = async (path: string) => (await api.call(`GET ${path}`, { as: 'vera' })).body as Record<string, unknown>
const post = (as: 'olga' | 'vera', path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  api.call(`POST ${path}`, { as, headers, ...(body === undefined ? {} : { body }) })

const again = (event: string) => post('olga', '/triggers/lost-parcels/redeliver', { source: 'hooks/carrier', event })

/** Works until something is so. */
async function work(until: () => Promise<boolean>): Promise<void> {
  const worker = await api.project.worker()
  try {
    await expect.poll(until, { timeout, interval: 50 }).toBe(true)
  } finally {
    await worker.stop()
  }
}

test(
  'schedules are told with their next time before any worker has seen them, a page at a time',
  { timeout },
  async () => {
    const first = await get('/schedules?limit=1')
    expect(first).toMatchObject({
      items: [
        {
          name: 'month-end',
          cron: '0 17 L * *',
          zone: 'Europe/Berlin',
          next: '2026-03-31T15:00:00.000Z',
          known: false,
        },
      ],
      workers: 0,
      gone: [],
    })
    const second = await get(`/schedules?limit=1&after=${String(first['next'])}`)
    expect(second).toMatchObject({
      items: [{ name: 'open-claims', startedBy: 'schedule open-claims', last: null }],
      next: null,
    })
    expect(await get('/schedules/month-end')).toMatchObject({
      declared: { overlap: 'queue one', pauseAfter: { failures: 3 } },
      times: [{}, {}, {}, {}, {}].map(() => expect.any(String) as string),
      fires: [],
      missed: [],
    })
    expect((await api.call('GET /schedules/month-ends', { as: 'vera' })).status).toBe(404)
  },
)

test(
  'a pause takes a reason and holds once; a run that is asked for with a key is asked for once',
  { timeout },
  async () => {
    expect((await post('olga', '/schedules/open-claims/pause', { because: ' ' })).status).toBe(422)
    expect((await post('vera', '/schedules/open-claims/pause', { because: 'stocktaking' })).status).toBe(403)
    expect((await post('olga', '/schedules/open-claims/pause', { because: 'stocktaking' })).body).toMatchObject({
      next: null,
      times: [],
      paused: { by: 'olga', because: 'stocktaking' },
    })
    expect(await post('olga', '/schedules/open-claims/pause', { because: 'again' })).toMatchObject({
      status: 409,
      body: { paused: { because: 'stocktaking' } },
    })
    const asked = await post('olga', '/schedules/open-claims/run', undefined, { 'Idempotency-Key': 'now' })
    expect(asked).toMatchObject({ status: 202, body: { workers: 0 } })
    // As where the server was killed before it answered.
    await api.project.pool.query('DELETE FROM operant.posted')
    expect((await post('olga', '/schedules/open-claims/run', undefined, { 'Idempotency-Key': 'now' })).body).toEqual(
      asked.body,
    )
    const { run } = asked.body as { readonly run: string }
    await work(async () => (await api.call(`GET /runs/${run}`, { as: 'vera' })).status === 200)
    expect(await get(`/runs/${run}`)).toMatchObject({ startedBy: 'olga', goal: 'whatIsOpen' })
    expect(await get('/schedules/open-claims/fires')).toMatchObject({
      items: [{ cause: 'by hand', askedBy: 'olga', state: 'started', run }],
    })
    expect((await post('olga', '/schedules/open-claims/resume')).body).toMatchObject({
      paused: null,
      next: '2026-03-05T07:00:00.000Z',
    })
    expect((await post('olga', '/schedules/open-claims/resume')).status).toBe(409)
  },
)

test('times of the past are told before they are asked for, and asked for once', { timeout }, async () => {
  const stretch = { from: '2026-03-02', to: '2026-03-03' }
  const times = ['2026-03-02T07:00:00.000Z', '2026-03-03T07:00:00.000Z']
  const path = '/schedules/open-claims/backfill'
  expect((await post('olga', path, { ...stretch, dry: true })).body).toMatchObject({ inStretch: 2, times })
  expect((await post('olga', path, stretch)).body).toMatchObject({ inStretch: 2, times })
  expect((await post('olga', path, stretch)).body).toMatchObject({ inStretch: 2, times: [] })
  const wrong = [
    { from: 'monday', to: '2026-03-03' },
    { from: '2026-03-02', to: 'x' },
    { from: '2026-03-07', to: '2026-03-08' },
  ]
  const answers = await Promise.all(wrong.map((body) => post('olga', path, body)))
  expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
  const page = await get('/schedules/open-claims/fires?limit=2')
  expect(page['items']).toHaveLength(2)
  expect(await get(`/schedules/open-claims/fires?limit=2&after=${String(page['next'])}`)).toMatchObject({
    items: [{ at: times[0], cause: 'backfill' }],
    next: null,
  })
})

test(
  'triggers tell what they listen to, what came and why it was refused; what is mended is decided again',
  { timeout },
  async () => {
    const happened = { source: 'hooks/carrier', type: 'parcel.lost', subject: 'A-1', at: new Date(begin).toISOString() }
    const event = { ...happened, receivedAt: new Date(begin).toISOString() }
    await receiveEvent(api.project.pool, { ...event, id: 'e1', data: { order: 'A-1' } })
    await receiveEvent(api.project.pool, { ...event, id: 'e2', data: { order: '<script>' } })
    const states = async () =>
      ((await get('/triggers/lost-parcels/deliveries'))['items'] as readonly { readonly state: string }[]).map(
        ({ state }) => state,
      )
    await work(async () => (await states()).toSorted().join() === 'refused,started')
    expect(await get('/triggers')).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ name: 'lost-parcels', kind: 'webhook', webhook: 'carrier', takesEvents: true }),
        expect.objectContaining({ name: 'found-lost', kind: 'query', every: 900_000 }),
      ]) as unknown[],
    })
    expect(await get('/triggers/lost-parcels')).toMatchObject({
      deliveries: [{}, {}],
      declared: { dedupe: 'by the data' },
    })
    expect(await get('/triggers/lost-parcels/deliveries?state=refused')).toMatchObject({
      items: [{ event: 'e2', data: { order: '<script>' }, why: expect.stringContaining('A-1') as string, run: null }],
    })
    expect((await again('e2')).status).toBe(202)
    expect((await again('e1')).status).toBe(409)
    expect((await again('e9')).body).toMatchObject({ detail: 'no such event came: e9' })
    expect(await states()).toContain('due')
  },
)

test(
  'webhooks tell where they are taken and what came last; what came from outside is listed',
  { timeout },
  async () => {
    expect(await get('/webhooks')).toMatchObject({
      items: [
        {
          name: 'carrier',
          url: 'http://127.0.0.1:4300/hooks/carrier',
          secret: 'CARRIER_WEBHOOK_SECRET',
          triggers: ['lost-parcels'],
          last: { subject: 'A-1' },
        },
      ],
    })
    const page = await get('/outside-events?source=hooks/carrier&limit=1')
    expect(page['items']).toMatchObject([{ id: 'e1' }])
    expect(await get(`/outside-events?source=hooks/carrier&limit=1&after=${String(page['next'])}`)).toMatchObject({
      items: [{ id: 'e2' }],
      next: null,
    })
  },
)
