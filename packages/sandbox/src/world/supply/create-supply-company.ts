import type { CompanyDatabase } from '../../database/database.ts'
import { drawsOf, permutedNumber } from '../../random.ts'
import { addProduct } from '../../records/add-product.ts'
import { setStock } from '../../records/add-stock.ts'
import { addBudget, addPlanningFigure } from '../../records/supply/planning.ts'
import { addPurchaseOrder, addReceipt } from '../../records/supply/purchase-orders.ts'
import { addSupplyReferenceData, sampleTerms } from '../../records/supply/sample-terms.ts'
import { addLeadTime } from '../../records/supply/suppliers.ts'
import { type SupplyPlan, writePlan } from '../../simulation/supply/plan.ts'
import { addDays } from '../../truth/calendar.ts'
import { type SupplyTruth, writeSupplyTruth } from '../../truth/supply/supply-truth.ts'
import { writeTruth } from '../../truth/ticket-truth.ts'
import { createCatalogue } from '../catalogue.ts'
import { plantTickets } from '../create-company.ts'
import { createEmptyCompany } from '../create-empty-company.ts'
import { presentOf } from '../present.ts'
import type { Difficulty } from '../scene.ts'
import { addSuppliers, stockUp } from '../stock-up.ts'
import { insertShipment } from './insert-shipment.ts'
import { type ChaseWorld, planChase, type PlannedChase } from './plan-chase.ts'
import { planShipment, type WholeShipment } from './plan-shipment.ts'
import { addPlannedSuppliers, plannedSuppliers } from './suppliers.ts'
import { addLanes } from './warehouses.ts'

export interface CreateSupplyCompanyOptions {
  directory: string
  /** Where the truth goes; keep it out of reach of whoever works in the company. */
  truthFile: string
  /** Where goes what suppliers and carriers are going to do; keep it out of reach as well. */
  planFile: string
  seed: number
  /** Inbound shipments, 10 to 10,000; 24 or more hold every class. */
  shipments: number
  /** Purchase orders without a shipment; as many as shipments by default. 20 or more hold every class. */
  orders?: number
  /** 1 clean; 2 with the noise of real life; 3 adversarial. */
  difficulty: Difficulty
  /** Tickets of the help desk's part in the same company, with their own truth. */
  tickets?: { count: number; truthFile: string }
  /** Days in which orders become due and shipments late; at least 30, at most 90. Default 90. */
  days?: number
  /** What time it is in the company, ISO 8601 in UTC. By default a morning in autumn 2026, which the seed decides. */
  asOf?: string
}

const currency = sampleTerms.currency

/**
 * Creates a company with purchase orders and inbound shipments of which it is known what becomes of them and what is right
 * to do, and writes both to files of their own. Shipment i and order i are the same whatever their number.
 */
export function createSupplyCompany(options: CreateSupplyCompanyOptions): void {
  const { seed, difficulty, shipments, tickets, days = 90 } = options
  const orders = options.orders ?? shipments
  within('shipments', shipments, 10, 10_000)
  within('orders', orders, 0, 10_000)
  within('days', days, 30, 90)
  if (tickets) within('tickets.count', tickets.count, 1, 10_000)
  const { today, asOf } = presentOf(seed, options.asOf)
  const catalogue = createCatalogue((kind, index) => permutedNumber(seed, kind, index))
  const goods = catalogue.filter(({ held, scarce }) => held === 'none' && !scarce)
  const world: ChaseWorld = { seed, difficulty, today, asOf, days, suppliers: plannedSuppliers(), goods }
  const chases = Array.from({ length: orders }, (_, index) => planChase(world, index))
  const inbound = Array.from({ length: shipments }, (_, index) => planShipment(world, index))
  const database = createEmptyCompany({ directory: options.directory, asOf })
  try {
    database.transaction(() => {
      addSupplyReferenceData(database)
      addSuppliers(database)
      stockUp(database, seed, difficulty, catalogue)
      addPlannedSuppliers(database, seed, difficulty)
      addLanes(database, currency)
      for (const chase of chases) insertChase(database, chase, asOf)
      for (const { planned } of inbound) insertShipment(database, planned)
      addBudgets(database, seed, today, days, chases, inbound)
      if (tickets)
        writeTruth(tickets.truthFile, {
          asOf,
          seed,
          difficulty,
          tickets: plantTickets(database, { seed, difficulty, today, asOf, catalogue }, tickets.count),
        })
    })
  } finally {
    database.close()
  }
  writePlan(options.planFile, planOf(chases, inbound))
  writeSupplyTruth(options.truthFile, truthOf({ asOf, seed, difficulty, days }, chases, inbound))
}

function within(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new Error(`${name} is ${value}; expected a whole number from ${low} to ${high}`)
}

function insertChase(database: CompanyDatabase, chase: PlannedChase, asOf: string): void {
  const { planned, order } = chase
  if (planned) {
    const { sku, warehouse, demandPerDay, demandSdTenths, leadDays, leadSdTenths, reorderPoint } = planned
    addProduct(database, { sku, title: 'Storage basket, seagrass' })
    setStock(database, { warehouse, sku, onHand: demandPerDay * 40 })
    const figure = { warehouse, sku, demandSdTenths, leadDays, leadSdTenths, reorderPoint, currency }
    addPlanningFigure(database, { ...figure, demandTenths: demandPerDay * 10, servicePpm: 950_000, marginMinor: 900 })
    const lead = { supplier: order.supplier, sku, effectiveFrom: '2025-01-01', days: leadDays, because: null }
    addLeadTime(database, lead, asOf)
  }
  addPurchaseOrder(database, order)
  for (const receipt of chase.forgotten) addReceipt(database, receipt, false)
}

/** Each cost centre has the same left in every month; most of them more than they will ever need. */
function addBudgets(
  database: CompanyDatabase,
  seed: number,
  today: string,
  days: number,
  chases: readonly PlannedChase[],
  inbound: readonly WholeShipment[],
): void {
  const left = new Map(inbound.map(({ costCentre }) => [costCentre.name, costCentre.left]))
  for (const { order } of chases)
    if (order.costCentre !== null && !left.has(order.costCentre)) left.set(order.costCentre, 200_000)
  const months = new Set(Array.from({ length: days + 60 }, (_, day) => addDays(today, day).slice(0, 7)))
  for (const [costCentre, amount] of left)
    for (const period of months) {
      const number = Number(costCentre.slice(3))
      const committedMinor = drawsOf(seed, `budget ${period}`, number).integer(20_000, 400_000)
      addBudget(database, { costCentre, period, amountMinor: amount + committedMinor, committedMinor, currency })
    }
}

function planOf(chases: readonly PlannedChase[], inbound: readonly WholeShipment[]): SupplyPlan {
  return { orders: chases.map(({ fate }) => fate), shipments: inbound.map(({ fate }) => fate) }
}

function truthOf(
  about: Pick<SupplyTruth, 'asOf' | 'seed' | 'difficulty' | 'days'>,
  chases: readonly PlannedChase[],
  inbound: readonly WholeShipment[],
): SupplyTruth {
  return {
    ...about,
    chases: chases.map(({ truth }) => truth),
    delays: inbound.flatMap(({ truth }) => (truth ? [truth] : [])),
  }
}
