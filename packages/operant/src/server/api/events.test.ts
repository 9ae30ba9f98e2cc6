import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { placeAfterAll } from '../../store/testing/place-after-all.ts'
import { anEvent, aRun } from '../../store/testing/samples.ts'
import { placeNow } from '../../store/journal-order.ts'
import { revokeToken } from '../../store/tokens.ts'
import { serve, type Served } from '../serve.ts'
import type { ApiEnv } from './api.ts'
import { createApi } from './create-api.ts'
import { eventStream, usualBounds } from './live/event-stream.ts'
import { JournalFeed } from './live/feed.ts'
import { testApi, type TestApi } from './testing/test-api.ts'
import { ToldEvents } from './testing/told-events.ts'
import { isStillKnown } from './who/identify-caller.ts'

let api: TestApi
let served: Served
let secret: string
beforeAll(async () => {
  api = await testApi()
  served = await serve(api.api, { port: 0, address: '127.0.0.1' })
  secret = (await api.token('vera')).secret
})
afterAll(async () => {
  await api.close()
  await served.stop({ grace: 100 })
})

/** Transactions of other tests on the same server hold back what is told for as long as they are open. */
const limit = 120_000
const patience = { timeout: 100_000, interval: 20 }

/** Whoever follows may go on. */
const known = async (): Promise<boolean> => true

const follow = async (query = '', lastId?: string): Promise<ToldEvents> => {
  const answer = await fetch(`http://127.0.0.1:${served.port}/events${query}`, {
    headers: {
      authorization: `Bearer ${secret}`,
      accept: 'text/event-stream',
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    },
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  if (!answer.body) throw new Error('the answer has no body')
  return new ToldEvents(answer.body)
}

const write = async (id: string, events: number): Promise<void> => {
  const { store } = api.project
  await store.open(aRun({ id }))
  for (let seq = 1; seq < events; seq++) await store.append(id, seq, [anEvent()])
}

const of = (events: ToldEvents, run: string) => events.told.filter((one) => one.run === run).map(({ seq }) => seq)

test(
  'whoever follows is told everything once and in order, and goes on where they were cut off',
  async () => {
    const first = await follow()
    await first.until(() => first.lastId !== '')
    await write('a', 5)
    await first.until(() => first.told.length === 5)
    await first.cutOff()
    await write('b', 3)
    const second = await follow('', first.lastId)
    await write('c', 2)
    await second.until(() => second.told.length === 5)
    await second.cutOff()
    const told = [...first.told, ...second.told].map(({ run, seq }) => `${run}${seq}`)
    expect(told.filter((one) => one.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
    expect(told.slice(5)).toEqual(['b1', 'b2', 'b3', 'c1', 'c2'])
    await vi.waitFor(() => expect(api.parts.feed.followers).toBe(0), patience)
  },
  limit,
)

test(
  'many who come and go while it happens are each told everything once',
  async () => {
    const runs = Array.from({ length: 8 }, (_, index) => `many ${index}`)
    const start = (await api.call('GET /events', { as: 'vera' })).body as { next: string }
    const all = 8 * 12
    const followers = Array.from({ length: 6 }, async (_, cut) => {
      const seen: string[] = []
      let lastId = start.next
      while (seen.length < all) {
        const events = await follow('', lastId)
        // Each is cut off after another number of events.
        await events.until(() => events.told.length >= Math.min(5 + cut * 7, all - seen.length))
        await events.cutOff()
        seen.push(...events.told.map(({ run, seq }) => `${run} ${seq}`))
        lastId = events.lastId
      }
      return seen
    })
    await Promise.all(runs.map((id) => write(id, 12)))
    const told = await Promise.all(followers)
    expect(new Set(told[0]).size).toBe(all)
    for (const seen of told) expect(seen).toEqual(told[0])
  },
  limit,
)

test(
  'a filter leaves out the rest, and a page tells what a stream does',
  async () => {
    const { next } = (await api.call('GET /events', { as: 'vera' })).body as { next: string }
    const events = await follow('?run=mine&type=run.woke,run.settled', next)
    await Promise.all([write('mine', 3), write('theirs', 3)])
    await events.until(() => events.told.length === 2)
    await events.cutOff()
    expect(events.told.map(({ run, seq, type }) => [run, seq, type])).toEqual([
      ['mine', 2, 'run.woke'],
      ['mine', 3, 'run.woke'],
    ])
    const page = await vi.waitFor(async () => {
      const { body } = await api.call(`GET /events?after=${next}&run=theirs`, { as: 'vera' })
      const { items } = body as { items: { seq: number }[] }
      expect(items).toHaveLength(3)
      return items
    }, patience)
    expect(page[0]).toMatchObject({ run: 'theirs', seq: 1, type: 'run.opened', agent: 'support', goal: 'resolve' })
  },
  limit,
)

test('a place that is none, or of another database, is refused', async () => {
  const other = Buffer.from(JSON.stringify(['900000000000', 'a', '1'])).toString('base64url')
  for (const after of ['x', other, Buffer.from('["1","a"]').toString('base64url')])
    expect((await api.call(`GET /events?after=${after}`, { as: 'vera' })).status).toBe(422)
  expect((await api.call('GET /events?type=a,,b', { as: 'vera' })).status).toBe(422)
})

test(
  'who was away for longer than is kept in memory reads the journal, and misses nothing',
  async () => {
    const { pool } = api.project
    const long = await placeNow(pool)
    await write('long ago', 20)
    const feed = new JournalFeed(pool, (error) => api.errors.push(error))
    // What was written is behind the place that the feed begins at.
    await placeAfterAll(pool)
    await feed.place()
    const events = new ToldEvents(eventStream(feed, long, { run: 'long ago' }, usualBounds, known))
    await events.until(() => events.told.length === 20)
    await api.project.store.append('long ago', 20, [anEvent()])
    await events.until(() => events.told.length === 21)
    expect(of(events, 'long ago')).toEqual(Array.from({ length: 21 }, (_, index) => index + 1))
    await feed.stop()
    expect(await events.until(() => false)).toBe(false)
  },
  limit,
)

test(
  'who is too slow is cut off, and the others are told on',
  async () => {
    const feed = new JournalFeed(api.project.pool, (error) => api.errors.push(error))
    const place = await feed.place()
    const slow = eventStream(feed, place, {}, { ...usualBounds, waiting: 500 }, known).getReader()
    const quick = new ToldEvents(eventStream(feed, place, { run: 'much' }, usualBounds, known))
    await write('much', 12)
    await quick.until(() => quick.told.length === 12)
    await expect(
      (async () => {
        while (!(await slow.read()).done);
      })(),
    ).rejects.toThrow('too slow')
    expect(feed.followers).toBe(1)
    await feed.stop()
    expect(feed.followers).toBe(0)
  },
  limit,
)

test(
  'a stream ends after its life, with signs of life until then',
  async () => {
    const feed = new JournalFeed(api.project.pool, (error) => api.errors.push(error))
    const stream = eventStream(feed, await feed.place(), { run: 'none' }, { ...usualBounds, beat: 5, life: 60 }, known)
    const text = await new Response(stream).text()
    expect(text).toMatch(/^retry: 500\nid: \S+\n\n(id: \S+\n\n)+$/)
    expect(feed.followers).toBe(0)
    await feed.stop()
  },
  limit,
)

test(
  'a stream ends at the next sign of life once whoever follows is not known any more',
  async () => {
    const feed = new JournalFeed(api.project.pool, (error) => api.errors.push(error))
    const { id, secret: shown } = await api.token('vera')
    const app = new Hono<ApiEnv>().get('/', async (c) => {
      const mayFollow = () => isStillKnown(api.parts, c)
      return c.body(eventStream(feed, await feed.place(), { run: 'none' }, { ...usualBounds, beat: 5 }, mayFollow))
    })
    const { body } = await app.request('/', { headers: { authorization: `Bearer ${shown}` } })
    const reader = body?.getReader()
    for (let beats = 0; beats < 3; beats += 1) expect((await reader?.read())?.done).toBe(false)
    await revokeToken(api.project.pool, { id, by: 'lena', at: new Date().toISOString() })
    while (!(await reader?.read())?.done);
    await vi.waitFor(() => expect(feed.followers).toBe(0), patience)
    await feed.stop()
  },
  limit,
)

test(
  'a server that stops ends its streams at once, and takes nothing more',
  async () => {
    const feed = new JournalFeed(api.project.pool, (error) => api.errors.push(error))
    const app = createApi({ ...api.parts, feed })
    const other = await serve(app, { port: 0, address: '127.0.0.1', ending: () => feed.stop() })
    const address = `http://127.0.0.1:${other.port}/events`
    const headers = { authorization: `Bearer ${secret}`, accept: 'text/event-stream' }
    const streams = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { body } = await fetch(address, { headers })
        if (!body) throw new Error('the answer has no body')
        return new ToldEvents(body)
      }),
    )
    await vi.waitFor(() => expect(feed.followers).toBe(20), patience)
    // Where a stream were in the way it would take as long as that, and the test with it.
    await other.stop({ grace: 10 * limit })
    expect(await Promise.all(streams.map((stream) => stream.until(() => false)))).toEqual(streams.map(() => false))
    await expect(fetch(address, { headers })).rejects.toThrow('fetch failed')
  },
  limit,
)

test(
  'whoever follows everything is told what people change besides, once it is changed',
  async () => {
    const [all, some] = [await follow(), await follow('?type=run.opened')]
    await vi.waitFor(() => expect(api.parts.feed.followers).toBeGreaterThanOrEqual(2), patience)
    const stop = { what: 'agent', name: 'claims', because: 'odd' }
    expect((await api.call('POST /stops', { as: 'vera', body: stop })).status).toBe(403)
    expect((await api.call('POST /stops', { as: 'anna', body: { ...stop, what: 'nothing' } })).status).toBe(422)
    expect((await api.call('POST /stops', { as: 'anna', body: stop })).status).toBe(201)
    await write('after the stop', 2)
    await all.until(() => of(all, 'after the stop').length === 2 && all.changed.length > 0)
    expect(all.changed).toEqual(['{"what":"stops"}'])
    await some.until(() => some.told.length > 0)
    expect(some.changed).toEqual([])
    await Promise.all([all.cutOff(), some.cutOff()])
  },
  limit,
)
