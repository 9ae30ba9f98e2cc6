import { setTimeout as sleep } from 'node:timers/promises'

/** Thrown when the database could not be reached for so long that trying again is somebody else's decision. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
])
const lostMessages =
  /connection terminated|connection ended|client has encountered a connection error|timeout exceeded when trying to connect/i

/**
 * Whether the error says nothing about the statement but that it should be tried again: the connection was lost, the
 * server is stopping or starting (57P0x, class 08), or it chose this transaction to end a conflict (40P01, 40001).
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (lostCodes.has(code) || /^(57P0[123]|08...|40P01|40001|53300)$/.test(code)) return true
  if (error instanceof AggregateError) return error.errors.some(isPassing)
  return lostMessages.test(error.message)
}

/**
 * Runs `attempt` until it does not fail for a passing reason, with growing pauses, for at most `patience` milliseconds
 * (default 30,000). It is told whether it runs again: what it did may have been committed before the connection broke.
 */
export async function endure<Result>(attempt: (again: boolean) => Promise<Result>, patience = 30_000): Promise<Result> {
  const deadline = Date.now() + patience
  for (let pause = 10, again = false; ; pause = Math.min(pause * 2, 1_000), again = true) {
    try {
      return await attempt(again)
    } catch (error) {
      if (!isPassing(error)) throw error
      if (Date.now() + pause > deadline)
        throw new DatabaseUnavailable(`the database could not be reached for ${Math.round(patience / 1000)} s`, {
          cause: error,
        })
    }
    await sleep(pause * (0.5 + Math.random()))
  }
}
