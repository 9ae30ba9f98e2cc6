import type { CompanyDatabase } from '../database/database.ts'

/** What the company owes customers of a country beyond its own house rules; parameters that change with the law. */
export interface CountryPolicy {
  /** ISO 3166 code of the customer's country. */
  country: string
  kind: 'consumer' | 'business'
  /** Calendar dates; the last day is not included, null is open. */
  effectiveFrom: string
  effectiveTo: string | null
  /** The company bears the risk until the customer, or somebody the customer named, has the goods. */
  riskUntilPossession: boolean
  /** Days after the order in which it must be delivered, when nothing else was agreed; null without such a rule. */
  deliverWithinDays: number | null
  /** Days after the delivery in which the customer may withdraw without a reason. */
  withdrawalDays: number
  /** Months after the delivery in which the company answers for defects. */
  guaranteeMonths: number
  /** Months after the delivery in which a defect is presumed to have been there from the start. */
  presumedDefectMonths: number
  /** Where the figures come from. */
  basis: string
}

/** One figure of the company's own rules on returns. */
export interface HousePolicy {
  name: string
  effectiveFrom: string
  effectiveTo: string | null
  value: number
  unit: string
}

export interface Holiday {
  country: string
  day: string
  name: string
}

export function addCountryPolicy(database: CompanyDatabase, policy: CountryPolicy): void {
  database.insert('country_policy', {
    country: policy.country,
    kind: policy.kind,
    effective_from: policy.effectiveFrom,
    effective_to: policy.effectiveTo,
    risk_until_possession: policy.riskUntilPossession,
    deliver_within_days: policy.deliverWithinDays,
    withdrawal_days: policy.withdrawalDays,
    guarantee_months: policy.guaranteeMonths,
    presumed_defect_months: policy.presumedDefectMonths,
    basis: policy.basis,
  })
}

export function addHousePolicy(database: CompanyDatabase, policy: HousePolicy): void {
  const { name, effectiveFrom, effectiveTo, value, unit } = policy
  database.insert('house_policy', { name, effective_from: effectiveFrom, effective_to: effectiveTo, value, unit })
}

export function addHoliday(database: CompanyDatabase, holiday: Holiday): void {
  database.insert('holiday', { ...holiday })
}

const onDay = 'effective_from <= ?2 AND coalesce(effective_to, ?3) > ?2'
const never = '9999-12-31'

/** What held in a country on a day; null when nothing is laid down. */
export function readCountryPolicy(
  database: CompanyDatabase,
  of: { country: string; kind: CountryPolicy['kind']; on: string },
): CountryPolicy | null {
  const row = database.one<Omit<CountryPolicy, 'riskUntilPossession'> & { risk: number }>(
    `SELECT country, kind, effective_from AS effectiveFrom, effective_to AS effectiveTo, risk_until_possession AS risk,
       deliver_within_days AS deliverWithinDays, withdrawal_days AS withdrawalDays, guarantee_months AS guaranteeMonths,
       presumed_defect_months AS presumedDefectMonths, basis
     FROM country_policy WHERE country = ?1 AND ${onDay} AND kind = ?4`,
    of.country,
    of.on,
    never,
    of.kind,
  )
  if (!row) return null
  const { risk, ...policy } = row
  return { ...policy, riskUntilPossession: risk === 1 }
}

/** The house rules that held on a day, by name. */
export function readHousePolicies(database: CompanyDatabase, on: string): HousePolicy[] {
  return database.all<HousePolicy>(
    `SELECT name, effective_from AS effectiveFrom, effective_to AS effectiveTo, value, unit FROM house_policy
     WHERE effective_from <= ?1 AND coalesce(effective_to, ?2) > ?1 ORDER BY name`,
    on,
    never,
  )
}

/** Holidays of a country from one day to another, both included, in order. */
export function readHolidays(database: CompanyDatabase, of: { country: string; from: string; to: string }): Holiday[] {
  return database.all<Holiday>(
    'SELECT country, day, name FROM holiday WHERE country = ? AND day BETWEEN ? AND ? ORDER BY day',
    of.country,
    of.from,
    of.to,
  )
}
