import { event, wait } from 'operant'
import { shipment, shipmentId } from './shipment.ts'
import { toTell } from './tell.ts'

/** Waits for the next milestone. News of the shipment end it early. */
export const awaitMilestone = wait({
  name: 'awaitMilestone',
  needs: { id: shipmentId, at: shipment.$.lookAt },
  until: (i) => new Date(i.at),
  on: (i) => event('shipment.reported', i.id),
  rereads: [shipment, toTell],
  most: 50,
})
