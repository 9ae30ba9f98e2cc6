import type { Pool } from 'pg'
import { keepLink } from '../store/links.ts'
import type { RequestRow } from '../store/requests.ts'
import { newId, newSecret, secretHash } from './tokens.ts'

/** For how long a link is good where nobody says otherwise: as long as the request is open, and at most this. */
const longest = 3 * 86_400_000

/** Whether a request is answered by links: what was handed over, or is reviewed, takes more than one page. */
export function isForLinks({ kind }: Pick<RequestRow, 'kind'>): boolean {
  return kind === 'approve' || kind === 'answer'
}

interface WantedLink {
  readonly request: Pick<RequestRow, 'id' | 'argumentsHash' | 'expiresAt'>
  /** The name of a person of the project, or the address of somebody outside. */
  readonly person: string
  readonly outside: boolean
  readonly madeBy: string
  readonly now: Date
  /** Milliseconds; default three days. Never longer than the request is open. */
  readonly life?: number
  /** Default: a fresh one. */
  readonly secret?: string
}

/** Makes a link for one person to answer one request once. Answers its path; the secret in it is kept nowhere. */
export async function newLink(
  pool: Pool,
  { request, person, outside, madeBy, now, life = longest, secret = newSecret() }: WantedLink,
): Promise<{ readonly id: string; readonly path: string; readonly expiresAt: string }> {
  const id = newId('link')
  const expiresAt = new Date(Math.min(now.getTime() + life, Date.parse(request.expiresAt))).toISOString()
  await keepLink(pool, {
    id,
    hash: secretHash(secret),
    request: request.id,
    person,
    outside,
    argumentsHash: request.argumentsHash,
    madeBy,
    madeAt: now.toISOString(),
    expiresAt,
  })
  return { id, path: `/${outside ? 'forms' : 'links'}/${secret}`, expiresAt }
}
