import { type CompanyDatabase, fromJson } from '../database/database.ts'
import { unit } from '../random.ts'
import type { SystemName } from './errors.ts'
import type { FaultDetail, FaultKind } from './fault.ts'
import type { FaultRow } from './faults.ts'
import { breakPoints } from './parts.ts'

/** What strikes one call. */
export interface Strike extends FaultDetail {
  kind: Exclude<FaultKind, 'latency'> | null
  timeOutMs: number
  latencyMs: number
}

/** One call to an operation, at a real instant. */
export interface StruckCall {
  system: SystemName
  operation: string
  access: 'read' | 'write'
  wallMs: number
}

const matching = 'SELECT * FROM fault WHERE system = ? AND coalesce(operation, ?2) = ?2 ORDER BY id'

/** Counts the call against every fault that names it and says what strikes it. The same counters give the same strikes. */
export function strikeOf(database: CompanyDatabase, call: StruckCall): Strike {
  const strike: Strike = { kind: null, timeOutMs: 20, latencyMs: 0 }
  const { system, operation } = call
  if (database.all(matching, system, operation).length === 0) return strike
  database.transaction(() => {
    for (const fault of database.all<FaultRow>(matching, system, operation)) {
      if (!canStrike(fault, call) || !strikes(database, fault, operation)) continue
      const detail = fromJson<FaultDetail>(fault.detail)
      if (detail.window) {
        const { calls, ms } = detail.window
        const { used, leftMs } = countInWindow(database, fault.id, ms, call.wallMs)
        if (used <= calls) continue
        detail.retryAfterMs = leftMs
      }
      if (fault.kind === 'latency') strike.latencyMs += fault.latency_ms
      else if (strike.kind !== null) continue
      else Object.assign(strike, { ...detail, kind: fault.kind, timeOutMs: fault.latency_ms })
      if (fault.remaining !== null) database.run('UPDATE fault SET remaining = remaining - 1 WHERE id = ?', fault.id)
    }
  })
  return strike
}

/** A fault of a whole system passes by the operations that cannot fail in its way. */
function canStrike(fault: FaultRow, call: StruckCall): boolean {
  if (fault.kind === 'stale-read') return call.access === 'read'
  if (fault.kind === 'half-applied') return breakPoints[`${call.system}.${call.operation}`] !== undefined
  return true
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

/** Counts a call in the window that began with the first call after the last window had ended. */
function countInWindow(
  database: CompanyDatabase,
  fault: number,
  ms: number,
  wallMs: number,
): { used: number; leftMs: number } {
  const row = database.one<{ began: number; calls: number }>(
    `INSERT INTO fault_window(fault_id, began_ms, calls) VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET
       calls = CASE WHEN ?2 - began_ms >= ?3 THEN 1 ELSE calls + 1 END,
       began_ms = CASE WHEN ?2 - began_ms >= ?3 THEN ?2 ELSE began_ms END
     RETURNING began_ms AS began, calls`,
    fault,
    Math.floor(wallMs),
    ms,
  )
  return { used: row?.calls ?? 1, leftMs: Math.max(1, Math.ceil((row?.began ?? wallMs) + ms - wallMs)) }
}
