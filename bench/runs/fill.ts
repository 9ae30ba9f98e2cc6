import type { Pool } from 'pg'

/** Makes up runs and what they add to the figures; they have no journals. Nine of ten have ended. */
export async function fill(pool: Pool, runs: number): Promise<void> {
  await pool.query('ALTER TABLE operant.runs DISABLE TRIGGER ALL')
  await pool.query(
    `INSERT INTO operant.runs (id, agent, goal, asked, started_by, state, outcome, summary, opened_at, settled_at, subject)
      SELECT 'run' || lpad(n::text, 7, '0'), 'agent' || n % 5, 'goal' || n % 8,
        'Resolve ticket T' || n || ', which is number ' || n % 5000 || ' of its customer', 'person' || n % 40,
        CASE WHEN n % 10 = 0 THEN 'waiting' ELSE 'settled' END,
        CASE WHEN n % 10 = 0 THEN NULL ELSE (ARRAY['met', 'met', 'met', 'met', 'declined', 'handed over', 'partly', 'failed'])[1 + n % 8] END,
        'every check holds', timestamptz '2026-01-01' + n * interval '100 seconds',
        CASE WHEN n % 10 = 0 THEN NULL ELSE timestamptz '2026-01-01' + n * interval '100 seconds' + interval '20 minutes' END,
        'ticketId:T' || n
      FROM generate_series(1, $1::integer) AS n`,
    [runs],
  )
  await pool.query('ALTER TABLE operant.runs ENABLE TRIGGER ALL')
  await pool.query(
    `INSERT INTO operant.run_figures (run_id, agent, goal, outcome, opened_at, settled_at, class, verified, claimed_by, people,
        escalated, cause, cause_said, waited, writes, taken_back, money, money_unknown, tokens, costs, cost_unknown)
      SELECT id, agent, goal, outcome, opened_at, settled_at, 'class' || n % 6, verified,
        CASE WHEN NOT verified AND n % 97 = 0 THEN ARRAY['person'] ELSE '{}' END, n % 3 = 0, NOT verified,
        CASE WHEN verified THEN NULL WHEN n % 9973 = 7 THEN 'fault rare' ELSE 'fault read' || n % 30 END,
        CASE WHEN verified THEN NULL ELSE 'the line went dead' END, n % 7 * 1000, 3, (n % 211 = 0)::integer,
        CASE WHEN n % 2 = 0 THEN jsonb_build_array(jsonb_build_object('currency', 'EUR', 'minor', n::text, 'takenBack', '0')) ELSE '[]' END,
        false, 0, '[]', false
      FROM (SELECT *, outcome IN ('met', 'declined') AS verified, substr(id, 4)::integer AS n FROM operant.runs WHERE state = 'settled') AS ended`,
  )
  await pool.query('VACUUM ANALYZE operant.runs, operant.run_figures')
}
