import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { canonical, type Json } from '../facts/json.ts'

/** Keys by which statements are signed: the first signs, the others still verify what they signed before. */
export type SigningKeys = readonly [Buffer, ...Buffer[]]

/** Whether a signature is that of a statement: `unknown key` where it was made by a key that is not known here. */
export type Verified = 'verified' | 'changed' | 'unknown key'

/** The scheme, the key by the beginning of its hash, and the code, as in `v1.0f3a….…`. */
const form = /^v1\.([0-9a-f]{16})\.([A-Za-z0-9_-]{43})$/

/** Signs a statement: HMAC-SHA256 over its canonical JSON, so that the order of its fields is of no account. */
export function signatureOf(keys: SigningKeys, statement: Json): string {
  const [key] = keys
  return `v1.${keyId(key)}.${code(key, statement).toString('base64url')}`
}

/** Whether a signature was made for exactly this statement. */
export function verify(keys: SigningKeys, statement: Json, signature: string): Verified {
  const [, id, said = ''] = form.exec(signature) ?? []
  if (id === undefined) return 'changed'
  const key = keys.find((one) => keyId(one) === id)
  if (!key) return 'unknown key'
  return timingSafeEqual(code(key, statement), Buffer.from(said, 'base64url')) ? 'verified' : 'changed'
}

/** A secret that only whoever holds the key can work out, the same each time for the same purpose. */
export function derivedSecret(keys: SigningKeys, purpose: string): string {
  return createHmac('sha256', keys[0]).update(`derived ${purpose}`).digest('base64url')
}

function code(key: Buffer, statement: Json): Buffer {
  return createHmac('sha256', key)
    .update(`statement ${canonical(statement)}`)
    .digest()
}

function keyId(key: Buffer): string {
  return createHash('sha256').update('key ').update(key).digest('hex').slice(0, 16)
}
