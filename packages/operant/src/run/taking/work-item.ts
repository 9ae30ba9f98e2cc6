import type { GoalSpec } from '../../agent/goal.ts'
import { asJson, type Json } from '../../facts/json.ts'
import type { CheckSummary, EffectSummary, Outcome } from '../../journal/outcome.ts'
import type { RunState } from '../../journal/state.ts'
import type { Knowledge } from '../../planning/knowledge.ts'
import type { Activation } from '../activation.ts'
import type { NewRequest } from '../store.ts'
import { optionsOf } from './options.ts'
import { lookFor, undoingOf } from './undoing.ts'

/** Milliseconds until an item that nobody claims walks up; the store's clock of items is the same. */
const claimWithin = 86_400_000

export interface Ending {
  readonly outcome: Outcome
  readonly why: string
  /** Why no way leads to what is still open. */
  readonly missing: readonly string[]
  readonly checks: readonly CheckSummary[]
  readonly effects: readonly EffectSummary[]
}

/** The request to take over a run that has ended. */
export function takeOver(activation: Activation, ending: Ending): NewRequest {
  const { state, context, loaded, goal } = activation
  const now = context.clock.now()
  return {
    id: context.id(),
    kind: 'take over',
    roles: rolesFor(state),
    count: 1,
    requester: `agent ${loaded.agent.name}`,
    title: titleOf(state, ending.why),
    shown: workItem(activation.known(), goal, ending),
    argumentsHash: '',
    askedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + claimWithin).toISOString(),
  }
}

/** Where rules handed a call to somebody, it is theirs; otherwise it is for whoever runs operations. */
export function rolesFor(state: RunState): readonly string[] {
  const named = [...state.decisions.values()].flatMap(({ decision }) =>
    decision.effect === 'escalate' ? (decision.approval?.roles ?? []) : [],
  )
  return named.length > 0 ? [...new Set(named)] : ['operator']
}

export function titleOf({ opened }: RunState, why: string): string {
  return `${opened.asked}: ${why}`.slice(0, 300)
}

/**
 * Everything that whoever takes over needs: what was asked, is done and verified, is not known, was tried and is known,
 * what could be done with what effect, and what can be taken back. Worked out from the journal alone, worded by nobody.
 */
export function workItem(known: Knowledge, goal: GoalSpec, ending: Partial<Ending> & Pick<Ending, 'why'>): Json {
  const { state, agent } = known
  const tried = [...state.spent].flatMap(([step, marks]) =>
    marks.map((mark) => ({ step, result: mark.kind, reason: mark.reason })),
  )
  const facts = [...state.facts]
    .filter(([, fact]) => !fact.fallen && fact.how !== 'looked')
    .map(([key, { value, giver, label, suspect, readAt }]) => ({
      fact: key,
      value,
      from: giver.capability,
      label,
      suspect,
      at: new Date(readAt).toISOString(),
    }))
  const unknown = [...state.effects.values()]
    .filter(({ result }) => result === 'unknown' || result === 'intended')
    .map((effect) => ({
      effect: effect.id,
      title: effect.title,
      arguments: effect.arguments,
      since: new Date(effect.intendedAt).toISOString(),
      reason: effect.reason,
      look: lookFor(agent, effect),
    }))
  const undoing = undoingOf(known)
  return asJson({
    goal: state.opened.asked,
    ...ending,
    unknown,
    tried,
    facts,
    options: optionsOf(known, goal),
    undo: undoing.filter(({ can }) => can).map(({ title }) => title),
    undoing,
    earlier: state.returns,
  })
}
