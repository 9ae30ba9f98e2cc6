import { instantOf, type Stage } from './stage.ts'

/** Notes what the driver's device recorded: the right unit, near the address, signed where a signature was asked for. */
export function deliverParcel(stage: Stage, shipment: string, at: number): void {
  const to = stage.database.one<{
    unit: string | null
    latitude: number
    longitude: number
    signature: number
    customer: string
    recipient: string | null
  }>(
    `SELECT o.unit, o.latitude_e6 AS latitude, o.longitude_e6 AS longitude, s.signature, c.name AS customer,
       g.recipient_name AS recipient
     FROM shipment s JOIN sales_order o ON o.id = s.order_id JOIN customer c ON c.id = o.customer_id
     LEFT JOIN gift g ON g.order_id = coalesce(o.parent_id, o.id) WHERE s.id = ?`,
    shipment,
  )
  if (!to) throw new Error(`There is no shipment ${shipment}`)
  const draws = stage.draws('driver', shipment)
  stage.database.run('DELETE FROM proof_of_delivery WHERE shipment_id = ?', shipment)
  stage.database.insert('proof_of_delivery', {
    shipment_id: shipment,
    delivered_at: instantOf(at),
    unit: to.unit,
    latitude_e6: to.latitude + draws.integer(-150, 150),
    longitude_e6: to.longitude + draws.integer(-150, 150),
    signed_by: to.signature === 1 ? (to.recipient ?? to.customer) : null,
    driver_note: null,
  })
}
