import { fromJson } from '../database/database.ts'
import type { SystemContext } from './calls.ts'
import { SystemRateLimited, SystemRefusal, type SystemName, SystemTimeout, SystemUnavailable } from './errors.ts'
import { noteAttempt, record, type Told } from './ledger.ts'
import { BrokenOff, breakPoints, type PartDone } from './parts.ts'
import { honoursKeys } from './settings.ts'
import type { Strike } from './strike.ts'

/** One write: `arguments` is what the ledger keeps, `entity` what was written. */
export interface Write<Result> {
  operation: string
  key: string
  arguments: object
  perform(partDone: PartDone): { entity: string; result: Result }
}

/** What came of one delivery of a call to its system. */
export type Delivery<Result> = { kind: 'whole'; result: Result } | { kind: 'part' }

/** Performs a write with everything that belongs to it, all or nothing unless the strike breaks it off. */
export function deliver<Result>(
  context: SystemContext,
  system: SystemName,
  write: Write<Result>,
  strike: Strike,
  again = false,
): Delivery<Result> {
  const told = again ? 'nobody' : toldOf(strike)
  if (strike.kind === 'false-success') {
    const delivery = context.database.transaction(() => perform(context, system, write, strike, told), 'rollback')
    noteAttempt(context, { ...write, system, effect: 'none', told, why: 'false success', ledgerSeq: null })
    return delivery
  }
  try {
    return context.database.transaction(() => perform(context, system, write, strike, told))
  } catch (error) {
    noteFailure(context, system, write, error, again)
    throw error
  }
}

/** Notes an attempt that came to nothing. */
export function noteFailure(
  context: SystemContext,
  system: SystemName,
  write: Omit<Write<unknown>, 'perform'>,
  error: unknown,
  again = false,
): void {
  const why = error instanceof SystemRefusal ? error.code : null
  const told = again ? 'nobody' : toldBy(error)
  noteAttempt(context, { ...write, system, effect: 'none', told, why, ledgerSeq: null })
}

function perform<Result>(
  context: SystemContext,
  system: SystemName,
  write: Write<Result>,
  strike: Strike,
  told: Told,
): Delivery<Result> {
  const note = (effect: 'whole' | 'part' | 'none', why: string | null, ledgerSeq: number | null): void =>
    noteAttempt(context, { ...write, system, effect, told, why, ledgerSeq })
  const first = firstResult(context, system, write)
  if (first) {
    note('none', 'key known', null)
    return { kind: 'whole', result: first.result }
  }
  const breakAfter = strike.kind === 'half-applied' ? breakPointOf(system, write.operation, strike.part) : null
  try {
    const { entity, result } = write.perform((part, written) => {
      if (part === breakAfter) throw new BrokenOff(part, written)
    })
    note('whole', null, record(context, system, { ...write, entity, part: null }))
    keepResult(context, system, write, result)
    return { kind: 'whole', result }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error
    const { entity, part } = error
    note('part', `only ${part}`, record(context, system, { ...write, entity, part }))
    return { kind: 'part' }
  }
}

function breakPointOf(system: SystemName, operation: string, part: string | undefined): string | null {
  const points = breakPoints[`${system}.${operation}`] ?? []
  return (part === undefined ? points[0] : points.find((point) => point === part)) ?? null
}

function toldOf(strike: Strike): Told {
  if (strike.kind === 'time-out-after') return 'time-out'
  if (strike.kind !== 'half-applied') return 'result'
  return strike.told ?? 'time-out'
}

function toldBy(error: unknown): Told {
  if (error instanceof SystemRefusal) return 'refusal'
  if (error instanceof SystemTimeout) return 'time-out'
  if (error instanceof SystemUnavailable) return 'unavailable'
  return error instanceof SystemRateLimited ? 'rate limit' : 'error'
}

/** The result that a key had, where the system honours keys. */
function firstResult<Result>(
  context: SystemContext,
  system: SystemName,
  write: Write<Result>,
): { result: Result } | null {
  const { operation, key } = write
  if (!honoursKeys(context.database, system)) return null
  const first = context.database.one<{ arguments: string; result: string }>(
    'SELECT arguments, result FROM first_result WHERE system = ? AND operation = ? AND key = ?',
    system,
    operation,
    key,
  )
  if (!first) return null
  if (first.arguments !== JSON.stringify(write.arguments))
    throw new SystemRefusal({ system, operation }, 'key-reused', 'The key was used with other arguments')
  return { result: fromJson<Result>(first.result) }
}

function keepResult<Result>(context: SystemContext, system: SystemName, write: Write<Result>, result: Result): void {
  if (!honoursKeys(context.database, system)) return
  const { operation, key } = write
  const given = JSON.stringify(write.arguments)
  context.database.insert('first_result', { system, operation, key, arguments: given, result: JSON.stringify(result) })
}
