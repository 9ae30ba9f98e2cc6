import { calculation, fact, query, recordId, recordText, writtenBy } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import type { ProofRecord } from '../systems/carrier.ts'
import { carrier, warehouse } from '../systems.ts'
import { parcel } from './delivery.ts'
import { placeIn } from './driver-note.ts'
import { shipments } from './shipments.ts'

const dockSchema = z.enum(['on dock', 'not found', 'handed over'])
export type Dock = z.output<typeof dockSchema>

const device = {
  unit: writtenBy('carrier', z.string().nullable()),
  point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  signedBy: writtenBy('carrier', z.string().nullable()),
  /** Where the driver says to have left it, as far as that says something. */
  leftAt: writtenBy('carrier', z.enum(['neighbour', 'reception', 'other unit']).nullable()),
}

/** What the drivers' devices recorded, by parcel; none where nothing was recorded. */
export const proofs = fact(
  'proofs',
  z.array(z.object({ shipment: recordId(), deliveredAt: recordText(), ...device })),
  {
    about: order,
    freshFor: '1h',
  },
)

/** What was recorded at the delivery of the order's one parcel; all null where nothing was. */
export const proof = fact('proof', z.object(device), { about: order })

/** Other parcels reported as misdelivered on the same route and day. */
export const routeReports = fact('routeReports', z.number().int().min(0), { about: order, freshFor: '1h' })

/** Where somebody at the warehouse found each parcel. */
export const docks = fact('docks', z.array(z.object({ shipment: recordId(), dock: dockSchema })), {
  about: order,
  freshFor: '1h',
})

/** The same of the order's one parcel. */
export const dock = fact('dock', dockSchema, { about: order })

export const readProofs = query({
  name: 'carrier.readProof',
  needs: { shipments },
  gives: proofs,
  uses: { carrier },
  read: async (i, u) => {
    const found = await Promise.all(i.shipments.map(({ id }) => u.carrier.proofOfDelivery(id)))
    return found.flatMap((one, at) => (one ? [{ shipment: i.shipments[at]?.id ?? '', ...recordedIn(one) }] : []))
  },
})

export function recordedIn({ deliveredAt, unit, latitude, longitude, signedBy, driverNote }: ProofRecord) {
  return {
    deliveredAt,
    unit,
    point: latitude === null || longitude === null ? null : { latitude, longitude },
    signedBy,
    leftAt: driverNote === null ? null : placeIn(driverNote),
  }
}

export const takeProof = calculation({
  name: 'takeProof',
  needs: { proofs, shipment: parcel.$.id },
  gives: proof,
  compute: (i) => {
    const found = i.proofs.find(({ shipment }) => shipment === i.shipment)
    if (!found) return { unit: null, point: null, signedBy: null, leftAt: null }
    const { unit, point, signedBy, leftAt } = found
    return { unit, point, signedBy, leftAt }
  },
})

export const readRouteReports = query({
  name: 'carrier.readRouteReports',
  needs: { route: parcel.$.route, day: parcel.$.lastScanOn },
  gives: routeReports,
  uses: { carrier },
  read: async (i, u) => (i.day === null ? 0 : u.carrier.reportsOnRoute({ route: i.route, day: i.day })),
})

export const inspectDock = query({
  name: 'warehouse.inspectDock',
  needs: { shipments },
  gives: docks,
  uses: { warehouse },
  cost: 5,
  read: async (i, u, say) => {
    const found = await Promise.all(i.shipments.map(({ id }) => u.warehouse.inspectDock(id)))
    const unknown = i.shipments.filter((_, at) => found[at] === null)
    if (unknown.length > 0)
      return say.missing(`the warehouse does not know ${unknown.map(({ id }) => id).join(' and ')}`)
    return found.flatMap((one, at) => (one ? [{ shipment: i.shipments[at]?.id ?? '', dock: one }] : []))
  },
})

export const takeDock = calculation({
  name: 'takeDock',
  needs: { docks, shipment: parcel.$.id },
  gives: dock,
  compute: (i, say) =>
    i.docks.find(({ shipment }) => shipment === i.shipment)?.dock ?? say.missing('nobody looked for it on the dock'),
})
