import { createHash } from 'node:crypto'

/** Which prompt it is: a name and the hash of its bytes. */
export function promptName(name: string, parts: readonly unknown[]): string {
  return `${name}@${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`
}
