import type { Pool } from 'pg'
import { declareSchedules, knownSchedules, withdrawSchedules, type KnownSchedule } from '../store/schedules.ts'
import type { PreparedSchedule } from './prepared.ts'

/**
 * Brings what is kept in line with what the project's file declares. A schedule whose times changed fires next by its new
 * ones, from now on; one that the file declares no more does not fire any more.
 */
export async function declareAll(pool: Pool, schedules: readonly PreparedSchedule[], now: Date): Promise<void> {
  const known = await knownSchedules(pool)
  const changed = schedules.filter((one) => !isSame(one, known.get(one.name)))
  await declare(pool, changed, now)
  const names = new Set(schedules.map(({ name }) => name))
  const gone = [...known.values()].filter((one) => one.declared && !names.has(one.name)).map(({ name }) => name)
  await withdrawSchedules(pool, gone, now)
}

/** Keeps schedules as they are declared, the next time of each counted from now. */
export async function declare(pool: Pool, schedules: readonly PreparedSchedule[], now: Date): Promise<void> {
  const rows = schedules.map(({ name, timing, definition, shown, times }) => ({
    name,
    timing,
    definition,
    shown,
    next: times.after(now),
  }))
  await declareSchedules(pool, rows, now)
}

function isSame({ timing, definition }: PreparedSchedule, known: KnownSchedule | undefined): boolean {
  return known !== undefined && known.declared && known.timing === timing && known.definition === definition
}
