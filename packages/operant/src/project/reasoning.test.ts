import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { claims } from '../../../../examples/small-shop/agent.ts'
import { openShop } from '../../../../examples/small-shop/shop.ts'
import { Money } from '../facts/money.ts'
import { formats } from '../reasoning/providers/testing/providers-bench.ts'
import { recordSpans } from '../reasoning/providers/testing/recorded-spans.ts'
import { startProvider, type ProviderAnswer, type ProviderServer } from '../testing/model-server/provider-server.ts'
import type { Database } from '../store/database.ts'
import { testDatabase } from '../store/testing/test-database.ts'
import { Workbench } from '../testing/workbench.ts'
import type { ProjectDefinition } from './define-project.ts'
import { driveToRest } from './drive.ts'
import { assembleProject } from './load-project.ts'
import { openLoadedProject, type Project } from './open-project.ts'

const key = 'sk-live-0123456789abcdefABCDEF'
const price = { input: '1.00 USD', output: '10.00 USD' }

let folder: string
let database: Database
let servers: ProviderServer[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'operant-models-'))
  database = await testDatabase()
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  servers = []
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

async function serve(format: keyof typeof formats, answers: readonly ProviderAnswer[]): Promise<ProviderServer> {
  const server = await startProvider(formats[format], answers)
  servers.push(server)
  return server
}

/** The calls by which the search settles the claim, for a model to make. */
async function callsOfSearch(usage = { input: 100, output: 10 }): Promise<readonly ProviderAnswer[]> {
  const bench = new Workbench({ agents: [claims], clients: { shop: openShop(':memory:') } })
  await bench.run('claims', 'settleClaim', { orderId: 'A-1' })
  const steps = (await bench.store.read('run1')).flatMap((event): ProviderAnswer[] => {
    if (event.type !== 'step.gave' && event.type !== 'effect.intended') return []
    if (event.type === 'step.gave' && event.how === 'looked') return []
    const about = JSON.parse(event.step.scope) as string[]
    return [{ calls: [{ tool: event.step.capability, input: about.length === 0 ? {} : { about } }], usage }]
  })
  return [...steps, { calls: [{ tool: 'done', input: {} }] }]
}

async function open(definition: Partial<ProjectDefinition>, agents = [{ ...claims, reasoner: 'model' as const }]) {
  const file = join(folder, 'operant.config.ts')
  const principals = [{ name: 'olga', roles: ['operator'] }]
  const clients = { shop: openShop(':memory:') }
  const loaded = assembleProject(file, { agents, principals, clients: () => clients, ...definition })
  const opened = { ...database, close: async () => undefined }
  return openLoadedProject(loaded, { open: async () => opened })
}

async function settle(project: Project) {
  const run = await project.startGoal({
    agent: 'claims',
    goal: 'settleClaim',
    input: { orderId: 'A-1' },
    startedBy: 'olga',
  })
  const standing = await driveToRest(project, run)
  return { run, standing, events: await project.store.read(run) }
}

async function everyRow(): Promise<string> {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('operant', 'operant_queue') AND table_type = 'BASE TABLE'`,
  )
  const texts = rows.map(async ({ name }) => JSON.stringify((await database.pool.query(`SELECT * FROM ${name}`)).rows))
  return (await Promise.all(texts)).join('\n')
}

test('a project settles a claim by its models; the key is in headers and nowhere else, whatever a server writes', async () => {
  const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), vi.spyOn(console, 'warn')]
  const recorded = recordSpans()
  const echo = { error: { message: `Incorrect API key provided: ${key}`, type: key, code: key } }
  const broken = await serve('openai', [{ status: 401, headers: { 'x-echo': key }, body: echo }])
  const good = await serve('anthropic', await callsOfSearch())
  const project = await open({
    models: {
      first: { provider: 'openai', model: 'gpt', apiKey: key, baseURL: `${broken.url}/v1`, fallback: 'second' },
      second: { provider: 'anthropic', model: 'claude', apiKey: key, baseURL: `${good.url}/v1`, price, store: '1d' },
    },
    use: { plan: 'first' },
    telemetry: { content: true },
  })
  const { standing, events } = await settle(project)
  expect(standing).toMatchObject({ kind: 'settled', outcome: 'met' })
  const call = events.flatMap((event) => (event.type === 'step.proposed' ? [event.model] : []))[0]
  expect(call).toMatchObject({
    use: 'plan',
    model: 'second (anthropic:claude)',
    usage: { input: 100, output: 10 },
    cost: { millionths: 200, currency: 'USD' },
    parameters: { before: ['first: the server of the model answered 401: it does not take the key'] },
  })
  expect(broken.requests.every(({ headers }) => headers.authorization === `Bearer ${key}`)).toBe(true)
  expect(good.requests.every(({ headers }) => headers['x-api-key'] === key)).toBe(true)
  const asked = [...broken.requests, ...good.requests].map(({ path, text }) => `${path}${text}`)
  const rows = await everyRow()
  expect(rows).toContain('second (anthropic:claude)')
  const shown = JSON.stringify(printed.map(({ mock }) => mock.calls))
  for (const written of [rows, shown, JSON.stringify(recorded.spans), ...asked]) expect(written).not.toContain(key)
  expect(recorded.spans.length).toBeGreaterThan(4)
  recorded.stop()
  for (const spy of printed) spy.mockRestore()
  await project.close()
})

test('a goal limits what models may cost: the run ends before it would be passed', async () => {
  const server = await serve('compatible', await callsOfSearch({ input: 1_500, output: 100 }))
  const [goal] = claims.goals.values()
  if (!goal) throw new Error('no goal')
  const limits = { ...goal.limits, modelMoney: [Money.parse('0.02 USD')] }
  const agent = { ...claims, reasoner: 'model' as const, goals: new Map([[goal.name, { ...goal, limits }]]) }
  const main = { provider: 'compatible', model: 'm', baseURL: `${server.url}/v1`, answerTokens: 1_500, price } as const
  const project = await open({ models: { main } }, [agent])
  const { standing } = await settle(project)
  expect(standing).toMatchObject({
    kind: 'settled',
    outcome: 'failed',
    why: 'the limit of 0.02 USD of the run on the money of models would be passed',
  })
  const { rows } = await database.pool.query<{ spent: number }>(
    'SELECT sum(millionths)::float8 AS spent FROM operant.model_calls',
  )
  expect(rows[0]?.spent).toBe(2_500 * server.requests.length)
  expect(server.requests.length).toBeGreaterThan(0)
  expect(rows[0]?.spent).toBeLessThanOrEqual(20_000)
  await project.close()
})

test('a limit on the case holds over all of its runs', async () => {
  const server = await serve('compatible', await callsOfSearch({ input: 1_500, output: 100 }))
  const main = { provider: 'compatible', model: 'm', baseURL: `${server.url}/v1`, answerTokens: 500 } as const
  const project = await open({ models: { main }, modelLimits: { case: { tokens: 6_000 } } })
  const why = 'the limit of 6000 tokens of the case orderId:A-1 would be passed'
  expect((await settle(project)).standing).toMatchObject({ outcome: 'failed', why })
  const asked = server.requests.length
  expect(asked).toBeGreaterThan(0)
  expect((await settle(project)).standing).toMatchObject({ outcome: 'failed', why })
  expect(server.requests).toHaveLength(asked)
  const { rows } = await database.pool.query<{ tokens: number }>(
    'SELECT sum(tokens)::float8 AS tokens FROM operant.model_calls',
  )
  expect(rows[0]?.tokens).toBe(1_600 * asked)
  expect(rows[0]?.tokens).toBeLessThanOrEqual(6_000)
  await project.close()
})
