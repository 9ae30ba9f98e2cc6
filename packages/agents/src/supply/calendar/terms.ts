import { fact, query } from 'operant'
import { z } from 'zod'
import { clock, policies } from '../systems.ts'

/** What the company has laid down about chasing: business days after the first mail. */
export const chaseTerms = fact(
  'chaseTerms',
  z.object({
    reminderAfter: z.number().int().min(1),
    secondReminderAfter: z.number().int().min(1),
    escalateAfter: z.number().int().min(1),
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
    return found ? { ...found.chase } : say.missing(`nothing is laid down about chasing for ${today}`)
  },
})
