import type { Agent } from '../agent/define-agent.ts'
import type { RunEvent } from '../journal/events.ts'
import type { Answer, AnswerSource } from '../journal/outcome.ts'
import type { RunState } from '../journal/state.ts'
import { goalOf } from '../run/goal-of.ts'
import type { Claimant } from './run-figures.ts'

/** Whether the systems of record show that a run reached its goal, or who only says so. */
export function successOf(
  events: readonly RunEvent[],
  state: RunState,
  agent: Agent | undefined,
  closedByPerson: boolean,
): { readonly verified: boolean; readonly claimedBy: readonly Claimant[] } {
  const { settled } = state
  // Such an end is written only after every check was asked live.
  const ended = settled?.outcome === 'met' || settled?.outcome === 'declined'
  const whole = (settled?.unchecked ?? []).length === 0 && (settled?.answers ?? []).every(isRecord)
  if (ended && whole) return { verified: true, claimedBy: [] }
  const claimants: readonly (readonly [Claimant, boolean])[] = [
    ['model', events.some(({ type }) => type === 'done.claimed')],
    ['system', systemClaims(events, state, agent)],
    ['person', closedByPerson],
    ['run', ended],
  ]
  return { verified: false, claimedBy: claimants.flatMap(([who, says]) => (says ? [who] : [])) }
}

/** How facts come about that no record bears: a model judged, a person said, a system claimed. */
const borne: ReadonlySet<AnswerSource['how']> = new Set(['input', 'read', 'derived', 'looked', 'effect'])

function isRecord({ how, rests }: Answer): boolean {
  return borne.has(how) && rests.every((source) => borne.has(source.how))
}

/**
 * A system said yes to a write that nothing read back, and a check of the goal hangs on it: the action makes that check
 * true, or nobody could tell whether one holds.
 */
function systemClaims(events: readonly RunEvent[], state: RunState, agent: Agent | undefined): boolean {
  const claimed = [...state.effects.values()].filter(({ result, lapsed }) => result === 'claimed' && !lapsed)
  if (claimed.length === 0) return false
  const end = events.findLast((event) => event.type === 'run.settled')
  if (end?.checks.some(({ result }) => result === 'cannot tell')) return true
  const goal = agent && goalOf(agent, state.opened)
  return claimed.some(({ action }) => {
    const spec = agent?.capabilities.get(action)
    if (!goal || spec?.kind !== 'action') return true
    return spec.makes.some((check) => goal.doneWhen.includes(check))
  })
}
