import type { Pool } from 'pg'
import type { Principal } from '../store/principals.ts'
import { tokenOfSession } from '../store/sessions.ts'
import { tokenOfHash, tokenOfId, type TokenRow } from '../store/tokens.ts'
import { isToken, secretHash } from './tokens.ts'

/** Whoever acts by a token: the roles are those that it may use and that the person still has. */
export interface Identified {
  readonly person: Principal
  /** The id of the token, never its secret. */
  readonly token: string
}

/** Why a token says nothing. */
export interface NotIdentified {
  readonly problem: string
}

/** Who a token stands for at this moment. Somebody who has left the project is nobody. */
export async function identify(
  pool: Pool,
  people: readonly Principal[],
  secret: string,
  now: Date,
): Promise<Identified | NotIdentified> {
  if (!isToken(secret))
    return { problem: 'this is no token; one begins with op_ and has 46 characters. To mend it, copy all of it' }
  return identified(people, await tokenOfHash(pool, secretHash(secret), now.toISOString()), now)
}

/** Who a session stands for: whoever its token does, as long as both last. A session goes by the `wall` clock. */
export async function identifySession(
  pool: Pool,
  people: readonly Principal[],
  secret: string,
  { now, wall }: { readonly now: Date; readonly wall: Date },
): Promise<Identified | NotIdentified> {
  const id = await tokenOfSession(pool, secretHash(secret), wall.toISOString())
  if (id === undefined) return { problem: 'this session is over. To mend it, sign in again' }
  return identified(people, await tokenOfId(pool, id), now)
}

function identified(people: readonly Principal[], row: TokenRow | undefined, now: Date): Identified | NotIdentified {
  if (!row) return { problem: 'nobody here has this token. To mend it, ask an owner for operant tokens create' }
  if (row.revokedAt !== null) return { problem: `token ${row.id} was revoked by ${row.revokedBy ?? 'an owner'}` }
  if (row.expiresAt <= now.toISOString())
    return { problem: `token ${row.id} was good until ${row.expiresAt}. To mend it, ask an owner for a new one` }
  const person = people.find(({ name }) => name.toLowerCase() === row.person.toLowerCase())
  if (!person) return { problem: `token ${row.id} is ${row.person}'s, whom the project does not know any more` }
  const roles = person.roles.filter((role) => row.roles.includes(role))
  if (roles.length === 0) return { problem: `token ${row.id} may use none of the roles that ${person.name} has` }
  return { person: { ...person, roles }, token: row.id }
}
