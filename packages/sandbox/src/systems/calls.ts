import { setTimeout as delay } from 'node:timers/promises'
import { type CompanyDatabase, fromJson } from '../database/database.ts'
import { SystemRefusal, type SystemName, SystemTimeout, SystemUnavailable } from './errors.ts'
import { type Strike, strikeOf } from './faults.ts'
import { honoursKeys } from './settings.ts'

/** What every system of one open company shares. */
export interface SystemContext {
  database: CompanyDatabase
  /** The company's present instant. */
  now(): string
  countReads: boolean
}

/** One write: `arguments` is what the ledger keeps, `entity` what was written. */
export interface Write<Result> {
  operation: string
  key: string
  arguments: object
  perform(): { entity: string; result: Result }
}

/** How one system answers its calls: faults, key, ledger and read counters are the same for all operations. */
export interface Calls {
  read: <Result>(operation: string, answer: () => Result) => Promise<Result>
  write: <Result>(write: Write<Result>) => Promise<Result>
}

export function callsOf(context: SystemContext, system: SystemName): Calls {
  const { database } = context
  return {
    async read(operation, answer) {
      const strike = await enter(database, system, operation)
      if (context.countReads) {
        database.run(
          'INSERT INTO read_count VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET reads = reads + 1',
          system,
          operation,
        )
      }
      const result = answer()
      await leave(strike, system, operation)
      return result
    },
    async write(write) {
      const strike = await enter(database, system, write.operation)
      const end = strike.kind === 'false-success' ? 'rollback' : 'commit'
      const result = database.transaction(() => performOnce(context, system, write), end)
      await leave(strike, system, write.operation)
      return result
    },
  }
}

/** Refuses a call; a refusal inside a write undoes what the write had done so far. */
export function refuse(system: SystemName, operation: string, code: string, message: string, field?: string): never {
  throw new SystemRefusal({ system, operation }, code, message, field)
}

async function enter(database: CompanyDatabase, system: SystemName, operation: string): Promise<Strike> {
  const strike = strikeOf(database, system, operation)
  if (strike.latencyMs > 0) await delay(strike.latencyMs)
  const call = { system, operation }
  if (strike.kind === 'outage') throw new SystemUnavailable(call)
  if (strike.kind === 'refusal') throw new SystemRefusal(call, 'refused', `${system} refused ${operation}`)
  if (strike.kind === 'time-out-before') await timeOut(strike, call)
  return strike
}

async function leave(strike: Strike, system: SystemName, operation: string): Promise<void> {
  if (strike.kind === 'time-out-after') await timeOut(strike, { system, operation })
}

async function timeOut(strike: Strike, call: { system: SystemName; operation: string }): Promise<never> {
  await delay(strike.timeOutMs)
  throw new SystemTimeout(call)
}

function performOnce<Result>(context: SystemContext, system: SystemName, write: Write<Result>): Result {
  const { database } = context
  const keyed = honoursKeys(database, system)
  const given = JSON.stringify(write.arguments)
  if (keyed) {
    const first = database.one<{ arguments: string; result: string }>(
      'SELECT arguments, result FROM first_result WHERE system = ? AND operation = ? AND key = ?',
      system,
      write.operation,
      write.key,
    )
    if (first && first.arguments !== given)
      refuse(system, write.operation, 'key-reused', 'The key was used with other arguments')
    if (first) return fromJson<Result>(first.result)
  }
  const { entity, result } = write.perform()
  record(context, system, { operation: write.operation, entity, arguments: write.arguments, key: write.key })
  if (keyed) {
    const { operation, key } = write
    database.insert('first_result', { system, operation, key, arguments: given, result: JSON.stringify(result) })
  }
  return result
}

/** Appends to the ledger; must run in the transaction of the write it records. */
export function record(
  context: SystemContext,
  system: SystemName,
  entry: { operation: string; entity: string; arguments: object; key: string },
): void {
  const given = JSON.stringify(entry.arguments)
  context.database.insert('ledger', { ...entry, system, arguments: given, at: context.now() })
}
