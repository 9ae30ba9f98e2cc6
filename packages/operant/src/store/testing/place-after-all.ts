import type { Pool } from 'pg'
import { expect, vi } from 'vitest'
import { placeNow, type Place } from '../journal-order.ts'

/**
 * A place after all that was written so far. Open transactions of other tests on the same server hold `placeNow` back,
 * so that what an earlier test wrote would be told again.
 */
export async function placeAfterAll(pool: Pool): Promise<Place> {
  const { rows } = await pool.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid')
  const written = BigInt(rows[0]?.xid ?? 0)
  return vi.waitFor(
    async () => {
      const place = await placeNow(pool)
      expect(BigInt(place.xid)).toBeGreaterThan(written)
      return place
    },
    { timeout: 100_000, interval: 20 },
  )
}
