import { stopText } from '../../guard/layers/stops.ts'
import type { DecisionRecord } from '../../journal/decision-record.ts'
import type { EventBody, StepReference, Stop } from '../../journal/events.ts'
import type { EffectState } from '../../journal/state.ts'
import type { Activation } from '../activation.ts'
import type { LocalStops } from '../context.ts'

/** Where it cannot be read whether something is stopped, everything is. Nobody can release it: it is looked at again. */
export const unreadableStop = 'unreadable'

/** Milliseconds after which a stop that nobody can release is looked at again. */
const lookAgain = 120_000
/** Milliseconds after an intent when its call looks at the database's stops once more. */
const soon = 250

/** Stops that this machine knows of and that stand on one of the switches. */
export function standingHere({ context }: Activation, switches: readonly string[]): readonly Stop[] {
  return standingOf(context.stops, switches)
}

function standingOf(stops: LocalStops | undefined, switches: readonly string[]): readonly Stop[] {
  return (stops?.standing() ?? []).filter((stop) => switches.includes(stop.switch))
}

/**
 * Stops that stand right before the call of an intent. The database is asked once more where a person approved the call
 * or some time has passed since the intent, in whose transaction it was asked.
 */
export async function standingBefore(
  { context }: Activation,
  effect: EffectState,
  switches: readonly string[],
): Promise<readonly Stop[]> {
  const here = standingOf(context.stops, switches)
  const asks = effect.approval !== undefined || context.clock.now().getTime() > effect.intendedAt + soon
  if (here.length > 0 || !asks) return here
  const stored = await context.store.stopsOn(switches)
  return stored.length > 0 ? stored : standingOf(context.stops, switches)
}

/** A call that is not begun: the run waits until the stop is released, and no try is spent. */
export function stoppedEvent(
  step: StepReference,
  title: string,
  stops: readonly Stop[],
  decision: DecisionRecord,
): EventBody {
  return { type: 'run.stopped', step, title, stops, decision }
}

/** What a stopped run rests for, and until when where nobody could wake it. */
export function restForStops(
  { title, stops }: { readonly title: string; readonly stops: readonly Stop[] },
  now: number,
): { readonly until: number | undefined; readonly for: readonly string[] } {
  return {
    until: stops.some(({ id }) => id === unreadableStop) ? now + lookAgain : undefined,
    for: stops.map((stop) => `${title}: ${stopText(stop)}`),
  }
}
