import type { Pool } from 'pg'
import type { RunContext } from '../run/context.ts'
import { declareAll } from '../schedules/declaring.ts'
import { knowing, lookAtSchedules } from '../schedules/firing/look.ts'
import { startDeliveries } from '../schedules/firing/start-deliveries.ts'
import { startFires } from '../schedules/firing/start-fires.ts'
import { lookAtQueries } from '../schedules/firing/watch.ts'
import { starterName } from '../schedules/starting.ts'
import type { Principal } from '../store/principals.ts'
import { declareTriggers } from '../store/triggers.ts'
import type { ProjectDefinition } from './define-project.ts'
import type { PreparedStarts } from './prepare-schedules.ts'

/** What schedules and triggers are to policies that grant by role. None of them can answer anything. */
export function startersOf({ schedules = [], triggers = [] }: ProjectDefinition): readonly Principal[] {
  return [...schedules, ...triggers]
    .filter(({ roles }) => roles.length > 0)
    .map((one) => ({ name: starterName(one), roles: one.roles }))
}

/** Declares what the project's file says starts by itself; answers what a worker calls when something is due. */
export async function declaredStarts(
  pool: Pool,
  { schedules, triggers }: PreparedStarts,
  context: Pick<RunContext, 'clock' | 'agents' | 'refreshPolicies' | 'connections' | 'uses' | 'turns'>,
  onError: (error: Error) => void = () => undefined,
): Promise<readonly ((signal: AbortSignal) => Promise<void>)[]> {
  await declareAll(pool, schedules, context.clock.now())
  await declareTriggers(pool, triggers, context.clock.now())
  const known = { schedules: knowing(schedules), triggers: knowing(triggers) }
  const start = async (signal: AbortSignal): Promise<void> => {
    await lookAtSchedules(pool, known.schedules, context.clock.now())
    await startFires(pool, known.schedules, context, { signal, onError })
    await startDeliveries(pool, known.triggers, context, { signal, onError })
  }
  // A system that does not answer keeps nothing else from starting.
  return [start, (signal) => lookAtQueries(pool, triggers, context, signal)]
}
