import { asJson } from '../facts/json.ts'
import type { CheckSummary, EffectSummary, Outcome } from '../journal/outcome.ts'
import type { Activation } from './activation.ts'
import type { NewRequest } from './store.ts'

/** How long a person has to take over, in milliseconds. */
const takeOverDue = 7 * 86_400_000

export interface Ending {
  readonly outcome: Outcome
  readonly why: string
  /** Why no way leads to what is still open. */
  readonly missing: readonly string[]
  readonly checks: readonly CheckSummary[]
  readonly effects: readonly EffectSummary[]
}

/** The request to take over: what was asked, done, tried and found, and what can be taken back. */
export function takeOver(activation: Activation, ending: Ending): NewRequest {
  const { state, context, loaded } = activation
  const now = context.clock.now()
  const tried = [...state.spent].flatMap(([step, marks]) =>
    marks.map((mark) => ({ step, result: mark.kind, reason: mark.reason })),
  )
  const facts = [...state.facts]
    .filter(([, fact]) => !fact.fallen && fact.how !== 'looked')
    .map(([key, { value, giver, label, suspect }]) => ({ fact: key, value, from: giver.capability, label, suspect }))
  const undo = [...state.effects.values()]
    .filter((effect) => effect.result === 'confirmed' && !effect.adopted && !effect.undone)
    .map((effect) => effect.title)
  // Where rules handed a call to somebody, it is theirs; otherwise it is for whoever runs operations.
  const named = [...state.decisions.values()].flatMap(({ decision }) =>
    decision.effect === 'escalate' ? (decision.approval?.roles ?? []) : [],
  )
  return {
    id: context.id(),
    kind: 'take over',
    roles: named.length > 0 ? [...new Set(named)] : ['operator'],
    count: 1,
    requester: `agent ${loaded.agent.name}`,
    title: `${state.opened.asked}: ${ending.why}`.slice(0, 300),
    shown: asJson({ goal: state.opened.asked, ...ending, tried, facts, undo }),
    argumentsHash: '',
    askedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + takeOverDue).toISOString(),
  }
}
