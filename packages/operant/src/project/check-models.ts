import type { Agent } from '../agent/define-agent.ts'
import type { ModelUse } from '../agent/reasoning-options.ts'
import { modelFor } from '../reasoning/providers/chain.ts'
import type { ModelDefinition, ModelsConfiguration } from '../reasoning/providers/configuration.ts'
import { readAmount, readRate } from '../reasoning/providers/price.ts'

/** What is wrong between the fields, one line each. */
export function modelProblems(configuration: ModelsConfiguration, agents: readonly Agent[]): readonly string[] {
  const { models } = configuration
  const names = Object.keys(models)
  return [
    ...names
      .filter((name) => !/^[A-Za-z][\w-]*$/.test(name))
      .map(
        (name) =>
          `models: expected names of letters, digits and dashes, but one is "${name}". To mend it, write it as in fast`,
      ),
    ...(names.length === 0 ? ['models: expected at least one model. To mend it, add one, or leave models out'] : []),
    ...Object.entries(models).flatMap(([name, one]) => problemsOfModel(name, one, configuration)),
    ...problemsOfUse(configuration),
    ...problemsOfLimits(configuration, agents),
  ]
}

function problemsOfModel(name: string, one: ModelDefinition, { models, modelLimits: limits }: ModelsConfiguration) {
  const at = `models.${name}`
  const problems: string[] = []
  if (one.provider === 'compatible' && one.baseURL === undefined)
    problems.push(
      `${at}.baseURL: expected the address of the server. To mend it, write it as in http://localhost:11434/v1`,
    )
  if (one.provider !== 'openai' && one.api !== undefined)
    problems.push(`${at}.api: expected it for openai only. To mend it, leave it out`)
  if (one.fallback !== undefined) problems.push(...problemsOfFallback(at, name, one.fallback, models))
  const currencies = new Set(Object.values(one.price ?? {}).flatMap((text) => readRate(text)?.currency ?? []))
  if (currencies.size > 1)
    problems.push(
      `${at}.price: expected one currency, but there are ${[...currencies].join(' and ')}. To mend it, use one`,
    )
  const limited = [...Object.values(limits?.agents ?? {}), ...(limits?.case ? [limits.case] : [])].flatMap(
    ({ money }) => (money === undefined ? [] : (readAmount(money)?.currency ?? [])),
  )
  const [wanted] = limited
  if (wanted !== undefined && !currencies.has(wanted))
    problems.push(
      `${at}.price: expected a price in ${wanted}, as modelLimits limit money. To mend it, add price: { input: '0.25 ${wanted}', output: '2.00 ${wanted}' } (0 for a server of your own)`,
    )
  if (new Set(limited).size > 1)
    problems.push('modelLimits: expected one currency in all limits on money. To mend it, use one')
  return problems
}

function problemsOfFallback(at: string, name: string, fallback: string, models: ModelsConfiguration['models']) {
  if (!Object.hasOwn(models, fallback)) return [`${at}.fallback: ${nameOfModel(fallback, models)}`]
  const seen = [name]
  for (let next: string | undefined = fallback; next !== undefined; next = models[next]?.fallback) {
    if (seen.includes(next))
      return [
        `${at}.fallback: expected an end, but ${[...seen, next].join(' falls back to ')}. To mend it, take one out`,
      ]
    seen.push(next)
  }
  return []
}

function nameOfModel(name: string, models: ModelsConfiguration['models']): string {
  return `expected one of the models ${Object.keys(models).join(', ')}, but it is "${name}". To mend it, correct or add it`
}

const allUses: readonly ModelUse[] = ['plan', 'judge', 'word']

function problemsOfUse(configuration: ModelsConfiguration): readonly string[] {
  const { models, use, agents = {} } = configuration
  const [first, ...others] = Object.keys(models)
  const places = [
    ['use', use] as const,
    ...Object.entries(agents).map(([name, own]) => [`agent "${name}": models`, own] as const),
  ]
  return [
    ...(use === undefined && others.length > 0
      ? [
          `use: expected which of the models ${[first, ...others].join(', ')} does what. To mend it, write use: { plan: '${first}', judge: '${first}', word: '${first}' }`,
        ]
      : []),
    ...places.flatMap(([place, chosen = {}]) =>
      allUses.flatMap((one) => {
        const name = chosen[one]
        return name === undefined || Object.hasOwn(models, name)
          ? []
          : [`${place}.${one}: ${nameOfModel(name, models)}`]
      }),
    ),
  ]
}

function problemsOfLimits({ modelLimits: limits }: ModelsConfiguration, agents: readonly Agent[]): readonly string[] {
  const places = [
    ...Object.entries(limits?.agents ?? {}).map(([name, limit]) => [`modelLimits.agents.${name}`, limit] as const),
    ...(limits?.case ? [['modelLimits.case', limits.case] as const] : []),
  ]
  const names = agents.map(({ name }) => name)
  return [
    ...places
      .filter(([, { tokens: most, money }]) => most === undefined && money === undefined)
      .map(([at]) => `${at}: expected tokens, money, or both. To mend it, add one`),
    ...Object.keys(limits?.agents ?? {})
      .filter((name) => !names.includes(name))
      .map(
        (name) =>
          `modelLimits.agents.${name}: expected one of the agents ${names.join(', ')}. To mend it, correct the name`,
      ),
  ]
}

/** Agents that reason by a model, and have none. */
export function withoutModel(
  configuration: ModelsConfiguration | undefined,
  agents: readonly Agent[],
): readonly string[] {
  return agents.flatMap(({ name, reasoner }, index) =>
    reasoner !== 'search' && !(configuration && modelFor(configuration, 'plan', name))
      ? [
          `agents[${index}]: expected a language model for "${name}", which reasons by one. To mend it, add ${configuration ? `use: { plan: '…' }` : `models: { main: { provider: 'openai', model: 'gpt-5-mini' } }, or set OPERANT_MODEL=openai:gpt-5-mini`}`,
        ]
      : [],
  )
}
