import type { ModelUse } from '../agent/reasoning-options.ts'
import type { Json } from '../facts/json.ts'

/** Tokens of one answer of a language model. */
export interface Usage {
  readonly input: number
  readonly output: number
  /** Of the input: what the provider had kept from before, and charges less for. */
  readonly kept?: number
}

/** What was paid, in millionths of the currency's main unit: single answers cost less than a cent. */
export interface ModelCost {
  readonly millionths: number
  readonly currency: string
}

/** One answer of a language model as the journal keeps it. Replaying a run reads this and asks nobody. */
export interface ModelCall {
  readonly use: ModelUse
  /** The model's name in the project and at its provider, as in `fast (openai:gpt-5-mini)`. */
  readonly model: string
  /** Which prompt: a name and the hash of its bytes, as in `steps@3f9a…`. */
  readonly prompt: string
  readonly parameters: Readonly<Record<string, Json>>
  readonly usage: Usage
  readonly cost?: ModelCost
  readonly milliseconds: number
  /** Answered from the store of identical questions: nothing was paid. */
  readonly stored?: true
}
