import type { Pool } from 'pg'

/** A person, and what they may answer for. */
export interface Principal {
  readonly name: string
  readonly roles: readonly string[]
  /** Where mail reaches them. */
  readonly mail?: string
}

/** Records a person, or replaces their roles. */
export async function putPrincipal(pool: Pool, { name, roles }: Principal): Promise<void> {
  const text =
    'INSERT INTO operant.principals (name, roles) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET roles = excluded.roles'
  await pool.query(text, [name, roles])
}

/** Forgets everybody else: whoever has left answers nothing any more. */
export async function keepPrincipals(pool: Pool, names: readonly string[]): Promise<void> {
  await pool.query('DELETE FROM operant.principals WHERE name <> ALL ($1)', [names])
}

export async function principal(pool: Pool, name: string): Promise<Principal | undefined> {
  const { rows } = await pool.query<Principal>('SELECT name, roles FROM operant.principals WHERE name = $1', [name])
  return rows[0]
}

export async function listPrincipals(pool: Pool): Promise<readonly Principal[]> {
  const { rows } = await pool.query<Principal>('SELECT name, roles FROM operant.principals ORDER BY name')
  return rows
}
