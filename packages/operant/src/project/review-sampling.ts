import { inMilliseconds, type Duration } from '../facts/time.ts'
import type { ReviewSampling } from '../run/guarding/review.ts'

/** How many decisions a project has judged once more, by people who are not told how they went. */
export interface ReviewSettings {
  /** Of all decisions that no person had a part in, 0 to 1. Default 0.02. */
  readonly share?: number
  /** While the agent's policies or levels are new, 0 to 1. Default 0.2. */
  readonly afterChange?: number
  /** How long they count as new. Default 7d. */
  readonly newFor?: Duration
  /** The role that judges. Default operator. */
  readonly by?: string
  /** What the draw hangs on. */
  readonly seed?: string
}

/** How long a review waits for somebody, in milliseconds. */
const due = 14 * 86_400_000

/** The draw of a project; `changedAt` says when what governs an agent was last changed. */
export function reviewSampling(
  { share = 0.02, afterChange = 0.2, newFor = '7d', by = 'operator', seed = 'operant' }: ReviewSettings,
  changedAt: (agent: string) => Date | undefined,
): ReviewSampling {
  const fresh = inMilliseconds(newFor)
  return {
    seed,
    roles: [by],
    due,
    share(agent, now) {
      const changed = changedAt(agent)
      return changed && now.getTime() - changed.getTime() < fresh ? Math.max(share, afterChange) : share
    },
  }
}
