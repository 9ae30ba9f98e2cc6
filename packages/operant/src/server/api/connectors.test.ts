import { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { condition } from '../../agent/condition.ts'
import { connector } from '../../agent/connector.ts'
import { defineAgent } from '../../agent/define-agent.ts'
import { goal } from '../../agent/goal.ts'
import { query } from '../../agent/query.ts'
import { fact } from '../../facts/fact.ts'
import { testApi, type TestApi } from './testing/test-api.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

/** How the warehouse answers at the moment. */
let wrong: Error | undefined
interface Warehouse {
  stock(order: string): Promise<number>
}
const answers = async (): Promise<number> => {
  if (wrong) throw wrong
  return 3
}
const warehouse = connector<Warehouse>({
  name: 'warehouse',
  open: () => ({ stock: answers }),
  test: (client) => client.stock('x'),
})
const printer = connector<object>({ name: 'printer', open: () => ({}), limits: { atOnce: 9 } })
const order = fact('order', z.string())
const stock = fact('stock', z.number())
const printed = fact('printed', z.boolean())
const keeper = defineAgent({
  name: 'keeper',
  goals: [
    goal({
      name: 'count',
      ask: 'Count what order {order} takes',
      input: { order },
      doneWhen: [condition({ name: 'counted', title: 'it is counted', needs: { stock }, holds: () => true })],
    }),
  ],
  can: [
    query({
      name: 'readStock',
      needs: { order },
      gives: stock,
      uses: { warehouse },
      attempts: 99,
      read: (i, u) => u.warehouse.stock(i.order),
    }),
    query({ name: 'isPrinted', needs: { order }, gives: printed, uses: { printer }, read: () => false }),
  ],
})

let api: TestApi
beforeAll(async () => {
  api = await testApi({ definition: { agents: [keeper], clients: {}, systemLimits: { printer: { perSecond: 4 } } } })
}, timeout)
afterAll(() => api.close())

const get = async (path: string) => (await api.call(`GET ${path}`, { as: 'vera' })).body as Record<string, unknown>
const count = (of: string) =>
  api.project.startGoal({ agent: 'keeper', goal: 'count', input: { order: of }, startedBy: 'olga' })
const test1 = (as: 'olga' | 'vera', name: string) => api.call(`POST /connectors/${name}/test`, { as })

/** Works until something is so, as a worker that writes down what it has seen. */
async function work(until: () => Promise<boolean>): Promise<void> {
  const worker = await api.project.worker()
  try {
    await expect.poll(until, { timeout, interval: 50 }).toBe(true)
  } finally {
    await worker.stop()
    await api.project.uses.flush()
  }
}
const isSettled = async (run: string) => (await get(`/runs/${run}`))['state'] === 'settled'

test('a system is unknown until it was really used, and working only after it answered', { timeout }, async () => {
  expect(await get('/connectors')).toMatchObject({
    items: [
      { name: 'printer', state: 'unknown', because: ['it was not used yet'], answeredAt: null },
      { name: 'warehouse', state: 'unknown', usedBy: 1, agents: ['keeper'], heldUp: 0 },
    ],
  })
  const run = await count('A-1')
  await work(() => isSettled(run))
  expect(await get('/connectors/warehouse')).toMatchObject({
    state: 'working',
    because: [],
    tested: 'its test',
    users: [{ name: 'readStock', kind: 'query', uses: 1, failing: null }],
    limits: [{ agent: 'keeper', goal: 'count', calls: 1_000 }],
    runs: [],
  })
  expect((await api.call('GET /connectors/none', { as: 'vera' })).status).toBe(404)
})

test('what fails is told with the runs that it holds up, and a test says how it is now', { timeout }, async () => {
  wrong = new Error('connection refused <b>')
  const run = await count('A-2')
  await work(async () => {
    await api.project.uses.flush()
    return (await get('/connectors/warehouse'))['state'] === 'down'
  })
  expect(await get('/connectors/warehouse')).toMatchObject({
    heldUp: 1,
    runs: [{ run, capability: 'readStock', asked: 'Count what order A-2 takes' }],
    failing: [{ capability: 'readStock', kind: 'no answer', reason: 'connection refused <b>', sure: true }],
  })
  wrong = Object.assign(new Error('who are you'), { status: 401 })
  expect((await test1('vera', 'warehouse')).status).toBe(403)
  expect((await test1('olga', 'warehouse')).body).toMatchObject({
    asked: 'its test',
    answered: false,
    kind: 'credentials',
    reason: 'who are you',
    connector: { state: 'reconnect' },
  })
  wrong = undefined
  expect((await test1('olga', 'warehouse')).body).toMatchObject({
    answered: true,
    connector: { state: 'degraded', heldUp: 1 },
  })
  await work(() => isSettled(run))
  expect(await get('/connectors/warehouse')).toMatchObject({
    state: 'working',
    heldUp: 0,
    failing: [],
    lastFailure: { kind: 'credentials', reason: 'who are you' },
  })
})

test('a system that nothing can be asked of stays unknown, also after a test', { timeout }, async () => {
  expect((await test1('olga', 'printer')).body).toMatchObject({
    asked: 'nothing',
    answered: null,
    connector: { state: 'unknown' },
  })
})

test('what all workers together keep to is told, as the project says it', async () => {
  expect((await get('/connectors/printer'))['together']).toEqual({ atOnce: null, perSecond: 4, perMinute: null })
  expect((await get('/connectors/warehouse'))['together']).toEqual({ atOnce: null, perSecond: null, perMinute: null })
})
