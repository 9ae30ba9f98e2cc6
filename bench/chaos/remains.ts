import type { Company } from '@operant/sandbox'
import type { Pool } from 'pg'
import type { RunEvent } from '../../packages/operant/src/journal/events.ts'
import { PostgresRunStore } from '../../packages/operant/src/store/run-store.ts'
import { listRuns } from '../../packages/operant/src/store/runs.ts'
import type { Journals, Remains } from './scenario/scenario.ts'
import type { Attempt } from './verdict/attempts.ts'

/** Everything there is when a round is over, from both sides. */
export async function remainsOf(pool: Pool, company: Company, door: string): Promise<Remains> {
  return {
    journals: await readJournals(pool),
    ledger: await company.ledger.writes(),
    attempts: await attemptsAt(door),
    ...(await budgets(pool)),
  }
}

/** The journals of all runs, children included. */
async function readJournals(pool: Pool): Promise<Journals> {
  const store = new PostgresRunStore(pool)
  const journals = new Map<string, readonly RunEvent[]>()
  for (const { id } of await listRuns(pool, { limit: 10_000 })) journals.set(id, await store.read(id))
  return journals
}

async function attemptsAt(door: string): Promise<readonly Attempt[]> {
  const answer = await fetch(`${door}/attempts`)
  return (await answer.json()) as readonly Attempt[]
}

async function budgets(pool: Pool): Promise<{ readonly budgeted: number; readonly held: number }> {
  const used = await pool.query<{ used: string | null }>('SELECT sum(used_minor) AS used FROM operant.budgets')
  const held = await pool.query(`SELECT 1 FROM operant.reservations WHERE state = 'held'`)
  return { budgeted: Number(used.rows[0]?.used ?? 0), held: held.rowCount ?? 0 }
}
