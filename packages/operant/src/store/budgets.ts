import type { Pool } from 'pg'
import { endure } from './endure.ts'

/** What was spent and is held of one limit. */
export interface BudgetRow {
  readonly key: string
  readonly usedMinor: bigint
  readonly currency: string
}

/** Every limit that something was ever reserved of. */
export async function listBudgets(pool: Pool): Promise<readonly BudgetRow[]> {
  const text = 'SELECT key, used_minor::text AS used, currency FROM operant.budgets ORDER BY key'
  const { rows } = await endure(() => pool.query<{ key: string; used: string; currency: string }>(text))
  return rows.map(({ key, used, currency }) => ({ key, usedMinor: BigInt(used), currency }))
}
