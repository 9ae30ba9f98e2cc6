import type { LanguageModels } from '../../run/language-models.ts'
import type { Clock } from '../../facts/time.ts'
import type { ModelDefinition } from './configuration.ts'
import { languageModels } from './language-models.ts'

export interface CompatibleSettings extends Pick<
  ModelDefinition,
  'model' | 'apiKey' | 'headers' | 'timeout' | 'answerTokens' | 'retries' | 'stream' | 'price' | 'shapes'
> {
  /** An OpenAI-compatible address, such as `http://localhost:11434/v1`. */
  readonly baseURL: string
  /** Default: the system's. */
  readonly clock?: Clock
}

/** One model for everything, at an OpenAI-compatible address, without a database: for tests. It is not asked again by itself. */
export function compatibleModels({ clock, ...definition }: CompatibleSettings): LanguageModels {
  const model: ModelDefinition = { retries: 0, ...definition, provider: 'compatible' }
  return languageModels({ models: { model } }, clock ? { clock } : {})
}
