import { randomBytes } from 'node:crypto'

/** Without letters that look like digits, and short enough to be typed. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A fresh id of 12 letters and digits: 60 random bits. */
export function randomId(): string {
  return [...randomBytes(12)].map((byte) => alphabet[byte % 32]).join('')
}
