import type { Pool } from 'pg'
import type { z } from 'zod'
import { encodeFact } from '../../facts/fact.ts'
import type { KeptText } from '../../facts/outside-text.ts'
import { textsTogether } from '../../facts/outside-text.ts'
import { somebody } from '../../facts/path-label.ts'
import type { GoalSpec } from '../../agent/goal.ts'
import { encodeInput, newRun } from '../../run/open-run.ts'
import { dueDeliveries, startDelivery, type DeliveryRow, type DeliveryStart } from '../../store/trigger-deliveries.ts'
import type { PreparedTrigger } from '../prepared-trigger.ts'
import { goalToStart, runOf, starterName, type StartingContext } from '../starting.ts'
import type { GoalValues } from '../schedule.ts'
import type { KeptEvent } from '../trigger.ts'
import type { Known } from './look.ts'

const batch = 100

/** Starts the goals of the events that came. What fails is reported, and tried again at the next look. */
export async function startDeliveries(
  pool: Pool,
  known: Known<PreparedTrigger>,
  context: StartingContext,
  { signal, onError }: { readonly signal: AbortSignal; readonly onError: (error: Error) => void },
): Promise<void> {
  for (let more = true; more && !signal.aborted;) {
    const due = await dueDeliveries(pool, known, batch)
    let moved = false
    for (const delivery of due) {
      const trigger = known.byName.get(delivery.trigger)
      if (!trigger || signal.aborted) continue
      try {
        const now = context.clock.now()
        const run = await runFor(trigger, delivery, context, now)
        moved = (await startDelivery(pool, { delivery, now, run })) !== undefined || moved
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)))
      }
    }
    more = due.length === batch && moved
  }
}

/** The run of an event: its data checked, its input somebody else's words; or why its goal cannot be started. */
async function runFor(
  { spec }: PreparedTrigger,
  delivery: DeliveryRow,
  context: StartingContext,
  now: Date,
): Promise<DeliveryStart['run']> {
  await context.refreshPolicies?.(spec.agent)
  const event: KeptEvent = { ...delivery, id: delivery.event, at: new Date(delivery.at) }
  try {
    const read = spec.data.safeDecode(delivery.data)
    if (!read.success) return { refused: `its data does not fit: ${problemsOf(read.error)}` }
    const { agent, goal } = goalToStart(context, spec, delivery.askedBy)
    const key = spec.dedupe ? ['key', spec.dedupe(read.data, event)] : ['event', event.source, event.id]
    const values = spec.input(read.data, event)
    const writer = spec.writtenBy?.(read.data, event) ?? somebody
    const open = newRun({
      id: runOf(starterName(spec), ...key),
      now,
      agent,
      goal,
      input: encodeInput(goal, values),
      startedBy: delivery.askedBy ?? starterName(spec),
      label: 'outside',
      writers: [writer],
    })
    return { open, texts: textsOf(goal, values, writer) }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) }
  }
}

/** Texts that the input holds, each by whoever wrote the data: where that is said, it was not just somebody. */
function textsOf(goal: GoalSpec, values: GoalValues, writer: string): ReadonlyMap<string, KeptText> {
  const held = Object.entries(goal.input).flatMap(([name, fact]) =>
    Object.hasOwn(values, name) ? [...encodeFact(fact, values[name]).texts] : [],
  )
  const by = (writers: readonly string[]): readonly string[] => [
    ...new Set([...writers.filter((one) => one !== somebody), writer]),
  ]
  return textsTogether(held.map(([digest, { body, writers }]) => [digest, { body, writers: by(writers) }] as const))
}

/** Each field that is wrong, and what was expected. */
function problemsOf(error: z.ZodError): string {
  const told = error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.map(String).join('.') || 'the data'}: ${message}`)
  return [...told, ...(error.issues.length > 5 ? [`and ${error.issues.length - 5} more`] : [])].join('; ')
}
