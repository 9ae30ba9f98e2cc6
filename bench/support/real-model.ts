import type { ModelDefinition } from '../../packages/operant/src/reasoning/providers/configuration.ts'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'

/** A real language model that the environment names. */
export interface RealModel {
  readonly title: string
  readonly definition: ModelDefinition
}

const usual = [
  ['OPENAI_API_KEY', 'openai', 'gpt-5-mini'],
  ['ANTHROPIC_API_KEY', 'anthropic', 'claude-sonnet-4-5'],
  ['GOOGLE_GENERATIVE_AI_API_KEY', 'google', 'gemini-2.5-flash'],
] as const

/** What to say where there is none. */
export const noRealModel =
  'No real model: set OPENAI_API_KEY, ANTHROPIC_API_KEY or GOOGLE_GENERATIVE_AI_API_KEY, or OPERANT_MODEL_URL and OPERANT_MODEL.'

/**
 * The model of the environment: at an address (`OPERANT_MODEL_URL` with `OPERANT_MODEL`), or of the provider whose key is
 * there; `OPERANT_MODEL` chooses another one of that provider. Prices per million tokens, where money is to be told:
 * `OPERANT_MODEL_PRICE`, such as `0.25 USD, 2.00 USD`.
 */
export function realModel(environment: NodeJS.ProcessEnv = process.env): RealModel | undefined {
  const { OPERANT_MODEL_URL: baseURL, OPERANT_MODEL: named, OPERANT_MODEL_PRICE: prices } = environment
  const [input, output] = prices?.split(',').map((one) => one.trim()) ?? []
  const price = input !== undefined && output !== undefined ? { price: { input, output } } : {}
  if (baseURL && named)
    return { title: `${named} at ${baseURL}`, definition: { provider: 'compatible', baseURL, model: named, ...price } }
  const [, provider, model] = usual.find(([variable]) => environment[variable]) ?? []
  if (!provider || !model) return undefined
  const chosen = (named ?? model).replace(`${provider}:`, '')
  return { title: `${provider}:${chosen}`, definition: { provider, model: chosen, ...price } }
}

/** What language models took, as journals tell it. */
export interface Taken {
  readonly questions: number
  readonly tokens: number
  /** Millionths of a currency's main unit, by currency. */
  readonly money: Readonly<Record<string, number>>
}

/** Adds up what the answers of models in these journals took. */
export function takenIn(journals: readonly (readonly RunEvent[])[]): Taken {
  const calls = journals
    .flat()
    .flatMap((event) => [
      ...('model' in event && event.model ? [event.model] : []),
      ...('models' in event ? (event.models ?? []) : []),
    ])
  const money: Record<string, number> = {}
  for (const { cost } of calls) if (cost) money[cost.currency] = (money[cost.currency] ?? 0) + cost.millionths
  const tokens = calls.reduce((sum, { usage }) => sum + usage.input + usage.output, 0)
  return { questions: calls.length, tokens, money }
}

/** Money as people read it; a dash where no price is known. */
export function moneyText(money: Taken['money']): string {
  const parts = Object.entries(money).map(([currency, sum]) => `${(sum / 1_000_000).toFixed(4)} ${currency}`)
  return parts.join(' + ') || '–'
}
