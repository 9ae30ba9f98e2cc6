import type { Pool } from 'pg'
import type { RunContext } from '../run/context.ts'
import { declareAll } from '../schedules/declaring.ts'
import { knowing, lookAtSchedules } from '../schedules/firing/look.ts'
import { startFires } from '../schedules/firing/start-fires.ts'
import { starterName } from '../schedules/starting.ts'
import type { Principal } from '../store/principals.ts'
import type { ProjectDefinition } from './define-project.ts'
import type { LoadedProject } from './load-project.ts'

/** What schedules are to policies that grant by role. None of them can answer anything. */
export function startersOf({ schedules = [] }: ProjectDefinition): readonly Principal[] {
  return schedules.filter(({ roles }) => roles.length > 0).map((one) => ({ name: starterName(one), roles: one.roles }))
}

/** Declares what the project's file says starts by itself; answers what a worker calls when something of it is due. */
export async function declaredStarts(
  pool: Pool,
  { schedules }: Pick<LoadedProject, 'schedules'>,
  context: Pick<RunContext, 'clock' | 'agents' | 'refreshPolicies'>,
  onError: (error: Error) => void = () => undefined,
): Promise<(signal: AbortSignal) => Promise<void>> {
  await declareAll(pool, schedules, context.clock.now())
  const known = knowing(schedules)
  return async (signal) => {
    await lookAtSchedules(pool, known, context.clock.now())
    await startFires(pool, known, context, { signal, onError })
  }
}
