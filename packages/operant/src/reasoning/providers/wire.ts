import type { OpenAICompatibleProvider } from '@ai-sdk/openai-compatible'
import type { ModelDefinition } from './configuration.ts'

/** A model as the AI SDK's provider packages give it; every one of them speaks the same inside. */
export type Wire = ReturnType<OpenAICompatibleProvider['chatModel']>
export type WireOptions = Parameters<Wire['doGenerate']>[0]
export type WireResult = Awaited<ReturnType<Wire['doGenerate']>>
export type WirePart = Awaited<ReturnType<Wire['doStream']>>['stream'] extends ReadableStream<infer Part> ? Part : never

export interface WireSettings {
  readonly definition: ModelDefinition
  readonly key: string | undefined
  readonly fetch: typeof globalThis.fetch
}

/**
 * Opens a model. A provider's package is loaded when its first model is asked. The key is always given: none of them
 * may find one in the environment that nobody meant for it.
 */
export async function openWire({ definition, key, fetch }: WireSettings): Promise<Wire> {
  const { provider, model, baseURL, headers, shapes } = definition
  const settings = {
    fetch,
    ...(baseURL === undefined ? {} : { baseURL }),
    ...(headers === undefined ? {} : { headers: { ...headers } }),
  }
  if (provider === 'compatible') {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
    const open = createOpenAICompatible({
      ...settings,
      name: 'compatible',
      baseURL: baseURL ?? '',
      supportsStructuredOutputs: shapes !== 'json',
      includeUsage: true,
      ...(key === undefined ? {} : { apiKey: key }),
    })
    return open.chatModel(model)
  }
  const apiKey = key ?? ''
  if (provider === 'openai') {
    const openai = (await import('@ai-sdk/openai')).createOpenAI({ ...settings, apiKey })
    return definition.api === 'responses' ? openai.responses(model) : openai.chat(model)
  }
  if (provider === 'anthropic')
    return (await import('@ai-sdk/anthropic')).createAnthropic({ ...settings, apiKey }).languageModel(model)
  return (await import('@ai-sdk/google')).createGoogle({ ...settings, apiKey }).languageModel(model)
}
