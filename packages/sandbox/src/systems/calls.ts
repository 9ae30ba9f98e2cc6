import { setTimeout as delay } from 'node:timers/promises'
import type { CompanyDatabase } from '../database/database.ts'
import { deliver, type Delivery, noteFailure, type Write } from './deliver.ts'
import {
  SystemFailure,
  type SystemName,
  SystemRateLimited,
  SystemRefusal,
  SystemTimeout,
  SystemUnavailable,
} from './errors.ts'
import { readStale } from './stale-read.ts'
import { type Strike, strikeOf } from './strike.ts'

/** What every system of one open company shares. */
export interface SystemContext {
  database: CompanyDatabase
  /** The company's present instant. */
  now(): string
  /** Real milliseconds, for what is measured in them: rate limits and how far a read is behind. */
  wallMs(): number
  countReads: boolean
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
      const call = { system, operation, access: 'read', wallMs: context.wallMs() } as const
      const strike = strikeOf(database, call)
      await enter(strike, call)
      const times = strike.kind === 'duplicate-delivery' ? 2 : 1
      if (context.countReads) {
        database.run(
          'INSERT INTO read_count VALUES (?, ?, ?3) ON CONFLICT DO UPDATE SET reads = reads + ?3',
          system,
          operation,
          times,
        )
      }
      const result = strike.kind === 'stale-read' ? readStale(context, strike, answer) : answer()
      await leave(strike, call)
      return result
    },
    async write(write) {
      const call = { system, operation: write.operation, access: 'write', wallMs: context.wallMs() } as const
      const strike = strikeOf(database, call)
      try {
        await enter(strike, call)
      } catch (error) {
        noteFailure(context, system, write, error)
        throw error
      }
      const delivery = deliver(context, system, write, strike)
      if (strike.kind === 'duplicate-delivery') deliverAgain(() => deliver(context, system, write, strike, true))
      if (delivery.kind === 'part') await breakOff(strike, call)
      await leave(strike, call)
      return resultOf(delivery)
    },
  }
}

/** Refuses a call; a refusal inside a write undoes what the write had done so far. */
export function refuse(system: SystemName, operation: string, code: string, message: string, field?: string): never {
  throw new SystemRefusal({ system, operation }, code, message, field)
}

/** How one operation refuses. */
export function refusalsOf(
  system: SystemName,
  operation: string,
): (code: string, message: string, field: string) => never {
  return (code, message, field) => refuse(system, operation, code, message, field)
}

type Call = { system: SystemName; operation: string }

async function enter(strike: Strike, call: Call): Promise<void> {
  if (strike.latencyMs > 0) await delay(strike.latencyMs)
  if (strike.kind === 'outage') throw new SystemUnavailable(call)
  if (strike.kind === 'rate-limit') throw new SystemRateLimited(call, strike.retryAfterMs ?? 1_000)
  if (strike.kind === 'refusal') throw new SystemRefusal(call, 'refused', `${call.system} refused ${call.operation}`)
  if (strike.kind === 'time-out-before') await timeOut(strike, call)
}

async function leave(strike: Strike, call: Call): Promise<void> {
  if (strike.kind === 'time-out-after') await timeOut(strike, call)
}

async function breakOff(strike: Strike, call: Call): Promise<void> {
  if (strike.told === 'error') throw new SystemFailure(call)
  await timeOut(strike, call)
}

async function timeOut(strike: Strike, call: Call): Promise<never> {
  await delay(strike.timeOutMs)
  throw new SystemTimeout(call)
}

/** The second time nobody hears what comes of it. */
function deliverAgain(again: () => unknown): void {
  try {
    again()
  } catch (error) {
    if (!(error instanceof SystemRefusal)) throw error
  }
}

function resultOf<Result>(delivery: Delivery<Result>): Result {
  if (delivery.kind === 'part') throw new Error('A write that broke off has no result')
  return delivery.result
}
