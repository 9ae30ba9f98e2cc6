import type { ModelUse } from '../agent/reasoning-options.ts'
import type { Json } from '../facts/json.ts'
import type { ModelCall, ModelCost, Usage } from '../journal/model-call.ts'

/** JSON Schema, as providers take it. */
export type JsonSchema = Readonly<Record<string, unknown>>

export interface ModelTool {
  /** Letters, digits, `_`, `-`; at most 64. */
  readonly name: string
  readonly description: string
  readonly input: JsonSchema
}

/** A part of what is shown: words, a picture, or a document such as a PDF. */
export type ModelPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly mediaType: string; readonly data: Uint8Array }

export type ModelMessage =
  | { readonly role: 'user'; readonly content: readonly ModelPart[] }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly ModelToolCall[] }
  | { readonly role: 'tool'; readonly call: string; readonly tool: string; readonly result: Json }

export interface ModelToolCall {
  readonly id: string
  readonly tool: string
  readonly input: Json
}

/** One question to a language model. What comes first must be the same bytes between the steps of a run, so that providers find it in their cache. */
export interface ModelQuestion {
  readonly use: ModelUse
  /** Which prompt this is: kept with every answer. */
  readonly prompt: string
  readonly instructions: string
  readonly messages: readonly ModelMessage[]
  readonly tools?: readonly ModelTool[]
  /** Asks for one of the tools rather than words. */
  readonly mustCall?: boolean
  /** The answer in a shape of its own, instead of tools. */
  readonly answer?: { readonly name: string; readonly schema: JsonSchema }
  /** Tokens the answer may have. Default: as the model is configured. */
  readonly mostOutput?: number
  /** Identical questions may be answered from the store. Default: as the model is configured. */
  readonly mayBeStored?: boolean
}

/** For whom it is asked, and what may still be spent on it: a limit is refused before it would be passed. */
export interface Spending {
  readonly agent: string
  readonly run: string
  /** What the run is about, where it is about one thing: its limits hold over all of its runs. */
  readonly subject?: string
  /** Tokens the run may still use. */
  readonly tokens: number
  /** What models may cost over the whole run, by currency; none: no limit of the run. What they cost so far is known below. */
  readonly money?: readonly ModelCost[]
}

/** A model could not be asked. `after` in milliseconds, where a time was named; not `again`: asking again is of no use. */
export interface ModelTrouble {
  readonly kind: 'trouble'
  readonly reason: string
  readonly again: boolean
  readonly after?: number
  readonly usage: Usage
}

export type ModelReply =
  | {
      readonly kind: 'said'
      readonly text: string
      /** As the provider gave them: `input` may be anything, `tool` may not exist. */
      readonly calls: readonly { readonly tool: string; readonly input: unknown }[]
      /** The shaped answer, parsed but not checked; undefined where it is no JSON or none was asked for. */
      readonly value: Json | undefined
      readonly record: ModelCall
    }
  /** Nothing was asked: the answer could have passed this limit. */
  | { readonly kind: 'over limit'; readonly limit: string }
  | ModelTrouble

/** The language models of a project. Never throws for what a provider does; never acts. */
export interface LanguageModels {
  /** Whether a model is configured for this use by this agent. */
  has(use: ModelUse, agent: string): boolean
  ask(question: ModelQuestion, spending: Spending): Promise<ModelReply>
}
