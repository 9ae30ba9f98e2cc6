import { expect, test } from 'vitest'
import { claims } from '../../../../examples/small-shop/agent.ts'
import example from '../../../../examples/small-shop/with-models.config.ts'
import { checkProject } from './check-project.ts'
import { configuredModels } from './configured-models.ts'
import { ProjectError } from './project-error.ts'

const good = { agents: [claims], principals: [{ name: 'olga', roles: ['operator'] }] }
const price = { input: '0.25 USD', output: '2.00 USD', kept: '0.03 USD' }
const fast = { provider: 'openai', model: 'gpt-5-mini', apiKey: 'sk-secret-of-mine' }
const local = { provider: 'compatible', baseURL: 'http://localhost:11434/v1', model: 'qwen3' }

function problemsOf(exported: unknown, environment = {}): readonly string[] {
  try {
    checkProject('operant.config.ts', exported, environment)
    return []
  } catch (error) {
    if (error instanceof ProjectError) return error.problems
    throw error
  }
}

test('the example of the documents can be used', () => {
  expect(checkProject('with-models.config.ts', example, {})).toBe(example)
})

test('a configuration with everything in it is taken as it is', () => {
  const whole = {
    ...good,
    models: {
      fast: {
        ...fast,
        price,
        timeout: '60s',
        retries: 3,
        answerTokens: 4_000,
        parameters: { temperature: 0, reasoning: 'low' },
        limits: { requestsPerMinute: 60, tokensPerMinute: 100_000, atOnce: 4 },
        headers: { 'x-team': 'operations' },
        store: '1d',
        stream: true,
        fallback: 'local',
      },
      local: { ...local, price: { input: '0 USD', output: '0 USD' }, shapes: 'json' },
    },
    use: { plan: 'fast', judge: 'local', word: 'fast' },
    modelLimits: {
      agents: { [claims.name]: { tokens: 2_000_000, money: '20.00 USD', every: '1d' } },
      case: { tokens: 50_000, money: '0.50 USD' },
    },
    telemetry: { content: true },
  }
  expect(checkProject('operant.config.ts', whole, {})).toBe(whole)
})

test('one model does everything where nothing is said; a key may be missing', () => {
  expect(problemsOf({ ...good, models: { main: { ...fast, apiKey: undefined } } })).toEqual([])
  expect(problemsOf({ ...good, agents: [{ ...claims, reasoner: 'model' }], models: { main: fast } })).toEqual([])
})

const two = { ...good, models: { fast, local } }
const use = { plan: 'fast' }
const broken: readonly (readonly [string, unknown, RegExp])[] = [
  ['a name with a blank', { ...good, models: { 'my model': fast } }, /: models: expected names of letters.*"my model"/],
  [
    'an interface that is not its own',
    { ...good, models: { local: { ...local, api: 'responses' } } },
    /: models\.local\.api: expected it for openai only/,
  ],
  [
    'too hot',
    { ...good, models: { fast: { ...fast, parameters: { temperature: 3 } } } },
    /: models\.fast\.parameters\.temperature: expected a number from 0 to 2/,
  ],
  [
    'no time at all',
    { ...good, models: { fast: { ...fast, timeout: '0s' } } },
    /: models\.fast\.timeout: expected a length/,
  ],
  ['no model', { ...good, models: {} }, /: models: expected at least one model/],
  ['a list', { ...good, models: [fast] }, /: models: expected models by names/],
  [
    'a provider unheard of',
    { ...good, models: { fast: { ...fast, provider: 'acme' } } },
    /: models\.fast\.provider: .*openai, anthropic, google, or compatible/,
  ],
  ['no name at the provider', { ...good, models: { fast: { provider: 'openai' } } }, /: models\.fast\.model: expected/],
  [
    'a field misspelt',
    { ...good, models: { fast: { ...fast, timeOut: '1s' } } },
    /: models\.fast\.timeOut: expected no such field.*write "timeout"/,
  ],
  [
    'a price misspelt',
    { ...good, models: { fast: { ...fast, price: { ...price, cached: '1 USD' } } } },
    /: models\.fast\.price\.cached: expected no such field.*input, output, kept/,
  ],
  [
    'a price that is none',
    { ...good, models: { fast: { ...fast, price: { ...price, input: '$0.25' } } } },
    /: models\.fast\.price\.input: expected a price for a million tokens.*'0\.25 USD'/,
  ],
  [
    'prices in two currencies',
    { ...good, models: { fast: { ...fast, price: { ...price, kept: '1 EUR' } } } },
    /: models\.fast\.price: expected one currency/,
  ],
  [
    'a key with a line end',
    { ...good, models: { fast: { ...fast, apiKey: 'sk-secret-of-mine\n' } } },
    /: models\.fast\.apiKey: expected a key without blanks or line ends/,
  ],
  [
    'a server without an address',
    { ...good, models: { local: { ...local, baseURL: undefined } } },
    /: models\.local\.baseURL: expected the address/,
  ],
  [
    'a key in the address',
    { ...good, models: { local: { ...local, baseURL: 'https://h/v1?key=sk-secret-of-mine' } } },
    /: models\.local\.baseURL: expected an address without a key/,
  ],
  [
    'a time-out that is none',
    { ...good, models: { fast: { ...fast, timeout: 'soon' } } },
    /: models\.fast\.timeout: expected a length of time.*60s/,
  ],
  [
    'no retries',
    { ...good, models: { fast: { ...fast, retries: -1 } } },
    /: models\.fast\.retries: expected at least 0/,
  ],
  [
    'a rate of nothing',
    { ...good, models: { fast: { ...fast, limits: { atOnce: 0 } } } },
    /: models\.fast\.limits\.atOnce: expected at least 1/,
  ],
  [
    'a rate misspelt',
    { ...good, models: { fast: { ...fast, limits: { requestsPerMinut: 1 } } } },
    /limits\.requestsPerMinut: .*write "requestsPerMinute"/,
  ],
  [
    'a fallback that is not there',
    { ...two, use, models: { fast: { ...fast, fallback: 'slow' }, local } },
    /: models\.fast\.fallback: expected one of the models fast, local/,
  ],
  [
    'fallbacks in a circle',
    { ...two, use, models: { fast: { ...fast, fallback: 'local' }, local: { ...local, fallback: 'fast' } } },
    /: models\.fast\.fallback: expected an end.*fast falls back to local falls back to fast/,
  ],
  [
    'two models and no word on which does what',
    two,
    /: use: expected which of the models fast, local does what.*use: \{ plan: 'fast'/,
  ],
  [
    'a use of nothing',
    { ...two, use: { plan: 'slow' } },
    /: use\.plan: expected one of the models fast, local, but it is "slow"/,
  ],
  ['a use unheard of', { ...two, use: { think: 'fast' } }, /: use\.think: expected no such field.*plan, judge, word/],
  [
    'an agent with a model that is not there',
    { ...good, models: { fast }, agents: [{ ...claims, models: { plan: 'slow' } }] },
    /: agent "claims": models\.plan: expected one of the models fast/,
  ],
  [
    'a limit for nobody',
    { ...good, models: { fast }, modelLimits: { agents: { nobody: { tokens: 1, every: '1d' } } } },
    /: modelLimits\.agents\.nobody: expected one of the agents claims/,
  ],
  [
    'a limit without a time',
    { ...good, models: { fast }, modelLimits: { agents: { claims: { tokens: 1 } } } },
    /: modelLimits\.agents\.claims\.every: expected a length of time/,
  ],
  [
    'a limit on nothing',
    { ...good, models: { fast }, modelLimits: { case: {} } },
    /: modelLimits\.case: expected tokens, money, or both/,
  ],
  [
    'a limit on money without a price',
    { ...good, models: { fast }, modelLimits: { case: { money: '0.50 USD' } } },
    /: models\.fast\.price: expected a price in USD, as modelLimits limit money/,
  ],
  [
    'a limit on money in another currency',
    { ...good, models: { fast: { ...fast, price } }, modelLimits: { case: { money: '0.50 EUR' } } },
    /: models\.fast\.price: expected a price in EUR/,
  ],
  [
    'an amount that is none',
    { ...good, models: { fast }, modelLimits: { case: { money: 5 } } },
    /: modelLimits\.case\.money: expected an amount of money.*'20\.00 USD'/,
  ],
  [
    'telemetry misspelt',
    { ...good, models: { fast }, telemetry: { contents: true } },
    /: telemetry\.contents: expected no such field.*content/,
  ],
]

test.each(broken)('refused with the field and how to mend it: %s', (_, exported, says) => {
  const problems = problemsOf(exported)
  expect(problems.join('\n')).toMatch(says)
  expect(problems.join('\n')).not.toContain('sk-secret-of-mine')
  for (const problem of problems) expect(problem).toContain('To mend it')
})

test('the environment names a model where the configuration does not', () => {
  const definition = checkProject('operant.config.ts', good, {})
  const environment = { OPERANT_MODEL: 'compatible:qwen3:8b', OPERANT_MODEL_URL: 'http://localhost:11434/v1' }
  expect(configuredModels(definition, environment)).toMatchObject({
    models: { main: { provider: 'compatible', model: 'qwen3:8b', baseURL: 'http://localhost:11434/v1' } },
  })
  expect(configuredModels(definition, {})).toBeUndefined()
  expect(problemsOf({ ...good, agents: [{ ...claims, reasoner: 'model' }] }, environment)).toEqual([])
  expect(problemsOf(good, { OPERANT_MODEL: 'gpt-5-mini' }).join()).toMatch(
    /OPERANT_MODEL: expected a provider.*openai:gpt-5-mini/,
  )
  expect(problemsOf(good, { OPERANT_MODEL: 'compatible:qwen3' }).join()).toContain(
    'OPERANT_MODEL_URL: expected the address of the server',
  )
})
