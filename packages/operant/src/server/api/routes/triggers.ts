import { z } from '@hono/zod-openapi'
import type { PreparedTrigger } from '../../../schedules/prepared-trigger.ts'
import { declaredAs, triggerInFull, triggerStandings, whyNotAgain } from '../../../schedules/standing.ts'
import { listDeliveries, redeliver } from '../../../store/trigger-deliveries.ts'
import type { Api, ApiParts } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { ApiProblem } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { AnyJson, list as listed, orNull } from '../shapes.ts'
import { callerOf } from '../who/needs.ts'
import { byId } from '../words.ts'
import { DeliveryShape, deliveryStates, deliveryTold, triggerFields, triggerTold } from './trigger-shapes.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/triggers',
  summary: 'What starts goals because of something outside, with what came last for each',
  responses: {
    200: answer(
      'All of them',
      z.object({
        items: z.array(z.object({ ...triggerFields, last: orNull(DeliveryShape) }).openapi('Trigger')),
      }),
    ),
  },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/triggers/{id}',
  summary: 'One trigger, by name: what is declared, how its looks go, and what came last',
  request: byId,
  responses: {
    200: answer(
      'The trigger',
      z
        .object({ ...triggerFields, declared: AnyJson, deliveries: listed(DeliveryShape).describe('At most ten') })
        .openapi('TriggerInFull'),
    ),
  },
})

const deliveries = route({
  right: 'look',
  method: 'get',
  path: '/triggers/{id}/deliveries',
  summary: 'What came for a trigger, newest first: what it started, or why it was refused',
  request: { ...byId, query: z.strictObject({ ...pageQuery, state: z.enum(deliveryStates).optional() }) },
  responses: { 200: answer('A page of deliveries', pageOf(DeliveryShape)) },
})

const again = route({
  right: 'change schedules',
  method: 'post',
  path: '/triggers/{id}/redeliver',
  summary: 'Decide a refused event again, by the file as it is now; what started a goal is never repeated',
  request: { ...byId, body: body(z.strictObject({ source: z.string(), event: z.string() })) },
  responses: { 202: answer('It is decided again where a worker runs', z.object({ trigger: z.string() })) },
})

/** Triggers, and what came for them. */
export function triggerRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const { project } = c.get('parts')
    const items = (await triggerStandings(project)).map(({ last, ...standing }) => ({
      ...triggerTold(standing),
      last: last ? deliveryTold(last) : null,
    }))
    return c.json({ items }, 200)
  })

  api.openapi(one, async (c) => {
    const parts = c.get('parts')
    const trigger = triggerCalled(parts, c.req.valid('param').id)
    const { row, deliveries: last } = await triggerInFull(parts.project, trigger)
    const declared: unknown = trigger.shown
    return c.json({ ...triggerTold({ trigger, row }), declared, deliveries: last.map(deliveryTold) }, 200)
  })

  api.openapi(deliveries, async (c) => {
    const parts = c.get('parts')
    const trigger = triggerCalled(parts, c.req.valid('param').id).name
    const { after, limit, state } = c.req.valid('query')
    const place = readCursor(after, z.iso.datetime(), z.string(), z.string())
    const rows = await listDeliveries(parts.project.pool, {
      trigger,
      limit: limit + 1,
      ...(state === undefined ? {} : { state }),
      ...(place ? { after: { cameAt: place[0], source: place[1], event: place[2], trigger } } : {}),
    })
    const page = paged(rows, limit, deliveryTold, ({ cameAt, source, event }) => [cameAt, source, event])
    return c.json(page, 200)
  })

  api.openapi(again, async (c) => {
    const parts = c.get('parts')
    const trigger = triggerCalled(parts, c.req.valid('param').id).name
    const asked = { ...c.req.valid('json'), trigger }
    const done = await redeliver(parts.project.pool, { ...asked, by: callerOf(c).name })
    if (done.length === 0) throw new ApiProblem('conflict', await whyNotAgain(parts.project, asked))
    return c.json({ trigger }, 202)
  })
}

function triggerCalled({ project }: Pick<ApiParts, 'project'>, name: string): PreparedTrigger {
  const found = declaredAs('trigger', project.triggers, name)
  if ('problem' in found) throw new ApiProblem('not-found', found.problem)
  return found
}
