/** What is laid down for customers of a country; it changes with the law, so it is data of the company. */
export interface CountryPolicyRecord {
  /** The company bears the risk until the customer, or somebody the customer named, has the goods. */
  readonly riskUntilPossession: boolean
  /** Days after the order; null without such a rule. */
  readonly deliverWithinDays: number | null
  /** Days after the delivery. */
  readonly withdrawalDays: number
  /** Months after the delivery. */
  readonly guaranteeMonths: number
  readonly presumedDefectMonths: number
  /** Where the figures come from. */
  readonly basis: string
}

export interface Policies {
  countryPolicy(of: { country: string; kind: 'consumer' | 'business'; on: string }): Promise<CountryPolicyRecord | null>
  holidays(of: { country: string; from: string; to: string }): Promise<readonly { readonly day: string }[]>
}
