import type { ActionSpec } from '../../agent/capability.ts'
import type { Json } from '../../facts/json.ts'
import type { Scope } from '../../facts/key.ts'
import { decodeArguments } from '../calling/call.ts'

/** Something that a person could do, or have the agent do, with what would come of it. */
export interface TakeOverOption {
  readonly kind: 'do' | 'take back' | 'answer' | 'find out' | 'see to' | 'return'
  readonly title: string
  readonly about?: string
  readonly action?: string
  readonly arguments?: Readonly<Record<string, Json>>
  /** Why the agent did not do it by itself. */
  readonly why?: string
  /** What would have to be otherwise for a milder decision; each was tried. */
  readonly ways?: readonly string[]
  /** Money that it moves, as `40.00 GBP`. */
  readonly spends?: string
  /** Facts that it changes. */
  readonly changes?: readonly string[]
  /** Checks that it is to make true. */
  readonly makes?: readonly string[]
  /** Whether the agent could take it back. */
  readonly undo?: boolean
  /** What the agent would do next. */
  readonly plan?: readonly string[]
  readonly how: string
}

/** A call as an option: what it would spend, change and make true. Undefined where the action's own code fails on these values. */
export function callOption(
  spec: ActionSpec,
  scope: Scope,
  values: Readonly<Record<string, Json>>,
): Omit<TakeOverOption, 'kind' | 'how'> | undefined {
  try {
    const inputs = decodeArguments(spec, values)
    const spends = spec.spend?.amount(inputs)
    return {
      title: spec.title(inputs),
      about: scope.join(' / '),
      action: spec.name,
      arguments: values,
      ...(spends ? { spends: spends.toString() } : {}),
      changes: spec.changes.map(({ name }) => name),
      makes: spec.makes.map(({ title }) => title),
      undo: spec.undo !== 'none',
    }
  } catch {
    return undefined
  }
}
