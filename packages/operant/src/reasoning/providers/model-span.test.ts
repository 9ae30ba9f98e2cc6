import { afterEach, beforeEach, expect, test } from 'vitest'
import { languageModels } from './language-models.ts'
import { recordSpans } from './testing/recorded-spans.ts'
import { formats, modelAt, question, spending, testKey } from './testing/providers-bench.ts'
import { startProvider, type ProviderServer } from '../../testing/model-server/provider-server.ts'

let server: ProviderServer
let recorded: ReturnType<typeof recordSpans>
beforeEach(async () => {
  recorded = recordSpans()
  const usage = { input: 900, output: 40, kept: 512 }
  const echo = { error: { message: `Incorrect API key ${testKey} for "Goal: resolve ticket T1"`, code: 'none' } }
  server = await startProvider(formats.anthropic, [
    { status: 500, body: echo },
    { text: 'So it is.', usage },
  ])
})
afterEach(async () => {
  recorded.stop()
  await server.close()
})

const price = { input: '1.00 USD', output: '10.00 USD', kept: '0.10 USD' }

async function askTwice(content?: boolean) {
  const fast = modelAt('anthropic', server.url, { price, retries: 1, parameters: { temperature: 0 } })
  const configuration = { models: { fast }, ...(content === undefined ? {} : { telemetry: { content } }) }
  await languageModels(configuration, { wait: async () => undefined }).ask(question, { ...spending, subject: 'T1' })
  return recorded.spans
}

test('each try is a span by the conventions for generative AI, without a word of what was asked', async () => {
  const [failed, answered, ...more] = await askTwice()
  expect(more).toEqual([])
  const asked = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': 'claude-sonnet-4-5',
    'gen_ai.request.max_tokens': 4_000,
    'gen_ai.request.temperature': 0,
    'gen_ai.output.type': 'text',
    'gen_ai.agent.name': 'support',
    'gen_ai.conversation.id': 'run1',
    'operant.model': 'fast',
    'operant.model.use': 'plan',
    'operant.model.prompt': 'steps@1',
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(server.url).port),
  }
  expect(failed).toEqual({
    name: 'chat claude-sonnet-4-5',
    attributes: { ...asked, 'error.type': 'the server of the model answered 500' },
    status: { code: 2, message: 'the server of the model answered 500' },
    ended: true,
  })
  expect(answered).toEqual({
    name: 'chat claude-sonnet-4-5',
    attributes: {
      ...asked,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 900,
      'gen_ai.usage.output_tokens': 40,
      'gen_ai.usage.cache_read.input_tokens': 512,
      'operant.model.cost_millionths': 840,
      'operant.model.cost_currency': 'USD',
    },
    status: undefined,
    ended: true,
  })
})

test('content is written into spans only where the configuration says so; the key never', async () => {
  const [, answered] = await askTwice(true)
  expect(answered?.attributes['gen_ai.system_instructions']).toBe(question.instructions)
  expect(answered?.attributes['gen_ai.input.messages']).toContain('resolve ticket T1')
  expect(answered?.attributes['gen_ai.output.messages']).toContain('So it is.')
  expect(JSON.stringify(recorded.spans)).not.toContain(testKey)
})
