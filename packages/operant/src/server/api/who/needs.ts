import type { Context, MiddlewareHandler } from 'hono'
import { may, rolesFor } from '../../../access/permissions.ts'
import type { ApiEnv, Caller } from '../api.ts'
import { ApiProblem } from '../problem.ts'
import type { Taken } from '../route.ts'

/** Lets through whoever has the right. */
export function needs(right: Taken): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (right !== 'nothing') {
      const caller = callerOf(c)
      if (right !== 'look' && !may(caller.roles, right)) throw lacks(caller, right)
    }
    await next()
  }
}

function lacks({ name, roles }: Caller, right: Exclude<Taken, 'look' | 'nothing'>): ApiProblem {
  const able = rolesFor(right)
  const said = `to ${right} takes the role ${able.join(' or ')}, which ${name} has not (${roles.join(', ')})`
  return new ApiProblem('not-permitted', said, { also: { right, roles: able } })
}

/**
 * Whoever calls.
 * @throws ApiProblem where nobody is known.
 */
export function callerOf(c: Context<ApiEnv>): Caller {
  const caller = c.get('caller')
  if (caller) return caller
  const why =
    c.get('unknown') ?? 'nobody is said; send a token as Authorization: Bearer op_…, or sign in by POST /session'
  throw new ApiProblem('not-known', why, { headers: { 'WWW-Authenticate': 'Bearer realm="operant"' } })
}
