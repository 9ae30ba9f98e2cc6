import type { Thinking } from '../../run/context.ts'
import type { Spending } from '../../run/language-models.ts'

/** For whom a reasoner asks, and what may still be spent. */
export function spendingOf({ agent, run, subject, tokens, money }: Thinking): Spending {
  return {
    agent: agent.name,
    run,
    tokens,
    ...(subject === undefined ? {} : { subject }),
    ...(money === undefined ? {} : { money }),
  }
}
