/** Names of OpenTelemetry's conventions for generative AI, and this product's own. All in one place: the conventions still move. */
export const spanAttribute = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  mostOutput: 'gen_ai.request.max_tokens',
  temperature: 'gen_ai.request.temperature',
  topP: 'gen_ai.request.top_p',
  seed: 'gen_ai.request.seed',
  outputType: 'gen_ai.output.type',
  finishReasons: 'gen_ai.response.finish_reasons',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  keptTokens: 'gen_ai.usage.cache_read.input_tokens',
  agent: 'gen_ai.agent.name',
  conversation: 'gen_ai.conversation.id',
  server: 'server.address',
  port: 'server.port',
  error: 'error.type',
  /** Only where the configuration asks for content. */
  instructions: 'gen_ai.system_instructions',
  inputMessages: 'gen_ai.input.messages',
  outputMessages: 'gen_ai.output.messages',
  name: 'operant.model',
  use: 'operant.model.use',
  prompt: 'operant.model.prompt',
  stored: 'operant.model.stored',
  cost: 'operant.model.cost_millionths',
  currency: 'operant.model.cost_currency',
} as const

export const providerNames = {
  openai: 'openai',
  anthropic: 'anthropic',
  google: 'gcp.gemini',
  compatible: 'openai_compatible',
} as const
