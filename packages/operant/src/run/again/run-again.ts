import type { Agent } from '../../agent/define-agent.ts'
import type { RunEvent } from '../../journal/events.ts'
import { fold } from '../../journal/fold.ts'
import type { RunState } from '../../journal/state.ts'
import { goalOf } from '../goal-of.ts'
import type { NewRun } from '../store.ts'
import { carriedEffects, carriedFacts } from './carried.ts'

/** Which run is run again, from where, by whom and why. */
export interface AskedAgain {
  readonly id: string
  readonly now: Date
  readonly agent: Agent | undefined
  readonly run: string
  readonly events: readonly RunEvent[]
  /** The step, by its number, before which it begins, and the place of that step's first event in the journal. */
  readonly step: number
  readonly seq: number
  readonly by: string
  readonly reason: string
}

/** The new run; or why there can be none. */
export type MadeAgain =
  | { readonly kind: 'made'; readonly run: NewRun }
  | { readonly kind: 'refused'; readonly why: string }

/**
 * A new run for the goal of one that has ended, which acts for real. It begins with what that one knew before a step;
 * everything else is looked at anew, every write is looked up first, and each call is guarded as any other.
 */
export function runAgain({ id, now, agent, run, events, step, seq, by, reason }: AskedAgain): MadeAgain {
  const [first] = events
  if (first?.type !== 'run.opened') throw new Error(`the journal of run ${run} does not begin with its opening`)
  const last = fold(run, events)
  const why = refusal(agent, last)
  if (why !== undefined || !agent) return { kind: 'refused', why: why ?? 'its agent is not known' }
  const before = fold(
    run,
    events.filter((event) => event === first || event.seq < seq),
  )
  const effects = carriedEffects(last)
  const facts = carriedFacts(agent, before, last, effects)
  // It has no parent: whoever waited for the earlier run was told how that ended.
  const { seq: _, at: __, parent: ___, ...opened } = first
  const again = { run, step, seq: last.seq, by, reason, facts, effects }
  return { kind: 'made', run: { id, at: now.toISOString(), opened: { ...opened, startedBy: by, again } } }
}

/** Why a run cannot be run again: it could not be known that nothing is done twice. */
function refusal(agent: Agent | undefined, last: RunState): string | undefined {
  if (!last.settled) return 'it is still under way; cancel it first, or take it over'
  if (!agent) return `there is no agent "${last.opened.agent}" any more`
  if (!goalOf(agent, last.opened)) return `agent "${agent.name}" has no goal "${last.opened.goal}" any more`
  for (const effect of last.effects.values()) {
    if (effect.result === 'absent' || effect.undone || effect.undoes !== undefined) continue
    if (effect.adopted && !effect.carried) continue
    const spec = agent.capabilities.get(effect.action)
    if (spec?.kind !== 'action')
      return `agent "${agent.name}" has no action ${effect.action} any more, so nobody could look whether this stands: ${effect.title}`
    if (spec.confirm) continue
    if (effect.result !== 'claimed')
      return `whether it happened is not known, and nothing can read it back: ${effect.title}; return the run and say what was found`
    if (effect.set) return `nothing can read back what was done as part of many changes: ${effect.title}`
  }
  return undefined
}
