import { z } from '@hono/zod-openapi'
import { isIP } from 'node:net'
import { randomId } from '../../../project/random-id.ts'
import { placeNow } from '../../../store/journal-order.ts'
import { countDeliveries } from '../../../store/webhook-deliveries.ts'
import {
  addEndpoint,
  changeSalt,
  endpointOf,
  listEndpoints,
  mostEndpoints,
  removeEndpoint,
  switchOff,
  switchOn,
  type WebhookEndpoint,
} from '../../../store/webhook-endpoints.ts'
import { listOf, mayReach } from '../../../webhooks/networks.ts'
import { urlProblem } from '../../../webhooks/post.ts'
import { endpointSecret } from '../../../webhooks/signature.ts'
import type { Api, ApiParts } from '../api.ts'
import { invalidField } from '../invalid.ts'
import { ApiProblem, notFound } from '../problem.ts'
import { answer, body, route } from '../route.ts'
import { Instant, list } from '../shapes.ts'
import { callerOf } from '../who/needs.ts'
import { byId, Words } from '../words.ts'
import { agentCalled } from './agents.ts'
import { EndpointShape, endpointTold, EventType } from './webhook-shapes.ts'

const right = 'manage webhooks'

/** Milliseconds for which messages are signed by the secret before as well. */
const bothFor = 86_400_000

const Secret = z.string().describe('Shown once, here').openapi({ example: 'whsec_…' })

const all = route({
  right: 'look',
  method: 'get',
  path: '/webhook-endpoints',
  summary: 'Systems outside that are told what happens, and how that goes',
  responses: { 200: answer('At most fifty', z.object({ items: list(EndpointShape) })) },
})

const add = route({
  right,
  method: 'post',
  path: '/webhook-endpoints',
  summary: 'Tell a system outside what happens from now on',
  shownOnce: true,
  request: {
    body: body(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected small letters, digits and dashes, such as crm'),
        url: z.string().max(2_000),
        types: z.array(EventType).min(1).max(100),
        agent: z.string().optional().describe('Only of runs of this agent'),
      }),
    ),
  },
  responses: {
    201: answer('The endpoint and its secret', z.object({ endpoint: EndpointShape, secret: Secret })),
  },
})

const one = route({
  right: 'look',
  method: 'get',
  path: '/webhook-endpoints/{id}',
  summary: 'One of them',
  request: byId,
  responses: { 200: answer('The endpoint', EndpointShape) },
})

const remove = route({
  right,
  method: 'delete',
  path: '/webhook-endpoints/{id}',
  summary: 'Tell it nothing any more, and forget what it was told',
  request: byId,
  responses: { 204: { description: 'It is gone' } },
})

const rotate = route({
  right,
  method: 'post',
  path: '/webhook-endpoints/{id}/secret',
  summary: 'A new secret; for a day messages are signed by both',
  shownOnce: true,
  request: byId,
  responses: { 200: answer('The secret', z.object({ secret: Secret, bothUntil: Instant })) },
})

const off = route({
  right,
  method: 'post',
  path: '/webhook-endpoints/{id}/off',
  summary: 'Tell it nothing until it is on again; what waits then goes on, what happens meanwhile is left out',
  request: { ...byId, body: body(z.strictObject({ because: Words })) },
  responses: { 200: answer('The endpoint', EndpointShape) },
})

const on = route({
  right,
  method: 'post',
  path: '/webhook-endpoints/{id}/on',
  summary: 'Tell it again what happens, from now on',
  request: byId,
  responses: { 200: answer('The endpoint', EndpointShape) },
})

/** Webhooks that go out: to whom. */
export function webhookEndpointRoutes(api: Api): void {
  api.openapi(all, async (c) => {
    const { pool } = c.get('parts').project
    const [endpoints, counts] = await Promise.all([listEndpoints(pool), countDeliveries(pool)])
    return c.json({ items: endpoints.map((endpoint) => endpointTold(endpoint, counts.get(endpoint.name))) }, 200)
  })

  api.openapi(add, async (c) => {
    const parts = c.get('parts')
    const { pool } = parts.project
    const { agent, ...wanted } = c.req.valid('json')
    refuseUrl(parts, wanted.url)
    const made = {
      ...wanted,
      agent: agent === undefined ? null : agentCalled(parts, agent).name,
      madeBy: callerOf(c).name,
      madeAt: parts.wall.now().toISOString(),
    }
    const salt = randomId()
    const added = await addEndpoint(pool, { ...made, salt, place: await placeNow(pool) })
    if (added === 'name taken') throw new ApiProblem('conflict', `there is a webhook endpoint "${made.name}" already`)
    if (added === 'too many') throw new ApiProblem('conflict', `there may be ${mostEndpoints} webhook endpoints`)
    const endpoint = endpointTold({ ...made, state: 'on', why: null })
    return c.json({ endpoint, secret: endpointSecret(parts.keys, made.name, salt) }, 201)
  })

  api.openapi(one, async (c) => c.json(await told(c.get('parts'), c.req.valid('param').id), 200))

  api.openapi(remove, async (c) => {
    const { id } = c.req.valid('param')
    if (!(await removeEndpoint(c.get('parts').project.pool, id))) throw notFound('webhook endpoint', id)
    return c.body(null, 204)
  })

  api.openapi(rotate, async (c) => {
    const { project, keys, wall } = c.get('parts')
    const { id } = c.req.valid('param')
    const salt = randomId()
    const bothUntil = new Date(wall.now().getTime() + bothFor).toISOString()
    if (!(await changeSalt(project.pool, id, salt, bothUntil))) throw notFound('webhook endpoint', id)
    return c.json({ secret: endpointSecret(keys, id, salt), bothUntil }, 200)
  })

  api.openapi(off, async (c) => {
    const parts = c.get('parts')
    const { id } = c.req.valid('param')
    const { because } = c.req.valid('json')
    await switchOff(parts.project.pool, id, `${callerOf(c).name}: ${because}`)
    return c.json(await told(parts, id), 200)
  })

  api.openapi(on, async (c) => {
    const parts = c.get('parts')
    const { pool } = parts.project
    const { id } = c.req.valid('param')
    await switchOn(pool, id, await placeNow(pool))
    return c.json(await told(parts, id), 200)
  })
}

/** @throws ApiProblem where there is none. */
export async function endpointCalled({ project }: ApiParts, name: string): Promise<WebhookEndpoint> {
  const endpoint = await endpointOf(project.pool, name)
  if (!endpoint) throw notFound('webhook endpoint', name)
  return endpoint
}

async function told(parts: ApiParts, name: string): Promise<z.infer<typeof EndpointShape>> {
  const endpoint = await endpointCalled(parts, name)
  return endpointTold(endpoint, (await countDeliveries(parts.project.pool)).get(name))
}

/** What will never be sent to is refused at once; what a name stands for is looked up each time something is sent. */
function refuseUrl({ project }: ApiParts, url: string): void {
  const expected = 'https and a public host, or one in webhooksOut.allow'
  const problem = urlProblem(url)
  if (problem !== undefined) throw invalidField('body.url', problem, expected)
  const { protocol, hostname } = new URL(url)
  const allow = project.definition.webhooksOut?.allow ?? []
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol === 'http:' && allow.length === 0) throw invalidField('body.url', 'expected https', expected)
  if (isIP(host) !== 0 && mayReach(host, listOf(allow)) === 'closed')
    throw invalidField('body.url', `${host} is not public`, expected)
}
