import type { Pool } from 'pg'
import type { NewEvent, RunEvent } from '../journal/events.ts'
import { endure } from './endure.ts'

/** Events of a run after one of them, in their order. */
export async function journalPage(
  pool: Pool,
  run: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly RunEvent[]> {
  const text = 'SELECT seq, body FROM operant.journal WHERE run_id = $1 AND seq > $2 ORDER BY seq LIMIT $3'
  const { rows } = await endure(() => pool.query<{ seq: number; body: NewEvent }>(text, [run, after, limit]))
  return rows.map(({ seq, body }) => ({ ...body, seq }))
}
