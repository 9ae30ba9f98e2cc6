import { type CompanyDatabase } from '@operant/sandbox'
import {
  addOneOrder,
  answersOf,
  companyWith,
  factOf,
  type OneOrder,
  resolve,
  scan,
  waitsFor,
  writesOf,
} from './test-company.ts'

export const parent = 'ORD-2001'
export const line = 'ORD-2001-1'
export const shipment = 'SHP-2001'
export const multiUnit = { address: { unit: '4B', multiUnit: true } }
export const delivered = { state: 'Delivered' as const, events: [scan('2026-10-20T14:00:00.000Z', 'Delivered')] }
export const proof = { deliveredAt: '2026-10-20T14:00:00.000Z', latitude: 53.7965, longitude: -1.5478 }

/** Works on one ticket about one order and tells what came of it. */
export async function run(wish: OneOrder, further: (database: CompanyDatabase) => void = () => {}) {
  const company = companyWith((database) => {
    addOneOrder(database, wish)
    further(database)
  })
  const state = await resolve(company)
  return {
    row: (factOf(state, 'finding', parent) as { row: number } | undefined)?.row,
    outcome: state.settled?.outcome,
    writes: (await writesOf(company)).filter((entry) => (entry as [string])[0] !== 'desk.addNote'),
    answer: (await answersOf(company))[0],
    state,
    waits: waitsFor(state),
  }
}

export const answer = (what: string, status: string) => [
  'desk.reply',
  { ticket: 'TIC-1', template: `missing order: ${what}`, status },
]
export const followUp = (on: string, row: number) => [
  'desk.scheduleFollowUp',
  { ticket: 'TIC-1', on, about: `has order ${parent} arrived? (row ${row})` },
]
export const replaced = (signature: boolean) => [
  'orders.createReplacement',
  { parent, line, quantity: 1, warehouse: 'WH1', signature, cause: 'not received' },
]
export const claim = ['carrier.openClaim', { shipment, reason: 'not received' }]
export const retrieval = ['carrier.requestRetrieval', { shipment }]
export const trace = ['carrier.requestTrace', { shipment }]
