import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import type { Principal } from '../store/principals.ts'
import { firstTokens, hasTokens, replaceToken, revokeToken } from '../store/tokens.ts'
import { may } from './permissions.ts'
import { newToken, secretHash } from './tokens.ts'

interface Inside {
  readonly pool: Pool
  readonly clock: Clock
  readonly definition: { readonly principals: readonly Principal[] }
}

/** Milliseconds for which it is good, where the server runs that long. */
const life = 30 * 86_400_000

/**
 * A token of an owner for whoever started the server at this machine, so that the console opens before anybody was given
 * a token. It is new at each start. Once the project has tokens of its own there is none, and the last one is revoked.
 */
export async function newFirstToken({
  pool,
  clock,
  definition,
}: Inside): Promise<{ readonly person: string; readonly secret: string } | undefined> {
  const now = clock.now()
  const owner = definition.principals.find(({ roles }) => may(roles, 'manage tokens'))
  if (!owner || (await hasTokens(pool))) {
    await revokeToken(pool, { id: firstTokens, by: 'operant start', at: now.toISOString() })
    return undefined
  }
  const secret = newToken()
  await replaceToken(pool, {
    id: firstTokens,
    hash: secretHash(secret),
    person: owner.name,
    roles: owner.roles,
    note: 'printed by operant start',
    madeBy: 'operant start',
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + life).toISOString(),
  })
  return { person: owner.name, secret }
}
