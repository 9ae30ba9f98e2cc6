import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { identify, identifySession, type Identified, type NotIdentified } from '../../../access/identify.ts'
import type { ApiEnv, ApiParts, Caller } from '../api.ts'
import { refuseOtherOrigins } from './origin.ts'

/** The cookie of a session. */
export const sessionCookie = 'operant_session'

/** Says who calls, by a token or by a session; whether they may is for each route to say. */
export function identifyCallers(parts: ApiParts): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const found = await identifiedBy(parts, c)
    if (found && 'person' in found.who) c.set('caller', { ...found.who.person, token: found.who.token, by: found.by })
    else if (found && 'problem' in found.who) c.set('unknown', found.who.problem)
    if (c.get('caller')?.by === 'cookie') refuseOtherOrigins(c, parts)
    await next()
  }
}

/** Whether whoever called is still known, by the same token or session: neither over nor revoked since. */
export async function isStillKnown(parts: ApiParts, c: Context<ApiEnv>): Promise<boolean> {
  const found = await identifiedBy(parts, c)
  return found !== undefined && 'person' in found.who
}

interface Found {
  readonly by: Caller['by']
  readonly who: Identified | NotIdentified
}

async function identifiedBy({ project, wall }: ApiParts, c: Context<ApiEnv>): Promise<Found | undefined> {
  const { pool, definition, clock } = project
  const header = c.req.header('authorization')
  if (header !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(header)?.[1]
    if (secret === undefined) return { by: 'header', who: { problem: 'expected Authorization: Bearer op_…' } }
    return { by: 'header', who: await identify(pool, definition.principals, secret, clock.now()) }
  }
  const cookie = getCookie(c, sessionCookie)
  if (cookie === undefined) return undefined
  const moments = { now: clock.now(), wall: wall.now() }
  return { by: 'cookie', who: await identifySession(pool, definition.principals, cookie, moments) }
}
