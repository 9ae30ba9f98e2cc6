import { addMonths } from './calendar.ts'

type Kind = 'consumer' | 'business'

/** Days and months by country of the customer, as the company's terms have them. */
const consumerTerms: Record<string, readonly [withdrawalDays: number, guarantee: number, presumed: number]> = {
  GB: [14, 72, 6],
  IE: [14, 72, 12],
  DE: [14, 24, 12],
  FR: [14, 24, 24],
  US: [0, 12, 3],
}

const businessTerms = [0, 12, 0] as const

export interface CountryTerms {
  withdrawalDays: number
  /** Last days, counted from the delivery. */
  guaranteedUntil(deliveredOn: string): string
  presumedUntil(deliveredOn: string): string
}

/** What a customer is owed by their country; an error for a country that the company does not sell to. */
export function countryTerms(country: string, kind: Kind): CountryTerms {
  const terms = kind === 'business' ? businessTerms : consumerTerms[country]
  if (!terms) throw new Error(`The company has no terms for ${country}`)
  const [withdrawalDays, guarantee, presumed] = terms
  return {
    withdrawalDays,
    guaranteedUntil: (deliveredOn) => addMonths(deliveredOn, guarantee),
    presumedUntil: (deliveredOn) => addMonths(deliveredOn, presumed),
  }
}
