import type { Pool } from 'pg'
import type { SystemLimits } from '../agent/connector.ts'
import { endure } from './endure.ts'

/** So many calls that are to begin together, and how many milliseconds they would wait at most. */
export interface WantedCalls {
  readonly count: number
  readonly patience: number
}

/** Places of a worker at a system: how many it may use, and how many of them are its share. */
export interface HeldPlaces {
  readonly held: number
  readonly share: number
}

/** Gives times to calls of a system, in order: milliseconds until each may begin; negative where it would wait too long, and when to come back. */
export async function takeCalls(
  pool: Pool,
  system: string,
  { perSecond, perMinute }: SystemLimits,
  wanted: readonly WantedCalls[],
): Promise<readonly number[]> {
  const text = 'SELECT operant.take_calls($1, $2, $3, $4::integer[], $5::float8[]) AS waits'
  const counts = wanted.map(({ count }) => count)
  const values = [system, perSecond ?? null, perMinute ?? null, counts, wanted.map(({ patience }) => patience)]
  const { rows } = await endure(() => pool.query<{ waits: readonly number[] }>({ name: 'take calls', text, values }))
  return rows[0]?.waits ?? []
}

/** Says what a worker uses and wants of a system's places; what it may use for the next `lease` milliseconds. */
export async function sharePlaces(
  pool: Pool,
  place: { readonly system: string; readonly worker: string; readonly most: number; readonly lease: number },
  { used, wanted }: { readonly used: number; readonly wanted: number },
): Promise<HeldPlaces> {
  const text = 'SELECT held, share FROM operant.share_places($1, $2, $3, $4, $5, $6)'
  const values = [place.system, place.worker, place.most, used, wanted, place.lease]
  const { rows } = await pool.query<HeldPlaces>({ name: 'share places', text, values })
  return rows[0] ?? { held: 0, share: 0 }
}
