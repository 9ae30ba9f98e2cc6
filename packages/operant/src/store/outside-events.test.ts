import { afterAll, beforeAll, expect, test } from 'vitest'
import { goalSubject, runSettled, type AwaitedEvent } from '../run/store.ts'
import type { Database } from './database.ts'
import { listEvents, receiveEvent, type OutsideEvent } from './outside-events.ts'
import { PostgresRunStore } from './run-store.ts'
import { runRow } from './runs.ts'
import { anEvent, aRun, later, noon, tooLate } from './testing/samples.ts'
import { testDatabase } from './testing/test-database.ts'

let database: Database
let store: PostgresRunStore
beforeAll(async () => {
  database = await testDatabase()
  store = new PostgresRunStore(database.pool)
})
afterAll(() => database.close())

let count = 0
function anAnswer(more: Partial<OutsideEvent> = {}): OutsideEvent {
  count += 1
  const about = { type: 'supplier.answered', subject: `PO-${count}`, data: { promised: '2026-04-01\0' } }
  return { source: 'mail', id: `m${count}`, ...about, at: noon, receivedAt: later, ...more }
}
function waitFor(
  { type, subject }: Pick<OutsideEvent, 'type' | 'subject'>,
  more: Partial<AwaitedEvent> = {},
): AwaitedEvent {
  return { wait: 'silence [] h', type, subject, since: noon, used: [], ...more }
}
async function waiting(begun: readonly AwaitedEvent[], run = aRun()): Promise<string> {
  await store.open(run)
  await store.append(run.id, 1, [anEvent()], { awaits: { begun, ended: [] } })
  await store.append(run.id, 2, [anEvent()], { waits: { until: tooLate } })
  return run.id
}
const told = async (run: string) =>
  (await store.inbox(run)).map((item) => ('event' in item ? item.event.id : item.kind))
const receive = (event: OutsideEvent) => receiveEvent(database.pool, event)

test('an event wakes who waits for it, once, and nobody else', async () => {
  const event = anAnswer()
  const [one, other, stranger] = await Promise.all([
    waiting([waitFor(event)]),
    waiting([waitFor(event)]),
    waiting([waitFor({ ...event, subject: 'PO-none' }), waitFor({ ...event, type: 'supplier.called' })]),
  ])
  expect(await receive(event)).toBe('received')
  expect(await receive({ ...event, data: null, subject: 'PO-none' })).toBe('seen before')
  expect(await store.inbox(one)).toEqual([
    {
      id: expect.any(Number),
      at: later,
      kind: 'event',
      event: { source: 'mail', id: event.id, type: event.type, subject: event.subject },
    },
  ])
  expect([await told(other), await told(stranger)]).toEqual([[event.id], []])
  expect(await runRow(database.pool, one)).toMatchObject({ state: 'running' })
  expect(await runRow(database.pool, stranger)).toMatchObject({ state: 'waiting' })
  expect(await listEvents(database.pool, { subject: event.subject })).toEqual([event])
})

test('an event that came first is told when the wait begins: the earliest since, that was not used', async () => {
  const event = anAnswer()
  const rest = [anAnswer({ subject: event.subject, receivedAt: tooLate }), anAnswer({ subject: event.subject })]
  for (const one of [...rest, event]) await receive(one)
  expect(await told(await waiting([waitFor(event)]))).toEqual([event.id])
  const used = [`mail\n${event.id}`]
  expect(await told(await waiting([waitFor(event, { used })]))).toEqual([rest[1]?.id])
  expect(await told(await waiting([waitFor(event, { since: '2026-03-02T13:00:00.001Z' })]))).toEqual([rest[0]?.id])
  expect(await told(await waiting([waitFor(event, { since: '2026-03-04T00:00:00.000Z' })]))).toEqual([])
})

test('#41 of an event and a wait at the same moment, each pair meets exactly once', async () => {
  const events = Array.from({ length: 20 }, () => anAnswer())
  const runs = await Promise.all(
    events.map(async (event) => {
      const run = aRun()
      await store.open(run)
      const awaits = { begun: [waitFor(event)], ended: [] }
      const [received] = await Promise.all([
        receive(event),
        store.append(run.id, 1, [anEvent()], { awaits }),
        receive(event),
      ])
      expect(received).toMatch(/received|seen before/)
      return run.id
    }),
  )
  expect(await Promise.all(runs.map(told))).toEqual(events.map(({ id }) => [id]))
})

test('a wait that has ended, or whose run has, is told of nothing', async () => {
  const event = anAnswer()
  const [ended, settled] = [await waiting([waitFor(event)]), await waiting([waitFor(event)])]
  await store.append(ended, 3, [anEvent()], { awaits: { begun: [], ended: ['silence [] h'] } })
  await store.append(settled, 3, [anEvent()], { settled: { outcome: 'met', summary: '' } })
  await receive(event)
  expect([await told(ended), await told(settled)]).toEqual([[], []])
  expect((await database.pool.query('SELECT FROM operant.awaited WHERE subject = $1', [event.subject])).rowCount).toBe(
    0,
  )
})

const byId = (id: string): AwaitedEvent => waitFor({ type: runSettled, subject: id })
const byGoal = (asked: string): AwaitedEvent => waitFor({ type: runSettled, subject: goalSubject('resolve', asked) })

test('the end of another run is told, by its id or its goal, whenever it comes', async () => {
  const [other, early] = [aRun({ asked: 'resolve 7' }), aRun({ asked: 'resolve 8' })]
  await Promise.all([store.open(other), store.open(early)])
  const end = (run: string) =>
    store.append(run, 1, [{ ...anEvent(), at: later }], { settled: { outcome: 'met', summary: '' } })
  await end(early.id)
  const runs = await Promise.all(
    [byId(other.id), byGoal('resolve 7'), byId(early.id), byGoal('resolve 8')].map((one) => waiting([one])),
  )
  expect(await Promise.all(runs.map(told))).toEqual([[], [], [early.id], [early.id]])
  expect(await told(await waiting([{ ...byGoal('resolve 8'), since: tooLate }]))).toEqual([])
  expect(await told(await waiting([{ ...byGoal('resolve 8'), used: [`operant\n${early.id}`] }]))).toEqual([])
  await end(other.id)
  expect(await Promise.all(runs.map(told))).toEqual([[other.id], [other.id], [early.id], [early.id]])
})

test.each([
  ['source', { source: ' ' }],
  ['id', { id: 'x'.repeat(501) }],
  ['type', { type: 'operant.run.settled' }],
  ['subject', { subject: 'PO\n7' }],
  ['at', { at: 'yesterday' }],
])('an event with a bad %s is refused', async (field, more) => {
  await expect(receive(anAnswer(more))).rejects.toThrow(new RegExp(`^${field}: expected .*To mend it`))
})
