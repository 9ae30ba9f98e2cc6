import type { CompanyDatabase } from '../../database/database.ts'
import { fromMinor, type Money } from '../money.ts'

export type InboundMode = 'sea' | 'road' | 'rail' | 'air'

export type MilestoneKind = 'booked' | 'departed' | 'scan' | 'port' | 'customs' | 'eta changed' | 'arrived'

/** What was reported of a shipment on its way. */
export interface Milestone {
  at: string
  kind: MilestoneKind
  place: string
  /** The calendar date of arrival that it announces; null when it says nothing of it. */
  newEta: string | null
  note: string
}

/** Goods on their way from a supplier to a warehouse. Calendar dates. */
export interface InboundShipment {
  id: string
  /** The purchase order. */
  order: string
  mode: InboundMode
  carrier: string
  warehouse: string
  /** When it was to depart. */
  etd: string
  departedOn: string | null
  etaOriginal: string
  /** When it is expected now. */
  eta: string
  arrivedOn: string | null
  lines: { line: string; sku: string; quantity: number }[]
  /** In order. */
  milestones: Milestone[]
}

/** Another way on which a shipment's goods can still come. */
export interface FreightOption {
  id: string
  shipment: string
  mode: 'road' | 'rail' | 'air'
  /** Whether a part of a line may go that way while the rest stays where it is. */
  takesParts: boolean
  /** Most pieces that it takes. */
  capacity: number
  fixedCost: Money
  costPerPiece: Money
  /** What is saved of the first way when a whole line goes this one. */
  avoidedCost: Money
  /** Calendar days from the booking to the arrival. */
  days: number
}

export interface NewInboundShipment extends Omit<InboundShipment, 'lines' | 'departedOn' | 'arrivedOn'> {
  departedOn?: string | null
  arrivedOn?: string | null
  lines: { line: string; quantity: number }[]
}

export function addInboundShipment(database: CompanyDatabase, shipment: NewInboundShipment): void {
  const { id, order, mode, carrier, warehouse, etd, etaOriginal, eta } = shipment
  database.insert('inbound_shipment', {
    id,
    order_id: order,
    mode,
    carrier,
    warehouse,
    etd,
    departed_on: shipment.departedOn ?? null,
    eta_original: etaOriginal,
    eta,
    arrived_on: shipment.arrivedOn ?? null,
  })
  for (const { line, quantity } of shipment.lines)
    database.insert('inbound_line', { shipment_id: id, line_id: line, quantity })
  for (const milestone of shipment.milestones) addMilestone(database, id, milestone)
}

/** Adds the next milestone, and what follows of it for the shipment: departure, the date it is expected, arrival. */
export function addMilestone(database: CompanyDatabase, shipment: string, milestone: Milestone): void {
  const { at, kind, place, newEta, note } = milestone
  database.run(
    `INSERT INTO inbound_event VALUES (?1, (SELECT count(*) + 1 FROM inbound_event WHERE shipment_id = ?1), ?2, ?3, ?4, ?5, ?6)`,
    shipment,
    at,
    kind,
    place,
    newEta,
    note,
  )
  const day = at.slice(0, 10)
  if (newEta !== null) database.run('UPDATE inbound_shipment SET eta = ? WHERE id = ?', newEta, shipment)
  if (kind === 'departed') database.run('UPDATE inbound_shipment SET departed_on = ? WHERE id = ?', day, shipment)
  if (kind === 'arrived') database.run('UPDATE inbound_shipment SET arrived_on = ? WHERE id = ?', day, shipment)
}

export function addFreightOption(
  database: CompanyDatabase,
  option: Pick<FreightOption, 'id' | 'shipment' | 'mode' | 'takesParts' | 'capacity' | 'days'> & {
    fixedMinor: number
    perPieceMinor: number
    avoidedMinor: number
    currency: string
  },
): void {
  database.insert('freight_option', {
    id: option.id,
    shipment_id: option.shipment,
    mode: option.mode,
    takes_parts: option.takesParts,
    capacity: option.capacity,
    fixed_minor: option.fixedMinor,
    per_piece_minor: option.perPieceMinor,
    avoided_minor: option.avoidedMinor,
    currency: option.currency,
    days: option.days,
  })
}

type ShipmentRow = Omit<InboundShipment, 'lines' | 'milestones'>

const selectShipment = `SELECT id, order_id AS "order", mode, carrier, warehouse, etd, departed_on AS departedOn,
  eta_original AS etaOriginal, eta, arrived_on AS arrivedOn FROM inbound_shipment`

export function readInboundShipment(database: CompanyDatabase, id: string): InboundShipment | null {
  const row = database.one<ShipmentRow>(`${selectShipment} WHERE id = ?`, id)
  return row && whole(database, row)
}

/** Of one purchase order, by id. */
export function readInboundShipmentsOf(database: CompanyDatabase, order: string): InboundShipment[] {
  return database
    .all<ShipmentRow>(`${selectShipment} WHERE order_id = ? ORDER BY id`, order)
    .map((row) => whole(database, row))
}

function whole(database: CompanyDatabase, row: ShipmentRow): InboundShipment {
  return {
    ...row,
    lines: database.all(
      `SELECT i.line_id AS line, l.sku, i.quantity FROM inbound_line i JOIN purchase_line l ON l.id = i.line_id
       WHERE i.shipment_id = ? ORDER BY i.line_id`,
      row.id,
    ),
    milestones: database.all<Milestone>(
      'SELECT at, kind, place, new_eta AS newEta, note FROM inbound_event WHERE shipment_id = ? ORDER BY position',
      row.id,
    ),
  }
}

/** Ids of shipments under way that are expected later than first announced, or had not departed the day after they were to. */
export function readDisturbedShipments(database: CompanyDatabase, today: string): string[] {
  return database
    .all<{ id: string }>(
      `SELECT id FROM inbound_shipment WHERE arrived_on IS NULL
         AND (eta > eta_original OR (departed_on IS NULL AND date(etd, '+1 day') < ?)) ORDER BY id`,
      today,
    )
    .map(({ id }) => id)
}

/** Ways on which a shipment can still come, by id. */
export function readFreightOptions(database: CompanyDatabase, shipment: string): FreightOption[] {
  return database
    .all<
      Omit<FreightOption, 'takesParts' | 'fixedCost' | 'costPerPiece' | 'avoidedCost'> & {
        takesParts: number
        fixed: number
        perPiece: number
        avoided: number
        currency: string
      }
    >(
      `SELECT id, shipment_id AS shipment, mode, takes_parts AS takesParts, capacity, fixed_minor AS fixed,
         per_piece_minor AS perPiece, avoided_minor AS avoided, currency, days
       FROM freight_option WHERE shipment_id = ? ORDER BY id`,
      shipment,
    )
    .map(({ id, shipment: of, mode, takesParts, capacity, fixed, perPiece, avoided, currency, days }) => ({
      id,
      shipment: of,
      mode,
      takesParts: takesParts === 1,
      capacity,
      fixedCost: fromMinor(fixed, currency),
      costPerPiece: fromMinor(perPiece, currency),
      avoidedCost: fromMinor(avoided, currency),
      days,
    }))
}
