import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { claimPosted, forgetPosted, keepPosted, type Claimed } from '../../store/posted.ts'
import type { ApiEnv } from './api.ts'
import { invalidField } from './invalid.ts'
import { ApiProblem } from './problem.ts'
import { callerOf } from './who/needs.ts'

/**
 * What is posted twice with the same key happens once, and is answered the same. Handlers take ids for what they make
 * from `once`, so that whatever was cut off and is tried again makes nothing a second time either.
 */
export const once: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const key = c.req.header('idempotency-key')
  if (key === undefined) return await next()
  if (key.length === 0 || key.length > 200)
    throw invalidField('header.Idempotency-Key', 'expected 1 to 200 characters, such as a UUID')
  const parts = c.get('parts')
  const { pool } = parts.project
  const posted = { person: callerOf(c).name, key }
  const hash = digest(c.req.method, c.req.path, await c.req.text())
  const claimed = await claimPosted(pool, posted, hash, parts.wall.now().toISOString())
  switch (claimed.kind) {
    case 'other':
      throw new ApiProblem('other-body', 'a key stands for one request; make a new one for each')
    case 'under way':
      throw new ApiProblem('under-way', 'try again in a moment', { headers: { 'Retry-After': '1' } })
    case 'answered':
      return again(claimed)
    case 'first':
      break
  }
  c.set('once', digest(posted.person, key, hash))
  await next()
  const { status } = c.res
  if (status >= 500) await forgetPosted(pool, posted).catch((error: Error) => parts.onError(error))
  else await keepPosted(pool, posted, { status, body: await c.res.clone().text() })
}

/** The answer as it was the first time. */
function again({ status, body }: Extract<Claimed, { kind: 'answered' }>): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  // An answer without a body may not have one.
  const headers = { 'Idempotent-Replayed': 'true', ...(body === '' ? {} : { 'content-type': type }) }
  return new Response(body === '' ? null : body, { status, headers })
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
