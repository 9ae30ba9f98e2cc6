import { type CompanyDatabase, fromJson } from '../database/database.ts'
import { forgetHistory, keepHistory } from '../database/history.ts'
import type { SystemName } from './errors.ts'
import type { Fault, FaultDetail, FaultKind } from './fault.ts'
import { checkFault } from './check-fault.ts'

/** What happens to the calls of an operation, one after the other; null lets a call pass. */
export interface FaultScript {
  system: SystemName
  operation: string
  strikes: (FaultKind | (FaultDetail & { kind: FaultKind; latencyMs?: number }) | null)[]
}

/** The switches; they live in the company's database, so every process sees them at once. */
export interface Faults {
  /** Throws when the fault names what does not exist or cannot be. */
  set(fault: Fault): Promise<void>
  script(script: FaultScript): Promise<void>
  list(): Promise<Fault[]>
  clear(): Promise<void>
}

export interface FaultRow {
  id: number
  system: SystemName
  operation: string | null
  kind: FaultKind
  rate_ppm: number
  calls: string | null
  remaining: number | null
  latency_ms: number
  detail: string
}

/** `operations` are those that there are, by system. */
export function createFaults(
  database: CompanyDatabase,
  operations: Readonly<Record<SystemName, readonly string[]>>,
): Faults {
  const set = (fault: Fault): void => {
    checkFault(fault, operations)
    const { window, retryAfterMs, part, told, behind } = fault
    database.transaction(() => {
      if (fault.kind === 'stale-read') keepHistory(database)
      database.insert('fault', {
        system: fault.system,
        operation: fault.operation ?? null,
        kind: fault.kind,
        rate_ppm: Math.round((fault.rate ?? 1) * 1e6),
        calls: fault.calls ? JSON.stringify(fault.calls) : null,
        remaining: fault.remaining ?? null,
        latency_ms: fault.latencyMs ?? (fault.kind === 'latency' ? 100 : 20),
        detail: JSON.stringify({ window, retryAfterMs, part, told, behind }),
      })
    })
  }
  return {
    set: async (fault) => set(fault),
    async script({ system, operation, strikes }) {
      for (const [index, strike] of strikes.entries()) {
        if (strike === null) continue
        set({ system, operation, calls: [index + 1], ...(typeof strike === 'string' ? { kind: strike } : strike) })
      }
    },
    list: async () => database.all<FaultRow>('SELECT * FROM fault ORDER BY id').map(toFault),
    async clear() {
      database.transaction(() => {
        database.run('DELETE FROM fault')
        forgetHistory(database)
      })
    },
  }
}

function toFault(row: FaultRow): Fault {
  return {
    system: row.system,
    ...(row.operation === null ? {} : { operation: row.operation }),
    kind: row.kind,
    rate: row.rate_ppm / 1e6,
    ...(row.calls === null ? {} : { calls: fromJson<number[]>(row.calls) }),
    ...(row.remaining === null ? {} : { remaining: row.remaining }),
    latencyMs: row.latency_ms,
    ...fromJson<FaultDetail>(row.detail),
  }
}
