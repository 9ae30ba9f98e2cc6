import { type CompanyDatabase, fromJson } from '../database/database.ts'
import { unit } from '../random.ts'
import type { SystemName } from './errors.ts'

export const faultKinds = [
  'time-out-before',
  'time-out-after',
  'refusal',
  'false-success',
  'outage',
  'latency',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** A disturbance of one operation, or of every operation of a system. Without `rate` and `calls` it strikes each call. */
export interface Fault {
  system: SystemName
  operation?: string
  kind: FaultKind
  /** Share of the calls that it strikes, 0..1. */
  rate?: number
  /** The calls that it strikes, counted per operation from 1 since the fault was set. */
  calls?: number[]
  /** How often it still strikes before it goes away. */
  remaining?: number
  /** For `latency` the delay; for the time-outs the time until they are thrown (default 20). Milliseconds. */
  latencyMs?: number
}

/** The switches; they live in the company's database, so every process sees them at once. */
export interface Faults {
  set(fault: Fault): Promise<void>
  list(): Promise<Fault[]>
  clear(): Promise<void>
}

/** What strikes one call. */
export interface Strike {
  kind: Exclude<FaultKind, 'latency'> | null
  timeOutMs: number
  latencyMs: number
}

interface FaultRow {
  id: number
  system: SystemName
  operation: string | null
  kind: FaultKind
  rate_ppm: number
  calls: string | null
  remaining: number | null
  latency_ms: number
}

export function createFaults(database: CompanyDatabase): Faults {
  return {
    async set(fault) {
      database.insert('fault', {
        system: fault.system,
        operation: fault.operation ?? null,
        kind: fault.kind,
        rate_ppm: Math.round((fault.rate ?? 1) * 1e6),
        calls: fault.calls ? JSON.stringify(fault.calls) : null,
        remaining: fault.remaining ?? null,
        latency_ms: fault.latencyMs ?? (fault.kind === 'latency' ? 100 : 20),
      })
    },
    async list() {
      return database.all<FaultRow>('SELECT * FROM fault ORDER BY id').map((row) => ({
        system: row.system,
        ...(row.operation === null ? {} : { operation: row.operation }),
        kind: row.kind,
        rate: row.rate_ppm / 1e6,
        ...(row.calls === null ? {} : { calls: fromJson<number[]>(row.calls) }),
        ...(row.remaining === null ? {} : { remaining: row.remaining }),
        latencyMs: row.latency_ms,
      }))
    },
    async clear() {
      database.run('DELETE FROM fault')
    },
  }
}

const matching = 'SELECT * FROM fault WHERE system = ? AND coalesce(operation, ?2) = ?2 ORDER BY id'

/** Counts the call against every fault that names it and says what strikes it. The same counters give the same strikes. */
export function strikeOf(database: CompanyDatabase, system: SystemName, operation: string): Strike {
  const strike: Strike = { kind: null, timeOutMs: 20, latencyMs: 0 }
  if (database.all(matching, system, operation).length === 0) return strike
  database.transaction(() => {
    for (const fault of database.all<FaultRow>(matching, system, operation)) {
      if (!strikes(database, fault, operation)) continue
      if (fault.kind === 'latency') strike.latencyMs += fault.latency_ms
      else if (strike.kind !== null) continue
      else Object.assign(strike, { kind: fault.kind, timeOutMs: fault.latency_ms })
      if (fault.remaining !== null) database.run('UPDATE fault SET remaining = remaining - 1 WHERE id = ?', fault.id)
    }
  })
  return strike
}

function strikes(database: CompanyDatabase, fault: FaultRow, operation: string): boolean {
  const counted = database.one<{ seen: number }>(
    `INSERT INTO fault_call(fault_id, operation, seen) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET seen = seen + 1 RETURNING seen`,
    fault.id,
    operation,
  )
  const call = counted?.seen ?? 1
  if (fault.remaining !== null && fault.remaining <= 0) return false
  if (fault.calls !== null) return fromJson<number[]>(fault.calls).includes(call)
  return unit(fault.id, `${fault.system}.${operation}`, call, 0) * 1e6 < fault.rate_ppm
}
