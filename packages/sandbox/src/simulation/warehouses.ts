import { shipReserved } from '../records/stock.ts'
import { addScan, comingScanOf } from './parcels.ts'
import { type ComingEvent, dayOf, hoursBetween, instantOf, onWeekday, type Stage } from './stage.ts'

interface Waiting {
  shipment: string
  placedOn: string
  /** What the goods are reserved for. */
  reference: string
}

const selectWaiting = `SELECT s.id AS shipment, o.placed_on AS placedOn,
    coalesce('replacement of ' || r.line_id, 'exchange of ' || e.request_id) AS reference
  FROM shipment s JOIN sales_order o ON o.id = s.order_id
  LEFT JOIN replacement r ON r.order_id = o.id AND r.cancelled = 0 LEFT JOIN return_order e ON e.order_id = o.id
  WHERE s.state = 'Pending' AND s.dock = 'on dock' AND coalesce(r.line_id, e.request_id) IS NOT NULL`

/** Replacements and exchanges leave the warehouse; the carrier has them from then on. */
export function comingHandovers(stage: Stage): ComingEvent[] {
  return stage.database.all<Waiting>(selectWaiting).map(({ shipment, placedOn, reference }) => {
    const draws = stage.draws('warehouse', shipment)
    const at = onWeekday(Math.max(Date.parse(placedOn) + hoursBetween(draws, 14, 40), stage.since + 60_000))
    return {
      at,
      id: `handover ${shipment}`,
      what: 'parcel handed over',
      entity: shipment,
      happen: (now) => handOver(stage, shipment, reference, now),
    }
  })
}

function handOver(stage: Stage, shipment: string, reference: string, at: number): ComingEvent[] {
  const { database } = stage
  const waits =
    "SELECT 1 FROM shipment s JOIN sales_order o ON o.id = s.order_id WHERE s.id = ? AND s.state = 'Pending'"
  if (!database.one(`${waits} AND o.status <> 'cancelled'`, shipment)) return []
  shipReserved(database, reference, instantOf(at))
  database.run("UPDATE shipment SET dock = 'handed over', shipped_on = ? WHERE id = ?", dayOf(at), shipment)
  addScan(stage, shipment, { state: 'InfoReceived', place: 'Warehouse', remark: 'Handed to the carrier' }, at)
  return comingScanOf(stage, shipment)
}
