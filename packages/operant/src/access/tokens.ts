import { createHash, randomBytes } from 'node:crypto'

/** Bytes of chance in a secret: nobody guesses it. */
const bytes = 32

/** What tokens of the command line begin with, so that scanners for secrets know one when they see it. */
const prefix = 'op_'

/** A new secret for the command line. It is shown once; only its hash is kept. */
export function newToken(): string {
  return `${prefix}${newSecret()}`
}

/** A new secret as it stands in a link. */
export function newSecret(): string {
  return randomBytes(bytes).toString('base64url')
}

/** What a secret is called where it must not be shown. */
export function newId(kind: 'tok' | 'link'): string {
  return `${kind}_${randomBytes(8).toString('hex')}`
}

/** Whether a text could be a token at all. */
export function isToken(text: string): boolean {
  return /^op_[A-Za-z0-9_-]{43}$/.test(text)
}

/** What is kept of a secret: it cannot be turned back, and is looked up as it is. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
