import type { Json } from '../facts/json.ts'
import type { Principal } from '../facts/provenance.ts'
import type { FactGiven, FactKey, Instant, Label, StepReference } from './events.ts'

/** `claimed`: the system said yes, and nothing reads it back. */
export type EffectResult = 'confirmed' | 'claimed' | 'absent' | 'differs' | 'unknown'

/** A write outside: what was intended, and what reading it back showed. */
export type EffectEvent =
  | {
      readonly type: 'effect.intended'
      readonly effect: string
      readonly step: StepReference
      /** Steps of other entities that this one write serves as well (`merge`). */
      readonly joined: readonly StepReference[]
      readonly action: string
      readonly title: string
      readonly identity: string
      readonly key: string
      readonly arguments: Readonly<Record<string, Json>>
      readonly argumentsHash: string
      readonly from: readonly (readonly [FactKey, number])[]
      readonly label: Label
      readonly writers?: readonly Principal[]
      readonly owners?: readonly Principal[]
      readonly attempt: number
      /** How many times the same inputs were used and confirmed before. */
      readonly occasion: number
      /** The request that a person approved for it. */
      readonly approval?: string
      readonly undoes?: string
      /** The change set that it is part of, and the number of its element. What the set rests on, it rests on. */
      readonly set?: { readonly id: string; readonly element: number }
    }
  | {
      readonly type: 'effect.read'
      readonly effect: string
      readonly result: EffectResult
      readonly adopted: boolean
      /** False where the call was never begun, for it was stopped before: no try is spent. */
      readonly begun?: false
      readonly differing: readonly string[]
      readonly reason: string
      /** For `unknown` and for `absent`: when it is looked at or tried again. */
      readonly again?: Instant
      /** For `unknown`: until when it may still turn up, so that absence proves nothing before. */
      readonly shows?: Instant
      /** For `unknown`: nothing can read it back, so only a person can find out. */
      readonly unreadable?: true
      readonly facts: readonly FactGiven[]
      /** Of an action that keeps what is said of it: what was said with the approval under which it was done, as a fact. */
      readonly said?: readonly FactGiven[]
      readonly found: Json
    }
