import {
  type CountryPolicy,
  type Holiday,
  type HousePolicy,
  readCountryPolicy,
  readHolidays,
  readHousePolicies,
} from '../records/policies.ts'
import { readSupplyTerms, type SupplyTerms } from '../records/supply/terms.ts'
import { callsOf, type SystemContext } from './calls.ts'

/** What the company has laid down: terms by country, house rules, and when nobody works. */
export interface Policies {
  /** What held for customers of a country on a calendar date; null when nothing is laid down. */
  countryPolicy(of: { country: string; kind: CountryPolicy['kind']; on: string }): Promise<CountryPolicy | null>
  housePolicies(on: string): Promise<HousePolicy[]>
  /** From one calendar date to another, both included, in order. */
  holidays(of: { country: string; from: string; to: string }): Promise<Holiday[]>
  /** What held for purchasing and late shipments on a calendar date; null when nothing is laid down. */
  supplyTerms(on: string): Promise<SupplyTerms | null>
}

export function createPolicies(context: SystemContext): Policies {
  const { database } = context
  const { read } = callsOf(context, 'policies')
  return {
    countryPolicy: (of) => read('countryPolicy', () => readCountryPolicy(database, of)),
    housePolicies: (on) => read('housePolicies', () => readHousePolicies(database, on)),
    holidays: (of) => read('holidays', () => readHolidays(database, of)),
    supplyTerms: (on) => read('supplyTerms', () => readSupplyTerms(database, on)),
  }
}
