import type { Pool } from 'pg'
import type { KeptText } from '../facts/outside-text.ts'

/** Keeps texts from outside before something that stands for them does; keeping one again changes nothing. */
export async function keepTexts(pool: Pick<Pool, 'query'>, texts: ReadonlyMap<string, KeptText>): Promise<void> {
  for (const [digest, { body, writers }] of texts)
    await pool.query(
      `INSERT INTO operant.outside_text AS kept (digest, body, writers) VALUES ($1, $2, $3)
       ON CONFLICT (digest) DO UPDATE SET writers = ARRAY(SELECT DISTINCT unnest(kept.writers || excluded.writers))
       WHERE NOT kept.writers @> excluded.writers`,
      [digest, Buffer.from(body), writers],
    )
}
