import type {
  Environment,
  ModelDefinition,
  ModelsConfiguration,
  Provider,
} from '../reasoning/providers/configuration.ts'
import type { ProjectDefinition } from './define-project.ts'

const providers: readonly Provider[] = ['openai', 'anthropic', 'google', 'compatible']

/**
 * What a project says about its language models, or what the environment says where it says nothing; undefined where
 * there are none, and a sentence where the environment cannot be understood.
 */
export function configuredModels(
  definition: ProjectDefinition,
  environment: Environment,
): ModelsConfiguration | string | undefined {
  const { use, modelLimits, telemetry } = definition
  const models = definition.models ?? fromEnvironment(environment)
  if (models === undefined || typeof models === 'string') return models
  return {
    models,
    agents: Object.fromEntries(definition.agents.map(({ name, models: own }) => [name, own])),
    ...(use ? { use } : {}),
    ...(modelLimits ? { modelLimits } : {}),
    ...(telemetry ? { telemetry } : {}),
  }
}

/** `OPERANT_MODEL=provider:model`, with `OPERANT_MODEL_URL` and `OPERANT_MODEL_KEY` where they are needed. */
function fromEnvironment(environment: Environment): Readonly<Record<string, ModelDefinition>> | string | undefined {
  const { OPERANT_MODEL: text, OPERANT_MODEL_URL: baseURL, OPERANT_MODEL_KEY: apiKey } = environment
  if (!text) return undefined
  const [provider, ...rest] = text.split(':')
  const known = providers.find((one) => one === provider)
  const model = rest.join(':')
  if (!known || model === '')
    return `OPERANT_MODEL: expected a provider (${providers.join(', ')}) and a model, but it is "${text}". To mend it, write it as in openai:gpt-5-mini`
  if (known === 'compatible' && !baseURL)
    return 'OPERANT_MODEL_URL: expected the address of the server, for OPERANT_MODEL is compatible. To mend it, set it as in http://localhost:11434/v1'
  return {
    main: {
      provider: known,
      model,
      ...(baseURL ? { baseURL } : {}),
      ...(apiKey ? { apiKey } : {}),
    },
  }
}
