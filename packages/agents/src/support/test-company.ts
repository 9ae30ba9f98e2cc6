import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addCustomer,
  addOrder,
  addShipment,
  addTicket,
  type Company,
  type CompanyDatabase,
  createEmptyCompany,
  type NewCustomer,
  type NewOrder,
  type NewShipment,
  openCompany,
  setStock,
} from '@operant/sandbox'
import type { ScoredRun } from '@operant/sandbox/planter'
import type { Workbench } from 'operant/testing'
import { onTestFinished } from 'vitest'
import { asOf, benchOf, type BenchOptions } from './test-bench.ts'

export { asOf, benchOf, clientsOf, type BenchOptions } from './test-bench.ts'

/** A new directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'support-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The company in `directory`, closed with the test. */
export function opened(directory: string): Company {
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  return company
}

/** A company with what `fill` adds, on the day of `asOf`. */
export function companyWith(fill: (database: CompanyDatabase) => void): Company {
  const directory = temporaryDirectory()
  const database = createEmptyCompany({ directory, asOf })
  fill(database)
  database.close()
  return opened(directory)
}

export interface OneOrder {
  readonly customer?: Partial<NewCustomer>
  readonly order?: Partial<NewOrder>
  /** None where null. */
  readonly shipment?: Partial<NewShipment> | null
  readonly stock?: number
  readonly subject?: string
  readonly body?: string
}

/** Customer CUS-1 with order ORD-2001 (one piece of SKU-1 at 40.00, promised for yesterday), parcel SHP-2001 and ticket TIC-1. */
export function addOneOrder(database: CompanyDatabase, wish: OneOrder = {}): void {
  addCustomer(database, { id: 'CUS-1', name: 'Nora Lind', ...wish.customer })
  addLateOrder(database, 'ORD-2001', wish)
  setStock(database, { warehouse: 'WH1', sku: 'SKU-1', onHand: wish.stock ?? 5, reserved: 0 })
  addTicket(database, {
    id: 'TIC-1',
    customerId: 'CUS-1',
    createdAt: '2026-10-21T08:00:00.000Z',
    subject: wish.subject ?? 'Where is my order?',
    body: wish.body ?? 'Hello, my order ORD-2001 has not arrived. Where is my parcel?',
  })
}

/** An order of CUS-1 whose parcel nobody has scanned for seven business days, unless told otherwise. */
export function addLateOrder(database: CompanyDatabase, id: string, wish: Pick<OneOrder, 'order' | 'shipment'>): void {
  addOrder(database, {
    id,
    customerId: 'CUS-1',
    placedOn: '2026-10-07',
    promisedOn: '2026-10-20',
    lines: [{ sku: 'SKU-1', title: 'Reading lamp', price: '40.00' }],
    ...wish.order,
  })
  if (wish.shipment === null) return
  const number = id.slice(4)
  addShipment(database, {
    id: `SHP-${number}`,
    orderId: id,
    trackingNumber: `NX${number}GB`,
    state: 'InTransit',
    shippedOn: '2026-10-08',
    events: [scan('2026-10-12T06:00:00.000Z')],
    ...wish.shipment,
  })
}

/** One tracking event. */
export function scan(at: string, state: NewShipment['state'] = 'InTransit') {
  return { at, state, place: 'Leeds depot', remark: 'Sorted' }
}

export type RunState = Awaited<ReturnType<Workbench['run']>>

/** Works on one ticket. */
export async function resolve(company: Company, ticket = 'TIC-1', options: BenchOptions = {}): Promise<RunState> {
  const bench = await benchOf(company, options)
  return bench.run('support', 'resolve ticket', { ticket }, ticket)
}

const outcomes = {
  met: 'met',
  partly: 'partly',
  declined: 'declined',
  'handed over': 'handedOver',
  failed: 'failed',
  cancelled: 'failed',
  shadowed: 'failed',
} as const

/** A run on a ticket as the scorer sees it; whether somebody approved anything is not told. */
export function scoredRun(ticket: string, state: RunState): ScoredRun {
  if (state.settled) return { ticket, outcome: outcomes[state.settled.outcome] }
  const open = [...state.requests.values()].find(({ answer }) => answer === undefined)
  return { ticket, outcome: 'waiting', waitingFor: open?.kind === 'approve' ? 'approve' : 'answer' }
}

/** What the systems wrote, in order, without the wording and without the mails that carry answers. */
export async function writesOf(company: Company): Promise<readonly unknown[]> {
  const entries = await company.ledger.writes()
  return entries
    .filter(({ system }) => system !== 'mail')
    .map(({ system, operation, arguments: given }) => [
      `${system}.${operation}`,
      Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'body')),
    ])
}

/** Names of what the systems wrote, in order. */
export async function operationsOf(company: Company): Promise<readonly string[]> {
  const entries = await company.ledger.writes()
  return entries.filter(({ system }) => system !== 'mail').map(({ system, operation }) => `${system}.${operation}`)
}

export const byName = (one: string, other: string): number => (one < other ? -1 : 1)

/** The answers that customers got. */
export async function answersOf(company: Company, ticket = 'TIC-1'): Promise<readonly string[]> {
  const messages = await company.desk.messagesOf(ticket)
  return messages.filter(({ visibility }) => visibility === 'public').map(({ body }) => body)
}

/** What an unsettled run waits for: kind and title of each open request. */
export function waitsFor(state: RunState): readonly string[] {
  return [...state.requests.values()]
    .filter(({ answer }) => answer === undefined)
    .map(({ kind, title }) => `${kind}: ${title}`)
}

/** The value of a fact about an entity, or about the run's subject. */
export function factOf(state: RunState, name: string, ...about: string[]): unknown {
  return state.facts.get(`${name} ${JSON.stringify(about)}`)?.value
}
