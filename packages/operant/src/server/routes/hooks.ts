import type { Context } from 'hono'
import { BadEvent, receiveEvent, type OutsideEvent } from '../../store/outside-events.ts'
import { readEvent } from '../hooks/cloud-event.ts'
import { checkWebhook, type WebhookHeaders } from '../hooks/standard-webhook.ts'
import type { ServerParts } from '../parts.ts'

/** The subject of an event whose sender names none. */
const noSubject = '-'

/**
 * Takes a webhook: signed as Standard Webhooks say, a CloudEvent or a plain payload. It becomes an event from outside,
 * each id once, and nothing else. The same one again is answered as well, so that its sender stops.
 */
export async function hookRoute(parts: ServerParts, c: Context): Promise<Response> {
  const name = c.req.param('name') ?? ''
  const hook = parts.hooks.get(name)
  if (!hook) return c.json({ error: 'there is no such webhook' }, 404)
  const body = Buffer.from(await c.req.arrayBuffer())
  const header = (one: string): string | undefined => c.req.header(one)
  const checked = checkWebhook(signedHeaders(c), body, hook.secrets, parts.senders.now())
  if ('problem' in checked) return c.json({ error: checked.problem }, 401)
  const read = readEvent(header, body)
  if ('problem' in read) return c.json({ error: read.problem }, read.status)
  const event: OutsideEvent = {
    source: `hooks/${name}`,
    id: read.id ?? checked.id,
    type: read.type,
    subject: read.subject ?? noSubject,
    data: read.data,
    at: read.at ?? checked.at.toISOString(),
    receivedAt: parts.clock.now().toISOString(),
  }
  try {
    return c.json({ event: event.id, result: await receiveEvent(parts.pool, event) }, 202)
  } catch (error) {
    if (error instanceof BadEvent) return c.json({ error: error.message }, 400)
    throw error
  }
}

/** The headers by which Standard Webhooks sign. */
export function signedHeaders(c: Context): WebhookHeaders {
  return {
    id: c.req.header('webhook-id'),
    timestamp: c.req.header('webhook-timestamp'),
    signature: c.req.header('webhook-signature'),
  }
}
