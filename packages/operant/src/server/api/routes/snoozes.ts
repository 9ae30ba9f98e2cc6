import { z } from '@hono/zod-openapi'
import { endSnooze, handedOver, snooze, waitingFor } from '../../../store/snoozes.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { Instant } from '../shapes.ts'
import { callerOf } from '../who/needs.ts'
import { byId } from '../words.ts'
import { requestCalled } from './requests.ts'

const Waiting = z
  .object({
    waiting: z.int().describe('What you may approve or answer, have not answered and have not put off'),
    snoozed: z.int(),
    reviews: z.int().describe('What you may judge without knowing the decision; in no other number'),
    oldestAskedAt: Instant.nullable(),
    firstDue: Instant.nullable(),
    escalations: z.object({ unclaimed: z.int(), mine: z.int() }),
  })
  .openapi('Waiting')

const waiting = route({
  right: 'look',
  method: 'get',
  path: '/inbox',
  summary: 'How much waits for you',
  responses: { 200: answer('Counts', Waiting) },
})

const Snoozed = z.object({ request: z.string(), until: Instant }).openapi('Snoozed')

const put = route({
  right: 'answer requests',
  method: 'put',
  path: '/requests/{id}/snooze',
  summary: 'Put it off for yourself; it comes back then, or as soon as something happens to it',
  request: { ...byId, body: body(z.strictObject({ until: z.iso.datetime() })) },
  responses: { 200: answer('Until when', Snoozed) },
})

const end = route({
  right: 'answer requests',
  method: 'delete',
  path: '/requests/{id}/snooze',
  summary: 'Bring it back now',
  request: byId,
  responses: { 204: { description: 'It is not put off any more' } },
})

/** What waits for whoever calls, and what they put off. */
export function snoozeRoutes(api: Api): void {
  api.openapi(waiting, async (c) => {
    const { pool, clock } = c.get('parts').project
    const { name } = callerOf(c)
    const [mine, escalations] = await Promise.all([
      waitingFor(pool, name, clock.now().toISOString()),
      handedOver(pool, name),
    ])
    return c.json({ ...mine, escalations }, 200)
  })

  api.openapi(put, async (c) => {
    const { pool, clock } = c.get('parts').project
    const { id } = c.req.valid('param')
    const until = new Date(c.req.valid('json').until).toISOString()
    const at = clock.now().toISOString()
    if (until <= at) throw invalidField('body.until', 'that has passed', `a time after ${at}`)
    const refused = await snooze(pool, { request: id, person: callerOf(c).name, at, until })
    if (refused === 'no such request') throw notFound('request', id)
    if (refused === 'already decided') throw new ApiProblem('conflict', 'it is not open any more')
    if (refused === 'too late') {
      const { expiresAt } = await requestCalled(c.get('parts'), id)
      throw invalidField('body.until', `it is open until ${expiresAt}; put it off to some time before`)
    }
    return c.json({ request: id, until }, 200)
  })

  api.openapi(end, async (c) => {
    const { id } = await requestCalled(c.get('parts'), c.req.valid('param').id)
    await endSnooze(c.get('parts').project.pool, id, callerOf(c).name)
    return c.body(null, 204)
  })
}
