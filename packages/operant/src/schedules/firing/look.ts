import type { Pool } from 'pg'
import { hash } from 'node:crypto'
import { dueSchedules, isSetBack, noteLooks, type DueSchedule, type NotedLook } from '../../store/schedule-fires.ts'
import { lookAt, mostCounted } from '../catch-up.ts'
import type { PreparedSchedule } from '../prepared.ts'

/** Most schedules of one transaction. */
const batch = 200

/** What a process knows of what its project declares. */
export interface Known<Declared> {
  readonly byName: ReadonlyMap<string, Declared>
  readonly names: readonly string[]
  readonly definitions: readonly string[]
}
export type KnownSchedules = Known<PreparedSchedule>

export function knowing<Declared extends { readonly name: string; readonly definition: string }>(
  declared: readonly Declared[],
): Known<Declared> {
  return {
    byName: new Map(declared.map((one) => [one.name, one])),
    names: declared.map(({ name }) => name),
    definitions: declared.map(({ definition }) => definition),
  }
}

/** Turns the times that have come into fires, for every schedule that is due; answers how many were looked at. */
export async function lookAtSchedules(pool: Pool, known: KnownSchedules, now: Date): Promise<number> {
  for (let looked = 0; ;) {
    const due = await dueSchedules(pool, known, now, batch)
    const looks = due.flatMap((one) => {
      const schedule = known.byName.get(one.name)
      return schedule ? [lookOf(schedule, one, now)] : []
    })
    const noted = looks.length === 0 ? 0 : await noteLooks(pool, looks, now)
    looked += noted
    // Others have looked at all of these: what they leave is theirs.
    if (due.length < batch || noted === 0) return looked
  }
}

function lookOf(schedule: PreparedSchedule, due: DueSchedule, now: Date): NotedLook {
  const { name, definition, spec, times } = schedule
  const from = due.nextAt
  // Set back: times that fired are rows already, so only those come again that had not come.
  if (isSetBack(due, now)) return { name, definition, from, next: times.after(now) ?? null, fires: [], missed: null }
  const { fires, missed, next } = lookAt(times, from, now, spec.catchUp)
  return {
    name,
    definition,
    from,
    next: next ?? null,
    fires: fires.map((at) => ({ at, starts: new Date(at.getTime() + spread(name, at, spec.jitter)) })),
    missed: missed ? { ...missed, why: whyMissed(schedule, missed.times) } : null,
  }
}

function whyMissed({ spec }: PreparedSchedule, times: number): string {
  const more = times === mostCounted ? ' (and more that were not counted)' : ''
  return `nobody looked while they passed${more}; catch-up is ${spec.catchUp.as}`
}

/** Milliseconds by which a start is put off: the same for the same time, in every process. */
function spread(name: string, at: Date, jitter: number): number {
  if (jitter === 0) return 0
  return Number.parseInt(hash('sha256', `${name} ${at.toISOString()}`).slice(0, 12), 16) % jitter
}
