import { z } from '@hono/zod-openapi'
import { eventTypes, isEventType } from '../../../journal/event-types.ts'
import type { DeliveryCounts, WebhookDelivery } from '../../../store/webhook-deliveries.ts'
import type { WebhookEndpoint } from '../../../store/webhook-endpoints.ts'
import { Instant, list } from '../shapes.ts'

/** A type of event that there is. */
export const EventType = z
  .string()
  .refine(isEventType, { error: `expected a type of event: ${eventTypes.join(', ')}` })
  .openapi('EventType', { example: 'run.settled' })

const Counts = z.object({
  waiting: z.int(),
  failing: z.int().describe('Waiting, and refused at least once'),
  dead: z.int().describe('Given up after a day'),
  delivered: z.int().describe('In the last thirty days'),
  lastDeliveredAt: Instant.nullable(),
})

export const EndpointShape = z
  .object({
    name: z.string(),
    url: z.string(),
    types: list(z.string()),
    agent: z.string().nullable().describe('Only of runs of this agent; null: of any'),
    state: z.enum(['on', 'off']),
    why: z.string().nullable().describe('Why it is off'),
    madeBy: z.string(),
    madeAt: Instant,
    deliveries: Counts,
  })
  .openapi('WebhookEndpoint')

export const DeliveryShape = z
  .object({
    id: z.string().describe('The webhook-id of each try'),
    type: z.string(),
    madeAt: Instant,
    state: z.enum(['waiting', 'delivered', 'dead']),
    tries: z.int(),
    tryAt: Instant.nullable().describe('When it is tried next'),
    status: z.int().nullable().describe('What was answered last'),
    problem: z.string().nullable(),
    endedAt: Instant.nullable(),
    askedBy: z.string().nullable().describe('Who asked for it once more'),
  })
  .openapi('WebhookDelivery')

const none: DeliveryCounts = { waiting: 0, failing: 0, dead: 0, delivered: 0, lastDeliveredAt: null }

export function endpointTold(endpoint: WebhookEndpoint, counts: DeliveryCounts = none): z.infer<typeof EndpointShape> {
  return { ...endpoint, deliveries: counts }
}

export function deliveryTold(row: WebhookDelivery): z.infer<typeof DeliveryShape> {
  const { id, type, madeAt, state, tries, tryAt, status, problem, endedAt, askedBy } = row
  const next = state === 'waiting' ? tryAt : null
  return { id, type, madeAt, state, tries, tryAt: next, status, problem, endedAt, askedBy }
}
