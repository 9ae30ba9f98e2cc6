import { drawsOf } from '../random.ts'
import { addBusinessDays, dateOf } from '../truth/calendar.ts'

/** What day it is in a company, and what time. */
export interface Present {
  today: string
  asOf: string
}

/** The planted day runs until ten in the morning; earlier than that it is still the day before. */
const morning = 10 * 3_600_000

/** A morning in October or November 2026, which the seed decides; or the instant `asOf`, ISO 8601 in UTC. */
export function presentOf(seed: number, asOf?: string): Present {
  if (asOf !== undefined) return { today: dateOf(new Date(Date.parse(asOf) - morning).toISOString()), asOf }
  const today = addBusinessDays('2026-10-09', drawsOf(seed, 'today', 0).integer(1, 20))
  return { today, asOf: `${today}T10:00:00.000Z` }
}
