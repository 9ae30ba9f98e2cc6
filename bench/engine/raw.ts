import type { Pool } from 'pg'

/** About as many bytes as an event of the benchmark's runs. */
const body = JSON.stringify({ type: 'step.gave', text: 'x'.repeat(360) })
const text = 'INSERT INTO raw (run_id, seq, at, type, body) VALUES ($1, $2, $3, $4, $5)'

export async function prepareRaw(pool: Pool): Promise<void> {
  await pool.query(`CREATE TABLE IF NOT EXISTS raw (run_id text, seq integer, at timestamptz, type text, body json,
    PRIMARY KEY (run_id, seq))`)
}

/** Milliseconds of each of `count` inserts and commits, one after the other: the limit of any journal. */
export async function rawCommits(pool: Pool, run: string, count: number): Promise<readonly number[]> {
  const client = await pool.connect()
  const took: number[] = []
  try {
    for (let seq = 0; seq < count; seq++) {
      const began = performance.now()
      const values = [run, seq, new Date().toISOString(), 'step.gave', body]
      await client.query({ name: 'raw', text, values })
      took.push(performance.now() - began)
    }
  } finally {
    client.release()
  }
  return took
}

/** Commits a second of `connections` at once. */
export async function rawRate(pool: Pool, run: string, connections: number, count: number): Promise<number> {
  const began = performance.now()
  const all = Array.from({ length: connections }, (_, index) => rawCommits(pool, `${run} ${index}`, count))
  await Promise.all(all)
  return (connections * count * 1_000) / (performance.now() - began)
}

/** Milliseconds from sending an insert with a NOTIFY until its commit is heard of on another connection, `count` times. */
export async function notifyCommits(
  pool: Pool,
  run: string,
  count: number,
  pause: () => Promise<void>,
): Promise<readonly number[]> {
  const ear = await pool.connect()
  const took: number[] = []
  try {
    await ear.query('LISTEN raw')
    for (let seq = 0; seq < count; seq++) {
      const heard = new Promise((resolve) => ear.once('notification', resolve))
      const began = performance.now()
      const values = [run, seq, new Date().toISOString(), 'step.gave', body]
      const notify = `WITH inserted AS (${text} RETURNING run_id) SELECT pg_notify('raw', run_id) FROM inserted`
      await pool.query({ name: 'raw notify', text: notify, values })
      await heard
      took.push(performance.now() - began)
      await pause()
    }
  } finally {
    ear.release(true)
  }
  return took
}
