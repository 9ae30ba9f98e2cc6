import type { Pool } from 'pg'
import type { Clock } from '../facts/time.ts'
import { setAutonomy } from '../store/autonomy.ts'
import { reviewResults } from '../store/reviews.ts'

/**
 * Where a reviewer says that a call should not have been made which the agent made by itself, a person confirms that
 * action from now on. Each review is heeded once, however often this is done; a level that is stricter already stays.
 */
export async function heedReviews(pool: Pool, clock: Clock): Promise<void> {
  for (const { id, agent, action, by, reason } of await reviewResults(pool, { unheeded: true }))
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
