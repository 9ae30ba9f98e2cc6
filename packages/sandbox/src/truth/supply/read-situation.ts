import type { CompanyDatabase } from '../../database/database.ts'
import { type Allocation, readAllocationsOfGoods } from '../../records/supply/allocations.ts'
import { readFreightOptions, readInboundShipment } from '../../records/supply/inbound.ts'
import { readBudget, readLanesTo, readPositions, readSubstitutes } from '../../records/supply/planning.ts'
import { readPurchaseOrder } from '../../records/supply/purchase-orders.ts'
import { readSupplierOffers } from '../../records/supply/suppliers.ts'
import { readSupplyTerms } from '../../records/supply/terms.ts'
import { readStock } from '../../records/stock.ts'
import { minorOf } from './exposure.ts'
import type { Claim, Situation } from './situation.ts'

/** The situation of one line of a shipment as the company's records show it on a day. */
export function readSituation(
  database: CompanyDatabase,
  of: { shipment: string; line: string; today: string },
): Situation {
  const { today } = of
  const shipment = readInboundShipment(database, of.shipment)
  const order = shipment && readPurchaseOrder(database, shipment.order)
  const line = order?.lines.find(({ id }) => id === of.line)
  const terms = readSupplyTerms(database, today)
  if (!shipment || !order || !line || !terms) throw new Error(`There is no line ${of.line} on ${of.shipment}`)
  const { warehouse, eta, mode } = shipment
  const { sku } = line
  const claims = readAllocationsOfGoods(database, { sku, warehouse }).filter(({ status }) => status !== 'cancelled')
  const positions = readPositions(database, sku)
  const own = positions.find((position) => position.warehouse === warehouse)
  const lanes = new Map(readLanesTo(database, warehouse).map((lane) => [lane.from, lane]))
  const budget = order.costCentre && readBudget(database, { costCentre: order.costCentre, period: today.slice(0, 7) })
  return {
    today,
    eta,
    mode,
    line: {
      id: line.id,
      sku,
      quantity: shipment.lines.find((one) => one.line === line.id)?.quantity ?? 0,
      price: minorOf(line.price),
    },
    waiting: claims.filter((claim) => claim.line === line.id).map(toClaim),
    reserved: claims.filter((claim) => claim.line === null).map(toClaim),
    stock: {
      available: own?.available ?? 0,
      demandPerDay: own?.demandPerDay ?? 0,
      demandSd: own?.demandSd ?? 0,
      margin: own ? minorOf(own.marginPerPiece) : 0,
    },
    freight: readFreightOptions(database, shipment.id).map((option) => ({
      id: option.id,
      mode: option.mode,
      takesParts: option.takesParts,
      capacity: option.capacity,
      fixed: minorOf(option.fixedCost),
      perPiece: minorOf(option.costPerPiece),
      avoided: minorOf(option.avoidedCost),
      days: option.days,
    })),
    givers: positions.flatMap(({ warehouse: from, available, reorderPoint }) => {
      const lane = lanes.get(from)
      if (!lane) return []
      const { fixedCost, costPerPiece, days } = lane
      const costs = { fixed: minorOf(fixedCost), perPiece: minorOf(costPerPiece), days }
      return [{ warehouse: from, surplus: available - reorderPoint, ...costs }]
    }),
    offers: readSupplierOffers(database, { sku, on: today })
      .filter(({ qualified, supplier }) => qualified && supplier !== order.supplier)
      .map(({ supplier, price, moq, pack, leadDays }) => ({ supplier, price: minorOf(price), moq, pack, leadDays })),
    substitutes: readSubstitutes(database, sku).map(({ substitute, extraPerPiece, consentShare }) => ({
      sku: substitute,
      available: readStock(database, substitute).find((one) => one.warehouse === warehouse)?.available ?? 0,
      extra: minorOf(extraPerPiece),
      consent: consentShare,
    })),
    budgetLeft: budget ? minorOf(budget.amount) - minorOf(budget.committed) : 0,
    terms,
  }
}

function toClaim(allocation: Allocation): Claim {
  return {
    id: allocation.id,
    salesOrder: allocation.salesOrder,
    segment: allocation.segment,
    quantity: allocation.quantity,
    neededOn: allocation.neededOn,
    penaltyPerDay: minorOf(allocation.penaltyPerDay),
    penaltyCap: minorOf(allocation.penaltyAtMost),
    margin: minorOf(allocation.marginPerPiece),
  }
}
