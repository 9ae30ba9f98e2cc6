import type { Pool } from 'pg'
import { dayIn } from '../../calendar/zone.ts'
import { encodeInput, newRun } from '../../run/open-run.ts'
import type { NewRun } from '../../run/store.ts'
import { dueFires, startFire, type FireRow } from '../../store/schedule-fires.ts'
import type { PreparedSchedule } from '../prepared.ts'
import { goalToStart, runOf, starterName, type StartingContext } from '../starting.ts'
import type { KnownSchedules } from './look.ts'

const batch = 100

/** Starts the goals of the fires whose time has come. What fails is reported, and tried again at the next look. */
export async function startFires(
  pool: Pool,
  known: KnownSchedules,
  context: StartingContext,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: Error) => void },
): Promise<void> {
  for (let more = true; more && !signal.aborted;) {
    const due = await dueFires(pool, known, context.clock.now(), batch)
    let moved = false
    for (const fire of due) {
      const schedule = known.byName.get(fire.schedule)
      if (!schedule || signal.aborted) continue
      try {
        moved = (await start(pool, schedule, fire, context)) !== undefined || moved
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)))
      }
    }
    // What is left is others' to decide, or failed.
    more = due.length === batch && moved
  }
}

async function start(pool: Pool, schedule: PreparedSchedule, fire: FireRow, context: StartingContext) {
  const { overlap, pauseAfter } = schedule.spec
  const now = context.clock.now()
  const run = await runFor(schedule, fire, context, now)
  return startFire(pool, { schedule: fire.schedule, at: fire.at, now, overlap, failures: pauseAfter?.failures, run })
}

/** The run of a fire; or why its goal cannot be started. */
async function runFor(
  { spec, when }: PreparedSchedule,
  fire: FireRow,
  context: StartingContext,
  now: Date,
): Promise<NewRun | { readonly refused: string }> {
  await context.refreshPolicies?.(spec.agent)
  const at = new Date(fire.at)
  try {
    const { agent, goal } = goalToStart(context, spec, fire.askedBy)
    const values = typeof spec.input === 'function' ? spec.input(at, dayIn(at, when.zone)) : spec.input
    const id = runOf(starterName(spec), fire.at)
    // A person who asks for it has asked for all that it does, and so approves none of it.
    const startedBy = fire.askedBy ?? starterName(spec)
    return newRun({ id, now, agent, goal, input: encodeInput(goal, values), startedBy })
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}
