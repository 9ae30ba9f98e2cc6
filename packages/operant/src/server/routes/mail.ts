import type { Context } from 'hono'
import { receiveMail } from '../../mail/receive-mail.ts'
import { checkWebhook } from '../hooks/standard-webhook.ts'
import type { ServerParts } from '../parts.ts'
import { signedHeaders } from './hooks.ts'

/** The webhook that takes mail as it travels, signed like any other. */
const name = 'mail'

/** Takes a mail that came in for us: the body is the message itself. */
export async function mailRoute(parts: ServerParts, c: Context): Promise<Response> {
  const hook = parts.hooks.get(name)
  if (!hook) return c.json({ error: 'there is no such webhook' }, 404)
  const body = Buffer.from(await c.req.arrayBuffer())
  const checked = checkWebhook(signedHeaders(c), body, hook.secrets, parts.senders.now())
  if ('problem' in checked) return c.json({ error: checked.problem }, 401)
  if (!/^message\/rfc822\b/i.test(c.req.header('content-type') ?? ''))
    return c.json({ error: 'expected content-type message/rfc822, and the mail itself as the body' }, 415)
  return c.json(await receiveMail(parts, body), 202)
}
