import type { CompanyDatabase } from '../../database/database.ts'
import { addCustomer, type NewCustomer } from '../../records/add-customer.ts'
import { addOrder, type NewOrder } from '../../records/add-order.ts'
import { addProduct } from '../../records/add-product.ts'
import { setStock } from '../../records/add-stock.ts'
import { fromMinor } from '../../records/money.ts'
import { reserveStock } from '../../records/stock.ts'
import { addAllocation, reservedFor } from '../../records/supply/allocations.ts'
import { addFreightOption, addInboundShipment, type Milestone } from '../../records/supply/inbound.ts'
import { addPlanningFigure, addSubstitute } from '../../records/supply/planning.ts'
import { addPurchaseOrder, type NewPurchaseOrder } from '../../records/supply/purchase-orders.ts'
import { addSupplierOffer } from '../../records/supply/suppliers.ts'
import { addDays } from '../../truth/calendar.ts'
import type { Claim, Situation } from '../../truth/supply/situation.ts'

/** A shipment with all that depends on it, as it goes into the company. */
export interface PlannedShipment {
  id: string
  order: NewPurchaseOrder
  warehouse: string
  mode: 'sea' | 'rail' | 'road'
  carrier: string
  etd: string
  etaOriginal: string
  /** Those that have happened. */
  past: Milestone[]
  situation: Situation
  title: string
  substituteTitle: string
  /** Whoever bought what is claimed, by the order's id. */
  buyers: Map<string, { customer: NewCustomer; currency: string }>
  /** By warehouse. */
  reorderPoints: Map<string, number>
  leadDays: number
  /** A supplier who would be cheap and quick, and from whom nothing may be bought. */
  unqualified: string | null
}

/** Adds the order, the shipment, the goods and everybody who waits for them. */
export function insertShipment(database: CompanyDatabase, planned: PlannedShipment): void {
  const { order, situation, warehouse } = planned
  addProduct(database, { sku: situation.line.sku, title: planned.title })
  addPurchaseOrder(database, order)
  addInboundShipment(database, {
    id: planned.id,
    order: order.id,
    mode: planned.mode,
    carrier: planned.carrier,
    warehouse,
    etd: planned.etd,
    etaOriginal: planned.etaOriginal,
    eta: planned.etaOriginal,
    lines: order.lines.map(({ quantity }, index) => ({ line: `${order.id}-${index + 1}`, quantity })),
    milestones: planned.past,
  })
  insertGoods(database, planned)
  for (const claim of situation.waiting) insertClaim(database, planned, claim, situation.line.id)
  for (const claim of situation.reserved) insertClaim(database, planned, claim, null)
  insertOptions(database, planned)
}

function insertGoods(database: CompanyDatabase, planned: PlannedShipment): void {
  const { situation, warehouse, leadDays, reorderPoints } = planned
  const { stock, givers, terms } = situation
  const { sku } = situation.line
  const { currency } = terms
  const figure = { sku, leadDays, leadSdTenths: 20, servicePpm: 950_000, marginMinor: stock.margin, currency }
  const reserved = situation.reserved.reduce((sum, { quantity }) => sum + quantity, 0)
  const stocks = [
    { warehouse, free: stock.available, demand: stock.demandPerDay, sd: stock.demandSd },
    ...givers.map(({ warehouse: giver, surplus }) => ({
      warehouse: giver,
      free: (reorderPoints.get(giver) ?? 0) + surplus,
      demand: 0,
      sd: 0,
    })),
  ].toSorted((one, other) => (one.warehouse < other.warehouse ? -1 : 1))
  for (const one of stocks) {
    setStock(database, {
      warehouse: one.warehouse,
      sku,
      onHand: one.free + (one.warehouse === warehouse ? reserved : 0),
    })
    addPlanningFigure(database, {
      ...figure,
      warehouse: one.warehouse,
      demandTenths: Math.round(one.demand * 10),
      demandSdTenths: Math.round(one.sd * 10),
      reorderPoint: reorderPoints.get(one.warehouse) ?? 0,
    })
  }
  for (const { sku: substitute, available, extra, consent } of situation.substitutes) {
    addProduct(database, { sku: substitute, title: planned.substituteTitle })
    setStock(database, { warehouse, sku: substitute, onHand: available })
    const consentPpm = Math.round(consent * 1e6)
    addSubstitute(database, { sku, substitute, extraMinor: extra, currency, consentPpm })
  }
}

function insertClaim(database: CompanyDatabase, planned: PlannedShipment, claim: Claim, line: string | null): void {
  const { situation, warehouse } = planned
  const { sku, price } = situation.line
  const buyer = planned.buyers.get(claim.salesOrder)
  if (!buyer) throw new Error(`Nobody bought ${claim.salesOrder}`)
  const { customer, currency } = buyer
  addCustomer(database, customer)
  const order: NewOrder = {
    id: claim.salesOrder,
    customerId: customer.id,
    placedOn: planned.order.orderedOn,
    promisedOn: addDays(claim.neededOn, situation.terms.notices.daysToCustomer),
    currency,
    lines: [
      { sku, title: planned.title, quantity: claim.quantity, price: fromMinor(price + claim.margin, currency).amount },
    ],
  }
  addOrder(database, order)
  addAllocation(database, {
    id: claim.id,
    line,
    warehouse,
    orderLine: `${claim.salesOrder}-1`,
    sku,
    quantity: claim.quantity,
    neededOn: claim.neededOn,
    penaltyPerDayMinor: claim.penaltyPerDay,
    penaltyCapMinor: claim.penaltyCap,
    marginMinor: claim.margin,
    currency: situation.terms.currency,
    status: line === null ? 'ready' : 'waiting',
  })
  const { quantity } = claim
  if (line === null && !reserveStock(database, { reference: reservedFor(claim.id), warehouse, sku, quantity }))
    throw new Error(`There is nothing to reserve for ${claim.id}`)
}

function insertOptions(database: CompanyDatabase, planned: PlannedShipment): void {
  const { situation, order } = planned
  const { currency } = situation.terms
  for (const { fixed, perPiece, avoided, mode, ...way } of situation.freight) {
    if (mode === 'sea') throw new Error('Nothing is expedited by sea')
    const costs = { fixedMinor: fixed, perPieceMinor: perPiece, avoidedMinor: avoided, currency }
    addFreightOption(database, { ...way, ...costs, mode, shipment: planned.id })
  }
  const { sku, price } = situation.line
  const valid = { sku, currency, validFrom: '2026-01-01', validTo: null }
  const own = { supplier: order.supplier, qualified: true, priceMinor: price, moq: 12, pack: 1 }
  addSupplierOffer(database, { ...valid, ...own, leadDays: planned.leadDays })
  for (const { price: priceMinor, ...offer } of situation.offers)
    addSupplierOffer(database, { ...valid, ...offer, qualified: true, priceMinor })
  if (planned.unqualified === null) return
  const cheap = { supplier: planned.unqualified, qualified: false, priceMinor: Math.round(price * 0.9) }
  addSupplierOffer(database, { ...valid, ...cheap, moq: 1, pack: 1, leadDays: 2 })
}
