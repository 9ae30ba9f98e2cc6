import type { CompanyDatabase } from '../database/database.ts'
import { drawsOf, permutedNumber } from '../random.ts'
import { addCustomer } from '../records/add-customer.ts'
import { addOrder, addRefund, addReplacement } from '../records/add-order.ts'
import { addKnownPhoto, addReturnRequest } from '../records/returns.ts'
import { addShipment, setRouteReports } from '../records/add-shipment.ts'
import { addTicket } from '../records/add-ticket.ts'
import { writeTruth } from '../truth/ticket-truth.ts'
import { createCatalogue } from './catalogue.ts'
import { chooseCase } from './choose-cases.ts'
import { createEmptyCompany } from './create-empty-company.ts'
import { drawPerson } from './people.ts'
import { countries, type Country } from './places.ts'
import { planBystander, type PlannedCustomer, type PlannedTicket, planTicket, replacementRow } from './plan-ticket.ts'
import { presentOf } from './present.ts'
import type { Difficulty, IdKind, PlannedOrder, Scene } from './scene.ts'
import { addSuppliers, stockUp } from './stock-up.ts'

export interface CreateCompanyOptions {
  directory: string
  /** Where the truth goes; keep it out of reach of whoever works on the tickets. */
  truthFile: string
  seed: number
  /** 40 or more hold every row of the tables, 100 or more every case; at most 10,000. */
  tickets: number
  /** 1 clean; 2 with the noise of real life; 3 adversarial. */
  difficulty: Difficulty
  /** What time it is in the company, ISO 8601 in UTC. By default a morning in autumn 2026, which the seed decides. */
  asOf?: string
}

const mostTickets = 10_000

/**
 * Creates a company with tickets whose causes and right outcomes are known, and writes those to the truth file. Ticket i
 * and all behind it are the same whatever the number of tickets.
 */
export function createCompany(options: CreateCompanyOptions): void {
  const { seed, difficulty } = options
  if (!Number.isInteger(options.tickets) || options.tickets < 1 || options.tickets > mostTickets)
    throw new Error(`A company has 1 to ${mostTickets} tickets, not ${options.tickets}`)
  const { today, asOf } = presentOf(seed, options.asOf)
  const catalogue = createCatalogue((kind, index) => permutedNumber(seed, kind, index))
  const world: TicketWorld = { seed, difficulty, today, asOf, catalogue }
  const database = createEmptyCompany({ directory: options.directory, asOf })
  try {
    const tickets = database.transaction(() => {
      addSuppliers(database)
      stockUp(database, seed, difficulty, catalogue)
      return plantTickets(database, world, options.tickets)
    })
    writeTruth(options.truthFile, { asOf, seed, difficulty, tickets })
  } finally {
    database.close()
  }
}

/** Adds tickets with all that is behind them to a company that has its goods, and says what is right about each. */
export function plantTickets(database: CompanyDatabase, world: TicketWorld, count: number): PlannedTicket['truth'][] {
  for (let index = 0; index < count; index += 2)
    insertCustomer(database, planBystander(bystanderScene(world, index / 2)))
  return Array.from({ length: count }, (_, index) => {
    const planned = planTicketAt(world, index)
    insertTicket(database, planned)
    return planned.truth
  })
}

export interface TicketWorld extends Pick<Scene, 'difficulty' | 'today' | 'catalogue'> {
  seed: number
  asOf: string
}

function planTicketAt(world: TicketWorld, index: number): PlannedTicket {
  const chosen = chooseCase(world.seed, index)
  const scene = setScene(world, 'ticket', index, 2 * index, chosen.countries ?? countries)
  const slot = slotOf(placeOfBystander(Math.floor(index / 2)))
  return planTicket(scene, chosen, world.asOf, `ORD-${permutedNumber(world.seed, 'ORD', slot)}`)
}

/** Somebody who writes about nothing: every second place of the numbers is theirs. */
function bystanderScene(world: TicketWorld, index: number): Scene {
  return setScene(world, 'bystander', index, placeOfBystander(index), countries)
}

function placeOfBystander(index: number): number {
  return 4 * index + 1
}

function setScene(world: TicketWorld, stream: string, index: number, place: number, among: readonly Country[]): Scene {
  const { seed, difficulty, today, catalogue } = world
  const draws = drawsOf(seed, stream, index)
  const newId = idsAt(seed, place)
  const country = draws.pick(among)
  const customerId = newId('CUS')
  const person = drawPerson(draws, country, Number(customerId.slice(4)))
  return { draws, difficulty, today, country, person, customerId, catalogue, newId }
}

/** Numbers of one kind that belong to one customer. */
const idsPerCustomer = 32

function slotOf(place: number): number {
  return place * idsPerCustomer
}

/** Ids of one customer: they depend on the customer's place alone, not on how many others there are. */
export function idsAt(seed: number, place: number): Scene['newId'] {
  const counts = new Map<IdKind, number>()
  return (kind) => {
    const count = counts.get(kind) ?? 0
    if (count >= idsPerCustomer) throw new Error(`A customer has at most ${idsPerCustomer} of ${kind}`)
    counts.set(kind, count + 1)
    const number = permutedNumber(seed, kind, slotOf(place) + count)
    return kind === 'TRACK' || kind === 'ROUTE' ? String(number) : `${kind}-${number}`
  }
}

function insertTicket(database: CompanyDatabase, planned: PlannedTicket): void {
  insertCustomer(database, planned)
  addTicket(database, planned.ticket)
  const { returning } = planned
  if (!returning) return
  for (const photo of returning.knownPhotos) addKnownPhoto(database, photo)
  addReturnRequest(database, returning.request)
}

function insertCustomer(database: CompanyDatabase, { customer, buyer, orders }: PlannedCustomer): void {
  addCustomer(database, customer)
  if (buyer) addCustomer(database, buyer)
  for (const planned of orders) insertOrder(database, planned)
}

function insertOrder(database: CompanyDatabase, planned: PlannedOrder): void {
  addOrder(database, planned.order)
  for (const shipment of planned.shipments) addShipment(database, shipment)
  if (planned.refund) addRefund(database, { ...planned.refund, order: planned.order.id, cause: 'not received' })
  if (planned.replaces) {
    const { warehouse } = planned.replaces
    addReplacement(database, { ...replacementRow(planned), warehouse, cause: 'not received' })
  }
  const reports = planned.routeReports
  if (reports) setRouteReports(database, reports.route, reports.day, reports.reports)
}
