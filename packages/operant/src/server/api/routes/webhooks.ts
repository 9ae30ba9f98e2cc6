import { z } from '@hono/zod-openapi'
import { publicAddress } from '../../../project/outside-settings.ts'
import { webhookSource } from '../../../schedules/trigger.ts'
import { listEvents, type OutsideEvent } from '../../../store/outside-events.ts'
import type { Api } from '../api.ts'
import { pageOf, pageQuery, paged, readCursor } from '../pages.ts'
import { answer, route } from '../route.ts'
import { AnyJson, Instant, list as listed, orNull } from '../shapes.ts'

const OutsideEventShape = z
  .object({
    source: z.string().describe('Who told of it: a webhook, a watched query, a person'),
    id: z.string(),
    type: z.string(),
    subject: z.string(),
    data: AnyJson.describe('What it says; it is from outside'),
    at: Instant.describe('When it happened, as its source says'),
    receivedAt: Instant,
  })
  .openapi('OutsideEvent')

function eventTold(event: OutsideEvent): z.infer<typeof OutsideEventShape> {
  return event
}

const WebhookShape = z
  .object({
    name: z.string(),
    url: z.string().describe('Where it is taken'),
    secret: z.string().describe('The variable of the environment that holds its secret'),
    source: z.string().describe('`source` of `/outside-events`, which lists what came'),
    triggers: listed(z.string()).describe('Triggers that listen to it'),
    last: orNull(OutsideEventShape).describe('What came last that was signed as it should be; null: nothing yet'),
  })
  .openapi('Webhook')

const hooks = route({
  right: 'look',
  method: 'get',
  path: '/webhooks',
  summary: 'Webhooks that are taken here, with what came last by each',
  responses: { 200: answer('All of them', z.object({ items: z.array(WebhookShape) })) },
})

const text = z.string().min(1).max(500)

const events = route({
  right: 'look',
  method: 'get',
  path: '/outside-events',
  summary: 'What happened outside, as it was told, newest first',
  request: {
    query: z.strictObject({ ...pageQuery, type: text.optional(), subject: text.optional(), source: text.optional() }),
  },
  responses: { 200: answer('A page of events', pageOf(OutsideEventShape)) },
})

/** What comes in from outside. */
export function webhookRoutes(api: Api): void {
  api.openapi(hooks, async (c) => {
    const { project } = c.get('parts')
    const { webhooks = {}, server } = project.definition
    const base = publicAddress(server)
    const items = await Promise.all(
      Object.entries(webhooks).map(async ([name, { secret }]) => {
        const source = webhookSource(name)
        const [last] = await listEvents(project.pool, { source, limit: 1 })
        const triggers = project.triggers.filter((one) => one.source === source).map((one) => one.name)
        return { name, url: `${base}/hooks/${name}`, secret, source, triggers, last: last ? eventTold(last) : null }
      }),
    )
    return c.json({ items }, 200)
  })

  api.openapi(events, async (c) => {
    const { after, limit, ...filter } = c.req.valid('query')
    const place = readCursor(after, z.iso.datetime(), z.string(), z.string())
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
    const rows = await listEvents(c.get('parts').project.pool, {
      ...given,
      limit: limit + 1,
      ...(place ? { after: { receivedAt: place[0], source: place[1], id: place[2] } } : {}),
    })
    const page = paged(rows, limit, eventTold, ({ receivedAt, source, id }) => [receivedAt, source, id])
    return c.json(page, 200)
  })
}
