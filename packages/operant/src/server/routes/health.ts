import type { Context } from 'hono'
import type { ServerParts } from '../parts.ts'

/** Whether we can serve: 200 while the database answers, 503 while it does not. */
export async function healthRoute({ pool }: ServerParts, c: Context): Promise<Response> {
  try {
    await pool.query('SELECT 1')
    return c.json({ status: 'ok' })
  } catch {
    return c.json({ status: 'the database does not answer' }, 503)
  }
}
