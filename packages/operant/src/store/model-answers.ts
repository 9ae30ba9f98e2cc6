import type { Pool } from 'pg'
import type { AnswerStore } from '../reasoning/providers/answer-store.ts'
import type { Said } from '../reasoning/providers/read-answer.ts'
import { endure } from './endure.ts'

/** Answers of language models in Postgres, for all workers. */
export class PostgresAnswers implements AnswerStore {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async find(key: string, now: Date): Promise<Said | undefined> {
    const text = 'SELECT body FROM operant.model_answers WHERE key = $1 AND until > $2'
    const { rows } = await endure(() =>
      this.#pool.query<{ body: Said }>({ name: 'find model answer', text, values: [key, now] }),
    )
    const body = rows[0]?.body
    return body && { text: body.text, calls: body.calls, value: body.value }
  }

  /** Keeps an answer, and forgets some of those whose time is over. */
  async keep(key: string, said: Said, now: Date, until: Date): Promise<void> {
    const text = `WITH over AS (
        DELETE FROM operant.model_answers WHERE key IN (
          SELECT key FROM operant.model_answers WHERE until <= $3 AND key <> $1 ORDER BY until LIMIT 20 FOR UPDATE SKIP LOCKED)
      )
      INSERT INTO operant.model_answers (key, body, kept_at, until) VALUES ($1, $2, $3, $4)
      ON CONFLICT (key) DO UPDATE SET body = excluded.body, kept_at = excluded.kept_at, until = excluded.until`
    const values = [key, JSON.stringify(said), now, until]
    await endure(() => this.#pool.query({ name: 'keep model answer', text, values }))
  }
}
