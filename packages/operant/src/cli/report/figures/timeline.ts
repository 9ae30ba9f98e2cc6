import { goalOf } from '../../../run/goal-of.ts'
import type { Agent } from '../../../agent/define-agent.ts'
import type { RunEvent } from '../../../journal/events.ts'

export type Lane =
  | 'plans'
  | 'reads'
  | 'works out'
  | 'decides'
  | 'asks'
  | 'guardrail'
  | 'performs'
  | 'reads back'
  | 'checks'

/** One event of a run, as it is drawn. */
export interface TimelineMark {
  readonly lane: Lane
  /** `full` where it went as wished: allowed, confirmed, holds; `open` where not yet, `bad` where not at all. */
  readonly look: 'full' | 'open' | 'bad'
  readonly what: string
  /** Milliseconds since the run was taken up. */
  readonly at: number
  /** The write it belongs to, from 1 in the order of their intents. */
  readonly write?: number
}

export interface Timeline {
  readonly marks: readonly TimelineMark[]
  /** What each write is called. */
  readonly writes: readonly string[]
}

/** A run in the order of its journal. */
export function timelineOf(events: readonly RunEvent[], agent: Agent | undefined): Timeline {
  const start = Date.parse((events[1] ?? events[0])?.at ?? '')
  const [opened] = events
  const goal = opened?.type === 'run.opened' ? agent && goalOf(agent, opened) : undefined
  const never = new Set(goal?.never.map(({ name }) => name))
  const writes: Writes = new Map()
  const marks = events.flatMap((event): readonly TimelineMark[] => {
    if (event.type === 'effect.intended') writes.set(event.effect, { number: writes.size + 1, title: event.title })
    const mark = markOf(event, agent, never, writes)
    return mark ? [{ ...mark, at: Date.parse(event.at) - start }] : []
  })
  return { marks, writes: [...writes.values()].map(({ title }) => title) }
}

type Writes = Map<string, { readonly number: number; readonly title: string }>
type Mark = Omit<TimelineMark, 'at'>

function markOf(
  event: RunEvent,
  agent: Agent | undefined,
  never: ReadonlySet<string>,
  writes: Writes,
): Mark | undefined {
  switch (event.type) {
    case 'plan.revised':
      return { lane: 'plans', look: 'full', what: `${event.steps.length} steps ahead` }
    case 'step.gave':
      return event.how === 'looked' ? lookedMark(event, never) : gaveMark(event, agent)
    case 'step.failed':
      return { lane: 'works out', look: 'bad', what: `${event.step.capability}: ${event.failure.kind}` }
    case 'call.decided': {
      const look = { allow: 'full', approve: 'open', escalate: 'open', deny: 'bad' } as const
      const { effect, shadow } = event.decision
      return shadow
        ? { lane: 'guardrail', look: 'open', what: 'only watched' }
        : { lane: 'guardrail', look: look[effect], what: effect }
    }
    case 'request.asked':
    case 'request.answered':
      return { lane: 'asks', look: event.type === 'request.asked' ? 'open' : 'full', what: event.type }
    case 'effect.intended':
      return { lane: 'performs', look: 'full', what: event.title, write: writes.get(event.effect)?.number ?? 0 }
    case 'effect.read': {
      const { number = 0, title = '' } = writes.get(event.effect) ?? {}
      const looks = { confirmed: 'full', claimed: 'open', absent: 'open', differs: 'bad', unknown: 'bad' } as const
      const look = looks[event.result]
      return { lane: 'reads back', look, what: `${title}: ${event.result}`, write: number }
    }
    default:
      return undefined
  }
}

type Gave = Extract<RunEvent, { type: 'step.gave' }>

/** What must never hold is well while it does not. */
function lookedMark({ step: { capability }, facts }: Gave, never: ReadonlySet<string>): Mark {
  const holds = facts[0]?.value === true
  const look = never.has(capability) ? (holds ? 'bad' : 'full') : holds ? 'full' : 'open'
  return { lane: 'checks', look, what: `${capability}: ${holds ? 'yes' : 'no'}` }
}

function gaveMark(event: Gave, agent: Agent | undefined): Mark {
  const { capability } = event.step
  const kind = agent?.capabilities.get(capability)?.kind
  const lane = event.how === 'read' ? 'reads' : kind === 'decision' ? 'decides' : 'works out'
  const rule = event.rule === undefined ? '' : `, rule "${event.rule}"`
  return { lane: event.how === 'answered' ? 'asks' : lane, look: 'full', what: `${capability}${rule}` }
}
