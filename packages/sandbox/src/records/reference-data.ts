import type { CompanyDatabase } from '../database/database.ts'
import { addCountryPolicy, addHoliday, addHousePolicy, type CountryPolicy } from './policies.ts'

const from = '2015-10-01'

type Terms = Omit<CountryPolicy, 'kind' | 'effectiveFrom' | 'effectiveTo'>

/** The sample company's terms for consumers. They are parameters of a made-up company, no legal advice. */
const consumers: readonly Terms[] = [
  terms('GB', true, 30, 14, 72, 6, 'Consumer Rights Act 2015 s.28, s.29; Consumer Contracts Regulations 2013'),
  terms('IE', true, 30, 14, 72, 12, 'Consumer Rights Act 2022 s.35'),
  terms('DE', false, 30, 14, 24, 12, 'house terms, Directive 2019/771 for defects'),
  terms('FR', false, 30, 14, 24, 24, 'house terms, Directive 2019/771 for defects'),
  terms('US', false, 30, 0, 12, 3, 'house terms'),
]

function terms(
  country: string,
  riskUntilPossession: boolean,
  deliverWithinDays: number,
  withdrawalDays: number,
  guaranteeMonths: number,
  presumedDefectMonths: number,
  basis: string,
): Terms {
  return {
    country,
    riskUntilPossession,
    deliverWithinDays,
    withdrawalDays,
    guaranteeMonths,
    presumedDefectMonths,
    basis,
  }
}

const houseRules: readonly (readonly [name: string, value: number, unit: string])[] = [
  ['goodwill after the window', 15, 'days'],
  ['goodwill in 12 months', 1, 'times'],
  ['damage reported promptly', 3, 'days'],
  ['damage evidence needed', 4, 'points'],
  ['damaged claims that raise doubt', 2, 'claims in 12 months'],
  ['returned share that raises doubt', 50, 'percent of orders'],
  ['remedy without approval up to', 10_000, 'minor units'],
]

export const holidays: Record<string, readonly (readonly [day: string, name: string])[]> = {
  GB: [
    ['2026-01-01', "New Year's Day"],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-04', 'Early May bank holiday'],
    ['2026-05-25', 'Spring bank holiday'],
    ['2026-08-31', 'Summer bank holiday'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Boxing Day, in lieu'],
  ],
  IE: [
    ['2026-01-01', "New Year's Day"],
    ['2026-02-02', "St Brigid's Day"],
    ['2026-03-17', "St Patrick's Day"],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-04', 'May Day'],
    ['2026-06-01', 'June holiday'],
    ['2026-08-03', 'August holiday'],
    ['2026-10-26', 'October holiday'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-26', "St Stephen's Day"],
  ],
  DE: [
    ['2026-01-01', 'Neujahr'],
    ['2026-04-03', 'Karfreitag'],
    ['2026-04-06', 'Ostermontag'],
    ['2026-05-01', 'Tag der Arbeit'],
    ['2026-05-14', 'Christi Himmelfahrt'],
    ['2026-05-25', 'Pfingstmontag'],
    ['2026-10-03', 'Tag der Deutschen Einheit'],
    ['2026-12-25', '1. Weihnachtstag'],
    ['2026-12-26', '2. Weihnachtstag'],
  ],
  FR: [
    ['2026-01-01', "Jour de l'an"],
    ['2026-04-06', 'Lundi de Pâques'],
    ['2026-05-01', 'Fête du Travail'],
    ['2026-05-08', 'Victoire 1945'],
    ['2026-05-14', 'Ascension'],
    ['2026-05-25', 'Lundi de Pentecôte'],
    ['2026-07-14', 'Fête nationale'],
    ['2026-08-15', 'Assomption'],
    ['2026-11-01', 'Toussaint'],
    ['2026-11-11', 'Armistice 1918'],
    ['2026-12-25', 'Noël'],
  ],
  US: [
    ['2026-01-01', "New Year's Day"],
    ['2026-01-19', 'Martin Luther King Jr. Day'],
    ['2026-02-16', "Washington's Birthday"],
    ['2026-05-25', 'Memorial Day'],
    ['2026-06-19', 'Juneteenth'],
    ['2026-07-03', 'Independence Day, observed'],
    ['2026-09-07', 'Labor Day'],
    ['2026-10-12', 'Columbus Day'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-26', 'Thanksgiving'],
    ['2026-12-25', 'Christmas Day'],
  ],
}

/** Adds what every company has: terms by country, house rules, and the nationwide holidays of 2026. */
export function addReferenceData(database: CompanyDatabase): void {
  const always = { effectiveFrom: from, effectiveTo: null }
  for (const consumer of consumers) {
    addCountryPolicy(database, { ...consumer, ...always, kind: 'consumer' })
    addCountryPolicy(database, {
      ...terms(consumer.country, false, 30, 0, 12, 0, 'sales contract'),
      ...always,
      deliverWithinDays: null,
      kind: 'business',
    })
  }
  for (const [name, value, unit] of houseRules) addHousePolicy(database, { ...always, name, value, unit })
  for (const [country, days] of Object.entries(holidays))
    for (const [day, name] of days) addHoliday(database, { country, day, name })
}
