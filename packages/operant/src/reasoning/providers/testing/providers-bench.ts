import type { ModelQuestion, Spending } from '../../../run/language-models.ts'
import type { ModelDefinition, Provider } from '../configuration.ts'
import { anthropicFormat, googleFormat, openaiFormat } from '../../../testing/model-server/formats.ts'
import { type Format } from '../../../testing/model-server/provider-server.ts'

export const formats: Readonly<Record<Provider, Format>> = {
  openai: openaiFormat,
  compatible: openaiFormat,
  anthropic: anthropicFormat,
  google: googleFormat,
}

export const testKey = 'sk-test-4f3c2b1a9e8d7c6b5a49'

/** A model of a provider that is served on this machine. */
export function modelAt(provider: Provider, url: string, more: Partial<ModelDefinition> = {}): ModelDefinition {
  const model = {
    openai: 'gpt-5-mini',
    compatible: 'qwen3',
    anthropic: 'claude-sonnet-4-5',
    google: 'gemini-2.5-flash',
  }
  return { provider, model: model[provider], baseURL: `${url}/v1`, apiKey: testKey, retries: 0, ...more }
}

export const spending: Spending = { agent: 'support', run: 'run1', tokens: 100_000 }

/** A question in the midst of a conversation with tools. */
export const question: ModelQuestion = {
  use: 'plan',
  prompt: 'steps@1',
  instructions: 'You take one step at a time.',
  messages: [
    { role: 'user', content: [{ kind: 'text', text: 'Goal: resolve ticket T1' }] },
    { role: 'assistant', text: '', calls: [{ id: 'c1', tool: 'readTicket', input: { id: 'T1' } }] },
    { role: 'tool', call: 'c1', tool: 'readTicket', result: { order: 'O1' } },
  ],
  tools: [
    {
      name: 'readOrder',
      description: 'Reads an order',
      input: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'], additionalProperties: false },
    },
  ],
  mustCall: true,
}
