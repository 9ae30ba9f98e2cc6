import { z } from '@hono/zod-openapi'
import { defaultCalendar } from '../../../calendar/business-calendar.ts'
import { delegationOf } from '../../../people/delegate.ts'
import { endDelegation, listDelegations, putDelegation } from '../../../store/delegations.ts'
import type { Api } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { Instant } from '../shapes.ts'
import { actingOf, madeId } from '../who/acting.ts'
import { callerOf } from '../who/needs.ts'
import { byId, MaybeWords } from '../words.ts'

const DelegationShape = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string().describe('Who answers in their place'),
    since: Instant,
    until: Instant,
    because: z.string(),
    madeAt: Instant,
  })
  .openapi('Delegation')

const list = route({
  right: 'look',
  method: 'get',
  path: '/delegations',
  summary: 'Who stands in for whom, now or later',
  responses: { 200: answer('Delegations, the next first', z.object({ items: z.array(DelegationShape).readonly() })) },
})

const make = route({
  right: 'answer requests',
  method: 'post',
  path: '/delegations',
  summary: 'Let somebody answer in your place for some days',
  request: {
    body: body(
      z.strictObject({
        to: z.string(),
        since: z.iso.date().optional().describe('The first day; absent: from now on'),
        until: z.iso.date().describe('The last day'),
        because: MaybeWords,
      }),
    ),
  },
  responses: { 201: answer('The delegation', DelegationShape) },
})

const end = route({
  right: 'answer requests',
  method: 'delete',
  path: '/delegations/{id}',
  summary: 'End a delegation before its time; one of the two does',
  request: byId,
  responses: { 204: { description: 'It is over' } },
})

/** Standing in for each other. */
export function delegationRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { project } = c.get('parts')
    return c.json({ items: await listDelegations(project.pool, project.clock.now().toISOString()) }, 200)
  })

  api.openapi(make, async (c) => {
    const { pool, definition, clock, context } = c.get('parts').project
    const { to, since, until, because } = c.req.valid('json')
    const wanted = { id: madeId(c), from: callerOf(c), to, since, until, because }
    const made = delegationOf(wanted, definition.principals, clock.now(), context.calendar ?? defaultCalendar)
    if ('problem' in made) throw invalidField('body', made.problem)
    await putDelegation(pool, made)
    return c.json(made, 201)
  })

  api.openapi(end, async (c) => {
    const { pool } = c.get('parts').project
    const { id } = c.req.valid('param')
    const { by, at } = actingOf(c)
    const found = (await listDelegations(pool, at)).find((one) => one.id === id)
    if (!found) throw notFound('delegation', id)
    if (![found.from, found.to].includes(by.name))
      throw new ApiProblem('not-permitted', `${id} is between ${found.from} and ${found.to}; one of them ends it`)
    await endDelegation(pool, id, by.name, at)
    return c.body(null, 204)
  })
}
