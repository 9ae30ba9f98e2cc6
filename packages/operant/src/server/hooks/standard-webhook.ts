import { timingSafeEqual } from 'node:crypto'
import { webhookSignature } from '../../webhooks/signature.ts'

/** Seconds by which the clock of a sender may be off, in either direction. */
const tolerance = 300

export interface WebhookHeaders {
  readonly id: string | undefined
  readonly timestamp: string | undefined
  readonly signature: string | undefined
}

export type WebhookChecked = { readonly id: string; readonly at: Date } | { readonly problem: string }

/** Whether a message is signed as Standard Webhooks say, by one of the secrets and just now. */
export function checkWebhook(
  { id, timestamp, signature }: WebhookHeaders,
  body: Buffer,
  secrets: readonly Buffer[],
  now: Date,
): WebhookChecked {
  if (!id || !timestamp || !signature)
    return { problem: 'expected the headers webhook-id, webhook-timestamp and webhook-signature' }
  if (id.length > 200) return { problem: 'webhook-id is too long; expected at most 200 characters' }
  const sent = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : NaN
  if (!(Math.abs(now.getTime() / 1000 - sent) <= tolerance))
    return { problem: `webhook-timestamp is not within ${tolerance} seconds of now` }
  const given = signature
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []))
  const right = secrets.map((secret) => webhookSignature(secret, id, timestamp, body))
  const fits = given.some((one) => right.some((other) => one.length === other.length && timingSafeEqual(one, other)))
  return fits ? { id, at: new Date(sent * 1000) } : { problem: 'webhook-signature does not fit' }
}
