import { afterEach, expect, test } from 'vitest'
import type { ModelQuestion, ModelReply } from '../../run/language-models.ts'
import type { ModelDefinition, Provider } from './configuration.ts'
import { languageModels } from './language-models.ts'
import { formats, modelAt, question, spending, testKey } from './testing/providers-bench.ts'
import { responsesFormat } from '../../testing/model-server/formats.ts'
import { startProvider, type ProviderAnswer, type ProviderServer } from '../../testing/model-server/provider-server.ts'

let open: ProviderServer[] = []
afterEach(async () => {
  await Promise.all(open.map((server) => server.close()))
  open = []
})

async function ask(
  provider: Provider,
  answer: ProviderAnswer,
  asked: Partial<ModelQuestion> = {},
  more: Partial<ModelDefinition> = {},
) {
  const server = await startProvider(formats[provider], [answer])
  open.push(server)
  const models = languageModels({ models: { it: modelAt(provider, server.url, more) } })
  const reply = await models.ask({ ...question, ...asked }, spending)
  const [request] = server.requests
  if (!request) throw new Error(`nothing was asked: ${JSON.stringify(reply)}`)
  return { reply, request }
}

function saidIn(reply: ModelReply) {
  if (reply.kind !== 'said') throw new Error(JSON.stringify(reply))
  return reply
}

const providers: readonly Provider[] = ['openai', 'compatible', 'anthropic', 'google']
const paths: Readonly<Record<Provider, string>> = {
  openai: '/v1/chat/completions',
  compatible: '/v1/chat/completions',
  anthropic: '/v1/messages',
  google: '/v1/models/gemini-2.5-flash:generateContent',
}
const keyHeaders: Readonly<Record<Provider, readonly [string, string]>> = {
  openai: ['authorization', `Bearer ${testKey}`],
  compatible: ['authorization', `Bearer ${testKey}`],
  anthropic: ['x-api-key', testKey],
  google: ['x-goog-api-key', testKey],
}

test.each(providers)(
  '%s: several calls, in its own format; the key in its header and nowhere else',
  async (provider) => {
    const calls = [
      { tool: 'readOrder', input: { id: 'O1' } },
      { tool: 'readOrder', input: { id: 'O2' } },
    ]
    const { reply, request } = await ask(provider, { calls, usage: { input: 900, output: 40, kept: 512 } })
    const { record, ...said } = saidIn(reply)
    expect(said).toEqual({ kind: 'said', text: '', calls, value: undefined })
    expect(record).toMatchObject({
      use: 'plan',
      model: `it (${provider}:${modelAt(provider, '').model})`,
      prompt: 'steps@1',
      usage: { input: 900, output: 40, kept: 512 },
    })
    expect(record.parameters).toEqual({ mostOutput: 4_000 })
    expect(request.path).toBe(paths[provider])
    const [header, value] = keyHeaders[provider]
    expect(request.headers[header]).toBe(value)
    expect(`${request.path}${request.text}`).not.toContain(testKey)
    expect(JSON.stringify(reply)).not.toContain(testKey)
  },
)

test('each is told the tools, that one must be called, the result of the call before, and the tokens it may use', async () => {
  const openai = (await ask('openai', { text: 'x' }, { mostOutput: 500 })).request.body
  expect(openai).toMatchObject({ tool_choice: 'required', max_completion_tokens: 500 })
  expect(openai['messages']).toMatchObject([
    { content: 'You take one step at a time.' },
    { role: 'user', content: 'Goal: resolve ticket T1' },
    { role: 'assistant', tool_calls: [{ id: 'c1', function: { name: 'readTicket', arguments: '{"id":"T1"}' } }] },
    { role: 'tool', tool_call_id: 'c1', content: '{"order":"O1"}' },
  ])
  const compatible = (await ask('compatible', { text: 'x' }, { mostOutput: 500 })).request.body
  expect(compatible).toMatchObject({ tool_choice: 'required', max_tokens: 500 })
  expect(compatible['tools']).toMatchObject([{ type: 'function', function: { name: 'readOrder' } }])
  const anthropic = (await ask('anthropic', { text: 'x' }, { mostOutput: 500 })).request.body
  expect(anthropic).toMatchObject({ tool_choice: { type: 'any' }, max_tokens: 500 })
  expect(anthropic['system']).toMatchObject([{ text: question.instructions, cache_control: { type: 'ephemeral' } }])
  expect(JSON.stringify(anthropic['messages'])).toContain('"type":"tool_result","tool_use_id":"c1"')
  const google = (await ask('google', { text: 'x' }, { mostOutput: 500 })).request.body
  expect(google).toMatchObject({
    generationConfig: { maxOutputTokens: 500 },
    toolConfig: { functionCallingConfig: { mode: 'ANY' } },
  })
  expect(JSON.stringify(google['contents'])).toContain('"functionResponse":{')
})

const shape = {
  type: 'object',
  properties: { intent: { type: 'string', enum: ['refund', 'other'] } },
  required: ['intent'],
  additionalProperties: false,
}
const shaped: Partial<ModelQuestion> = { tools: [], answer: { name: 'intent', schema: shape } }

test.each(providers)('%s: an answer in a shape', async (provider) => {
  const { reply, request } = await ask(provider, { text: '{"intent":"refund"}' }, shaped)
  expect(saidIn(reply).value).toEqual({ intent: 'refund' })
  expect(request.text).toContain('"enum":["refund","other"]')
})

test('OpenAI is strict about shapes that it can be strict about', async () => {
  const { request } = await ask('openai', { text: '{}' }, shaped)
  expect(request.body['response_format']).toMatchObject({ type: 'json_schema', json_schema: { strict: true } })
  const loose = { name: 'intent', schema: { ...shape, required: [] } }
  const second = await ask('openai', { text: '{}' }, { tools: [], answer: loose })
  expect(second.request.body['response_format']).toMatchObject({ json_schema: { strict: false } })
})

test('a server that knows no schemas is shown the schema and asked for JSON, which may come in a fence', async () => {
  const { reply, request } = await ask('compatible', { text: '```json\n{"intent":"other"}\n```' }, shaped, {
    shapes: 'json',
  })
  expect(saidIn(reply).value).toEqual({ intent: 'other' })
  expect(request.body['response_format']).toEqual({ type: 'json_object' })
  expect(JSON.stringify(request.body['messages'])).toContain('by this schema')
})

test.each(providers)('%s: pictures and documents are sent along', async (provider) => {
  const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0])
  const pdf = new TextEncoder().encode('%PDF-1.4 /Type /Page')
  const content = [
    { kind: 'text' as const, text: 'What is on these?' },
    { kind: 'file' as const, mediaType: 'image/png', data: png },
    { kind: 'file' as const, mediaType: 'application/pdf', data: pdf },
  ]
  const { reply, request } = await ask(
    provider,
    { text: 'a parcel' },
    { tools: [], messages: [{ role: 'user', content }] },
  )
  expect(saidIn(reply).text).toBe('a parcel')
  for (const data of [png, pdf]) expect(request.text).toContain(Buffer.from(data).toString('base64'))
})

test.each(providers)('%s: a streamed answer is put together', async (provider) => {
  const calls = [
    { tool: 'readOrder', input: { id: 'O1' } },
    { tool: 'readOrder', input: { id: 'O2' } },
  ]
  const usage = { input: 70, output: 7, kept: 30 }
  const { reply } = await ask(provider, { text: 'So.', calls, usage }, {}, { stream: true })
  expect(saidIn(reply)).toMatchObject({ text: 'So.', calls, record: { usage } })
})

test.each(providers)('%s: a refusal is one where it is streamed as well', async (provider) => {
  const { reply } = await ask(provider, { text: 'No.', refuses: true }, {}, { stream: true })
  expect(reply).toMatchObject({ kind: 'trouble', reason: 'the model would not answer', again: false })
})

test('arguments that are no JSON come as they were; none at all are an empty object', async () => {
  const calls = [
    { tool: 'readOrder', input: '{"id": "O1' },
    { tool: 'nobody', input: '' },
  ]
  const { reply } = await ask('compatible', { calls })
  expect(saidIn(reply).calls).toEqual([
    { tool: 'readOrder', input: '{"id": "O1' },
    { tool: 'nobody', input: {} },
  ])
})

test.each(providers)('%s: an answer that was cut says so', async (provider) => {
  const { reply } = await ask(provider, { text: 'Once upon', long: true }, { tools: [] })
  expect(saidIn(reply).record.parameters).toMatchObject({ ended: 'length' })
})

/** What of a request comes before its last message, without the marks that say what to keep. */
function prefixOf(provider: Provider, body: Readonly<Record<string, unknown>>): readonly string[] {
  const { messages, contents, ...others } = body
  const list = (provider === 'google' ? contents : messages) as readonly unknown[]
  const shown = JSON.stringify([others, ...list], (name, value: unknown) =>
    name === 'cache_control' ? undefined : value,
  )
  return (JSON.parse(shown) as readonly unknown[]).map((part) => JSON.stringify(part))
}

test.each(providers)(
  '%s: a question that goes on where the last one ended begins with the same bytes',
  async (provider) => {
    const more = [
      { role: 'assistant' as const, text: '', calls: [{ id: 'c2', tool: 'readOrder', input: { id: 'O1' } }] },
      { role: 'tool' as const, call: 'c2', tool: 'readOrder', result: { status: 'paid' } },
    ]
    const first = prefixOf(provider, (await ask(provider, { text: 'x' })).request.body)
    const next = await ask(provider, { text: 'x' }, { messages: [...question.messages, ...more] })
    const second = prefixOf(provider, next.request.body)
    expect(second.length).toBeGreaterThan(first.length)
    expect(second.slice(0, first.length)).toEqual(first)
  },
)

test('openai by responses: calls, results, shapes and tokens, and nothing is kept there', async () => {
  const server = await startProvider(responsesFormat, [
    { calls: [{ tool: 'readOrder', input: { id: 'O1' } }], usage: { input: 900, output: 40, kept: 512 } },
    { text: '{"intent":"refund"}', long: true },
    { refuses: true },
  ])
  open.push(server)
  const models = languageModels({ models: { it: modelAt('openai', server.url, { api: 'responses' }) } })
  expect(saidIn(await models.ask(question, spending))).toMatchObject({
    calls: [{ tool: 'readOrder', input: { id: 'O1' } }],
    record: { usage: { input: 900, output: 40, kept: 512 } },
  })
  expect(saidIn(await models.ask({ ...question, ...shaped }, spending))).toMatchObject({
    value: { intent: 'refund' },
    record: { parameters: { ended: 'length' } },
  })
  expect(await models.ask(question, spending)).toMatchObject({ kind: 'trouble', reason: 'the model would not answer' })
  const [first, second] = server.requests
  expect(first?.path).toBe('/v1/responses')
  expect(first?.body).toMatchObject({ store: false, tool_choice: 'required', max_output_tokens: 4_000 })
  expect(first?.text).toContain('"type":"function_call_output","call_id":"c1"')
  expect(second?.body['text']).toMatchObject({ format: { type: 'json_schema', strict: true, schema: shape } })
})
