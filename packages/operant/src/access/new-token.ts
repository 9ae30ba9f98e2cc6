import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import type { Principal } from '../store/principals.ts'
import { firstTokens, keepToken, listTokens, type TokenRow } from '../store/tokens.ts'
import { may } from './permissions.ts'
import { newId, newToken, secretHash } from './tokens.ts'

interface Inside {
  readonly pool: Pool
  readonly clock: Clock
  readonly definition: { readonly principals: readonly Principal[] }
}

interface Wanted {
  readonly person: string
  readonly roles: readonly string[]
  readonly days: number
  readonly madeBy: string
  readonly note: string | undefined
}

/** Makes a token and keeps its hash. The secret is answered, and known to nobody else. */
export async function newTokenFor(
  { pool, clock }: Inside,
  { person, roles, days, madeBy, note = '' }: Wanted,
): Promise<{ readonly secret: string; readonly row: Omit<TokenRow, 'usedAt' | 'revokedAt' | 'revokedBy'> }> {
  const secret = newToken()
  const now = clock.now()
  const row = {
    id: newId('tok'),
    person,
    roles,
    note,
    madeBy,
    madeAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * 86_400_000).toISOString(),
  }
  await keepToken(pool, { ...row, hash: secretHash(secret) })
  return { secret, row }
}

/** Whether an owner has a token that is still good. */
export async function ownerHasToken({ pool, clock, definition }: Inside): Promise<boolean> {
  const standing = await listTokens(pool, { at: clock.now().toISOString() })
  return standing.some(({ id, person, roles }) => {
    if (id.startsWith(firstTokens)) return false
    const held = definition.principals.find(({ name }) => name.toLowerCase() === person.toLowerCase())?.roles ?? []
    return may(
      held.filter((role) => roles.includes(role)),
      'manage tokens',
    )
  })
}
