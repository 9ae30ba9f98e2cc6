import type { ModelUse } from '../../agent/reasoning-options.ts'
import type { ModelsConfiguration } from './configuration.ts'

/** Name of the model that an agent uses for something: its own choice, or the project's, or the only one there is. */
export function modelFor(configuration: ModelsConfiguration, use: ModelUse, agent: string): string | undefined {
  const own = configuration.agents?.[agent]?.[use]
  if (own !== undefined) return own
  if (configuration.use) return configuration.use[use]
  const [only, ...others] = Object.keys(configuration.models)
  return others.length === 0 ? only : undefined
}

/** Names of the models that are asked one after the other. */
export function chainOf(configuration: ModelsConfiguration, use: ModelUse, agent: string): readonly string[] {
  const chain: string[] = []
  let name = modelFor(configuration, use, agent)
  while (name !== undefined && !chain.includes(name)) {
    chain.push(name)
    name = configuration.models[name]?.fallback
  }
  return chain
}
