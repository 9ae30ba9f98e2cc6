import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Clock } from '../../facts/time.ts'
import type { ModelDefinition, Provider } from './configuration.ts'
import { languageModels } from './language-models.ts'
import { MemoryLedger } from './memory-ledger.ts'
import { formats, modelAt, question, spending } from './testing/providers-bench.ts'
import { startProvider, type ProviderAnswer, type ProviderServer } from '../../testing/model-server/provider-server.ts'

let open: ProviderServer[] = []
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  open = []
})

async function serve(provider: Provider, ...answers: readonly ProviderAnswer[]): Promise<ProviderServer> {
  const server = await startProvider(formats[provider], answers)
  open.push(server)
  return server
}

/** Time that only passes by waiting, and what was waited for. */
function ownTime() {
  let now = Date.parse('2026-01-05T09:00:00Z')
  const waits: number[] = []
  const clock: Clock = { now: () => new Date(now) }
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
    now += milliseconds
  }
  return { clock, wait, waits, random: () => 0.5, ledger: new MemoryLedger() }
}

const good: ProviderAnswer = { calls: [{ tool: 'readOrder', input: { id: 'O1' } }], usage: { input: 50, output: 5 } }
const providers: readonly Provider[] = ['openai', 'compatible', 'anthropic', 'google']

test.each(providers)(
  '%s: one that is busy is asked again when it says, in milliseconds or seconds',
  async (provider) => {
    const server = await serve(
      provider,
      { status: 429, headers: { 'retry-after-ms': '1500' } },
      { status: 503, headers: { 'retry-after': '2' } },
      good,
    )
    const time = ownTime()
    const models = languageModels({ models: { it: modelAt(provider, server.url, { retries: 2 }) } }, time)
    const reply = await models.ask(question, spending)
    expect(time.waits).toEqual([1_500, 2_000])
    expect(reply).toMatchObject({
      kind: 'said',
      record: {
        usage: { input: 50, output: 5 },
        parameters: {
          before: [
            'it: the server of the model answered 429: it is asked too often',
            'it: the server of the model answered 503',
          ],
        },
      },
    })
    expect([...time.ledger.rows.values()].map(({ tokens, ended }) => ({ tokens, ended }))).toEqual([
      { tokens: 0, ended: true },
      { tokens: 0, ended: true },
      { tokens: 55, ended: true },
    ])
  },
)

test('pauses grow where none is named, and end with what went wrong', async () => {
  const server = await serve('compatible', { status: 500 })
  const time = ownTime()
  const models = languageModels({ models: { it: modelAt('compatible', server.url, { retries: 3 }) } }, time)
  expect(await models.ask(question, spending)).toEqual({
    kind: 'trouble',
    reason: 'the server of the model answered 500',
    again: true,
    usage: { input: 0, output: 0 },
  })
  expect(time.waits).toEqual([500, 1_000, 2_000])
  expect(server.requests).toHaveLength(4)
})

test('a long pause is left to the run, and nobody in the process asks in the meantime', async () => {
  const server = await serve('compatible', { status: 429, headers: { 'retry-after': '60' } }, good)
  const time = ownTime()
  const models = languageModels({ models: { it: modelAt('compatible', server.url, { retries: 3 }) } }, time)
  expect(await models.ask(question, spending)).toMatchObject({ kind: 'trouble', again: true, after: 60_000 })
  await time.wait(20_000)
  expect(await models.ask(question, { ...spending, run: 'run2' })).toMatchObject({ kind: 'trouble', after: 40_000 })
  expect(server.requests).toHaveLength(1)
  await time.wait(40_000)
  expect(await models.ask(question, spending)).toMatchObject({ kind: 'said' })
})

const cases: readonly (readonly [string, ProviderAnswer, RegExp])[] = [
  ['an error of the server', { status: 500 }, /answered 500/],
  ['too many questions', { status: 429 }, /asked too often/],
  ['no credit', { status: 429, body: { error: { message: 'm', type: 't', code: 'insufficient_quota' } } }, /credit/],
  ['a key that is refused', { status: 401 }, /does not take the key/],
  ['a model that is not known', { status: 404 }, /does not know the address or the model/],
  ['a connection that is cut', 'cut', /could not be read/],
  ['an answer that is no JSON', 'nonsense', /could not be read/],
  ['JSON of another kind', { status: 200, body: { hello: 'world' } }, /could not be read/],
  ['a server that leads elsewhere', { status: 302, headers: { location: '/elsewhere' } }, /cannot be reached/],
  ['a model that will not answer', { text: 'No.', refuses: true }, /would not answer/],
  ['no answer at all', 'hang', /took too long/],
]
test.each(cases)('the next model is asked after %s', async (_, answer, why) => {
  const first = await serve('openai', answer)
  const second = await serve('anthropic', good)
  const models = languageModels({
    models: {
      first: modelAt('openai', first.url, { fallback: 'second', timeout: answer === 'hang' ? '50ms' : '60s' }),
      second: modelAt('anthropic', second.url),
    },
    use: { plan: 'first' },
  })
  const reply = await models.ask(question, spending)
  expect(reply).toMatchObject({
    kind: 'said',
    calls: [{ tool: 'readOrder', input: { id: 'O1' } }],
    record: { model: 'second (anthropic:claude-sonnet-4-5)', parameters: { before: [expect.stringMatching(why)] } },
  })
  expect(first.requests).toHaveLength(1)
})

test('wrong JSON in place of a shape: the next model is asked, and both are counted; from the last it is handed back', async () => {
  const asked = { ...question, tools: [], answer: { name: 'intent', schema: { type: 'object' } } }
  const first = await serve('openai', { text: '{"intent":', usage: { input: 70, output: 7 } })
  const second = await serve('google', { text: '{"intent":"refund"}', usage: { input: 50, output: 5 } })
  const price = { input: '1.00 USD', output: '10.00 USD' }
  const configuration = {
    models: {
      first: modelAt('openai', first.url, { fallback: 'second', price }),
      second: modelAt('google', second.url, { price }),
    },
    use: { plan: 'first' },
  }
  expect(await languageModels(configuration).ask(asked, spending)).toMatchObject({
    value: { intent: 'refund' },
    record: { usage: { input: 120, output: 12 }, cost: { millionths: 240, currency: 'USD' } },
  })
  const alone = languageModels({ models: { first: modelAt('openai', first.url) } })
  expect(await alone.ask(asked, spending)).toMatchObject({ kind: 'said', text: '{"intent":', value: undefined })
})

test('where nobody answers, what each said is told, and whether to ask again', async () => {
  const first = await serve('openai', { status: 401 })
  const second = await serve('anthropic', { status: 529 })
  const models = (more: Partial<ModelDefinition>) =>
    languageModels({
      models: {
        first: modelAt('openai', first.url, { fallback: 'second' }),
        second: modelAt('anthropic', second.url, more),
      },
      use: { plan: 'first' },
    })
  expect(await models({}).ask(question, spending)).toEqual({
    kind: 'trouble',
    reason:
      'first: the server of the model answered 401: it does not take the key; second: the server of the model answered 529',
    again: true,
    usage: { input: 0, output: 0 },
  })
})

test('what a server may have worked on counts as spent in full; what it refused does not', async () => {
  const late = await serve('compatible', 'hang')
  const price = { input: '1.00 USD', output: '10.00 USD' }
  const time = ownTime()
  const it = modelAt('compatible', late.url, { timeout: '30ms', price, answerTokens: 500 })
  const reply = await languageModels({ models: { it } }, time).ask(question, spending)
  if (reply.kind !== 'trouble') throw new Error(reply.kind)
  expect(reply.usage).toMatchObject({ output: 500 })
  expect([...time.ledger.rows.values()]).toMatchObject([
    { ended: true, tokens: reply.usage.input + 500, millionths: reply.usage.input + 5_000 },
  ])
})

test('a streamed answer that is cut is none', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const call = { index: 0, id: 'c', type: 'function', function: { name: 'readOrder', arguments: '{"id":"O' } }
    const delta = { role: 'assistant', tool_calls: [call] }
    response.end(`data: ${JSON.stringify({ id: 'x', created: 0, model: 'm', choices: [{ index: 0, delta }] })}\n\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const models = languageModels({ models: { it: modelAt('compatible', url, { stream: true }) } })
  expect(await models.ask(question, spending)).toMatchObject({
    kind: 'trouble',
    reason: 'the answer of the model could not be read',
    again: true,
  })
  server.closeAllConnections()
  server.close()
})

test('a server without an end does not fill the memory', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => {
      while (!response.destroyed && response.write('"'.repeat(1_000_000))) continue
    }
    response.on('drain', more)
    more()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const models = languageModels({ models: { it: modelAt('compatible', url) } })
  expect(await models.ask(question, spending)).toMatchObject({
    kind: 'trouble',
    reason: 'the answer of the model could not be read',
  })
  server.closeAllConnections()
  server.close()
})

test('a model without a key is not asked, and says where the key is looked for', async () => {
  const { apiKey: _, ...keyless } = modelAt('openai', 'http://127.0.0.1:1')
  const models = languageModels({ models: { it: keyless } }, { environment: {} })
  expect(await models.ask(question, spending)).toMatchObject({
    kind: 'trouble',
    reason: 'it has no key; set OPENAI_API_KEY',
    again: false,
  })
})
