import type { Agent } from '../../agent/define-agent.ts'
import { openOf } from '../../journal/collection-state.ts'
import type { RunState } from '../../journal/state.ts'

/**
 * Capabilities that something under way in a run is an answer to, or a call of, and that its agent no longer has. What
 * comes for such a run would be lost on it: it rests until they are back.
 */
export function goneFrom(agent: Pick<Agent, 'capabilities'>, state: RunState): readonly string[] {
  const awaited = [
    ...[...state.requests.values()].filter(({ answer }) => answer === undefined).map(({ step }) => step.capability),
    ...[...state.waits.values()].filter(({ ended }) => !ended).map(({ step }) => step.capability),
    ...[...state.delegations.values()].filter((one) => openOf(one) > 0).map(({ step }) => step.capability),
    ...[...state.effects.values()].filter(({ result }) => result === 'intended').map(({ action }) => action),
  ]
  return [...new Set(awaited)].filter((name) => !agent.capabilities.has(name.replace(/\.undo$/, '')))
}
