import { type CompanyDatabase } from '../../database/database.ts'
import { addHoliday } from '../policies.ts'
import { addSupplyTerms, type SupplyTerms } from './terms.ts'

const euros = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' })

/** What the sample company has laid down for purchasing and late shipments. Parameters of a made-up company. */
export const sampleTerms: SupplyTerms = {
  currency: 'EUR',
  outlayWithoutApprovalUpTo: euros('2500.00'),
  handling: euros('40.00'),
  changePerOrder: euros('15.00'),
  goodwillPerLateOrder: { new: euros('12.00'), standard: euros('10.00'), vip: euros('45.00') },
  goodwillPerMissingPiece: euros('2.00'),
  holdingShare: 0.12,
  cancellation: {
    new: { perDay: 0.04, atMost: 0.6 },
    standard: { perDay: 0.025, atMost: 0.5 },
    vip: { perDay: 0.015, atMost: 0.35 },
  },
  arrivalSdDays: { sea: 1.5, rail: 1, road: 0.6, air: 0.4, transfer: 0.4, supplier: 1 },
  noise: { share: 0.05, atLeast: euros('25.00') },
  reversibility: ['wait', 'transfer', 'reallocate', 'substitute', 'supplier', 'split', 'expedite', 'cancel'],
  notices: { from: 0.5, fromForImportant: 0.2, notAgainWithinHours: 24, daysToCustomer: 3 },
  chase: { reminderAfter: 2, secondReminderAfter: 4, escalateAfter: 6 },
  leadTimeSdShare: 0.15,
}

/** Holidays that the rest of the company does not need: of suppliers' countries, and of the year after. */
export const supplyHolidays: Record<string, readonly (readonly [day: string, name: string])[]> = {
  GB: [
    ['2027-01-01', "New Year's Day"],
    ['2027-03-26', 'Good Friday'],
    ['2027-03-29', 'Easter Monday'],
  ],
  DE: [
    ['2027-01-01', 'Neujahr'],
    ['2027-03-26', 'Karfreitag'],
    ['2027-03-29', 'Ostermontag'],
  ],
  FR: [
    ['2027-01-01', "Jour de l'an"],
    ['2027-03-29', 'Lundi de Pâques'],
  ],
  NO: [
    ['2026-12-25', 'Første juledag'],
    ['2026-12-26', 'Andre juledag'],
    ['2027-01-01', 'Første nyttårsdag'],
    ['2027-03-25', 'Skjærtorsdag'],
    ['2027-03-26', 'Langfredag'],
    ['2027-03-29', 'Andre påskedag'],
  ],
  ES: [
    ['2026-10-12', 'Fiesta Nacional'],
    ['2026-12-08', 'Inmaculada Concepción'],
    ['2026-12-25', 'Navidad'],
    ['2027-01-01', 'Año Nuevo'],
    ['2027-01-06', 'Epifanía'],
    ['2027-03-26', 'Viernes Santo'],
  ],
  IT: [
    ['2026-12-08', 'Immacolata Concezione'],
    ['2026-12-25', 'Natale'],
    ['2027-01-01', 'Capodanno'],
    ['2027-01-06', 'Epifania'],
    ['2027-03-29', "Lunedì dell'Angelo"],
  ],
  PL: [
    ['2026-11-11', 'Narodowe Święto Niepodległości'],
    ['2026-12-24', 'Wigilia'],
    ['2026-12-25', 'Boże Narodzenie'],
    ['2027-01-01', 'Nowy Rok'],
    ['2027-01-06', 'Święto Trzech Króli'],
    ['2027-03-29', 'Poniedziałek Wielkanocny'],
  ],
}

/** Adds the terms, and the holidays of suppliers. */
export function addSupplyReferenceData(database: CompanyDatabase): void {
  addSupplyTerms(database, sampleTerms, '2020-01-01')
  for (const [country, days] of Object.entries(supplyHolidays))
    for (const [day, name] of days) addHoliday(database, { country, day, name })
}
