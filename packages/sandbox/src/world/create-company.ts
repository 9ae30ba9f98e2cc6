import type { CompanyDatabase } from '../database/database.ts'
import { drawsOf, permutedNumber } from '../random.ts'
import { addCustomer } from '../records/add-customer.ts'
import { addOrder, addRefund, addReplacement } from '../records/add-order.ts'
import { addShipment, setRouteReports } from '../records/add-shipment.ts'
import { addSupplier, setStock } from '../records/add-stock.ts'
import { addTicket } from '../records/add-ticket.ts'
import { addBusinessDays } from '../truth/calendar.ts'
import { writeTruth } from '../truth/ticket-truth.ts'
import { createCatalogue, type Product } from './catalogue.ts'
import { chooseCases } from './choose-cases.ts'
import { createEmptyCompany } from './create-empty-company.ts'
import { drawPerson } from './people.ts'
import { countries, type Country } from './places.ts'
import { demandOf, planBystander, type PlannedCustomer, planTicket, replacementRow } from './plan-ticket.ts'
import type { Difficulty, IdKind, PlannedOrder, Scene } from './scene.ts'

export interface CreateCompanyOptions {
  directory: string
  /** Where the truth goes; keep it out of reach of whoever works on the tickets. */
  truthFile: string
  seed: number
  /** 40 or more hold every case. */
  tickets: number
  /** 1 clean; 2 with the noise of real life; 3 adversarial. */
  difficulty: Difficulty
}

/** Creates a company with tickets whose causes and right outcomes are known, and writes those to the truth file. */
export function createCompany(options: CreateCompanyOptions): void {
  const { seed, difficulty } = options
  const today = addBusinessDays('2026-10-09', drawsOf(seed, 'today', 0).integer(1, 20))
  const asOf = `${today}T10:00:00.000Z`
  const newId = idsOf(seed)
  const catalogue = createCatalogue((index) => permutedNumber(seed, 'SKU', index))
  const setScene = (stream: string, index: number, among: readonly Country[]): Scene => {
    const draws = drawsOf(seed, stream, index)
    const country = draws.pick(among)
    const customerId = newId('CUS')
    const person = drawPerson(draws, country, Number(customerId.slice(4)))
    return { draws, difficulty, today, country, person, customerId, catalogue, newId }
  }
  const bystanders = Array.from({ length: Math.ceil(options.tickets / 2) }, (_, index) =>
    planBystander(setScene('bystander', index, countries)),
  )
  const strangersOrders = bystanders.flatMap(({ orders }) => orders.map(({ order }) => order.id))
  const planned = chooseCases(seed, options.tickets).map((chosen, index) => {
    const scene = setScene('ticket', index, chosen.countries ?? countries)
    return planTicket(scene, chosen, asOf, strangersOrders[index % strangersOrders.length] ?? '')
  })
  const database = createEmptyCompany({ directory: options.directory, asOf })
  try {
    database.transaction(() => {
      for (const customer of [...bystanders, ...planned]) insertCustomer(database, customer)
      for (const { ticket } of planned) addTicket(database, ticket)
      stockUp(database, seed, difficulty, catalogue, demandOf(planned))
      addSuppliers(database)
    })
  } finally {
    database.close()
  }
  const tickets = planned.map(({ truth }) => truth)
  writeTruth(options.truthFile, { asOf, seed, difficulty, tickets })
}

function idsOf(seed: number): Scene['newId'] {
  const counts = new Map<IdKind, number>()
  return (kind) => {
    const index = counts.get(kind) ?? 0
    counts.set(kind, index + 1)
    const number = permutedNumber(seed, kind, index)
    return kind === 'TRACK' || kind === 'ROUTE' ? String(number) : `${kind}-${number}`
  }
}

function insertCustomer(database: CompanyDatabase, { customer, orders }: PlannedCustomer): void {
  addCustomer(database, customer)
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

const warehouses = ['KSL1', 'LDS1', 'RNO1']

/** Enough of everything for every ticket, somewhere; nothing free of what is scarce. */
function stockUp(
  database: CompanyDatabase,
  seed: number,
  difficulty: Difficulty,
  catalogue: readonly Product[],
  demand: ReadonlyMap<string, number>,
): void {
  for (const [index, { sku, scarce }] of catalogue.entries()) {
    const draws = drawsOf(seed, 'stock', index)
    const only = difficulty > 1 && draws.chance(0.3) ? draws.pick(warehouses) : null
    for (const warehouse of warehouses) {
      const empty = scarce || (only !== null && warehouse !== only)
      const hold = draws.integer(0, 4)
      const reserved = draws.integer(0, 15)
      const free = empty ? 0 : draws.integer(10, 120) + (demand.get(sku) ?? 0)
      setStock(database, { warehouse, sku, onHand: hold + reserved + free, reserved, hold })
    }
  }
}

function addSuppliers(database: CompanyDatabase): void {
  addSupplier(database, { code: 'SUP-0031', name: 'Halden Tools AS' })
  addSupplier(database, { code: 'SUP-0012', name: 'Halden Hardware', mergedInto: 'SUP-0031' })
  addSupplier(database, { code: 'SUP-0044', name: 'Porcelana Vidal SL' })
  addSupplier(database, { code: 'SUP-0058', name: 'Kestrel Textiles Ltd' })
  addSupplier(database, { code: 'SUP-0063', name: 'Lichtwerk Leuchten GmbH' })
}
