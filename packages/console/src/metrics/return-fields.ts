import { countText, moneyText } from '../parts/money.ts'
import { shareText } from './figures-told.ts'
import type { Return, ReturnAsked } from './queries.ts'
import type { MetricsSearch } from './search.ts'

type Assumptions = Return['assumptions']
export type AssumptionName = keyof Assumptions

/** A field of the calculator: its name in the address, the assumption it gives, and how it is written. */
export interface ReturnField {
  readonly name: Exclude<keyof MetricsSearch, 'days' | 'agent' | 'by' | 'currency'>
  readonly gives: AssumptionName
  readonly label: string
  readonly unit: 'count' | 'percent' | 'money'
}

export const returnFields: readonly ReturnField[] = [
  { name: 'cases', gives: 'casesPerMonth', label: 'Cases a month', unit: 'count' },
  { name: 'automatic', gives: 'automaticShare', label: 'Done automatically, %', unit: 'percent' },
  { name: 'people', gives: 'costByPeople', label: 'Cost of a case done by people', unit: 'money' },
  { name: 'run', gives: 'costAutomatic', label: 'Cost of an automatic case', unit: 'money' },
  { name: 'reviewed', gives: 'reviewShare', label: 'Automatic cases looked through, %', unit: 'percent' },
  { name: 'review', gives: 'costOfReview', label: 'Cost of looking one through', unit: 'money' },
  { name: 'wrong', gives: 'errorShare', label: 'Automatic cases that go wrong, %', unit: 'percent' },
  { name: 'error', gives: 'costOfError', label: 'Cost of one that goes wrong', unit: 'money' },
]

/** What is filled in, as the API takes it, and what is wrong with what cannot be sent. */
export function askedReturn(search: MetricsSearch): {
  readonly asked: ReturnAsked
  readonly problems: Readonly<Partial<Record<ReturnField['name'], string>>>
} {
  const given = returnFields.flatMap(({ name, gives, unit }) => {
    const text = search[name]?.trim() ?? ''
    return text === '' ? [] : [{ name, gives, read: readField(text, unit) }]
  })
  const asked = given.flatMap(({ gives, read }) => ('value' in read ? [[gives, read.value]] : []))
  const problems = given.flatMap(({ name, read }) => ('problem' in read ? [[name, read.problem]] : []))
  return {
    asked: { ...(Object.fromEntries(asked) as ReturnAsked), currency: currencyIn(search) },
    problems: Object.fromEntries(problems) as Partial<Record<ReturnField['name'], string>>,
  }
}

/** Three capital letters; the euro where none are filled in. */
export function currencyIn({ currency = '' }: MetricsSearch): string {
  const text = currency.trim().toUpperCase()
  return /^[A-Z]{3}$/.test(text) ? text : 'EUR'
}

function readField(
  text: string,
  unit: ReturnField['unit'],
): { readonly value: unknown } | { readonly problem: string } {
  const plain = text.replaceAll(/[\s,]/g, '')
  if (unit === 'count')
    return /^\d{1,9}$/.test(plain) ? { value: plain } : { problem: 'a whole number, such as 10,000' }
  if (unit === 'money')
    return /^\d{1,12}(\.\d{1,3})?$/.test(plain) ? { value: plain } : { problem: 'an amount, such as 15.00' }
  if (!/^\d{1,3}(\.\d{1,6})?$/.test(plain) || Number(plain) > 100) return { problem: 'a share from 0 to 100' }
  return { value: (Number(plain) / 100).toFixed(9).replace(/\.?0+$/, '') }
}

/** Where an assumption comes from, beside its field. */
export function groundText(name: AssumptionName, assumptions: Assumptions): string {
  const { ground, of, low, high } = assumptions[name]
  const value = valueOf(name, assumptions)
  if (ground === 'given') return 'given here'
  if (ground === 'left out') return 'left out: counts as nothing'
  if (ground === 'unknown') return 'unknown: fill it in'
  const between =
    low === undefined || high === undefined ? '' : `; 95 % interval ${shareText(low)} to ${shareText(high)}`
  return `measured: ${value}, of ${of ?? 0} runs${between}`
}

/** The value of an assumption as text. */
export function valueOf(name: AssumptionName, assumptions: Assumptions): string {
  const { value } = assumptions[name]
  if (value === null) return 'unknown'
  if (typeof value === 'object') return moneyText(value)
  return name === 'casesPerMonth' ? countText(value) : shareText(value)
}
