import type { CompanyDatabase } from '../database/database.ts'
import { fromMinor, type Money, toMinor } from '../records/money.ts'
import {
  type FreightOption,
  type InboundShipment,
  readDisturbedShipments,
  readFreightOptions,
  readInboundShipment,
  readInboundShipmentsOf,
} from '../records/supply/inbound.ts'
import { commitToBudget } from '../records/supply/planning.ts'
import { readPurchaseOrder } from '../records/supply/purchase-orders.ts'
import { addDays, dateOf } from '../truth/calendar.ts'
import { callsOf, refusalsOf, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

export interface FreightRequest {
  shipment: string
  /** Id of a freight option of the shipment. */
  option: string
  /** The purchase order's line of which pieces go that way. */
  line: string
  quantity: number
}

/** Goods of a shipment that come on another way. */
export interface FreightBooking extends FreightRequest {
  id: string
  cost: Money
  /** Calendar date. */
  arrivesOn: string
  at: string
}

export interface DelayDecisionRequest {
  shipment: string
  /** The date of arrival, as it was expected when this was decided. */
  eta: string
  /** `wait`, `expedite FRO-…`, `split FRO-…`, `transfer WH`, `supplier SUP-…`, … and combinations with ` + `. */
  option: string
  /** What it is expected to cost, with what is still exposed. */
  cost: Money
  reasons: string
}

/** What was decided about a late shipment, and why. */
export interface DelayDecision extends DelayDecisionRequest {
  id: string
  at: string
}

/** Goods on their way in. */
export interface Inbound {
  shipment(id: string): Promise<InboundShipment | null>
  shipmentsOf(order: string): Promise<InboundShipment[]>
  /** Ids of shipments under way that are later than announced, or had not departed the day after they were to. */
  disturbed(): Promise<string[]>
  freightOptions(shipment: string): Promise<FreightOption[]>
  /** Books another way; its cost goes on the order's cost centre, whether or not the budget has it. */
  bookFreight(request: FreightRequest, key: string): Promise<FreightBooking>
  findFreight(of: { shipment: string; option: string; line: string }): Promise<FreightBooking | null>
  recordDecision(decision: DelayDecisionRequest, key: string): Promise<DelayDecision>
  findDecision(of: { shipment: string; eta: string }): Promise<DelayDecision | null>
}

export function createInbound(context: SystemContext): Inbound {
  const { database } = context
  const { read, write } = callsOf(context, 'inbound')
  return {
    shipment: (id) => read('shipment', () => readInboundShipment(database, id)),
    shipmentsOf: (order) => read('shipmentsOf', () => readInboundShipmentsOf(database, order)),
    disturbed: () => read('disturbed', () => readDisturbedShipments(database, dateOf(context.now()))),
    freightOptions: (shipment) => read('freightOptions', () => readFreightOptions(database, shipment)),
    bookFreight: (request, key) =>
      write({
        operation: 'bookFreight',
        key,
        arguments: request,
        perform: () => {
          const booking = bookFreight(context, request)
          return { entity: booking.id, result: booking }
        },
      }),
    findFreight: (of) => read('findFreight', () => findFreight(database, of)),
    recordDecision: (decision, key) =>
      write({
        operation: 'recordDecision',
        key,
        arguments: decision,
        perform: () => {
          const made = recordDecision(context, decision)
          return { entity: made.id, result: made }
        },
      }),
    findDecision: (of) => read('findDecision', () => findDecision(database, of)),
  }
}

function bookFreight(context: SystemContext, request: FreightRequest): FreightBooking {
  const { database } = context
  const no = refusalsOf('inbound', 'bookFreight')
  const shipment =
    readInboundShipment(database, request.shipment) ??
    no('unknown-shipment', `No shipment ${request.shipment}`, 'shipment')
  if (shipment.arrivedOn !== null) no('arrived', `Shipment ${shipment.id} has arrived`, 'shipment')
  const option =
    readFreightOptions(database, shipment.id).find(({ id }) => id === request.option) ??
    no('unknown-option', `No option ${request.option} for ${shipment.id}`, 'option')
  const line =
    shipment.lines.find((one) => one.line === request.line) ??
    no('unknown-line', `No line ${request.line} on ${shipment.id}`, 'line')
  const { quantity } = request
  if (!Number.isInteger(quantity) || quantity < 1) no('invalid-quantity', `No quantity: ${quantity}`, 'quantity')
  const booked = database.one<{ pieces: number }>(
    'SELECT coalesce(sum(quantity), 0) AS pieces FROM freight_booking WHERE shipment_id = ? AND line_id = ?',
    shipment.id,
    line.line,
  )
  const left = line.quantity - (booked?.pieces ?? 0)
  if (quantity > left) no('too-many', `The shipment has ${left} pieces left of the line`, 'quantity')
  if (quantity > option.capacity) no('above-capacity', `The option takes ${option.capacity} pieces`, 'quantity')
  if (!option.takesParts && quantity < line.quantity) no('no-parts', 'The option takes whole lines only', 'quantity')
  const { currency } = option.fixedCost
  const minor = (toMinor(option.fixedCost) ?? 0) + (toMinor(option.costPerPiece) ?? 0) * quantity
  const at = context.now()
  const arrivesOn = addDays(dateOf(at), option.days)
  const id = `FRB-${nextNumber(database, 'freight booking')}`
  database.insert('freight_booking', {
    id,
    shipment_id: shipment.id,
    option_id: option.id,
    line_id: line.line,
    quantity,
    cost_minor: minor,
    currency,
    arrives_on: arrivesOn,
    at,
  })
  const costCentre = readPurchaseOrder(database, shipment.order)?.costCentre ?? null
  if (costCentre !== null) commitToBudget(database, costCentre, dateOf(at), minor)
  return { id, ...request, cost: fromMinor(minor, currency), arrivesOn, at }
}

function findFreight(
  database: CompanyDatabase,
  of: { shipment: string; option: string; line: string },
): FreightBooking | null {
  const row = database.one<Omit<FreightBooking, 'cost'> & { minor: number; currency: string }>(
    `SELECT id, shipment_id AS shipment, option_id AS option, line_id AS line, quantity, cost_minor AS minor, currency,
       arrives_on AS arrivesOn, at FROM freight_booking WHERE shipment_id = ? AND option_id = ? AND line_id = ? ORDER BY at, id`,
    of.shipment,
    of.option,
    of.line,
  )
  if (!row) return null
  const { minor, currency, ...booking } = row
  return { ...booking, cost: fromMinor(minor, currency) }
}

function recordDecision(context: SystemContext, decision: DelayDecisionRequest): DelayDecision {
  const { database } = context
  const no = refusalsOf('inbound', 'recordDecision')
  if (!readInboundShipment(database, decision.shipment))
    no('unknown-shipment', `No shipment ${decision.shipment}`, 'shipment')
  const minor = toMinor(decision.cost) ?? no('invalid-cost', `Not an amount: ${decision.cost.amount}`, 'cost')
  const made = { id: `DEC-${nextNumber(database, 'delay decision')}`, ...decision, at: context.now() }
  const { shipment, cost, ...rest } = made
  database.insert('delay_decision', { ...rest, shipment_id: shipment, cost_minor: minor, currency: cost.currency })
  return made
}

function findDecision(database: CompanyDatabase, of: { shipment: string; eta: string }): DelayDecision | null {
  const row = database.one<Omit<DelayDecision, 'cost'> & { minor: number; currency: string }>(
    `SELECT id, shipment_id AS shipment, eta, option, cost_minor AS minor, currency, reasons, at FROM delay_decision
     WHERE shipment_id = ? AND eta = ? ORDER BY at, id`,
    of.shipment,
    of.eta,
  )
  if (!row) return null
  const { minor, currency, ...decision } = row
  return { ...decision, cost: fromMinor(minor, currency) }
}
