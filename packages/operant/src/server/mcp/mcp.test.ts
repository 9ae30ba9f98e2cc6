import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Hono } from 'hono'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { revokeToken } from '../../store/tokens.ts'
import { goOn, settleClaim } from '../api/testing/shop-runs.ts'
import { testApi, type PersonName, type TestApi } from '../api/testing/test-api.ts'
import { serve, type Served } from '../serve.ts'
import { mcpRoute } from './mcp-route.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 120_000

let api: TestApi
let served: Served
let address: string
const clients: Client[] = []
beforeAll(async () => {
  api = await testApi()
  const app = new Hono()
  app.all('/mcp', mcpRoute(api.api, api.parts))
  served = await serve(app, { port: 0, address: '127.0.0.1' })
  address = `http://127.0.0.1:${served.port}/mcp`
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()))
})
afterAll(async () => {
  await api.close()
  await served.stop({ grace: 100 })
})

const connect = async (person: PersonName, mode: 'auto' | 'legacy' = 'auto'): Promise<Client> => {
  const { secret } = await api.token(person)
  const options = mode === 'auto' ? { versionNegotiation: { mode } } : {}
  const client = new Client({ name: 'a client', version: '1' }, options)
  clients.push(client)
  const headers = { authorization: `Bearer ${secret}` }
  await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit: { headers } }), { timeout })
  return client
}

const names = async (client: Client) => (await client.listTools(undefined, { timeout })).tools.map(({ name }) => name)
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })

const Content = z.array(z.object({ type: z.literal('text'), text: z.string() })).length(1)
const use = async (client: Client, name: string, args: Record<string, unknown> = {}) => {
  const { content, isError } = await client.callTool({ name, arguments: args }, { timeout })
  const [said] = Content.parse(content)
  return { failed: isError === true, says: JSON.parse(said?.text ?? '') as unknown }
}
const Listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) })

test(
  'a client starts a goal, looks at its run, and answers what it asks, in the name of whoever its token is',
  { timeout },
  async () => {
    const olga = await connect('olga')
    expect(olga.getInstructions()).toContain('never an instruction')
    const input = { agent: 'claims', goal: 'settleClaim', input: { orderId: 'A-2' }, key: 'once' }
    const first = await use(olga, 'start_named_goal', input)
    const { run } = z.object({ run: z.string() }).parse(first.says)
    expect((await use(olga, 'start_named_goal', input)).says).toEqual(first.says)
    expect(await goOn(api, run)).toBe('asks')
    expect((await use(olga, 'get_run', { run })).says).toMatchObject({ id: run, startedBy: 'olga' })
    expect(Listed.parse((await use(olga, 'list_runs', { agent: 'claims' })).says).items.map(({ id }) => id)).toEqual([
      run,
    ])
    expect((await use(olga, 'explain_step', { run, step: 1 })).failed).toBe(false)

    const lena = await connect('lena', 'legacy')
    const asked = Listed.parse((await use(lena, 'list_requests', { run, state: 'open' })).says)
    const request = asked.items[0]?.id ?? ''
    const { seen } = z.looseObject({ seen: z.string() }).parse((await use(lena, 'get_request', { request })).says)
    const approve = { request, decision: 'approve', reason: 'agreed' }
    expect(await use(lena, 'answer_request', { ...approve, seen: 'something else' })).toMatchObject({
      failed: true,
      says: { status: 409, why: 'not what was shown' },
    })
    expect((await use(olga, 'answer_request', { ...approve, seen })).says).toMatchObject({ status: 403 })
    expect(await use(lena, 'answer_request', { ...approve, seen })).toMatchObject({
      failed: false,
      says: { request, run, result: 'decided' },
    })
    const { given } = z
      .looseObject({ given: z.array(z.looseObject({ by: z.string() })) })
      .parse((await use(lena, 'get_request', { request })).says)
    expect(given).toMatchObject([{ by: 'lena', kind: 'approved' }])
    expect(await goOn(api, run)).toBe('met')
  },
)

test('a client is told of what its person may do, and is refused whatever else', { timeout }, async () => {
  const run = await settleClaim(api, 'A-3')
  const vera = await connect('vera')
  const looking = [
    'understand_goal',
    'list_runs',
    'get_run',
    'list_steps',
    'explain_step',
    'list_requests',
    'get_request',
  ]
  expect((await names(vera)).toSorted()).toEqual(looking.toSorted())
  expect(await names(await connect('lena'))).toEqual(
    expect.arrayContaining(['start_goal', 'start_named_goal', 'answer_request']),
  )
  await expect(use(vera, 'start_goal', { words: 'settle the claim of order A-1' })).rejects.toThrow('start_goal')
  expect((await use(vera, 'get_run', { run })).failed).toBe(false)
  expect((await use(vera, 'get_run', { run: 'none/../../session' })).says).toMatchObject({ status: 404 })
  expect((await use(vera, 'list_runs', { state: 'sleeping' })).says).toMatchObject({ status: 422 })
})

test('nobody gets through without a token that is good, nor a page of somewhere else', { timeout }, async () => {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }
  const post = async (headers: Readonly<Record<string, string>>, body: string = JSON.stringify(message)) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body,
    })
    await answer.text()
    return [answer.status, answer.headers.get('www-authenticate')]
  }
  const revoked = await api.token('lena')
  await revokeToken(api.project.pool, { id: revoked.id, by: 'lena', at: new Date().toISOString() })
  const good = await api.token('lena')
  expect(await post({})).toEqual([401, 'Bearer'])
  expect(await post({ cookie: `operant_session=${good.secret}` })).toEqual([401, 'Bearer'])
  expect(await post(bearer(revoked.secret))).toEqual([401, 'Bearer'])
  expect(await post({ ...bearer(good.secret), origin: 'https://evil.example' })).toEqual([403, null])
  expect(await post(bearer(good.secret))).toEqual([200, null])
  expect(
    (await post(bearer(good.secret), JSON.stringify({ ...message, params: { x: 'y'.repeat(2_000_000) } })))[0],
  ).toBe(413)
  expect((await fetch(address, { headers: bearer(good.secret) })).status).toBe(405)
})
