import type { Bound } from '../../../packages/operant/src/journal/events.ts'
import type { Proposal } from '../../../packages/operant/src/run/context.ts'

/** What a planner says in one turn: several calls where they are made at once. */
export type Call = readonly [Proposal, ...Proposal[]]

export function proposalOf(
  capability: string,
  about: readonly string[] = [],
  bound: Readonly<Record<string, Bound>> = {},
): Proposal {
  return {
    said: { tool: capability, input: { about: [...about] } },
    asks: { kind: 'step', capability, scope: about, bound },
  }
}

export function stepCall(
  capability: string,
  about: readonly string[] = [],
  bound: Readonly<Record<string, Bound>> = {},
): Call {
  return [proposalOf(capability, about, bound)]
}

export const doneCall: Call = [{ said: { tool: 'done', input: {} }, asks: { kind: 'done' } }]
