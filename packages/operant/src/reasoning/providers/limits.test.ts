import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { connected, type Database } from '../../store/database.ts'
import { PostgresAnswers } from '../../store/model-answers.ts'
import { PostgresLedger } from '../../store/model-ledger.ts'
import { modelTotals } from '../../store/model-totals.ts'
import { startChild } from '../../store/testing/child-process.ts'
import { testDatabase } from '../../store/testing/test-database.ts'
import type { Spending } from '../../run/language-models.ts'
import type { ModelLimits, ModelsConfiguration } from './configuration.ts'
import { languageModels } from './language-models.ts'
import { formats, modelAt, question, spending } from './testing/providers-bench.ts'
import { startProvider, type ProviderServer } from '../../testing/model-server/provider-server.ts'

const from = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
const noon = new Date('2026-01-05T12:00:00Z')
const clock = { now: () => noon }
const usage = { input: 300, output: 40 }
/** Of each answer: 300 × 1.00 + 40 × 10.00 millionths. */
const priceOfOne = 700
const price = { input: '1.00 USD', output: '10.00 USD' }

let database: Database
let server: ProviderServer
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query('TRUNCATE operant.model_calls, operant.model_answers')
  server = await startProvider(formats.compatible, [{ text: 'So it is.', usage }])
})
afterEach(() => server.close())

function configured(modelLimits: ModelLimits, more = {}): ModelsConfiguration {
  return { models: { fast: modelAt('compatible', server.url, { price, answerTokens: 200, ...more }) }, modelLimits }
}

async function askAll(configuration: ModelsConfiguration, many: number, whose: (index: number) => Partial<Spending>) {
  const workers = await Promise.all([0, 1, 2].map(() => connected(database.connectionString, 5)))
  const models = workers.map(({ pool }) => languageModels(configuration, { clock, ledger: new PostgresLedger(pool) }))
  const replies = await Promise.all(
    Array.from({ length: many }, async (_, index) =>
      models[index % 3]?.ask(question, { ...spending, ...whose(index) }),
    ),
  )
  await Promise.all(workers.map((worker) => worker.close()))
  return replies
}

test.each([
  ['an agent', { agents: { support: { money: '0.03 USD', every: '1d' } } }, 'agent support within 1d'],
  ['a case', { case: { money: '0.03 USD' } }, 'the case T1'],
] as const)('many at once, from three workers: the money of %s is never passed', async (_, limits, whose) => {
  const replies = await askAll(configured(limits), 90, (index) => ({ run: `run${index}`, subject: 'T1' }))
  const said = replies.flatMap((reply) => (reply?.kind === 'said' ? [reply] : []))
  expect(said.length).toBeGreaterThan(5)
  expect(said.length * priceOfOne).toBeLessThanOrEqual(30_000)
  expect(said.every(({ record }) => record.cost?.millionths === priceOfOne)).toBe(true)
  expect(server.requests).toHaveLength(said.length)
  const over = replies.flatMap((reply) => (reply?.kind === 'over limit' ? [reply.limit] : []))
  expect(over.length).toBe(90 - said.length)
  expect(new Set(over)).toEqual(new Set([`the limit of 0.03 USD of ${whose}`]))
  // Nothing is held any more: what is left is what the answers did not take.
  expect(await modelTotals(database.pool, 'model')).toEqual([
    { of: 'fast', asked: said.length, tokens: 340 * said.length, millionths: 700 * said.length, currency: 'USD' },
  ])
})

test('what answers did not take can be spent: one after the other, a limit is used up to the last answer', async () => {
  const models = languageModels(configured({ case: { tokens: 5_000 } }), {
    clock,
    ledger: new PostgresLedger(database.pool),
  })
  let said = 0
  while ((await models.ask(question, { ...spending, subject: 'T1' })).kind === 'said') said += 1
  const [total] = await modelTotals(database.pool, 'model')
  expect(total?.tokens).toBe(340 * said)
  expect(5_000 - 340 * said).toBeLessThan(1_000)
})

test('questions of one run that are asked side by side share what it has left', async () => {
  const replies = await askAll(configured({}), 40, () => ({ tokens: 4_000 }))
  const said = replies.filter((reply) => reply?.kind === 'said').length
  expect(said).toBeGreaterThan(0)
  expect(said * 340).toBeLessThanOrEqual(4_000)
  expect(server.requests).toHaveLength(said)
})

test('tries in vain count against what the run has left, before its journal says so', async () => {
  const late = await startProvider(formats.compatible, ['cut'])
  const {
    models: { fast },
  } = configured({})
  const models = languageModels(
    { models: { fast: { ...fast, provider: 'compatible', model: 'm', baseURL: `${late.url}/v1`, retries: 5 } } },
    { clock, wait: async () => undefined },
  )
  const reply = await models.ask(question, { ...spending, tokens: 1_500 })
  if (reply.kind !== 'trouble') throw new Error(reply.kind)
  const { input, output } = reply.usage
  expect(late.requests.length).toBeGreaterThan(1)
  expect(late.requests.length).toBeLessThan(6)
  expect(input + output).toBeGreaterThan(800)
  expect(input + output).toBeLessThanOrEqual(1_500)
  await late.close()
})

test('a run has a limit on money, in every currency that it names', async () => {
  const models = languageModels(configured({}), { clock })
  const ask = (millionths: number, currency: string) =>
    models.ask(question, { ...spending, money: [{ millionths, currency }] })
  expect(await ask(20_000, 'USD')).toMatchObject({ kind: 'said' })
  expect(await ask(1_000, 'USD')).toEqual({
    kind: 'over limit',
    limit: 'the limit of 0.001 USD of the run on the money of models',
  })
  expect(await ask(20_000, 'EUR')).toMatchObject({ kind: 'over limit' })
  const { price: _, ...free } = modelAt('compatible', server.url, { price })
  const unpriced = languageModels({ models: { free } }, { clock })
  expect(
    await unpriced.ask(question, { ...spending, money: [{ millionths: 9_000_000, currency: 'USD' }] }),
  ).toMatchObject({ kind: 'over limit' })
})

test('an answer is no longer than the run has tokens left, and none is asked for where it could say nothing', async () => {
  const models = languageModels(configured({}, { answerTokens: 4_000 }))
  const ask = (tokens: number) => models.ask(question, { ...spending, tokens })
  expect((await ask(1_500)).kind).toBe('said')
  const asked = server.requests[0]?.body['max_tokens']
  expect(asked).toBeLessThan(1_500)
  expect((await ask(100)).kind).toBe('over limit')
  expect(server.requests).toHaveLength(1)
})

test('where money is used up, a model that costs less is asked', async () => {
  const cheap = modelAt('compatible', server.url, { price: { input: '0 USD', output: '0 USD' }, answerTokens: 200 })
  const { models, ...rest } = configured({ case: { money: '0.005 USD' } }, { fallback: 'cheap' })
  const both = languageModels({ ...rest, models: { ...models, cheap }, use: { plan: 'fast' } }, { clock })
  const asked: string[] = []
  for (let count = 0; count < 8; count += 1) {
    const reply = await both.ask(question, { ...spending, subject: 'T1' })
    if (reply.kind === 'said') asked.push(reply.record.model.split(' ')[0] ?? '')
  }
  expect(asked).toHaveLength(8)
  expect(new Set(asked)).toEqual(new Set(['fast', 'cheap']))
  expect(asked.filter((name) => name === 'fast').length * priceOfOne).toBeLessThanOrEqual(5_000)
})

test('no more are asked at once than a model allows, from however many workers', async () => {
  const slow = await startProvider(formats.compatible, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return { text: 'So it is.', usage }
  })
  const models = { fast: modelAt('compatible', slow.url, { limits: { atOnce: 2 } }) }
  const replies = await askAll({ models }, 9, (index) => ({ run: `run${index}` }))
  expect(replies.map((reply) => reply?.kind)).toEqual(Array.from({ length: 9 }, () => 'said'))
  expect(slow.mostAtOnce()).toBeLessThanOrEqual(2)
  await slow.close()
})

test('what a killed worker was asking may have been spent: it counts, holds no place for ever, and lets others go on', async () => {
  const slow = await startProvider(formats.compatible, ['hang', { text: 'So it is.', usage }])
  const configuration = {
    ...configured({ case: { tokens: 2_500 } }),
    models: { fast: modelAt('compatible', slow.url, { price, answerTokens: 200, limits: { atOnce: 1 } }) },
  }
  const child = startChild(`
    const { connected } = await import(${from('../../store/database.ts')})
    const { PostgresLedger } = await import(${from('../../store/model-ledger.ts')})
    const { languageModels } = await import(${from('./language-models.ts')})
    const { pool } = await connected(${JSON.stringify(database.connectionString)})
    const clock = { now: () => new Date(${noon.getTime()}) }
    const models = languageModels(${JSON.stringify(configuration)}, { clock, ledger: new PostgresLedger(pool) })
    console.log('asks')
    await models.ask(${JSON.stringify(question)}, ${JSON.stringify({ ...spending, subject: 'T1' })})`)
  await child.line()
  while (slow.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await child.kill()
  const [lost] = await modelTotals(database.pool, 'model')
  expect(lost?.tokens).toBeGreaterThan(340)
  const later = { now: () => new Date(noon.getTime() + 91_000) }
  const models = languageModels(configuration, { clock: later, ledger: new PostgresLedger(database.pool) })
  let said = 0
  while ((await models.ask(question, { ...spending, subject: 'T1' })).kind === 'said') said += 1
  expect(said).toBeGreaterThan(0)
  expect((lost?.tokens ?? 0) + 340 * said).toBeLessThanOrEqual(2_500)
  await slow.close()
})

test('an identical question is answered from the store, costs nothing, and only for a time', async () => {
  let now = noon
  const answers = new PostgresAnswers(database.pool)
  const ledger = new PostgresLedger(database.pool)
  const configuration = configured({}, { store: '1h' })
  const models = languageModels(configuration, { clock: { now: () => now }, ledger, answers })
  const first = await models.ask(question, spending)
  const second = await models.ask(question, { ...spending, run: 'run2', agent: 'other' })
  if (first.kind !== 'said' || second.kind !== 'said') throw new Error('not said')
  expect(second).toMatchObject({
    text: 'So it is.',
    calls: [],
    record: { stored: true, usage: { input: 0, output: 0 } },
  })
  expect(second.record.cost).toBeUndefined()
  expect(first.record.stored).toBeUndefined()
  expect(server.requests).toHaveLength(1)
  for (const other of [
    { ...question, instructions: `${question.instructions} ` },
    { ...question, mostOutput: 100 },
    { ...question, mayBeStored: false },
  ])
    expect(await models.ask(other, spending)).not.toMatchObject({ record: { stored: true } })
  now = new Date(noon.getTime() + 3_600_000)
  expect(await models.ask(question, spending)).not.toMatchObject({ record: { stored: true } })
  const { rows } = await database.pool.query('SELECT key FROM operant.model_answers')
  expect(rows).toHaveLength(1)
})
