import type { Duration } from '../../facts/time.ts'
import type { Json } from '../../facts/json.ts'
import type { ModelUse } from '../../agent/reasoning-options.ts'

/** Whose interface is spoken. `compatible`: any address that speaks as OpenAI's chat completions do. */
export type Provider = 'openai' | 'anthropic' | 'google' | 'compatible'

/** Prices per million tokens, such as `'0.25 USD'`, with at most six decimals. */
export interface PriceDefinition {
  readonly input: string
  readonly output: string
  /** Of the input: what the provider had kept from before. Default: as `input`. */
  readonly kept?: string
  /** Of the input: what the provider keeps for later. Default: as `input`; at Anthropic a quarter more. */
  readonly keeping?: string
}

/** What a provider allows, or what you want to allow it. */
export interface RateLimits {
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  /** Questions under way at one time. */
  readonly atOnce?: number
}

/** One language model, as a project's configuration names it. */
export interface ModelDefinition {
  readonly provider: Provider
  /** The model's name at its provider. */
  readonly model: string
  /** Sent in a header and nowhere else. Default: the provider's usual environment variable, such as `OPENAI_API_KEY`. */
  readonly apiKey?: string | undefined
  /** Where it is asked, such as `http://localhost:11434/v1`. Needed for `compatible`; else the provider's own address. */
  readonly baseURL?: string
  /** More headers; as secret as the key. */
  readonly headers?: Readonly<Record<string, string>>
  /** Without it money is not counted, and limits on money cannot be set. */
  readonly price?: PriceDefinition
  /** How long one try may take. Default 60s. */
  readonly timeout?: Duration
  /** Tries after the first where the trouble may pass within seconds. Default 2. */
  readonly retries?: number
  /** Tokens that one answer may have. Default 4,000. */
  readonly answerTokens?: number
  /** Sent with each question where the provider knows it: `temperature`, `topP`, `seed`, `reasoning`. */
  readonly parameters?: ModelParameters
  readonly limits?: RateLimits
  /** How long an answer is kept for the same question. Default: not at all. */
  readonly store?: Duration
  /** The model to be asked where this one cannot answer. */
  readonly fallback?: string
  /** Whether answers are streamed. Default false. */
  readonly stream?: boolean
  /** For `openai`: which of its interfaces is spoken. Some of its models only know `responses`. Default `chat`. */
  readonly api?: 'chat' | 'responses'
  /** Whether shaped answers are asked for by their schema, or (for servers that know no schemas) as any JSON. Default `schema`. */
  readonly shapes?: 'schema' | 'json'
}

export interface ModelParameters {
  readonly temperature?: number
  readonly topP?: number
  readonly seed?: number
  /** How much a model that thinks may think. */
  readonly reasoning?: 'none' | 'minimal' | 'low' | 'medium' | 'high'
}

/** Which model is asked for what, by its name in the project. */
export type ModelUses = Readonly<Partial<Record<ModelUse, string>>>

/** A limit on tokens, on money such as `'20.00 USD'`, or on both. */
export interface SpendLimit {
  readonly tokens?: number
  readonly money?: string
}

/** Hard limits over many runs: what could pass one is not asked. */
export interface ModelLimits {
  /** By agent, within any stretch of time as long as `every`. */
  readonly agents?: Readonly<Record<string, SpendLimit & { readonly every: Duration }>>
  /** For all that is about one subject, in all of its runs together. */
  readonly case?: SpendLimit
}

/** What a project says about language models; it is checked when the project is loaded. */
export interface ModelsConfiguration {
  readonly models: Readonly<Record<string, ModelDefinition>>
  /** Default: the only model, for everything. */
  readonly use?: ModelUses
  /** What single agents use instead, by their names. */
  readonly agents?: Readonly<Record<string, ModelUses>>
  readonly modelLimits?: ModelLimits
  /** `content`: spans carry what was asked and answered. Default false. */
  readonly telemetry?: { readonly content?: boolean }
}

/** A model's parameters as they are written down. */
export function parametersOf({ parameters = {} }: ModelDefinition): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined))
}

/** The variables where each provider's users usually have their key. */
export const keyVariables: Readonly<Record<Provider, readonly string[]>> = {
  openai: ['OPENAI_API_KEY'],
  anthropic: ['ANTHROPIC_API_KEY'],
  google: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'],
  compatible: [],
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The key of a model; undefined where there is none. */
export function keyOf({ apiKey, provider }: ModelDefinition, environment: Environment): string | undefined {
  if (apiKey) return apiKey
  return keyVariables[provider].map((name) => environment[name]).find((value) => value !== undefined && value !== '')
}

/** Whether a model cannot be asked for want of a key. */
export function lacksKey(definition: ModelDefinition, environment: Environment): boolean {
  return definition.provider !== 'compatible' && keyOf(definition, environment) === undefined
}

/** A model as the journal and people name it, as in `fast (openai:gpt-5-mini)`. */
export function titleOf(name: string, { provider, model }: ModelDefinition): string {
  return `${name} (${provider}:${model})`
}
