import { fact, query } from 'operant'
import { z } from 'zod'
import { clock, policies } from '../systems.ts'

/** What the company has laid down about chasing (business days after the first mail) and about new lead times. */
export const chaseTerms = fact(
  'chaseTerms',
  z.object({
    reminderAfter: z.number().int().min(1),
    secondReminderAfter: z.number().int().min(1),
    escalateAfter: z.number().int().min(1),
    /** A new lead time has at least this share of itself as its standard deviation. */
    leadTimeSdShare: z.number().min(0),
  }),
  { freshFor: '1d' },
)

export const readChaseTerms = query({
  name: 'policies.readChaseTerms',
  needs: {},
  gives: chaseTerms,
  uses: { policies, clock },
  read: async (_, u, say) => {
    const today = new Date(await u.clock.now()).toISOString().slice(0, 10)
    const found = await u.policies.supplyTerms(today)
    return found
      ? { ...found.chase, leadTimeSdShare: found.leadTimeSdShare }
      : say.missing(`nothing is laid down about chasing for ${today}`)
  },
})
