import type { RunEvent } from '../../journal/events.ts'
import { apply, fold } from '../../journal/fold.ts'
import type { RunState } from '../../journal/state.ts'
import { openWaits } from '../../journal/wait-state.ts'
import { restText } from './waits-told.ts'

/** For whom or what a run waits. */
export type AwaitedBy = 'person' | 'requests' | 'stop' | 'runs' | 'system' | 'event' | 'time'

/** A stretch of a run's life. `queued`: it could go on, and no worker had taken it up yet. */
export interface Phase {
  readonly kind: 'queued' | 'working' | 'waiting'
  readonly from: string
  /** Null while it lasts. */
  readonly until: string | null
  /** Of a wait: for whom, and for what, in words. */
  readonly by?: AwaitedBy
  readonly for?: readonly string[]
}

/**
 * A run's life in stretches, one after the other. `decidedAt` says when a request was answered: what came after that is
 * no waiting for people any more.
 */
export function phasesOf(
  run: string,
  events: readonly RunEvent[],
  decidedAt: (request: string) => string | undefined = () => undefined,
): readonly Phase[] {
  const [first, ...rest] = events
  if (!first) return []
  const state = fold(run, [first])
  const phases: Phase[] = []
  let open: Omit<Phase, 'until'> & { readonly due?: string | null } = { kind: 'queued', from: first.at }
  const begin = (next: typeof open): void => {
    const { due, ...phase } = open
    const came = [due, ...cameDuring(phase, state, decidedAt)].filter((at) => at !== undefined && at !== null)
    const ready = came.filter((at) => at > phase.from && at < next.from).toSorted()[0]
    if (phase.kind === 'waiting' && next.kind === 'working' && ready !== undefined)
      phases.push({ ...phase, until: ready }, { kind: 'queued', from: ready, until: next.from })
    else if (next.from > phase.from || phase.kind === 'waiting') phases.push({ ...phase, until: next.from })
    open = next
  }
  for (const event of rest) {
    apply(state, event)
    if (event.type === 'run.woke' && open.kind !== 'working') begin({ kind: 'working', from: event.at })
    else if (event.type === 'run.returned' && state.settled === undefined && open.kind !== 'working')
      begin({ kind: 'queued', from: event.at })
    else if (event.type === 'run.waits') {
      const words = event.for.map((what) => restText(state, what))
      begin({ kind: 'waiting', from: event.at, by: awaitedBy(state), for: words, due: event.until })
    } else if (event.type === 'run.settled') begin({ kind: 'waiting', from: event.at, by: 'person' })
  }
  if (state.settled) return phases
  const { due: _, ...last } = open
  return [...phases, { ...last, until: null }]
}

/** Answers of requests that ended a wait are taken in when the run wakes: when they were given says more. */
function cameDuring(
  { kind, by }: Omit<Phase, 'until'>,
  { requests }: RunState,
  decidedAt: (request: string) => string | undefined,
): readonly (string | undefined)[] {
  return kind === 'waiting' && by === 'requests' ? [...requests.keys()].map(decidedAt) : []
}

/** What holds a resting run, what only people can end first. */
function awaitedBy(state: RunState): AwaitedBy {
  if (state.taken.size > 0) return 'person'
  if (state.stopped) return 'stop'
  if ([...state.requests.values()].some(({ answer }) => answer === undefined)) return 'requests'
  if ([...state.children.values()].some(({ standing }) => standing === 'acting' || standing === 'parked')) return 'runs'
  if ([...state.effects.values()].some(({ result }) => result === 'unknown')) return 'system'
  if (state.faults.size > 0) return 'system'
  return openWaits(state).some(({ began }) => (began.for ?? []).length > 0) ? 'event' : 'time'
}
