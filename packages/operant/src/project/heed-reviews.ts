import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import { setAutonomy } from '../store/autonomy.ts'
import { reviewResults, wentTooFar, type ReviewResult } from '../store/reviews.ts'

/**
 * Heeds a review that was just made, and answers what it came to. Where it says that a call should not have been made
 * which the agent made by itself, a person confirms that action from now on. Each review is heeded once, however often
 * this is done; a level that is stricter already stays.
 */
export async function heedReview(pool: Pool, clock: Clock, id: string): Promise<ReviewResult | undefined> {
  const [result] = await reviewResults(pool, { id })
  if (result && wentTooFar(result)) await lower(pool, clock, result)
  return result
}

/** How far back a look reaches before the one before it, in milliseconds: a clock may have been set back. */
const overlap = 86_400_000

/** Heeds whatever nobody heeded when it was made: first all there is, then what came since. */
export function heedingReviews(pool: Pool, clock: Clock): () => Promise<void> {
  let since: string | undefined
  return async () => {
    const next = new Date(clock.now().getTime() - overlap).toISOString()
    const left = await reviewResults(pool, { unheeded: true, ...(since === undefined ? {} : { since }) })
    for (const result of left) if (wentTooFar(result)) await lower(pool, clock, result)
    since = next
  }
}

async function lower(pool: Pool, clock: Clock, { id, agent, action, by, reason }: ReviewResult): Promise<void> {
  await setAutonomy(pool, {
    agent,
    action,
    level: 'confirm',
    above: null,
    by: 'operator',
    setBy: 'operant',
    because: `${by} reviewed a call that was made without asking and says that it should not have been: ${reason}`,
    at: clock.now().toISOString(),
    mayRaise: false,
    review: id,
  })
}
