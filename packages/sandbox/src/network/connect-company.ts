import type { Company } from '../company.ts'
import { SystemFailure, SystemRateLimited, SystemRefusal, SystemTimeout, SystemUnavailable } from '../systems/errors.ts'
import type { World } from '../simulation/world.ts'
import { type ErrorMessage, operations } from './operations.ts'

/** The same company over HTTP. An answer that takes longer than `timeoutMs` (default 10 000) is a `SystemTimeout`. */
export function connectCompany(url: string, options: { timeoutMs?: number } = {}): Company {
  const timeoutMs = options.timeoutMs ?? 10_000
  const parts = Object.entries(operations).map(([part, names]) => {
    const methods = names.map((name) => [
      name,
      (...given: unknown[]): Promise<unknown> => post(url, timeoutMs, part, name, given),
    ])
    return [part, Object.fromEntries(methods)]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table lists every operation of a company (tested)
  return { ...Object.fromEntries(parts), close: async () => {} } as Company
}

/** The world around the company at `url`, for whoever has its key. */
export function connectWorld(url: string, options: { key: string; timeoutMs?: number }): World {
  const timeoutMs = options.timeoutMs ?? 600_000
  return {
    advance: async (to) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end is this package
      (await post(url, timeoutMs, 'world', 'advance', [to], options.key)) as Awaited<ReturnType<World['advance']>>,
    nextHappening: async () =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end is this package
      (await post(url, timeoutMs, 'world', 'nextHappening', [], options.key)) as string | null,
    close: async () => {},
  }
}

async function post(
  url: string,
  timeoutMs: number,
  system: string,
  operation: string,
  given: unknown[],
  key?: string,
): Promise<unknown> {
  const call = { system, operation }
  const signal = AbortSignal.timeout(timeoutMs)
  const body = JSON.stringify(given)
  let answer: { result?: unknown; error?: ErrorMessage }
  try {
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` }
    const response = await fetch(`${url}/${system}/${operation}`, { method: 'POST', body, headers, signal })
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end is this package
    answer = (await response.json()) as typeof answer
  } catch (error) {
    throw wasRefusedAtTheDoor(error) ? new SystemUnavailable(call) : new SystemTimeout(call)
  }
  if (answer.error) throw fromMessage(answer.error)
  return answer.result
}

/** The connection was never made, so nothing can have happened. */
function wasRefusedAtTheDoor(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}

function fromMessage(error: ErrorMessage): Error {
  if (error.kind === 'refusal') return new SystemRefusal(error, error.code, error.message, error.field)
  if (error.kind === 'rate-limited') return new SystemRateLimited(error, error.retryAfterMs ?? 1_000)
  if (error.kind === 'failure') return new SystemFailure(error)
  return error.kind === 'unavailable' ? new SystemUnavailable(error) : new SystemTimeout(error)
}
