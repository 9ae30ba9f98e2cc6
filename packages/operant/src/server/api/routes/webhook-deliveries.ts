import { z } from '@hono/zod-openapi'
import { listWebhookDeliveries, redeliver, testDelivery } from '../../../store/webhook-deliveries.ts'
import type { Api } from '../api.ts'
import { notFound } from '../problem.ts'
import { paged, pageOf, pageQuery, readCursor } from '../pages.ts'
import { answer, route } from '../route.ts'
import { madeId } from '../who/acting.ts'
import { callerOf } from '../who/needs.ts'
import { byId } from '../words.ts'
import { endpointCalled } from './webhook-endpoints.ts'
import { DeliveryShape, deliveryTold } from './webhook-shapes.ts'

const list = route({
  right: 'look',
  method: 'get',
  path: '/webhook-endpoints/{id}/deliveries',
  summary: 'What it was told or is to be told, newest first',
  request: {
    ...byId,
    query: z.object({ ...pageQuery, state: z.enum(['waiting', 'delivered', 'dead']).optional() }),
  },
  responses: { 200: answer('A page', pageOf(DeliveryShape)) },
})

const again = route({
  right: 'manage webhooks',
  method: 'post',
  path: '/webhook-endpoints/{id}/deliveries/{delivery}/redeliver',
  summary: 'Send it once more, with the same webhook-id; it is tried for another day',
  request: { params: z.object({ id: z.string(), delivery: z.string() }) },
  responses: { 202: answer('It waits', DeliveryShape) },
})

const test = route({
  right: 'manage webhooks',
  method: 'post',
  path: '/webhook-endpoints/{id}/test',
  summary: 'Send it a message of the type webhook.test, which says nothing',
  request: byId,
  responses: { 202: answer('It waits', DeliveryShape) },
})

/** Webhooks that go out: what became of each message. */
export function webhookDeliveryRoutes(api: Api): void {
  api.openapi(list, async (c) => {
    const parts = c.get('parts')
    const { id } = c.req.valid('param')
    const { limit, after, state } = c.req.valid('query')
    const read = readCursor(after, z.iso.datetime(), z.string())
    const { name } = await endpointCalled(parts, id)
    const place = read && { madeAt: read[0], id: read[1] }
    const rows = await listWebhookDeliveries(parts.project.pool, { endpoint: name, state, limit, after: place })
    return c.json(
      paged(rows, limit, deliveryTold, (row) => [row.madeAt, row.id]),
      200,
    )
  })

  api.openapi(again, async (c) => {
    const { project, wall } = c.get('parts')
    const { id, delivery } = c.req.valid('param')
    const asked = { endpoint: id, id: delivery, by: callerOf(c).name, at: wall.now().toISOString() }
    const row = await redeliver(project.pool, asked)
    if (!row) throw notFound('delivery', delivery)
    return c.json(deliveryTold(row), 202)
  })

  api.openapi(test, async (c) => {
    const parts = c.get('parts')
    const { name } = await endpointCalled(parts, c.req.valid('param').id)
    const at = parts.wall.now().toISOString()
    const message = {
      id: `msg_${madeId(c).slice(0, 32)}`,
      type: 'webhook.test',
      body: JSON.stringify({ type: 'webhook.test', timestamp: at, data: {} }),
    }
    const row = await testDelivery(parts.project.pool, name, message, callerOf(c).name, at)
    return c.json(deliveryTold(row), 202)
  })
}
