import { createHmac } from 'node:crypto'
import { derivedSecret, type SigningKeys } from '../access/signature.ts'
import type { Salts } from '../store/webhook-endpoints.ts'

/** What Standard Webhooks sign: id, seconds since 1970 and body. */
export function webhookSignature(secret: Buffer, id: string, timestamp: string, body: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest()
}

/** The secret of an endpoint as whoever receives is given it. It is kept nowhere: it is worked out each time. */
export function endpointSecret(keys: SigningKeys, name: string, salt: string): string {
  return `whsec_${secretBytes(keys, name, salt).toString('base64')}`
}

/**
 * The headers of a message by Standard Webhooks. While a secret or the project's key is being replaced there is a
 * signature by each.
 */
export function signedHeaders(
  keys: SigningKeys,
  name: string,
  { salt, before }: Salts,
  message: { readonly id: string; readonly body: string },
  now: Date,
): Readonly<Record<string, string>> {
  const timestamp = `${Math.floor(now.getTime() / 1000)}`
  const secrets = keys.flatMap((key) =>
    [salt, ...(before === null ? [] : [before])].map((one) => secretBytes([key], name, one)),
  )
  const signatures = secrets.map(
    (secret) => `v1,${webhookSignature(secret, message.id, timestamp, message.body).toString('base64')}`,
  )
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

function secretBytes(keys: SigningKeys, name: string, salt: string): Buffer {
  return Buffer.from(derivedSecret(keys, `webhook ${name} ${salt}`), 'base64url')
}
