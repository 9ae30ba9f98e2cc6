import type { Context, MiddlewareHandler } from 'hono'
import type { ApiEnv, ApiParts } from '../api.ts'
import { ApiProblem, problemAnswer } from '../problem.ts'
import { RateLimit, usualRates } from '../rate-limits.ts'

/** Refuses whoever calls too often: first by address, before anything is looked up. */
export function limitAddresses({ rates = usualRates, wall }: ApiParts): MiddlewareHandler<ApiEnv> {
  const addresses = new RateLimit(rates.address, wall)
  return async (c, next) => {
    refuse(addresses.take(addressOf(c)))
    await next()
  }
}

/**
 * The same by person, once who calls is known. Whoever shows what nobody is known by is slowed down; others at the same
 * address are not.
 */
export function limitCallers({ rates = usualRates, wall }: ApiParts): MiddlewareHandler<ApiEnv> {
  const people = new RateLimit(rates.person, wall)
  const unknown = new RateLimit(rates.unknown, wall)
  return async (c, next) => {
    const caller = c.get('caller')
    if (caller) refuse(people.take(caller.name))
    await next()
    if (caller || c.res.status !== 401) return
    const seconds = unknown.take(addressOf(c))
    if (seconds > 0) c.res = problemAnswer(tooMany(seconds))
  }
}

function refuse(seconds: number): void {
  if (seconds > 0) throw tooMany(seconds)
}

function tooMany(seconds: number): ApiProblem {
  return new ApiProblem('too-many', `try again in ${seconds} s`, { headers: { 'Retry-After': String(seconds) } })
}

/** The address of whoever is connected; behind a proxy it is the proxy's. */
function addressOf({ env }: Context<ApiEnv>): string {
  const { incoming } = (env ?? {}) as { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}
