import { z } from 'zod'
import type { Duration } from '../facts/time.ts'
import { readAmount, readRate } from '../reasoning/providers/price.ts'

const optionalText = (expected: string) => z.string(expected).optional()
const count = (least: number, example: string) =>
  z
    .number(`expected a whole number. To mend it, write it as in ${example}`)
    .int(`expected a whole number. To mend it, write it as in ${example}`)
    .min(least, `expected at least ${least}. To mend it, write it as in ${example}`)
/** A length of time. */
export const duration = (example: string) =>
  z.custom<Duration>(isDuration, `expected a length of time. To mend it, write it as in ${example}`)
const between = (least: number, most: number) => {
  const expected = `expected a number from ${least} to ${most}. To mend it, correct it`
  return z.number(expected).min(least, expected).max(most, expected).optional()
}
const perMillion = z.custom<string>(
  (value) => typeof value === 'string' && readRate(value) !== undefined,
  "expected a price for a million tokens, with at most six decimals. To mend it, write it as in '0.25 USD'",
)
const amount = z
  .custom<string>(
    (value) => typeof value === 'string' && readAmount(value) !== undefined,
    "expected an amount of money. To mend it, write it as in '20.00 USD'",
  )
  .optional()

const price = z.strictObject(
  { input: perMillion, output: perMillion, kept: perMillion.optional(), keeping: perMillion.optional() },
  { error: "expected prices for a million tokens. To mend it, write { input: '0.25 USD', output: '2.00 USD' }" },
)
const rates = z.strictObject(
  {
    requestsPerMinute: count(1, 'requestsPerMinute: 60').optional(),
    tokensPerMinute: count(1, 'tokensPerMinute: 100_000').optional(),
    atOnce: count(1, 'atOnce: 4').optional(),
  },
  { error: 'expected rates. To mend it, write { requestsPerMinute: 60, tokensPerMinute: 100_000, atOnce: 4 }' },
)
const parameters = z.strictObject(
  {
    temperature: between(0, 2),
    topP: between(0, 1),
    seed: count(0, 'seed: 7').optional(),
    reasoning: z
      .enum(
        ['none', 'minimal', 'low', 'medium', 'high'],
        'expected how much the model may think. To mend it, write none, minimal, low, medium or high',
      )
      .optional(),
  },
  { error: 'expected parameters. To mend it, write them as in { temperature: 0 }' },
)
const address = z.custom<string>(
  isPlainAddress,
  'expected an address without a key, a query or a password in it. To mend it, write it as in http://localhost:11434/v1',
)
const model = z.strictObject(
  {
    provider: z.enum(
      ['openai', 'anthropic', 'google', 'compatible'],
      'expected a provider. To mend it, write openai, anthropic, google, or compatible with a baseURL',
    ),
    model: z
      .string("expected the model's name at its provider. To mend it, write it as in model: 'gpt-5-mini'")
      .min(1, "expected the model's name at its provider. To mend it, add it"),
    // What was given is never repeated: it is a secret.
    apiKey: z
      .string('expected a key. To mend it, write apiKey: process.env.NAME')
      .regex(
        /^[\x21-\x7e]*$/,
        'expected a key without blanks or line ends. To mend it, correct the variable that it is in',
      )
      .optional(),
    baseURL: address.optional(),
    headers: z
      .record(z.string(), z.string('expected text. To mend it, put the value in quotes'), {
        error: "expected headers. To mend it, write them as in { 'x-team': 'operations' }",
      })
      .optional(),
    price: price.optional(),
    timeout: duration("timeout: '60s'").optional(),
    retries: count(0, 'retries: 2').max(10, 'expected at most 10. To mend it, lower it').optional(),
    answerTokens: count(64, 'answerTokens: 4_000').optional(),
    parameters: parameters.optional(),
    limits: rates.optional(),
    store: duration("store: '1d'").optional(),
    fallback: optionalText('expected the name of another model. To mend it, put it in quotes'),
    stream: z.boolean('expected true or false. To mend it, write stream: true').optional(),
    api: z.enum(['chat', 'responses'], 'expected chat or responses. To mend it, leave api out').optional(),
    shapes: z.enum(['schema', 'json'], 'expected schema or json. To mend it, leave shapes out').optional(),
  },
  { error: "expected a model. To mend it, write { provider: 'openai', model: 'gpt-5-mini' }" },
)
const named = optionalText('expected the name of a model. To mend it, put it in quotes')
const uses = z.strictObject(
  { plan: named, judge: named, word: named },
  { error: "expected models by use. To mend it, write use: { plan: 'fast', judge: 'fast', word: 'fast' }" },
)
const tokens = count(0, 'tokens: 50_000').optional()
const caseLimit = z.strictObject(
  { tokens, money: amount },
  { error: "expected a limit. To mend it, write case: { tokens: 50_000, money: '0.50 USD' }" },
)
const agentLimit = z.strictObject(
  { tokens, money: amount, every: duration("every: '1d'") },
  { error: "expected a limit. To mend it, write { tokens: 2_000_000, money: '20.00 USD', every: '1d' }" },
)
const modelLimits = z.strictObject(
  {
    agents: z
      .record(z.string(), agentLimit, { error: 'expected limits by agent. To mend it, name the agents in it' })
      .optional(),
    case: caseLimit.optional(),
  },
  { error: 'expected limits. To mend it, write modelLimits: { agents: { … }, case: { … } }' },
)
const telemetry = z.strictObject(
  { content: z.boolean('expected true or false. To mend it, leave it out').optional() },
  { error: 'expected settings. To mend it, write telemetry: { content: false }' },
)

/** The fields of a project that are about language models. */
export const modelFields = {
  models: z
    .record(z.string(), model, {
      error:
        "expected models by names of your own. To mend it, write models: { fast: { provider: 'openai', model: 'gpt-5-mini' } }",
    })
    .optional(),
  use: uses.optional(),
  modelLimits: modelLimits.optional(),
  telemetry: telemetry.optional(),
}

/** Names of the fields at a place in the configuration of models. */
export function fieldsAt([first, second, third]: readonly PropertyKey[]): readonly string[] | undefined {
  const inModel = { price, limits: rates, parameters }
  if (first === 'models') {
    if (third === undefined) return Object.keys(model.shape)
    return Object.keys(Object.hasOwn(inModel, third) ? inModel[third as keyof typeof inModel].shape : {})
  }
  if (first === 'use') return Object.keys(uses.shape)
  if (first === 'telemetry') return Object.keys(telemetry.shape)
  if (first !== 'modelLimits') return undefined
  if (second === undefined) return Object.keys(modelLimits.shape)
  return Object.keys((second === 'case' ? caseLimit : agentLimit).shape)
}

function isDuration(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0
  return typeof value === 'string' && /^\d+(\.\d+)?(ms|s|m|h|d)$/.test(value) && Number.parseFloat(value) > 0
}

function isPlainAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === ''
}
