import { fact, query } from 'operant'
import { z } from 'zod'
import { order } from '../orders/concern.ts'
import { carrier, warehouse } from '../systems.ts'
import { parcel } from './delivery.ts'
import { placeIn } from './driver-note.ts'

const dockSchema = z.enum(['on dock', 'not found', 'handed over'])
export type Dock = z.output<typeof dockSchema>

/** What the driver's device recorded at the delivery; all null where nothing was recorded. */
export const proof = fact(
  'proof',
  z.object({
    unit: z.string().nullable(),
    point: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    signedBy: z.string().nullable(),
    /** Where the driver says to have left it, as far as that says something. */
    leftAt: z.enum(['neighbour', 'reception', 'other unit']).nullable(),
  }),
  { about: order, freshFor: '1h' },
)

/** Other parcels reported as misdelivered on the same route and day. */
export const routeReports = fact('routeReports', z.number().int().min(0), { about: order, freshFor: '1h' })

/** Where somebody at the warehouse found a parcel that the carrier never scanned. */
export const dock = fact('dock', dockSchema, { about: order, freshFor: '1h' })

export const readProof = query({
  name: 'carrier.readProof',
  needs: { shipment: parcel.$.id },
  gives: proof,
  uses: { carrier },
  read: async (i, u) => {
    const found = await u.carrier.proofOfDelivery(i.shipment)
    if (!found) return { unit: null, point: null, signedBy: null, leftAt: null }
    const { unit, latitude, longitude, signedBy, driverNote } = found
    const point = latitude === null || longitude === null ? null : { latitude, longitude }
    return { unit, point, signedBy, leftAt: driverNote === null ? null : placeIn(driverNote) }
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
  needs: { shipment: parcel.$.id },
  gives: dock,
  uses: { warehouse },
  cost: 5,
  read: async (i, u, say) =>
    (await u.warehouse.inspectDock(i.shipment)) ?? say.missing(`the warehouse does not know shipment ${i.shipment}`),
})
