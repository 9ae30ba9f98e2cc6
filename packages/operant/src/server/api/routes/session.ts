import { z } from '@hono/zod-openapi'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { identify } from '../../../access/identify.ts'
import { newSecret, secretHash } from '../../../access/tokens.ts'
import { may, rights } from '../../../access/permissions.ts'
import { endSession, keepSession } from '../../../store/sessions.ts'
import type { Principal } from '../../../store/principals.ts'
import type { Api } from '../api.ts'
import { ApiProblem } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { Instant } from '../shapes.ts'
import { sessionCookie } from '../who/identify-caller.ts'
import { callerOf } from '../who/needs.ts'
import { refuseOtherOrigins } from '../who/origin.ts'

/** Milliseconds for which somebody stays signed in. */
const life = 12 * 3_600_000

const Me = z
  .object({
    name: z.string(),
    roles: z.array(z.string()),
    rights: z.array(z.string()).describe('Besides looking'),
    now: Instant.describe('What the clock of the project shows'),
  })
  .openapi('Me')

const signIn = route({
  right: 'nothing',
  method: 'post',
  path: '/session',
  summary: 'Sign in with a token; a cookie that no script can read stands for it from then on',
  request: { body: body(z.strictObject({ token: z.string().describe('op_…') })) },
  responses: { 201: answer('Whoever signed in', Me) },
})

const signOut = route({
  right: 'nothing',
  method: 'delete',
  path: '/session',
  summary: 'Sign out',
  responses: { 204: { description: 'The session is over' } },
})

const whoAmI = route({
  right: 'look',
  method: 'get',
  path: '/session',
  summary: 'Whoever calls, and what they may do',
  responses: { 200: answer('Whoever calls', Me) },
})

/** Signing in and out. */
export function sessionRoutes(api: Api): void {
  api.openapi(signIn, async (c) => {
    const { project, wall, publicUrl } = c.get('parts')
    if (c.req.header('origin') !== undefined) refuseOtherOrigins(c, c.get('parts'))
    const found = await identify(
      project.pool,
      project.definition.principals,
      c.req.valid('json').token,
      project.clock.now(),
    )
    if ('problem' in found) throw new ApiProblem('not-known', found.problem)
    const secret = newSecret()
    const now = wall.now()
    const expiresAt = new Date(now.getTime() + life)
    await keepSession(project.pool, {
      hash: secretHash(secret),
      token: found.token,
      madeAt: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })
    const secure = publicUrl?.startsWith('https:') === true
    setCookie(c, sessionCookie, secret, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: life / 1_000, secure })
    return c.json(told(found.person, project.clock.now()), 201)
  })

  api.openapi(signOut, async (c) => {
    const secret = getCookie(c, sessionCookie)
    if (secret !== undefined) await endSession(c.get('parts').project.pool, secretHash(secret))
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.body(null, 204)
  })

  api.openapi(whoAmI, (c) => c.json(told(callerOf(c), c.get('parts').project.clock.now()), 200))
}

function told({ name, roles }: Principal, now: Date): z.infer<typeof Me> {
  return { name, roles: [...roles], rights: rights.filter((right) => may(roles, right)), now: now.toISOString() }
}
