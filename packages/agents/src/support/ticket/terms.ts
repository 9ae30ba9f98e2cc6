import { fact, query, recordText } from 'operant'
import { z } from 'zod'
import { policies } from '../systems.ts'
import { customer, today } from './ticket.ts'

/** What the company owes this customer by the terms of the customer's country, as they hold today. */
export const terms = fact(
  'terms',
  z.object({
    riskUntilPossession: z.boolean(),
    deliverWithinDays: z.number().int().nullable(),
    withdrawalDays: z.number().int(),
    guaranteeMonths: z.number().int(),
    presumedDefectMonths: z.number().int(),
    basis: recordText(),
  }),
  { freshFor: '1d' },
)

export const readTerms = query({
  name: 'policies.readTerms',
  needs: { country: customer.$.country, kind: customer.$.kind, today },
  gives: terms,
  uses: { policies },
  read: async (i, u) => {
    const found = await u.policies.countryPolicy({ country: i.country, kind: i.kind, on: i.today })
    if (!found) return nothingLaidDown
    const { riskUntilPossession, deliverWithinDays, withdrawalDays, guaranteeMonths, presumedDefectMonths, basis } =
      found
    return { riskUntilPossession, deliverWithinDays, withdrawalDays, guaranteeMonths, presumedDefectMonths, basis }
  },
})

/** A country without terms: the customer is owed what house policy grants, and nothing beyond. */
const nothingLaidDown = {
  riskUntilPossession: false,
  deliverWithinDays: null,
  withdrawalDays: 0,
  guaranteeMonths: 0,
  presumedDefectMonths: 0,
  basis: 'no terms are laid down for this country',
}
