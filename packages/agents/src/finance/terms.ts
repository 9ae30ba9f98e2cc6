import {
  businessDays,
  usualPolicy,
  usualTreatment,
  type CsvFormat,
  type MatchingPolicy,
  type ReconciliationPolicy,
  type TreatmentPolicy,
} from '@operant/reconciliation'
import { dayNumber } from './months.ts'

/** What the finance department decided: plain data, so that a workpaper is known by it. */
export interface ReconciliationTerms {
  /** What reports call the company. */
  readonly company: string
  /** Calendar days on which banks do not book, besides Saturdays and Sundays. */
  readonly holidays: readonly string[]
  readonly matching: Omit<MatchingPolicy, 'days'>
  readonly treatment: TreatmentPolicy
  /** Lists of banks that are not known by themselves. */
  readonly formats: readonly CsvFormat[]
}

const { days: _, ...matching } = usualPolicy

/** What many departments begin with. */
export const usualTerms: ReconciliationTerms = {
  company: 'The company',
  holidays: [],
  matching,
  treatment: usualTreatment,
  formats: [],
}

export function policyOf(terms: ReconciliationTerms): ReconciliationPolicy {
  return {
    matching: { ...terms.matching, days: businessDays(terms.holidays.map(dayNumber)) },
    treatment: terms.treatment,
  }
}
