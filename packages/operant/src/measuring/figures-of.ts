import type { Agent } from '../agent/define-agent.ts'
import { at } from '../facts/json.ts'
import { keyFor } from '../facts/key.ts'
import { fold } from '../journal/fold.ts'
import type { Instant, RunEvent } from '../journal/events.ts'
import type { RunState } from '../journal/state.ts'
import { goalOf } from '../run/goal-of.ts'
import { causeOf } from './cause-of.ts'
import { movedBy } from './money-of.ts'
import type { RunFigures } from './run-figures.ts'
import { covered } from './spans.ts'
import { successOf } from './success-of.ts'

/** What stands beside the journal of a run: what it asked of people, and what its language models took. */
export interface Besides {
  /** What was asked of people, not of parties outside; blind reviews are none of it. */
  readonly asked: readonly {
    readonly kind: 'approve' | 'answer' | 'take over'
    readonly askedAt: Instant
    readonly decidedAt: Instant | null
    /** A person answered; it did not expire, and was not withdrawn. */
    readonly answered: boolean
  }[]
  /** When somebody closed what it handed over. */
  readonly closedAt: Instant | null
  readonly tokens: number
  readonly costs: RunFigures['costs']
  readonly costUnknown: boolean
}

/**
 * What an ended run adds to the figures; undefined where it has not ended. Without its agent the class, and the money
 * that its writes moved, are not known.
 */
export function figuresOf(
  run: string,
  events: readonly RunEvent[],
  agent: Agent | undefined,
  { asked, closedAt, tokens, costs, costUnknown }: Besides,
): RunFigures | undefined {
  const state = fold(run, events)
  const { settled } = state
  if (!settled) return undefined
  const ended = Date.parse(settled.at)
  const success = successOf(events, state, agent, closedAt !== null)
  const escalated = asked.some(({ kind }) => kind === 'take over') || state.returns.length > 0
  const cause = success.verified || !failed.has(settled.outcome) ? undefined : causeOf(events, state)
  const sorted = classOf(state, agent)
  return {
    ...(sorted === undefined ? {} : { class: sorted }),
    ...success,
    people: escalated || settled.outcome === 'cancelled' || asked.some(({ answered }) => answered),
    escalated,
    ...(cause ? { cause } : {}),
    waited: covered(
      asked.flatMap(({ kind, askedAt, decidedAt }) => {
        const decided = decidedAt === null ? Infinity : Date.parse(decidedAt)
        // What is handed over as a run ends is nothing that it waited for.
        if (kind === 'take over' && decided >= ended) return []
        return [{ from: Date.parse(askedAt), until: Math.min(ended, decided) }]
      }),
    ),
    ...(closedAt === null ? {} : { closedAt }),
    ...movedBy(state, agent),
    tokens,
    costs,
    costUnknown,
  }
}

/** Outcomes for which there is a cause, unless they were verified. */
const failed: ReadonlySet<string> = new Set(['met', 'declined', 'partly', 'handed over', 'failed'])

function classOf(state: RunState, agent: Agent | undefined): string | undefined {
  const need = agent && goalOf(agent, state.opened)?.class
  const fact = need && state.facts.get(keyFor(need.fact, []))
  if (!fact || fact.fallen) return undefined
  const fits = Object.entries(need.is ?? {}).every(([field, wanted]) => at(fact.value, [field]) === wanted)
  const value = fits ? at(fact.value, need.path) : undefined
  return typeof value === 'string' ? value : undefined
}
