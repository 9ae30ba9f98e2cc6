import type { CompanyDatabase } from '../database/database.ts'
import type { SystemName } from './errors.ts'

/** What a test or a demonstration may turn on the company itself. */
export interface Controls {
  /** The company's present instant, ISO 8601 in UTC. */
  clock(): Promise<string>
  setClock(instant: string): Promise<void>
  /** Whether a system answers a repeated idempotency key with its first result. Off unless set. */
  setHonoursKeys(system: SystemName, honours: boolean): Promise<void>
}

export function createControls(database: CompanyDatabase, now: () => string): Controls {
  return {
    clock: async () => now(),
    setClock: async (instant) => writeSetting(database, 'as_of', new Date(instant).toISOString()),
    setHonoursKeys: async (system, honours) => writeSetting(database, `honours_keys.${system}`, honours ? 'yes' : 'no'),
  }
}

export function readSetting(database: CompanyDatabase, name: string): string | null {
  return database.one<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value ?? null
}

export function writeSetting(database: CompanyDatabase, name: string, value: string): void {
  database.run('INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', name, value)
}

export function honoursKeys(database: CompanyDatabase, system: SystemName): boolean {
  return readSetting(database, `honours_keys.${system}`) === 'yes'
}

/** The next number of a kind of document that the systems create themselves. */
export function nextNumber(database: CompanyDatabase, kind: string): number {
  const row = database.one<{ next: number }>(
    'INSERT INTO number_range VALUES (?, 1000001) ON CONFLICT DO UPDATE SET next = next + 1 RETURNING next',
    kind,
  )
  if (!row) throw new Error(`No number for ${kind}`)
  return row.next
}
